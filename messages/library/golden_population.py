"""Ready texts: the years in which most people are of working age."""

from messages.library import Ready

TEXTS = (
    Ready(
        key="golden_population_1",
        text=(
            "Nước ta đang ở thời kỳ dân số vàng, nghĩa là người trong tuổi lao động đông hơn nhiều so với trẻ em "
            "và người già. Các em đang là lớp người trẻ ấy. Học lấy một nghề mình thích, giữ sức khoẻ, chịu khó "
            "trau dồi, đó là vốn để đi đường dài. Muốn hỏi chuyện học nghề, việc làm, mời các em gặp Đoàn thanh "
            "niên nơi mình ở."
        ),
        audience="youth",
        source="Nghị quyết 21-NQ/TW về công tác dân số trong tình hình mới; Kết luận 149-KL/TW ngày 10/4/2025",
    ),
    Ready(
        key="golden_population_2",
        text=(
            "Người trong tuổi lao động đang đông, đó là vốn quý của địa phương và của mỗi doanh nghiệp. Mong các "
            "đơn vị dạy nghề cho người mới, giữ việc làm ổn định, tạo thuận lợi cho người có con nhỏ. Từ ngày "
            "1/7/2026, lao động nữ sinh con thứ hai được nghỉ thai sản 7 tháng, người chồng được nghỉ 10 ngày làm "
            "việc."
        ),
        audience="businesses",
        source="Nghị quyết 21-NQ/TW về công tác dân số trong tình hình mới; Luật Dân số 113/2025/QH15, hiệu lực từ 1/7/2026",
    ),
    Ready(
        key="golden_population_3",
        text=(
            "Hôm nay nước ta đông người đang tuổi làm việc, mai sau lớp người ấy sẽ cùng già đi. Mong bà con động "
            "viên con cháu học nghề, làm ăn chăm chỉ; người lớn giữ gìn sức khoẻ, tính trước cho tuổi già và tham "
            "gia bảo hiểm y tế. Chưa rõ làm thế nào, mời bà con hỏi tổ trưởng hoặc cộng tác viên dân số."
        ),
        audience="residents",
        source="Nghị quyết 21-NQ/TW về công tác dân số trong tình hình mới",
    ),
)
