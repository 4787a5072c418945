"""Phrases that hold the word of an event but tell none (sinh nhật, mất điện), and events of kinds that have no file."""

from __future__ import annotations

IDIOMS: tuple[str, ...] = tuple(
    """sinh nhật, sinh viên, học sinh, vệ sinh, sinh hoạt, sinh tố, khai sinh, giấy khai sinh, sinh năm, năm sinh, ngày
    sinh, sinh sản, khi sinh, phát sinh, sơ sinh, trước sinh, sinh sống, sinh thái, hy sinh, sinh đẻ, tái sinh, dưỡng
    sinh, kháng sinh, mưu sinh, sinh lý, sinh học, dự sinh, dự sanh, sinh kế, thí sinh, vận động viên, sinh động, sinh vật,
    sinh thời, sinh lời,
    mức sinh, sinh con thứ 3 trở lên, tỷ lệ sinh, tỉ lệ sinh, độ tuổi sinh, kế hoạch sinh, mất điện, mất nước, mất sóng,
    mất mạng, mất xe, mất tiền, mất ví, mất công, mất thời gian, mất điện thoại, mất trộm, mất ngủ, mất cân bằng, mất vệ
    sinh, mất an ninh, mất trật tự, mất việc, mất liên lạc, mất chó, mất đồ, mất mùa, mất giấy tờ, mất tích, mất mật
    khẩu, mất tín hiệu, mất giấy, mất dạy, mất lòng, mất lượt, mất gà, mất máu, mất thẻ, mất dữ liệu, mất tài khoản, bí
    mật, mặt trận, có mặt, bề mặt, mặt bằng, vắng mặt, thay mặt, gặp mặt, ra mắt, mệt chết, chết
    cười, mệt muốn chết, buồn chết, đói chết, sợ chết, chết mê, chết thật, chết dở, ảnh cưới, áo cưới, thiệp cưới, ăn
    cưới, mừng cưới, đi ăn cưới, đi đám cưới, kỷ niệm ngày cưới, tiền mừng cưới, bánh cưới, cưới hỏi, xong mới về,
    rồi mới về, làm mất, đánh mất,
    làm rơi mất, họ hàng, lớn lên, sinh ra ở, sinh ra và lớn lên, sức khoẻ, khám phá, phòng
    khám, khám thai, giấy khám, lịch khám, buồn cười, mắc cười, tức cười, mỉm cười, vui cười, cười đùa, cười quá, cười
    xỉu, cười vui, nụ cười, giấy chứng tử, trước khi kết hôn, trước kết hôn, con dâu, con rể, cho vay, sinh thành, quên
    mất, lỡ mất, hết mất, xoá mất, biến mất, rơi mất, mất hút, mất dấu, mất ăn, mất mặt, mất hứng, mất kết nối, mất net,
    mất wifi, mất đất, mất rừng, mất nhà, mất cắp, mất niềm tin, mất thăng bằng, mất phương hướng, mất hồ sơ, mất sổ,
    mất cccd, mất căn cước, mất chìa khoá, mất nửa, mất cả buổi, mất cả ngày, mất cả tuần, mất cả tiền, mất cả xe, thân
    sinh, với mẹ đẻ, nhà mẹ đẻ, bố đẻ, cha đẻ, bố mẹ đẻ, mất tài sản, mất hết, mất rất, mất nhiều, mất bao, mất mấy, mất
    khá, mất đứt, chết đói, chết tiệt, chết chưa, chết khiếp, lúa chết, cây chết, gà chết, heo chết, lợn chết,
    vịt chết, trâu chết, mèo chết, ra ở riêng, ra riêng, chi hội, chi bộ, chi đoàn, chi uỷ, chi cục, chi tiết, chi phí,
    chủ đề, đề án, đề xuất, vấn đề, chuyên đề, đề cập, đề phòng, đề ra, đề nghị, đề cương, đề xuất, nằm viện,
    nằm bv, nằm bệnh viện, nằm điều trị, nằm trong, nằm ở, nằm trạm, chuyển tiền, chuyển khoản, chuyển viện, chuyển dạ,
    chuyển lời, chuyển giúp, chuyển biến, chuyển đổi, vận chuyển, chuyển trường, chuyển lớp, chuyển công tác, chuyển
    giao, chuyển tuyến, chuyển hồ sơ, chuyển phát, chuyển mùa, dọn vệ sinh, dọn dẹp, dọn rác, dọn cỏ, thu dọn, chuyển
    sang số, chuyển cho, chuyển văn bản, chuyển công văn, chuyển tin, chuyển về trên, bỏ nhau thai, đẻ trứng, đẻ tiền,
    để tôi, để mai,  để lại, để ý, để cho, để làm, để được, để mà, để báo cáo, để biết, để xem, để hỏi, để nhập,
    để phòng, để bà con, để mọi người, để nâng cao, để có, để gửi, để xe, để tuyên truyền, để đồ, sau sinh, sau khi
    sinh, mất sức, mất dần, mất khoảng, mất vệ sinh an toàn, mất tập trung, mất hình, mất tiếng, mất nét, mất kiểm soát,
    mất bình tĩnh, mất giá, mất quyền, mất chức, mất ảnh, mất tin nhắn, mất file, mất bài, mất danh sách, mất sớm, mất
    lâu, mất từ lâu, mất đã lâu, chết sớm, chết từ lâu, chết lâu, cười chết, chết mất, cười sặc, ở cữ, về ở cữ, cuối
    xóm, cuối thôn, cuối ấp, cuối làng, cuối buôn, cuối bản, cuối ngõ, cuối hẻm, cuối đường, cuối khóm, cuối khu, cuối
    dãy, cuối xã, cuối phường, cuối tuần, cuối năm, cuối buổi, cuối giờ, cuối cùng, cuối quý""".replace("\n", " ").split(", ")
)  # fmt: skip
IDIOMS = tuple(" ".join(phrase.split()) for phrase in IDIOMS)

