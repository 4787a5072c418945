"""Sentences of composing: what a campaign says, to whom, when, what it is to reach, and the preview of it all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from domain.campaigns import CAPTION_LETTERS, PART_LETTERS, Audience, Goal, When, cost_of
from domain.chat import Choice, Say
from domain.codes import TOPICS
from domain.enclosures import Enclosure
from domain.people import Role
from messages.campaigns import at_hour
from messages.numbers import grouped
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


@dataclass(frozen=True, slots=True)
class Way:
    """One account the messages leave by. `left`: what it may still send in campaigns this month; None: nobody counts.

    `carries`: what of the campaign's file arrives there, see domain.campaigns.cost_of.
    """

    channel: str
    title: str
    people: int
    left: int | None = None
    carries: str = "files"


@dataclass(frozen=True, slots=True)
class Plan:
    """What a campaign is to do, as its writers see it. `start` is the ward's own time; None: once approved.

    `areas` are the labels of its groups. `unreachable` have no address that works, `fewer` are left out since they want
    fewer messages; `minutes` is how long the sending takes. `whole`: the message as it leaves. `public`: the house has an
    address where others find a file.
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
    whole: str = ""
    enclosure: Enclosure = field(default_factory=Enclosure)
    public: bool = False

    @property
    def people(self) -> int:
        return sum(way.people for way in self.ways) + self.unreachable


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
            Choice("7", "Ảnh, tệp"),
            Choice("0", "Để sau"),
        ),
    )


def to_approve(plan: Plan, writer: str) -> Say:
    """The facts of a campaign for who is to approve it, under the message itself."""
    return Say(
        f"Trên đây là tin số {plan.number}, {writer} soạn.\n{_facts(plan)}",
        (Choice("1", "Duyệt"), Choice("2", "Trả lại"), Choice("0", "Để sau")),
    )


def dropped() -> Say:
    return Say("Dạ, thôi không soạn nữa.")


def _facts(plan: Plan, *, at_once: bool = False) -> str:
    lines = [f"Gửi: {audience(plan.audience, plan.areas)}."]
    ways = ", ".join(f"{way.title} {way.people}" for way in plan.ways)
    lines.append(f"{plan.people} người" + (f": {ways}" if ways else "") + ".")
    lines += enclosed_lines(plan)
    for way in plan.ways:
        if way.left is not None:
            cost = way.people * cost_of(plan.whole, enclosed=bool(plan.enclosure.id), carries=way.carries)
            short = f", thiếu {cost - way.left} tin nên số còn lại chờ tháng sau" if cost > way.left else ""
            lines.append(f"{way.title}: dùng {cost} tin, tháng này còn {way.left} tin cho việc này{short}.")
    if plan.unreachable:
        lines.append(f"{plan.unreachable} người không liên lạc được.")
    if plan.fewer:
        lines.append(f"{plan.fewer} người xin ít tin, lần này không gửi.")
    parts = cost_of(plan.whole, enclosed=False, carries="")
    if parts > 1:
        lines.append(f"Tin dài {len(plan.whole)} chữ, có nơi sẽ chia làm {parts} tin.")
    lines.append(f"Lúc: {_when(plan, at_once=at_once)}, mất khoảng {_long(plan.minutes)}.")
    if plan.topic in TOPICS.labels:
        lines.append(f"Chủ đề: {TOPICS.labels[plan.topic]}.")
    lines.append("Mục tiêu: " + (_goal(plan.goal) or "chưa đặt") + ".")
    if plan.goal.criterion:
        lines.append(f"Tiêu chí: {cut(plan.goal.criterion)}")
    return "\n".join(lines)


def enclosed_lines(plan: Plan) -> list[str]:
    """What goes with the words, and who gets it otherwise or not at all."""
    one = plan.enclosure
    if not one.id:
        return []
    seen = "Kèm một ảnh. Xin xem kỹ, không để lộ giấy tờ của người dân."
    lines = [seen if one.picture else f"Kèm tệp {one.name}, {weight(one.size)}."]
    what = "ảnh" if one.picture else "tệp"
    for way in plan.ways:
        if way.carries == "links":
            lines.append(
                f"{way.title} không hiện được {what} này trong tin: {way.people} người nhận đường dẫn để mở, trong 7 ngày. "
                "Muốn họ chỉ nhận lời thì chọn Ảnh, tệp."
            )
        elif not way.carries:
            why = "" if plan.public else ", vì máy chưa có địa chỉ trang web"
            lines.append(f"{way.title} không hiện được {what} này: {way.people} người chỉ nhận lời{why}.")
    most = min((CAPTION_LETTERS if way.carries == "files" else PART_LETTERS for way in plan.ways if way.carries), default=0)
    if most and len(plan.whole) > most and any(way.carries in ("files", "pictures") for way in plan.ways):
        lines.append(f"Lời dài hơn {grouped(most)} chữ, nên có nơi {what} đến trước, lời đến sau thành tin riêng.")
    return lines


def weight(size: int) -> str:
    """How large a file is: "120 KB", "1,4 MB"."""
    return f"{max(1, round(size / 1000))} KB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB".replace(".", ",")


def audience(whom: Audience, areas: Sequence[str]) -> str:
    """Whom a campaign is for: "cộng tác viên tổ 5 và tổ 7". `areas`: the labels of its groups."""
    roles = listed(_ROLES[role] for role in whom.roles if role is not Role.ADMIN)
    where = listed(areas) if areas else "cả phường"
    only = ", chưa báo tháng này" if whom.unreported else ""
    only += f", chưa xác nhận tin số {whom.unread}" if whom.unread else ""
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
