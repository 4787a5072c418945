"""Sentences for who writes and approves campaigns: composing, preview, approval, the account, what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from domain.campaigns import Audience, Goal, Stage, When, parts_of
from domain.chat import Choice, Say
from domain.codes import TOPICS
from domain.people import Role
from messages.words import capital, cut, listed, short_day

ONE_LINE = "gửi ctv tổ 5, 7 lúc 7h sáng mai: Mời bà con đi khám sức khoẻ"
AUDIENCE_EXAMPLE = "ctv tổ 5, 7"
TIME_EXAMPLE = "7h sáng mai, hoặc: rải từ 8h đến 17h mai, hoặc: 7h thứ 2 hằng tuần"
GOAL_EXAMPLE = "300 hộ, 5 buổi, trước 15/12"
_ROLES = {
    Role.COLLABORATOR: "cộng tác viên",
    Role.PARTY_MEMBER: "đảng viên",
    Role.STAFF: "cán bộ",
    Role.ADMIN: "quản trị",
    Role.SUPERVISOR: "lãnh đạo",
}
STAGES = {
    Stage.DRAFT: "đang soạn",
    Stage.OFFERED: "chờ duyệt",
    Stage.RETURNED: "bị trả lại",
    Stage.APPROVED: "đã duyệt, chờ đến giờ",
    Stage.RUNNING: "đang gửi",
    Stage.PAUSED: "tạm dừng",
    Stage.DONE: "đã gửi xong",
    Stage.CANCELLED: "đã huỷ",
}
ACTS = {
    "edit": "sửa",
    "offer": "gửi duyệt",
    "release": "gửi",
    "approve": "duyệt",
    "return": "trả lại",
    "pause": "tạm dừng",
    "resume": "gửi tiếp",
    "cancel": "huỷ",
}
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
_WEEKDAYS = ("thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật")


@dataclass(frozen=True, slots=True)
class Way:
    """One account the messages leave by. `left`: what it may still send in campaigns this month; None: nobody counts."""

    channel: str
    title: str
    people: int
    left: int | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What a campaign is to do, as its writers see it. `start` is the ward's own time; None: once approved.

    `areas` are the labels of its groups. `unreachable` have no address that works, `fewer` are left out since they want
    fewer messages; `minutes` is how long the sending takes.
    """

    number: int
    topic: str
    text: str
    audience: Audience
    areas: tuple[str, ...]
    goal: Goal
    when: When
    start: datetime | None
    ways: tuple[Way, ...]
    unreachable: int = 0
    fewer: int = 0
    minutes: int = 1

    @property
    def people(self) -> int:
        return sum(way.people for way in self.ways) + self.unreachable


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


def ask_text(topics: Sequence[tuple[str, str]]) -> Say:
    """The first question: a topic of the library, or one's own words. `topics`: key to type → topic code."""
    lines = [f"{key}. {capital(TOPICS.labels[topic])}" for key, topic in topics]
    return Say(
        "Nhắn luôn lời muốn gửi, hoặc nhắn số để lấy lời có sẵn:\n" + "\n".join(lines) + "\n0. Thôi\n"
        f"Cách nhanh, một tin là đủ:\n{ONE_LINE}"
    )


def ask_audience() -> Say:
    return Say(
        f"Gửi cho ai? Nhắn số, hoặc nhắn như: {AUDIENCE_EXAMPLE}",
        (
            Choice("1", "Cộng tác viên cả phường"),
            Choice("2", "Đảng viên cả phường"),
            Choice("3", "Cộng tác viên và đảng viên"),
            Choice("4", "Cộng tác viên chưa báo tháng này"),
            Choice("0", "Thôi"),
        ),
    )


def ask_own_text() -> Say:
    return Say("Nhắn lời mới:", (Choice("0", "Giữ lời cũ"),))


def ask_time() -> Say:
    return Say(
        f"Gửi lúc nào? Ví dụ: {TIME_EXAMPLE}\nTin khẩn thì thêm chữ khẩn: được gửi cả đêm và phải có người duyệt.",
        (Choice("1", "Ngay khi được duyệt"), Choice("2", "7 giờ sáng mai"), Choice("0", "Giữ giờ cũ")),
    )


