"""Ready texts: a decent way of living: surroundings, food safety, social ills."""

from messages.library import Ready

TEXTS = (
    Ready(
        key="lifestyle_1",
        text=(
            "Ngõ sạch thì nhà khoẻ, khách đến cũng mến. Mong bà con bỏ rác đúng chỗ, đúng giờ, mỗi tuần dành một "
            "lúc cùng quét ngõ. Cưới hỏi, ma chay, mong các nhà làm vừa sức mình, không cần vay mượn cho bằng "
            "người. Hàng xóm khi vui khi buồn có nhau là quý nhất."
        ),
        audience="residents",
        source="Nghị quyết 21-NQ/TW về công tác dân số trong tình hình mới; phong trào xây dựng đô thị văn minh",
    ),
    Ready(
        key="lifestyle_2",
        text=(
            "Ai rủ thử ma tuý, đánh bạc, các em có thể từ chối mà không mất mặt với ai. Nếu đã lỡ, em hãy nói với "
            "người mình tin: cha mẹ, thầy cô, Đoàn thanh niên hay Trạm Y tế. Nói ra sớm là can đảm, và sẽ có "
            "người giúp em. Ngày nghỉ, mời các em rủ nhau chơi thể thao, giúp ông bà trong khu."
        ),
        audience="youth",
        source="Nghị quyết 21-NQ/TW về công tác dân số trong tình hình mới",
    ),
    Ready(
        key="lifestyle_3",
        text=(
            "Hàng quán sạch thì khách quen quay lại. Mong các cửa hàng, bếp ăn chọn thực phẩm rõ nơi mua, che đậy "
            "cẩn thận, giữ tay và bát đũa sạch, để rác đúng chỗ. Có điều chưa rõ về an toàn thực phẩm, mời hỏi "
            "Trạm Y tế hoặc Uỷ ban phường, xã. Bà con ăn yên tâm, mình bán cũng vui."
        ),
        audience="businesses",
        source="Nghị quyết 21-NQ/TW về công tác dân số trong tình hình mới",
    ),
)
