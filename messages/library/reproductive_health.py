"""Ready texts: reproductive health, of the young above all."""

from messages.library import Ready

TEXTS = (
    Ready(
        key="reproductive_health_1",
        text=(
            "Đến tuổi lớn, cơ thể và tính tình thay đổi là chuyện thường, không có gì phải xấu hổ. Em nào có điều "
            "muốn hỏi, mời em nói với cha mẹ, thầy cô mà em tin, hoặc đến Trạm Y tế. Không câu hỏi nào là dại cả, "
            "hỏi được là nhẹ lòng."
        ),
        audience="youth",
        source="Luật Dân số 113/2025/QH15, hiệu lực từ 1/7/2026",
    ),
    Ready(
        key="reproductive_health_2",
        text=(
            "Chị em lo việc nhà, việc chợ, lo cho chồng con, nhiều khi quên mất mình. Thấy trong người có điều "
            "lạ, hay có chuyện khó nói, mời chị đến Trạm Y tế, đừng cố chịu. Ngại đi một mình thì chị rủ thêm "
            "người thân hoặc nhờ cộng tác viên dân số đi cùng."
        ),
        audience="women",
        source="Nghị quyết 21-NQ/TW về công tác dân số trong tình hình mới",
    ),
    Ready(
        key="reproductive_health_3",
        text=(
            "Sức khoẻ sinh sản là việc của cả vợ và chồng. Anh chị nào mong con đã lâu mà chưa có thì đó không "
            "phải lỗi của ai, mời hai người cùng đến Trạm Y tế để được chỉ nơi khám. Người thân, hàng xóm mong "
            "đừng hỏi dồn, một lời nhẹ nhàng cũng là giúp nhau rồi."
        ),
        audience="couples",
        source="Nghị quyết 21-NQ/TW về công tác dân số trong tình hình mới",
    ),
    Ready(
        key="reproductive_health_4",
        text=(
            "Con đến tuổi lớn có khi ít nói, hay khép cửa phòng. Mong cha mẹ đừng vội mắng, hãy hỏi han nhẹ nhàng "
            "và nghe con nói hết. Chuyện nào khó trả lời, cha mẹ cùng con đến Trạm Y tế hỏi. Lứa tuổi này được "
            "Luật Dân số dành ưu tiên khi tuyên truyền, tư vấn."
        ),
        audience="residents",
        source="Luật Dân số 113/2025/QH15, hiệu lực từ 1/7/2026",
    ),
)
