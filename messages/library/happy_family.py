"""Ready texts: a happy family, and bringing up children."""

from messages.library import Ready

TEXTS = (
    Ready(
        key="happy_family_1",
        text=(
            "Nhà vui không nhờ nhà to, mà nhờ vợ chồng nói với nhau lời dễ nghe, việc nhà cùng làm, việc khó cùng "
            "bàn. Tối nay, mời anh chị cất điện thoại một lúc, pha ấm trà, hỏi nhau hôm nay thế nào. Chuyện nhỏ "
            "vậy thôi mà giữ được nhà ấm lâu dài."
        ),
        audience="couples",
        source="Nghị quyết 21-NQ/TW về công tác dân số trong tình hình mới; Kết luận 149-KL/TW ngày 10/4/2025",
    ),
    Ready(
        key="happy_family_2",
        text=(
            "Nuôi con tốt không phải là cho con thật nhiều thứ, mà là có mặt lúc con cần. Con làm được việc thì "
            "khen, con sai thì bảo ban, đừng đánh, đừng so với con nhà khác. Con trai hay con gái, nhà một con "
            "hay nhà đông con, cháu nào cũng cần được yêu thương như nhau."
        ),
        audience="residents",
        source="Nghị quyết 21-NQ/TW về công tác dân số trong tình hình mới; Kết luận 149-KL/TW ngày 10/4/2025",
    ),
    Ready(
        key="happy_family_3",
        text=(
            "Ông bà trông cháu, nấu bữa cơm là đã đỡ cho con cái rất nhiều. Nhưng ông bà cũng cần được nghỉ, được "
            "đi chơi với người cùng tuổi. Thấy mệt, mong ông bà cứ nói với con. Còn các con, mỗi ngày hỏi ông bà "
            "một câu xem có mệt không, ông bà đã vui rồi."
        ),
        audience="elderly",
        source="Nghị quyết 21-NQ/TW về công tác dân số trong tình hình mới",
    ),
)
