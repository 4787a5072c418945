"""How the ward wants its campaigns: approval, who may approve, on which days who has not reported is reminded."""

from __future__ import annotations

import re

from domain.people import Role, may_set_up
from domain.problems import Problem, Refused
from domain.reading.folding import clean, fold
from handlers import campaigns as common
from handlers.desk import Desk, find_member
from messages import campaign_rules as words
from storage import members, places, recipients

LAST_SURE_DAY = 28  # every month has it


def approval(desk: Desk, text: str) -> None:
    """/duyettin có | không: whether somebody else approves each campaign. The administrator's."""
    if not may_set_up(desk.member):
        raise Refused(Problem.NOT_ALLOWED)
    answer = _plain(text)
    if answer not in ("co", "khong"):
        raise Refused(Problem.BAD_COMMAND, example="/duyettin có, hoặc: /duyettin không")
    places.want_approval(desk.connection, desk.member.ward, answer == "co")
    desk.note(f"approval_{answer}", f"ward:{desk.member.ward}")
    desk.say(words.approval_wanted(wanted=answer == "co"))


def right(desk: Desk, text: str) -> None:
    """/quyenduyet Thu: this member of staff may approve; "/quyenduyet thôi Thu" takes it back. The administrator's."""
    if not may_set_up(desk.member):
        raise Refused(Problem.NOT_ALLOWED)
    found = re.fullmatch(r"(?:(thôi|thoi)\s+)?(.+)", text.strip(), re.IGNORECASE)
    if not found:
        raise Refused(Problem.BAD_COMMAND, example="/quyenduyet Thu")
    member = find_member(desk, found[2])
    if member.role is not Role.STAFF:
        raise Refused(Problem.BAD_COMMAND, example="/quyenduyet Thu (chỉ cán bộ; lãnh đạo và quản trị đã có quyền)")
    members.set_approves(desk.connection, member.id, not found[1])
    desk.note("approver" if not found[1] else "no_approver", f"member:{member.id}")
    desk.say(words.right_given(member.name, given=not found[1]))


def nudges(desk: Desk, text: str) -> None:
    """/nhacbao: who has not reported this month; /nhacbao 25, 28: remind them on these days; /nhacbao không: never."""
    common.only_writers(desk)
    ward, answer = desk.member.ward, _plain(text)
    if not answer:
        day = recipients.day_of(desk.now, common.zone_of(desk))
        people = recipients.unreported(desk.connection, ward, day)
        desk.say(words.not_reported(desk.today.month, people, places.nudge_days(desk.connection, ward)))
        return
    days = sorted({int(number) for number in re.findall(r"\d+", answer)})
    if (not days and answer not in ("khong", "thoi")) or any(not 1 <= day <= LAST_SURE_DAY for day in days):
        raise Refused(Problem.BAD_COMMAND, example="/nhacbao 25, 28 (từ ngày 1 đến ngày 28), hoặc: /nhacbao không")
    places.set_nudge_days(desk.connection, ward, days)
    desk.note("nudge_days", f"ward:{ward}")
    desk.say(words.nudge_days_set(days))


def _plain(text: str) -> str:
    return " ".join(fold(clean(text)).lower().split())
