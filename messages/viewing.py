"""Sentences of the link to the read-only pages: how it is given in chat, and what a browser is told when it does not open."""

from __future__ import annotations

from datetime import datetime

from domain.chat import Say
from messages.words import short_day

NO_GROUP = "cả phường"  # where an entry counts in no group


def link(url: str, until: datetime, *, named: bool) -> Say:
    """The link. `until`: when it ends, in the ward's zone; `named`: whether the pages show names."""
    names = "Trang có tên người, chỉ dùng cho công việc." if named else "Trang chỉ có số liệu và mã việc, không có tên người dân."
    return Say(
        f"Trang số liệu, chỉ xem:\n{url}\n{names}\n"
        f"Mở được đến {until.hour} giờ {until.minute:02} ngày {short_day(until.date())}. Ai có đường dẫn đều mở được, "
        "nên không chuyển cho người khác. Lỡ chuyển thì nhắn: /xemweb ngắt"
    )


def no_site() -> Say:
    """There is no address on which the pages could be reached."""
    return Say("Phường chưa có địa chỉ trang web để xem số liệu. Anh/chị nhắn tonghop để xem tại đây.")


def links_ended() -> Say:
    return Say("Đã ngắt mọi đường dẫn xem số liệu của anh/chị. Muốn lấy đường dẫn mới: /xemweb")


def no_such_link() -> str:
    return "Đường dẫn này không đúng hoặc đã hết hạn. Xin anh/chị nhắn /xemweb để lấy đường dẫn mới."


def no_right() -> str:
    return "Đường dẫn này không còn dùng được nữa. Xin anh/chị hỏi cán bộ dân số của phường."


def no_such_page() -> str:
    return "Không có trang này. Xin anh/chị quay lại trang trước."


def no_such_period(shown: str) -> str:
    return f"Không có kỳ «{shown}». Ví dụ kỳ đúng: 2026-11 là tháng 11/2026, 2026-Q4 là quý 4, 2026 là cả năm."


def not_now() -> str:
    return "Máy chủ đang bận, chưa xem được số liệu. Xin anh/chị mở lại sau ít phút."
