"""Ready texts: health, learning and well-being of the whole population."""

from messages.library import Ready

TEXTS = (
    Ready(
        key="population_quality_1",
        text=(
            "Ai cũng mong được khoẻ mạnh, được học hành, sống vui và được quý trọng. Nhà nào cũng góp được một "
            "phần: con cháu được đến trường, người lớn đi khám sức khoẻ mỗi năm, ông bà được chăm nom, đôi trẻ "
            "khám sức khoẻ trước khi cưới. Cần hỏi điều gì, mời bà con đến Trạm Y tế."
        ),
        audience="residents",
        source="Nghị quyết 21-NQ/TW về công tác dân số trong tình hình mới; Nghị quyết 72-NQ/TW",
    ),
    Ready(
        key="population_quality_2",
        text=(
            "Cha mẹ nào cũng mong con khoẻ. Từ trước khi cưới, lúc mang thai đến khi bé chào đời, mỗi lúc có việc "
            "nên biết. Anh chị cứ đến Trạm Y tế mà hỏi, hỏi nhiều lần cũng không sao. Và bé nào sinh ra, khoẻ "
            "mạnh hay cần chăm sóc thêm, cũng đáng được yêu thương như nhau."
        ),
        audience="couples",
        source="Nghị quyết 21-NQ/TW về công tác dân số trong tình hình mới",
    ),
    Ready(
        key="population_quality_3",
        text=(
            "Trọng tâm công tác dân số nay là dân số và phát triển. Mục tiêu cả nước đến năm 2030: 90% đôi nam nữ "
            "được tư vấn, khám sức khoẻ trước khi kết hôn; 70% phụ nữ mang thai được sàng lọc ít nhất 4 bệnh; 90% "
            "trẻ sơ sinh được sàng lọc ít nhất 5 bệnh. Mong các đồng chí đưa các việc này vào kế hoạch của đơn vị "
            "mình."
        ),
        audience="officials",
        source="Quyết định 1679/QĐ-TTg, Chiến lược Dân số Việt Nam đến năm 2030; Kết luận 149-KL/TW ngày 10/4/2025",
    ),
)