def ask_goal() -> Say:
    return Say(
        f"Mục tiêu? Nhắn số hộ hoặc số người cần phổ biến, số buổi, hạn, ví dụ: {GOAL_EXAMPLE}\n"
        "Có thể thêm tiêu chí, ví dụ: 300 hộ, tiêu chí: mỗi hộ kể lại được một điều",
        (Choice("0", "Giữ như cũ"),),
    )


def preview(plan: Plan, *, approval: bool) -> Say:
    """The facts of a draft, under the message as its readers will see it."""
    send = "Gửi duyệt" if approval or plan.when.urgent else "Gửi đi"
    return Say(
        f"Trên đây là tin số {plan.number} như người nhận sẽ thấy.\n{_facts(plan, at_once=send == 'Gửi đi')}",
        (
            Choice("1", send),
            Choice("2", "Sửa lời"),
            Choice("3", "Sửa người nhận"),
            Choice("4", "Sửa giờ gửi"),
            Choice("5", "Mục tiêu"),
            Choice("6", "Huỷ tin này"),
            Choice("0", "Để sau"),
        ),
    )


def to_approve(plan: Plan, writer: str) -> Say:
    """The facts of a campaign for who is to approve it, under the message itself."""
    return Say(
        f"Trên đây là tin số {plan.number}, {writer} soạn.\n{_facts(plan)}",
        (Choice("1", "Duyệt"), Choice("2", "Trả lại"), Choice("0", "Để sau")),
    )


def offered(number: int, approvers: Sequence[str]) -> Say:
    if not approvers:
        return Say(f"Tin số {number} chờ duyệt, nhưng chưa có ai khác được duyệt. Mời một lãnh đạo: /moi lãnh đạo")
    return Say(f"Đã gửi tin số {number} cho {listed(approvers)} duyệt.")


def please_approve(number: int, writer: str, text: str) -> Say:
    """Pushed to those who may approve."""
    return Say(f"{writer} gửi duyệt tin số {number}: {cut(text)}\nXem và duyệt, nhắn: duyet {number}")


def none_to_approve() -> Say:
    return Say("Không có tin nào chờ anh/chị duyệt.")


def waiting_for_approval(rows: Sequence[tuple[int, str, str]]) -> Say:
    """(number, writer, text) of what waits."""
    lines = [f"- Tin số {number}, {writer} soạn: {cut(text)}\n(duyet {number})" for number, writer, text in rows]
    return Say("Chờ duyệt:\n" + "\n".join(lines))


def ask_comment() -> Say:
    return Say("Cần sửa gì? Nhắn một câu cho người soạn.", (Choice("0", "Thôi, để sau"),))


def returned(number: int) -> Say:
    return Say(f"Đã trả lại tin số {number} kèm lời của anh/chị.")


def was_returned(number: int, by: str, comment: str) -> Say:
    """Pushed to the writer."""
    return Say(f"{by} trả lại tin số {number}: {cut(comment)}\nSửa rồi gửi duyệt lại, nhắn: chiendich {number}")


def approved(number: int, start: datetime | None, *, quiet_until: datetime | None = None, asked: bool = True) -> Say:
    """The campaign will leave: at its time, in a minute, or when the quiet hours end. `asked`: somebody approved it."""
    if start is not None:
        when = f"sẽ gửi lúc {at_hour(start)}"
    elif quiet_until is not None:
        when = f"sẽ gửi lúc {at_hour(quiet_until)}, vì từ 21 giờ đến 6 giờ 30 không làm phiền"
    else:
        when = "sẽ gửi trong một phút nữa"
    done = "đã được duyệt, " if asked else ""
    return Say(f"Tin số {number} {done}{when}. Lời tin từ nay giữ nguyên.\nTheo dõi: chiendich {number}")


def was_approved(number: int, by: str) -> Say:
    """Pushed to the writer."""
    return Say(f"{by} đã duyệt tin số {number}. Theo dõi: chiendich {number}")


