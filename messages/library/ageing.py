"""Ready texts: an ageing population, and care of the elderly."""

from messages.library import Ready

TEXTS = (
    Ready(
        key="ageing_1",
        text=(
            "Kính thưa các ông, các bà: mỗi năm ông bà nên đi khám sức khoẻ ít nhất một lần, và từ năm 2026 có "
            "khám định kỳ hoặc khám sàng lọc miễn phí. Khi có giấy mời, mong ông bà thu xếp đến khám. Ông bà nào "
            "đi lại khó, xin nhắn cộng tác viên dân số một tiếng để Trạm Y tế biết."
        ),
        audience="elderly",
        source="Nghị quyết 72-NQ/TW; Quyết định 1679/QĐ-TTg, Chiến lược Dân số Việt Nam đến năm 2030",
    ),
    Ready(
        key="ageing_2",
        text=(
            "Nhà nào có ông bà, cha mẹ già, mong con cháu mỗi ngày dành một lúc hỏi chuyện, ăn cùng bữa cơm. Mỗi "
            "năm, nhớ đưa ông bà đi khám sức khoẻ ít nhất một lần. Ông bà chưa có thẻ bảo hiểm y tế hoặc đi lại "
            "khó, mời gia đình hỏi cộng tác viên dân số hoặc Trạm Y tế để được hướng dẫn."
        ),
        audience="residents",
        source="Quyết định 1679/QĐ-TTg, Chiến lược Dân số Việt Nam đến năm 2030",
    ),
    Ready(
        key="ageing_3",
        text=(
            "Câu lạc bộ người cao tuổi là nơi ông bà gặp nhau trò chuyện, đánh cờ, ca hát, tập những động tác nhẹ "
            "vừa sức mình. Ông bà nào muốn tham gia, hoặc ở nhà một mình thấy vắng vẻ, mời nhắn Hội Người cao "
            "tuổi hay cộng tác viên dân số để có người đến rủ đi cùng."
        ),
        audience="elderly",
        source="Nghị quyết 21-NQ/TW về công tác dân số trong tình hình mới; Kết luận 149-KL/TW ngày 10/4/2025",
    ),
    Ready(
        key="ageing_4",
        text=(
            "Mục tiêu đến năm 2030 là mọi người cao tuổi có thẻ bảo hiểm y tế và được quản lý sức khoẻ. Khi đến "
            "thăm hộ, mong các đồng chí hỏi xem cụ nào chưa có thẻ, cụ nào sống một mình, cụ nào cần người đưa đi "
            "khám, rồi nói trực tiếp với cộng tác viên dân số. Chuyện bệnh tật của các cụ xin không kể lại trong "
            "tin nhắn."
        ),
        audience="party_members",
        source="Quyết định 1679/QĐ-TTg, Chiến lược Dân số Việt Nam đến năm 2030",
    ),
)
