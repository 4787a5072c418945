"""Ready texts: advice and a health check before marriage."""

from messages.library import Ready

TEXTS = (
    Ready(
        key="premarital_1",
        text=(
            "Chúc mừng anh chị sắp về chung một nhà. Trước ngày cưới, mời hai người cùng đi tư vấn, khám sức khoẻ "
            "để hiểu mình, hiểu nhau và cùng tính chuyện mai sau. Khám ở đâu, chuẩn bị những gì, mời anh chị hỏi "
            "Trạm Y tế. Lo cưới bận đến mấy cũng nên dành cho nhau một buổi."
        ),
        audience="couples",
        source="Quyết định 1679/QĐ-TTg, Chiến lược Dân số Việt Nam đến năm 2030",
    ),
    Ready(
        key="premarital_2",
        text=(
            "Khám sức khoẻ trước khi cưới không phải vì ngờ nhau, mà vì thương nhau. Đến năm 2030 cả nước phấn "
            "đấu 90% đôi nam nữ được tư vấn, khám sức khoẻ trước khi kết hôn. Em nào đang tính chuyện lập gia "
            "đình, mời đến Trạm Y tế hỏi trước cho yên lòng."
        ),
        audience="youth",
        source="Quyết định 1679/QĐ-TTg, Chiến lược Dân số Việt Nam đến năm 2030",
    ),
    Ready(
        key="premarital_3",
        text=(
            "Nhà nào sắp dựng vợ gả chồng cho con, giữa lúc lo cỗ bàn, mong cha mẹ nhắc hai cháu đến Trạm Y tế "
            "hỏi về tư vấn, khám sức khoẻ trước khi cưới. Biết trước là để hai cháu cùng liệu, cùng lo cho nhau, "
            "không phải để nhà này chê nhà kia."
        ),
        audience="residents",
        source="Quyết định 1679/QĐ-TTg, Chiến lược Dân số Việt Nam đến năm 2030",
    ),
)