def put_off(number: int) -> Say:
    return Say(f"Tin số {number} được giữ lại, chưa gửi cho ai. Xem lại: chiendich {number}")


def dropped() -> Say:
    return Say("Dạ, thôi không soạn nữa.")


def cancelled(number: int, kept: int) -> Say:
    if kept:
        return Say(f"Đã huỷ tin số {number}. {kept} người đã được gửi trước đó, những người còn lại không gửi nữa.")
    return Say(f"Đã huỷ tin số {number}, chưa gửi cho ai.")


def paused(number: int) -> Say:
    return Say(f"Đã tạm dừng tin số {number}. Gửi tiếp: chiendich {number} tiếp")


def resumed(number: int) -> Say:
    return Say(f"Tin số {number} được gửi tiếp.")


def stopped_itself(number: int, failed: int, tried: int) -> Say:
    """Pushed to writer and approver: too many messages failed."""
    return Say(
        f"Tin số {number} tự tạm dừng: {failed} trên {tried} tin gửi không được hoặc không rõ đã tới. "
        f"Xin báo người vận hành. Gửi tiếp: chiendich {number} tiếp"
    )


def account_shut(number: int, channel: str) -> Say:
    """Pushed to writer and approver: the platform refuses our account."""
    return Say(
        f"Tin số {number} tạm dừng: {capital(channel)} không cho tài khoản của phường gửi nữa. "
        f"Xin báo người vận hành. Khi đã sửa xong: chiendich {number} tiếp"
    )


def finished(number: int, total: Row) -> Say:
    """Pushed to the writer when nothing is left to send."""
    return Say(f"Tin số {number} đã gửi xong. {_states(total)}.\nXem ai đã nhận: chiendich {number}")


def reminded(number: int, people: int) -> Say:
    return Say(f"Đang nhắc {people} người chưa xác nhận tin số {number}." if people else "Không còn ai cần nhắc.")


def campaigns_listed(rows: Sequence[tuple[int, str, Stage, str]]) -> Say:
    """The last campaigns: (number, topic, stage, text)."""
    if not rows:
        return Say(f"Chưa có tin nào. Soạn tin: guitin\nHoặc một tin là đủ:\n{ONE_LINE}")
    lines = [
        f"- Số {number}, {STAGES[stage]}: {cut(text or TOPICS.labels.get(topic, ''))}" for number, topic, stage, text in rows
    ]
    return Say("Các tin gần đây:\n" + "\n".join(lines) + "\nXem một tin: chiendich và số. Soạn tin mới: guitin")


def account(one: Account, choices: Sequence[Choice]) -> Say:
    """Everything about a campaign: where it stands, the account by group, the goal against the result."""
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
    return Say("\n".join(lines), tuple(choices))


def result(goal: Goal, total: Row, groups: Sequence[Row]) -> list[str]:
    """The goal against what came of it, in all and by group, as lines."""
    wanted = (
        ("hộ được phổ biến", goal.homes, total.homes),
        ("người được nghe", goal.people, total.people + total.attendees),
        ("buổi tuyên truyền", goal.sessions, total.sessions),
    )
    lines = [f"- {capital(name)}: {got}/{aim}, đạt {got * 100 // aim} %" for name, aim, got in wanted if aim]
    if lines:
        lines.insert(0, "Mục tiêu" + (f" (hạn {short_day(goal.until)})" if goal.until else "") + ":")
    else:
        told = [f"{got} {name}" for name, _, got in wanted if got]
        lines = ["Kết quả: " + ", ".join(told) + "."] if told else []
    if goal.criterion:
        lines.append(f"Tiêu chí: {cut(goal.criterion)}")
    by_group = [f"- {capital(row.label)}: {mine}" for row in groups if (mine := _told(row))]
    return lines + (["Kết quả từng tổ:", *by_group] if by_group else [])


def thanks(homes: int, people: int) -> Say:
    """To somebody who acknowledged."""
    told = [f"{homes} hộ"] if homes else []
    told += [f"{people} người"] if people else []
    return Say(f"Đã ghi: phổ biến {' và '.join(told)}. Cảm ơn anh/chị." if told else "Đã ghi là anh/chị đã nhận. Cảm ơn anh/chị.")


