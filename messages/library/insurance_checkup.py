"""Ready texts: health insurance, and the yearly check-up of everybody."""

from messages.library import Ready

TEXTS = (
    Ready(
        key="insurance_checkup_1",
        text=(
            "Từ năm 2026, mọi người dân được khám sức khoẻ định kỳ hoặc khám sàng lọc miễn phí ít nhất mỗi năm "
            "một lần, trẻ cũng như già. Khi có lịch khám của khu mình, mời bà con thu xếp đi đủ cả nhà. Ai chưa "
            "rõ ngày giờ, nơi khám, xin hỏi cộng tác viên dân số hoặc Trạm Y tế."
        ),
        audience="residents",
        source="Nghị quyết 72-NQ/TW",
    ),
    Ready(
        key="insurance_checkup_2",
        text=(
            "Mục tiêu đến năm 2030 là mọi người cao tuổi đều có thẻ bảo hiểm y tế. Ông bà nào chưa có thẻ hoặc "
            "thẻ sắp hết hạn, mời ông bà hay con cháu hỏi tổ trưởng, cộng tác viên dân số để được chỉ cách làm. "
            "Nhắn tin thì chỉ cần hỏi, ông bà đừng gửi số thẻ, đừng gửi ảnh giấy tờ."
        ),
        audience="elderly",
        source="Quyết định 1679/QĐ-TTg, Chiến lược Dân số Việt Nam đến năm 2030",
    ),
    Ready(
        key="insurance_checkup_3",
        text=(
            "Từ năm 2026, mọi người dân được khám sức khoẻ định kỳ hoặc khám sàng lọc miễn phí ít nhất mỗi năm "
            "một lần. Mong doanh nghiệp, hộ kinh doanh sắp xếp công việc để anh chị em, kể cả người ở trọ, đi "
            "khám được mà không phải lo lỡ việc. Lịch khám xin hỏi Trạm Y tế."
        ),
        audience="businesses",
        source="Nghị quyết 72-NQ/TW",
    ),
)
