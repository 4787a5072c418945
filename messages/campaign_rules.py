"""Sentences about how the ward and its people want campaigns: approval, fewer of them, who has not reported."""

from __future__ import annotations

from collections.abc import Sequence

from domain.chat import Say
from messages.words import listed


def fewer(*, wanted: bool) -> Say:
    if wanted:
        return Say("Từ nay anh/chị chỉ nhận nhiều nhất một tin tuyên truyền mỗi tuần, trừ tin khẩn. Nhận lại đủ: /ittin không")
    return Say("Từ nay anh/chị nhận đủ các tin tuyên truyền.")


def approval_wanted(*, wanted: bool) -> Say:
    if wanted:
        return Say("Từ nay mỗi tin phải có người khác duyệt. Muốn thôi: /duyettin không")
    return Say("Từ nay tin được gửi không cần duyệt, trừ tin khẩn. Muốn duyệt lại: /duyettin có")


def right_given(name: str, *, given: bool) -> Say:
    return Say(f"{name} được duyệt tin của người khác soạn." if given else f"{name} thôi duyệt tin.")


def nudge_days_set(days: Sequence[int]) -> Say:
    if not days:
        return Say("Đã thôi nhắc người chưa báo. Đặt lại: /nhacbao 25, 28")
    return Say(f"Ngày {listed(map(str, days))} hằng tháng, 8 giờ, ai chưa báo gì sẽ được nhắc. Muốn thôi: /nhacbao không")


def not_reported(month: int, people: Sequence[tuple[str, str]], days: Sequence[int]) -> Say:
    """Who has told nothing this month: (name, groups). `days`: when they are reminded."""
    lines = [f"- {name}" + (f", {where}" if where else "") for name, where in people]
    text = (
        f"Tháng {month}, chưa báo gì ({len(people)}):\n" + "\n".join(lines) if lines else f"Tháng {month}, mọi người đều đã báo."
    )
    when = f"Nhắc tự động ngày {listed(map(str, days))} hằng tháng." if days else "Nhắc tự động theo ngày: /nhacbao 25, 28"
    return Say(f"{text}\n{when}")


def nudged(month: int, people: Sequence[tuple[str, str]]) -> Say:
    """Pushed to staff on the day: who is being reminded."""
    lines = [f"- {name}" + (f", {where}" if where else "") for name, where in people]
    return Say(f"Đang nhắc {len(people)} người chưa báo gì trong tháng {month}:\n" + "\n".join(lines))
