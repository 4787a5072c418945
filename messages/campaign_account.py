"""Sentences of the account: who got a campaign, group by group, and what came of it against its goal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from domain.campaigns import Goal, Stage
from domain.chat import Choice, Say
from domain.codes import TOPICS
from messages.campaign_plan import ONE_LINE
from messages.campaigns import STAGES, at_hour
from messages.words import capital, cut, short_day

STATES = {
    "acknowledged": "đã nhận",
    "sent": "đã gửi, chưa xác nhận",
    "waiting": "chờ gửi",
    "sending": "đang gửi",
    "unknown": "chưa rõ đã tới chưa",
    "failed": "không gửi được",
    "gone": "không liên lạc được",
    "cancelled": "không gửi nữa",
}


@dataclass(frozen=True, slots=True)
class Row:
    """The account of one group, or of all. `states`: state → people; their sum is the audience."""

    label: str
    states: Mapping[str, int]
    homes: int = 0
    people: int = 0
    sessions: int = 0
    attendees: int = 0


@dataclass(frozen=True, slots=True)
class Account:
    """What became of a campaign so far. `begun` and `last` are the ward's own times."""

    number: int
    topic: str
    stage: Stage
    by: str
    decided_by: str
    text: str
    goal: Goal
    total: Row
    groups: tuple[Row, ...] = field(default=())
    begun: datetime | None = None
    last: datetime | None = None
    start: datetime | None = None
    comment: str = ""


def finished(number: int, total: Row) -> Say:
    """Pushed to the writer when nothing is left to send."""
    return Say(f"Tin số {number} đã gửi xong. {_states(total)}.\nXem ai đã nhận: chiendich {number}")


def reminded(number: int, people: int) -> Say:
    return Say(f"Đang nhắc {people} người chưa xác nhận tin số {number}." if people else "Không còn ai cần nhắc.")


def ask_cancel(number: int) -> Say:
    return Say(
        f"Huỷ hẳn tin số {number}? Người chưa nhận sẽ không được gửi nữa, huỷ rồi không gửi lại được.",
        (Choice("1", "Huỷ hẳn"), Choice("2", "Thôi, giữ lại")),
    )


def kept(number: int) -> Say:
    return Say(f"Dạ, vẫn giữ tin số {number}.")


def campaigns_listed(rows: Sequence[tuple[int, str, Stage, str]]) -> Say:
    """The last campaigns: (number, topic, stage, text)."""
    if not rows:
        return Say(f"Chưa có tin nào. Soạn tin: guitin\nHoặc một tin là đủ:\n{ONE_LINE}")
    lines = [
        f"- Số {number}, {STAGES[stage]}: {cut(text or TOPICS.labels.get(topic, ''))}" for number, topic, stage, text in rows
    ]
    return Say("Các tin gần đây:\n" + "\n".join(lines) + "\nXem một tin: chiendich và số. Soạn tin mới: guitin")


def account(one: Account, choices: Sequence[Choice], *, page: str = "") -> Say:
    """Everything about a campaign: where it stands, the account by group, the goal against the result.

    `page`: where the same can be read in a browser.
    """
    head = f"Tin số {one.number}" + (f", {TOPICS.labels[one.topic]}" if one.topic in TOPICS.labels else "")
    lines = [f"{head}: {STAGES[one.stage]}.", cut(one.text)]
    lines.append(
        f"{one.by or 'Máy'} soạn"
        + (f", {one.decided_by} duyệt" if one.decided_by and one.stage is not Stage.RETURNED else "")
        + "."
    )
    if one.stage is Stage.RETURNED:
        lines.append(f"{one.decided_by} trả lại: {cut(one.comment)}")
    if one.stage is Stage.APPROVED and one.start:
        lines.append(f"Gửi lúc {at_hour(one.start)}.")
    if one.begun is not None:
        until = f", cập nhật {at_hour(one.last)}" if one.last else ""
        lines.append(f"Bắt đầu {at_hour(one.begun)}{until}.")
        lines.append(_states(one.total) + ".")
        lines += [f"- {capital(row.label)}: {_states(row, brief=True)}" for row in one.groups]
        lines += result(one.goal, one.total, one.groups)
    if page:
        lines.append(f"Xem trên trang (mở được 12 giờ, không chuyển cho người khác):\n{page}")
    return Say("\n".join(lines), tuple(choices))


def result(goal: Goal, total: Row, groups: Sequence[Row]) -> list[str]:
    """The goal against what came of it, in all and by group, as lines."""
    wanted = reached(goal, total)
    lines = [f"- {capital(name)}: {got}/{aim}, đạt {got * 100 // aim}%" for name, aim, got in wanted if aim]
    if lines:
        lines.insert(0, "Mục tiêu" + (f" (hạn {short_day(goal.until)})" if goal.until else "") + ":")
    else:
        came = [f"{got} {name}" for name, _, got in wanted if got]
        lines = ["Kết quả: " + ", ".join(came) + "."] if came else []
    if goal.criterion:
        lines.append(f"Tiêu chí: {cut(goal.criterion)}")
    by_group = [f"- {capital(row.label)}: {mine}" for row in groups if (mine := told(row))]
    return lines + (["Kết quả từng tổ:", *by_group] if by_group else [])


def reached(goal: Goal, total: Row) -> tuple[tuple[str, int, int], ...]:
    """(what, how much was wanted, how much came of it) of households, people and sessions."""
    return (
        ("hộ được phổ biến", goal.homes, total.homes),
        ("người được nghe", goal.people, total.people + total.attendees),
        ("buổi tuyên truyền", goal.sessions, total.sessions),
    )


def _states(row: Row, *, brief: bool = False) -> str:
    """ "45 người: 12 đã nhận, 33 đã gửi, chưa xác nhận"; the parts make up the whole."""
    parts = "; ".join(f"{row.states[state]} {label}" for state, label in STATES.items() if row.states.get(state))
    total = sum(row.states.values())
    return f"{total} người" + (f"{':' if brief else ', gồm:'} {parts}" if parts else "")


def told(row: Row) -> str:
    """What the people of a group did: "35 hộ, 2 buổi"; empty where nothing was told."""
    parts = ((row.homes, "hộ"), (row.people, "người"), (row.sessions, "buổi"), (row.attendees, "lượt dự"))
    return ", ".join(f"{number} {unit}" for number, unit in parts if number)
