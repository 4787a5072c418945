"""Ready texts: where people live, and those who move."""

from messages.library import Ready

TEXTS = (
    Ready(
        key="distribution_1",
        text=(
            "Anh chị nào mới về khu mình ở, dù ở lâu hay chỉ thuê trọ ít tháng, mời nhắn cộng tác viên dân số một "
            "tiếng. Có vậy khi họp dân, khi khám sức khoẻ, khu mình mới mời được đủ nhà. Người mới đến hay người "
            "ở lâu đều là hàng xóm của nhau, có gì chưa rõ anh chị cứ hỏi."
        ),
        audience="residents",
        source="Luật Dân số 113/2025/QH15, hiệu lực từ 1/7/2026",
    ),
    Ready(
        key="distribution_2",
        text=(
            "Em nào đi học, đi làm xa nhà, đến nơi ở mới nên hỏi xem Trạm Y tế ở đâu để khi cần biết chỗ mà đến. "
            "Người xa quê là nhóm được Luật Dân số dành ưu tiên khi tuyên truyền, tư vấn. Ở nhà, mong các em báo "
            "cho cha mẹ biết chỗ ở mới và nhắn cộng tác viên dân số một tiếng khi chuyển đi."
        ),
        audience="youth",
        source="Luật Dân số 113/2025/QH15, hiệu lực từ 1/7/2026",
    ),
    Ready(
        key="distribution_3",
        text=(
            "Nhiều anh chị em xa quê đến làm việc, ở trọ, ít khi nghe được tin của khu dân cư. Mong doanh nghiệp "
            "và chủ nhà trọ chuyển giúp lời này: Trạm Y tế và cộng tác viên dân số sẵn lòng hướng dẫn mọi người. "
            "Luật Dân số cấm phân biệt đối xử khi phục vụ, người mới đến hay người ở lâu đều như nhau."
        ),
        audience="businesses",
        source="Luật Dân số 113/2025/QH15, hiệu lực từ 1/7/2026",
    ),
)
