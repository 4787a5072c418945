"""Sentences that only Telegram needs: the command menu by role, groups."""

from __future__ import annotations

from domain.kind import all_kinds
from domain.people import Role, acts_as

_STRANGER = (("start", "Bắt đầu, nhập mã tham gia"),)
_REPORTING = (
    ("menu", "Chọn loại việc để báo"),
    ("cuatoi", "Việc tôi đã báo"),
    ("sua", "Sửa việc đã lưu"),
    ("huy", "Huỷ việc vừa lưu"),
)
_FIGURES = (("tonghop", "Số liệu tháng này"),)
_OFFICE = (
    ("cho", "Việc chưa lưu"),
    ("luuy", "Việc cần lưu ý"),
    ("lech", "Chỗ hai người báo khác nhau"),
    ("moi", "Tạo mã tham gia"),
    ("thanhvien", "Danh sách người tham gia"),
    ("guitin", "Soạn tin tuyên truyền"),
)
_CAMPAIGNS = (("chiendich", "Các tin, ai đã nhận"), ("duyet", "Duyệt tin"))
_ADMIN = (("danhsachto", "Các tổ của phường"),)
_EVERYONE = (("trogiup", "Cách dùng"), ("ma", "Mã để dùng thêm máy khác"), ("roi", "Thôi tham gia"))


def menu_for(role: Role | None) -> list[tuple[str, str]]:
    """(command, what it does) in the order of the menu; None is somebody who has not joined."""
    if role is None:
        return list(_STRANGER)
    kinds = [(kind.command, f"Báo: {kind.menu}") for kind in all_kinds().values() if kind.order < 10 and acts_as(role) in kind.by]
    lines: list[tuple[str, str]] = []
    if kinds:
        lines += [_REPORTING[0], *kinds, *_REPORTING[1:]]
    if role is not Role.PARTY_MEMBER:
        lines += _FIGURES
    if role in (Role.STAFF, Role.ADMIN):
        lines += _OFFICE
    if role in (Role.STAFF, Role.ADMIN, Role.SUPERVISOR):
        lines += _CAMPAIGNS
    if role is Role.ADMIN:
        lines += _ADMIN
    return [*lines, *_EVERYONE]


def no_groups() -> str:
    """The answer in a group, where others would read what is reported."""
    return "Máy này chỉ nhận tin nhắn riêng, để việc của các hộ không hiện trong nhóm. Xin bấm vào tên máy rồi nhắn riêng giúp."
