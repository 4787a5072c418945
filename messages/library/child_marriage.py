"""Ready texts: marriage under age, and between near relatives."""

from messages.library import Ready

TEXTS = (
    Ready(
        key="child_marriage_1",
        text=(
            "Theo luật, nam từ đủ 20 tuổi, nữ từ đủ 18 tuổi mới được kết hôn. Trước tuổi ấy, các em còn nhiều "
            "điều để học, để chơi, để thử sức. Nếu có ai giục em cưới sớm, mời em nói với thầy cô, Đoàn thanh "
            "niên, Hội Phụ nữ hoặc Trạm Y tế. Em không có lỗi, và không phải lo một mình."
        ),
        audience="youth",
        source="Luật Hôn nhân và gia đình 52/2014/QH13, Điều 8",
    ),
    Ready(
        key="child_marriage_2",
        text=(
            "Thương con, mong cha mẹ đợi con đủ tuổi rồi hãy tính chuyện cưới: con trai từ đủ 20 tuổi, con gái từ "
            "đủ 18 tuổi. Nếu hai cháu đã lỡ gắn bó khi còn nhỏ tuổi, gia đình cứ bình tĩnh, đưa các cháu đến Trạm "
            "Y tế và hỏi cán bộ hộ tịch của phường, xã. Hàng xóm mong đừng chê cười, hãy giúp một lời."
        ),
        audience="residents",
        source="Luật Hôn nhân và gia đình 52/2014/QH13, Điều 8",
    ),
    Ready(
        key="child_marriage_3",
        text=(
            "Trước khi bàn chuyện cưới, mời hai nhà hỏi lại họ hàng bên nội, bên ngoại. Luật không cho kết hôn "
            "cận huyết thống, tức là giữa những người có họ gần. Chưa rõ họ gần hay xa, anh chị cứ hỏi cán bộ hộ "
            "tịch của phường, xã trước; hỏi sớm thì không ai phải khó xử."
        ),
        audience="couples",
        source="Luật Hôn nhân và gia đình 52/2014/QH13",
    ),
)
