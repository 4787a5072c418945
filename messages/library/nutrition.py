"""Ready texts: food, growth and bodily fitness."""

from messages.library import Ready

TEXTS = (
    Ready(
        key="nutrition_1",
        text=(
            "Bữa cơm nhà, có gì ăn nấy mà ăn cùng nhau, là món quà cha mẹ cho con mỗi ngày. Con ăn kém, chậm lớn "
            "hay nặng cân, mong cha mẹ đừng tự trách, cũng đừng nghe người này người kia mách thuốc. Mời cha mẹ "
            "đưa con đến Trạm Y tế để được hỏi han, hướng dẫn."
        ),
        audience="residents",
        source="Nghị quyết 21-NQ/TW về công tác dân số trong tình hình mới; Kết luận 149-KL/TW ngày 10/4/2025",
    ),
    Ready(
        key="nutrition_2",
        text=(
            "Sáng sớm hay chiều mát, ông bà rủ nhau ra sân đi bộ vài vòng, vừa đi vừa chuyện trò cho vui. Ai khoẻ "
            "đi nhiều, ai mệt thì ngồi chơi, không phải theo ai cả. Chuyện ăn uống, tập tành thế nào hợp với "
            "mình, mời ông bà đến Trạm Y tế hỏi."
        ),
        audience="elderly",
        source="Nghị quyết 21-NQ/TW về công tác dân số trong tình hình mới; Kết luận 149-KL/TW ngày 10/4/2025",
    ),
    Ready(
        key="nutrition_3",
        text=(
            "Các em đang tuổi lớn, mời rủ nhau chơi một môn mình thích: đá bóng, cầu lông, nhảy dây, bơi cùng "
            "người lớn. Cao hay thấp, gầy hay béo, đừng chê nhau và đừng buồn. Nghe trên mạng mách ăn kiêng, uống "
            "thứ này thứ kia, em hãy hỏi cha mẹ và Trạm Y tế trước đã."
        ),
        audience="youth",
        source="Nghị quyết 21-NQ/TW về công tác dân số trong tình hình mới; Kết luận 149-KL/TW ngày 10/4/2025",
    ),
)