def only_a_preview() -> Say:
    return Say("Đây là bản xem trước, chưa gửi cho ai.")


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


def at_hour(local: datetime) -> str:
    """ "7:00 chủ nhật 22/11"."""
    return f"{local.hour}:{local.minute:02} {_WEEKDAYS[local.weekday()]} {local.day}/{local.month}"


def _facts(plan: Plan, *, at_once: bool = False) -> str:
    lines = [f"Gửi: {_audience(plan)}."]
    ways = ", ".join(f"{way.title} {way.people}" for way in plan.ways)
    lines.append(f"{plan.people} người" + (f": {ways}" if ways else "") + ".")
    parts = parts_of(plan.text)
    for way in plan.ways:
        if way.left is not None:
            cost = way.people * parts
            short = f", thiếu {cost - way.left} tin nên số còn lại chờ tháng sau" if cost > way.left else ""
            lines.append(f"{way.title}: dùng {cost} tin, tháng này còn {way.left} tin cho việc này{short}.")
    if plan.unreachable:
        lines.append(f"{plan.unreachable} người không liên lạc được.")
    if plan.fewer:
        lines.append(f"{plan.fewer} người xin ít tin, lần này không gửi.")
    if parts > 1:
        lines.append(f"Tin dài {len(plan.text)} chữ, có nơi sẽ chia làm {parts} tin.")
    lines.append(f"Lúc: {_when(plan, at_once=at_once)}, mất khoảng {_long(plan.minutes)}.")
    if plan.topic in TOPICS.labels:
        lines.append(f"Chủ đề: {TOPICS.labels[plan.topic]}.")
    lines.append("Mục tiêu: " + (_goal(plan.goal) or "chưa đặt") + ".")
    if plan.goal.criterion:
        lines.append(f"Tiêu chí: {cut(plan.goal.criterion)}")
    return "\n".join(lines)


def _audience(plan: Plan) -> str:
    roles = listed(_ROLES[role] for role in plan.audience.roles if role is not Role.ADMIN)
    where = listed(plan.areas) if plan.areas else "cả phường"
    only = ", chưa báo tháng này" if plan.audience.unreported else ""
    only += f", chưa xác nhận tin số {plan.audience.unread}" if plan.audience.unread else ""
    return f"{roles} {where}{only}"


def _when(plan: Plan, *, at_once: bool) -> str:
    text = at_hour(plan.start) if plan.start else "ngay" if at_once else "ngay khi được duyệt"
    if plan.when.spread:
        text += f", rải trong {_long(plan.when.spread)}"
    if plan.when.repeat:
        text += ", hằng tuần" if plan.when.repeat == "weekly" else f", ngày {plan.when.repeat} hằng tháng"
    return text + (", tin khẩn" if plan.when.urgent else "")


def _long(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} giờ"] if hours else []
    return " ".join(parts + ([f"{rest} phút"] if rest or not hours else []))


def _goal(goal: Goal) -> str:
    wanted = ((goal.homes, "hộ"), (goal.people, "người"), (goal.sessions, "buổi"))
    text = ", ".join(f"{number} {unit}" for number, unit in wanted if number)
    return text + (f", trước {short_day(goal.until)}" if text and goal.until else "")


def _states(row: Row, *, brief: bool = False) -> str:
    """ "45 người: 12 đã nhận, 33 đã gửi, chưa xác nhận"; the parts make up the whole."""
    parts = "; ".join(f"{row.states[state]} {label}" for state, label in STATES.items() if row.states.get(state))
    total = sum(row.states.values())
    return f"{total} người" + (f"{':' if brief else ', gồm:'} {parts}" if parts else "")


def _told(row: Row) -> str:
    told = ((row.homes, "hộ"), (row.people, "người"), (row.sessions, "buổi"), (row.attendees, "lượt dự"))
    return ", ".join(f"{number} {unit}" for number, unit in told if number)
