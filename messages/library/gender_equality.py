"""Ready texts: equality of women and men."""

from messages.library import Ready

TEXTS = (
    Ready(
        key="gender_equality_1",
        text=(
            "Con trai biết nấu cơm, con gái được học cao, vợ chồng cùng làm, cùng bàn, cùng quyết thì cả nhà đỡ "
            "vất vả. Chuyện sinh con cũng vậy: hai người cùng bàn, luật cấm ép người khác sinh hoặc không sinh "
            "con. Mong bà con quý con gái, con trai như nhau."
        ),
        audience="residents",
        source="Luật Dân số 113/2025/QH15, hiệu lực từ 1/7/2026",
    ),
    Ready(
        key="gender_equality_2",
        text=(
            "Từ ngày 1/7/2026, khi vợ sinh con thứ hai, chồng là người lao động được nghỉ 10 ngày làm việc để ở "
            "bên vợ con. Bế con, giặt tã, nấu bữa cơm không làm người đàn ông kém đi, mà làm nhà ấm thêm. Ngày "
            "thường cũng vậy, mong các anh sẻ việc nhà với vợ."
        ),
        audience="couples",
        source="Luật Dân số 113/2025/QH15, hiệu lực từ 1/7/2026",
    ),
    Ready(
        key="gender_equality_3",
        text=(
            "Đi làm cả ngày, về lại một mình lo việc nhà thì ai cũng mệt. Mời chị nói ra để chồng con cùng sẻ "
            "việc. Nếu trong nhà có điều làm chị buồn khổ hay sợ hãi thì đó không phải lỗi của chị, chị đừng chịu "
            "một mình, mời chị tìm đến Hội Phụ nữ, tổ trưởng hoặc Trạm Y tế."
        ),
        audience="women",
        source="Nghị quyết 21-NQ/TW về công tác dân số trong tình hình mới",
    ),
)