# Typed without marks these are as often an event: "bé nữ sinh hôm qua", "nay sinh", "bố chết".
WITH_MARKS: tuple[str, ...] = tuple(
    phrase.strip()
    for phrase in """nữ sinh, nam sinh, chết máy, mất toi, mật ong, đề tài, nảy sinh, ký sinh, nhà hộ sinh, nữ hộ sinh,
    cô hộ sinh,
    dân sinh, an
    sinh, bò chết, cá chết, mất bò, mất một, mất hai, mất luôn, để em, để chị, để anh, để cháu, để bà,
    chó chết""".replace("\n", " ").split(", ")
)  # fmt: skip

OTHER_EVENTS: tuple[str, ...] = tuple(
    phrase.strip()
    for phrase in """đi xa, mang thai, có thai, có bầu, mang bầu, đặt vòng, sảy thai, sẩy thai, thai lưu, nạo thai, phá thai, bỏ
    thai, tạm trú, tạm vắng, xuất cảnh, đi nước ngoài, triệt sản, cấy que, khám thai, siêu âm, tiêm phòng, chôn
    cất, đám tang, đám ma, đám hiếu, đám giỗ, giỗ đầu, đi bộ đội, nhập ngũ, ăn hỏi, dạm ngõ, đính hôn, đầy tháng,
    thôi nôi, mừng thọ, đi viện, ra viện, nhập viện, tai nạn""".replace("\n", " ").split(", ")
)  # fmt: skip

# Of these an event of a kind may be told in the same breath: a death by accident. Alone they tell of nothing recorded.
ACCOMPANYING: frozenset[str] = frozenset(
    {
        "tai nạn",
        "nhập viện",
        "đi viện",
        "ra viện",
        "chôn cất",
        "đám tang",
        "đám ma",
        "đám hiếu",
        "siêu âm",
        "đi xa",
        "tạm trú",
        "tạm vắng",
    }
)
