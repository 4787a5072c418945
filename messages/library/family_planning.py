"""Ready texts: contraception, as a choice of those who want it."""

from messages.library import Ready

TEXTS = (
    Ready(
        key="family_planning_1",
        text=(
            "Chưa muốn sinh, hay muốn đợi con lớn thêm rồi mới sinh, là việc hai vợ chồng cùng bàn và tự quyết "
            "định. Cách tránh thai nào hợp, mời anh chị đến Trạm Y tế để được tư vấn; bao cao su, thuốc uống thì "
            "có thể hỏi cộng tác viên dân số. Đây là việc của cả hai người, không riêng người vợ."
        ),
        audience="couples",
        source="Pháp lệnh 07/2025/UBTVQH15, hiệu lực từ 3/6/2025; Thông tư 02/2021/TT-BYT",
    ),
    Ready(
        key="family_planning_2",
        text=(
            "Chị nào đang tránh thai mà thấy trong người có điều lạ, hoặc muốn đổi cách khác, hoặc muốn thôi để "
            "sinh con, mời chị đến Trạm Y tế để được tư vấn. Đổi hay thôi là do chị quyết định, không ai được ép. "
            "Ngại đi một mình, chị rủ chồng hoặc nhờ cộng tác viên dân số đi cùng."
        ),
        audience="women",
        source="Luật Dân số 113/2025/QH15, hiệu lực từ 1/7/2026; Thông tư 02/2021/TT-BYT",
    ),
    Ready(
        key="family_planning_3",
        text=(
            "Trọng tâm nay chuyển từ kế hoạch hoá gia đình sang dân số và phát triển. Ai cần tránh thai vẫn được "
            "tư vấn, theo ý của chính người ấy. Mong các đồng chí không thúc ép nhà nào, không nêu tên ai trên "
            "loa hay trong nhóm chung, và nói rõ với dân rằng số con là do vợ chồng quyết định."
        ),
        audience="officials",
        source="Kết luận 149-KL/TW ngày 10/4/2025; Pháp lệnh 07/2025/UBTVQH15, hiệu lực từ 3/6/2025",
    ),
)
