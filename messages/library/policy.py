"""Ready texts: the law and the resolutions on population."""

from messages.library import Ready

TEXTS = (
    Ready(
        key="policy_1",
        text=(
            "Luật Dân số có hiệu lực từ ngày 1/7/2026. Sinh mấy con, khi nào sinh, cách nhau bao lâu là do mỗi "
            "người, mỗi cặp vợ chồng quyết định. Luật cấm chọn giới tính thai nhi, cấm ép người khác sinh hoặc "
            "không sinh con, cấm phân biệt đối xử khi phục vụ. Nghe ai nói khác, mời bà con hỏi lại cộng tác viên "
            "dân số."
        ),
        audience="residents",
        source="Luật Dân số 113/2025/QH15, hiệu lực từ 1/7/2026",
    ),
    Ready(
        key="policy_2",
        text=(
            "Thưa các đồng chí: theo Hướng dẫn số 15 ngày 20/3/2025 của Uỷ ban Kiểm tra Trung ương, đảng viên "
            "sinh con thứ ba không bị kỷ luật. Từ ngày 3/6/2025, vợ chồng tự quyết định số con và thời gian sinh "
            "con. Mong các đồng chí nói lại cho bà con cùng rõ, để không nhà nào còn phải lo vì quy định cũ."
        ),
        audience="party_members",
        source="Hướng dẫn 15-HD/UBKTTW ngày 20/3/2025; Pháp lệnh 07/2025/UBTVQH15, hiệu lực từ 3/6/2025",
    ),
    Ready(
        key="policy_3",
        text=(
            "Tháng 12 là Tháng hành động quốc gia về dân số, ngày 26/12 là Ngày Dân số. Mong mỗi đơn vị chọn một "
            "việc thiết thực: mời người cao tuổi đi khám sức khoẻ, nói chuyện với đôi trẻ sắp cưới, thăm nhà mới "
            "sinh, hoặc giới thiệu Luật Dân số trong buổi họp dân. Làm gọn, làm thật, ghi lại để cùng rút kinh "
            "nghiệm."
        ),
        audience="officials",
        source="Kết luận 149-KL/TW ngày 10/4/2025; Luật Dân số 113/2025/QH15, hiệu lực từ 1/7/2026",
    ),
    Ready(
        key="policy_4",
        text=(
            "Luật Dân số có những điều có lợi cho anh chị từ ngày 1/7/2026: vợ chồng tự quyết định số con và thời "
            "gian sinh; sinh con thứ hai, lao động nữ được nghỉ thai sản 7 tháng, chồng được nghỉ 10 ngày làm "
            "việc; nhà có từ hai con đẻ trở lên được ưu tiên về nhà ở xã hội. Muốn hỏi thêm, mời anh chị nhắn "
            "cộng tác viên dân số."
        ),
        audience="couples",
        source="Luật Dân số 113/2025/QH15, hiệu lực từ 1/7/2026",
    ),
)
