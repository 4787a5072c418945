"""Ready texts: imbalance of the sexes at birth, and the ban on choosing a child's sex."""

from messages.library import Ready

TEXTS = (
    Ready(
        key="sex_ratio_1",
        text=(
            "Con trai hay con gái đều là con. Luật nghiêm cấm lựa chọn giới tính thai nhi dưới mọi hình thức, "
            "kể cả việc tiết lộ giới tính thai nhi để lựa chọn. "
            "Mong các gia đình cùng mừng đón và nuôi dạy mọi em bé như nhau."
        ),
        audience="couples",
        source="Luật Dân số 113/2025/QH15, hiệu lực từ 1/7/2026",
    ),
    Ready(
        key="sex_ratio_2",
        text=(
            "Bé trai sinh ra nhiều hơn bé gái quá mức là mất cân bằng giới tính khi sinh. "
            "Cả nước phấn đấu đến năm 2030 còn dưới 109 bé trai trên 100 bé gái. "
            "Bà con nhắc nhau: quý con trai như con gái, không hỏi, không chọn giới tính thai nhi."
        ),
        audience="residents",
        source="Quyết định 1679/QĐ-TTg, Chiến lược Dân số Việt Nam đến năm 2030",
    ),
    Ready(
        key="sex_ratio_3",
        text=(
            "Sinh con gái hay con trai đều là tin vui, và không phải là công hay lỗi của người mẹ. Luật cấm chọn "
            "giới tính thai nhi, cũng cấm ép người khác sinh hoặc không sinh con. Chị nào phải nghe lời ra tiếng "
            "vào, mời chị trò chuyện với Hội Phụ nữ hoặc cộng tác viên dân số, đừng buồn một mình."
        ),
        audience="women",
        source="Luật Dân số 113/2025/QH15, hiệu lực từ 1/7/2026",
    ),
)
