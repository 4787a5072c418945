"""Ready texts: replacement fertility: what support there is. The number of children is the couple's own decision."""

from messages.library import Ready

TEXTS = (
    Ready(
        key="replacement_fertility_1",
        text=(
            "Sinh mấy con, khi nào sinh, cách nhau bao lâu là do vợ chồng cùng bàn và tự quyết định. Gia đình "
            "mong có con thứ hai thì từ ngày 1/7/2026 được thêm thời gian bên con: lao động nữ sinh con thứ hai "
            "được nghỉ thai sản 7 tháng, người chồng được nghỉ 10 ngày làm việc. Muốn biết rõ cách làm, mời anh "
            "chị hỏi nơi mình làm việc hoặc hỏi cộng tác viên dân số."
        ),
        audience="couples",
        source="Pháp lệnh 07/2025/UBTVQH15, hiệu lực từ 3/6/2025; Luật Dân số 113/2025/QH15, hiệu lực từ 1/7/2026",
    ),
    Ready(
        key="replacement_fertility_2",
        text=(
            "Theo Luật Dân số, phụ nữ sinh đủ hai con trước 35 tuổi thuộc nhóm được hỗ trợ tài chính; người có từ "
            "hai con đẻ trở lên được ưu tiên về nhà ở xã hội. Mức hỗ trợ và cách làm do Nhà nước quy định. Sinh "
            "hay không, sinh lúc nào vẫn do chị em tự quyết định, không ai được ép. Muốn hỏi thêm, mời chị nhắn "
            "cộng tác viên dân số."
        ),
        audience="women",
        source="Luật Dân số 113/2025/QH15, hiệu lực từ 1/7/2026",
    ),
    Ready(
        key="replacement_fertility_3",
        text=(
            "Năm 2022 trung bình mỗi phụ nữ nước ta sinh 2,01 con, năm 2024 còn 1,91 con. Cứ như vậy thì sau này "
            "người trẻ ít đi, người già đông lên. Vì thế Nhà nước hỗ trợ để nhà nào mong có con được yên tâm sinh "
            "và nuôi con. Số con là chuyện riêng của mỗi nhà, mong bà con động viên nhau, đừng thúc giục, đừng so "
            "bì."
        ),
        audience="residents",
        source="Tổng tỷ suất sinh cả nước năm 2022 và 2024; Luật Dân số 113/2025/QH15, hiệu lực từ 1/7/2026",
    ),
    Ready(
        key="replacement_fertility_4",
        text=(
            "Mong các đồng chí khi đến thăm hộ nói đúng với bà con: vợ chồng tự quyết định số con và thời gian "
            "sinh con. Các đồng chí giới thiệu những hỗ trợ khi sinh con thứ hai, lắng nghe chỗ khó của từng nhà "
            "về việc làm, nhà ở, nơi gửi trẻ, rồi phản ánh lại với chi bộ. Không chê trách nhà ít con, cũng không "
            "chê trách nhà đông con."
        ),
        audience="party_members",
        source="Kết luận 149-KL/TW ngày 10/4/2025; Pháp lệnh 07/2025/UBTVQH15, hiệu lực từ 3/6/2025",
    ),
)
