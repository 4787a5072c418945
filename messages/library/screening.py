"""Ready texts: screening before birth and of the newborn."""

from messages.library import Ready

TEXTS = (
    Ready(
        key="screening_1",
        text=(
            "Sàng lọc trước sinh hiện có bốn bệnh: hội chứng Down, hội chứng Edward, hội chứng Patau và bệnh tan "
            "máu bẩm sinh. Nên làm gì, lúc nào, ở đâu, mời anh chị đến Trạm Y tế để được hướng dẫn. Hai vợ chồng "
            "cùng đi, cùng nghe thì dễ bàn hơn và đỡ lo hơn."
        ),
        audience="couples",
        source="Quyết định 3845/QĐ-BYT ngày 11/8/2021",
    ),
    Ready(
        key="screening_2",
        text=(
            "Bé mới sinh có thể được sàng lọc năm bệnh bẩm sinh: suy giáp, thiếu men G6PD, tăng sản thượng thận, "
            "khiếm thính và tim. Mời chị hỏi ngay nơi mình sinh hoặc Trạm Y tế để được hướng dẫn. Nếu bé cần theo "
            "dõi thêm, đó không phải lỗi của mẹ, cũng không phải lỗi của ai."
        ),
        audience="women",
        source="Quyết định 3845/QĐ-BYT ngày 11/8/2021",
    ),
    Ready(
        key="screening_3",
        text=(
            "Nhà có người đang mang thai, mong chồng và ông bà nhắc nhau cùng chị đến Trạm Y tế hỏi về sàng lọc "
            "trước sinh và sơ sinh. Mục tiêu cả nước đến năm 2030: 70% phụ nữ mang thai và 90% trẻ sơ sinh được "
            "sàng lọc. Đừng ai hỏi trai hay gái, chỉ cùng mong mẹ tròn con vuông."
        ),
        audience="residents",
        source="Quyết định 1679/QĐ-TTg, Chiến lược Dân số Việt Nam đến năm 2030",
    ),
)
