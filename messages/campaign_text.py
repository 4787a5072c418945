"""How a campaign looks on its readers' phones, and the reminder to who has not acknowledged it."""

from __future__ import annotations

from domain.campaigns import Goal
from domain.chat import Choice, File, Say

ACKNOWLEDGE = (Choice("1", "Đã nhận"),)


def stamp_of(number: int) -> str:
    """The stamp of a campaign's button; 0: of a preview, which does nothing."""
    return f"c{number}"


def message(number: int, ward: str, text: str, goal: Goal, files: tuple[File, ...] = ()) -> Say:
    """The message itself."""
    return Say(f"{ward} gửi:\n{text}{_asks(goal)}", ACKNOWLEDGE, stamp_of(number), files)


def reminder(number: int, ward: str, text: str, goal: Goal, files: tuple[File, ...] = ()) -> Say:
    """The same again, to who has not acknowledged it."""
    return Say(f"{ward} nhắc lại:\n{text}{_asks(goal)}", ACKNOWLEDGE, stamp_of(number), files)


def nudge(ward: str, month: int) -> Say:
    """To somebody who has told nothing this month, not even that nothing happened."""
    return Say(
        f"{ward}: tháng {month} chưa nhận được tin nào của anh/chị.\n"
        "Có việc thì kể bằng một tin, ví dụ: sinh bé gái hôm qua, mẹ Nguyễn Thị Hoa\n"
        "Không có việc gì thì nhắn: không phát sinh"
    )


def _asks(goal: Goal) -> str:
    """What the reader is asked to tell afterwards."""
    asks = []
    if goal.homes or goal.people:
        unit = "hộ" if goal.homes else "người"
        asks.append(f"Phổ biến xong, xin nhắn số {unit}, ví dụ: đã phổ biến 35 {unit}")
    if goal.sessions:
        asks.append("Đã họp hoặc nói chuyện thì báo như mọi buổi tuyên truyền")
    return "".join(f"\n\n{line}." if place == 0 else f"\n{line}." for place, line in enumerate(asks))
