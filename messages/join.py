"""Sentences of joining and leaving: the way in for strangers, the consent, a one-time code, the way out."""

from __future__ import annotations

from domain.chat import Choice, Say
from domain.people import Role

ROLES = {
    Role.COLLABORATOR: "cộng tác viên dân số",
    Role.PARTY_MEMBER: "đảng viên phụ trách hộ",
    Role.STAFF: "cán bộ phường",
    Role.SUPERVISOR: "người theo dõi số liệu",
    Role.ADMIN: "quản trị phường",
}


ABROAD = "- Tin qua mạng này đi qua máy chủ ở nước ngoài, nên xin đừng ghi họ tên người dân.\n"


def stranger() -> Say:
    return Say(
        "Đây là máy ghi số liệu dân số của phường. Anh/chị chưa tham gia nên tin nhắn chưa được ghi.\n"
        "Muốn tham gia, xin nhắn mã do cán bộ phường đưa, ví dụ: ABCD-2345"
    )


def consent(role: Role, where: str, ward: str, *, abroad: bool) -> Say:
    """One short text before joining: what is kept, why, who sees it, how to leave."""
    place = f", {where}" if where else ""
    return Say(
        f"Mời anh/chị tham gia {ward or 'máy ghi số liệu dân số'} với vai trò {ROLES[role]}{place}.\n"
        "- Lưu gì: tên, tài khoản nhắn tin và những việc anh/chị báo.\n"
        "- Để làm gì: thống kê dân số của phường, theo Luật Thống kê.\n"
        "- Ai xem: anh/chị và cán bộ phường; người khác chỉ thấy con số.\n"
        "- Không gửi số căn cước, số thẻ BHYT, ảnh giấy tờ.\n"
        f"{ABROAD if abroad else ''}"
        "- Muốn thôi, nhắn /roi lúc nào cũng được.\n"
        "Anh/chị có đồng ý không?",
        (Choice("1", "Đồng ý"), Choice("0", "Không")),
    )


def declined() -> Say:
    return Say("Dạ, chưa tham gia, không lưu gì. Khi nào muốn, anh/chị nhắn lại mã.")


def ask_name() -> Say:
    return Say("Cảm ơn anh/chị. Xin cho biết họ tên (ví dụ: Nguyễn Thị Hoa)")


def bad_name() -> Say:
    return Say("Họ tên chưa rõ. Xin nhắn họ tên bằng chữ, ví dụ: Nguyễn Thị Hoa")


def welcome(name: str, role: Role, where: str, example: str) -> Say:
    place = f", {where}" if where else ""
    start = (
        f"\nAnh/chị kể việc bằng một tin, ví dụ:\n{example}\nHoặc nhắn menu."
        if example
        else "\nNhắn trogiup để xem việc làm được."
    )
    return Say(f"Chào {name}, anh/chị đã tham gia: {ROLES[role]}{place}.{start}")


def back_again(name: str) -> Say:
    return Say(f"Chào {name}, máy này đã nối với tên của anh/chị. Những việc đã báo vẫn còn. Nhắn cuatoi để xem.")


def suspended() -> Say:
    return Say("Tài khoản của anh/chị đang tạm ngừng nên tin chưa được ghi. Xin liên hệ cán bộ phường.")


def one_time(code: str, minutes: int) -> Say:
    return Say(f"Mã dùng một lần: {code}\nNhắn mã này từ máy hoặc trang mới trong {minutes} phút. Không đưa mã cho người khác.")


def already_joined(name: str) -> Say:
    return Say(f"Máy này đang dùng tên {name}. Nếu muốn dùng mã cho người khác, xin nhắn /roi trước.")


def ask_leave() -> Say:
    return Say(
        "Anh/chị muốn rời? Những việc đã báo vẫn được tính, nhưng anh/chị không báo thêm được.",
        (Choice("1", "Rời"), Choice("0", "Ở lại")),
    )


def stays() -> Say:
    return Say("Dạ, anh/chị vẫn tham gia.")


def left() -> Say:
    return Say("Anh/chị đã rời. Cảm ơn anh/chị. Muốn trở lại, xin nhờ cán bộ phường đưa mã mới.")
