"""The close of a month: a collaborator confirms own slips, staff go through them and close, a supervisor approves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from domain.chat import Choice, Say
from domain.closing import FROZEN, SlipState, code_of, is_over, last_month, month_after, slip_after
from domain.draft import Asking
from domain.kind import all_kinds
from domain.people import Member, Role, State, may_approve_months, may_close_months, may_confirm_slips, may_read_colleagues
from domain.problems import Problem, Refused
from domain.settle import AreaSeen
from domain.spans import Span, month_of, read_period, span_of
from domain.visible import reason_seen
from handlers.desk import Desk, area_label
from handlers.setup import area_name
from messages import closing as words
from messages.closing import Adjusted, AreaFigures, Overview
from storage import addresses, closings, entries, figures, members, oddities, outbox, places
from storage.entries import Entry
from storage.times import moment

_WITH_REASON = re.compile(r"(?P<what>[^:]+?)\s*:\s*(?P<why>.{3,300})", re.DOTALL)
_MONTH_WORDS = re.compile(r"\s*(tháng|thang)\s.*$", re.IGNORECASE)


# --- the collaborator -------------------------------------------------------------------------------------------------
def confirm(desk: Desk, text: str) -> None:
    """chot [tháng 10]: the slips of one's own groups, to be confirmed; for the others the ward's month."""
    if not may_confirm_slips(desk.member):
        overview(desk, text)
        return
    month = _month(desk, text)
    own = desk.book.own_areas()
    if not own:
        raise Refused(Problem.NOT_YOUR_AREA, own="mình")
    frozen = closings.of_month(desk.connection, desk.member.ward, month).state in FROZEN
    slips = closings.slips(desk.connection, desk.member.ward, month)
    open_ones = [area for area in own if area.id not in slips or slips[area.id].state in (SlipState.OPEN, SlipState.RETURNED)]
    if frozen or not open_ones:
        desk.say(words.already_confirmed(month, [area.label for area in own], frozen=frozen))
        return
    asking = Asking("slip", keys=tuple(str(area.id) for area in open_ones), options={"month": month})
    _ask(desk, words.ask_slip(month, _figures(desk, month, open_ones)), asking)


def answer_slip(desk: Desk, asking: Asking, text: str) -> bool:
    """True when the answer confirms the slips, keeps them open or puts them off."""
    month = asking.options["month"]
    match text.strip():
        case "1":
            _confirm(desk, month, [int(key) for key in asking.keys])
        case "2":
            _end(desk, words.slip_open())
        case "0":
            _end(desk, words.slip_later())
        case _:
            return False
    return True


def _confirm(desk: Desk, month: str, areas: Sequence[int]) -> None:
    """Keep that the slips are right; a group where nothing happened is kept as told so."""
    labels = []
    for area in areas:
        state = closings.slips(desk.connection, desk.member.ward, month).get(area)
        if slip_after("confirm", state.state if state else SlipState.OPEN, desk.member.role) is None:
            continue
        if not figures.month_of_area(desk.connection, desk.member.ward, area, f"{month}-01"):
            _tell_nothing(desk, month, area)
        closings.confirm(desk.connection, desk.member.ward, month, area, desk.member.id, desk.now)
        desk.note("confirm_slip", f"area:{area}")
        labels.append(area_label(desk, area, ""))
    _end(desk, words.slip_confirmed(month, labels))


def _tell_nothing(desk: Desk, month: str, area: int) -> None:
    kind = next(kind for kind in all_kinds().values() if kind.nothing)
    told = desk.today.isoformat()
    nothing = Entry(
        0, desk.member.ward, kind.key, area, 0, "", f"{month}-01", told, desk.member.id, desk.inbox_id, {"month": month}
    )
    desk.note("add", f"entry:{entries.add(desk.connection, nothing, desk.now)}")


# --- staff and supervisors --------------------------------------------------------------------------------------------
def overview(desk: Desk, text: str) -> None:
    """/chotthang [tháng 10]: who has confirmed, who is late, what looks wrong, and what the asker can do about it."""
    if not (may_close_months(desk.member) or may_approve_months(desk.member)):
        raise Refused(Problem.NOT_ALLOWED)
    month = _month(desk, text)
    facts = _overview(desk, month)
    acts = _acts(desk, facts)
    choices = [Choice(str(number), label) for number, (_, label) in enumerate(acts, start=1)]
    asking = Asking("month", options={"month": month} | {str(n): act for n, (act, _) in enumerate(acts, start=1)})
    _ask(desk, words.overview(facts, [*choices, Choice("0", "Để sau")] if choices else []), asking if choices else None)


def _acts(desk: Desk, facts: Overview) -> list[tuple[str, str]]:
    """What this member can do with the month now: (act, its label)."""
    month, role = facts.month, desk.member.role
    found = []
    if month_after("close", facts.state, role):
        ready = sum(one.state is SlipState.CONFIRMED for one in facts.areas)
        late = sum(one.state in (SlipState.OPEN, SlipState.RETURNED) for one in facts.areas)
        found += [("appraise", words.appraise_choice(ready))] if ready else []
        found += [("remind", words.remind_choice(late))] if late else []
        found.append(("close", words.close_choice(month)))
    if month_after("approve", facts.state, role):
        found.append(("approve", words.approve_choice(month)))
    return found


def answer_month(desk: Desk, asking: Asking, text: str) -> bool:
    """True when the answer is one of the acts offered."""
    month, act = asking.options["month"], asking.options.get(text.strip())
    if text.strip() == "0":
        _end(desk, Say("Dạ, để sau."))
        return True
    match act:
        case "appraise":
            _appraise(desk, month)
        case "remind":
            _remind(desk, month)
        case "close":
            _close(desk, month, sure=False)
        case "close_anyway":
            _close(desk, month, sure=True)
        case "approve":
            _approve(desk, month)
        case _:
            return False
    return True


def _appraise(desk: Desk, month: str) -> None:
    ward, done = desk.member.ward, 0
    for one in closings.slips(desk.connection, ward, month).values():
        if slip_after("appraise", one.state, desk.member.role):
            closings.see(desk.connection, ward, month, one.area, SlipState.APPRAISED, desk.member.id, desk.now)
            desk.note("appraise_slip", f"area:{one.area}")
            done += 1
    _end(desk, words.appraised(done))


def _remind(desk: Desk, month: str) -> None:
    """Ask those whose slip is missing once more, at once."""
    late = [one for one in _areas(desk, month) if one.state in (SlipState.OPEN, SlipState.RETURNED)]
    people: list[str] = []
    nowhere = []
    for one in late:
        told = _tell_area(desk, one.area, words.slip_due(month, [one]))
        people += [name for name in told if name not in people]
        nowhere += [] if told else [one.label]
    desk.note("remind_slips", *(f"area:{one.area}" for one in late))
    _end(desk, words.reminded(people, nowhere))


def _close(desk: Desk, month: str, *, sure: bool) -> None:
    ward = desk.member.ward
    if month_after("close", closings.of_month(desk.connection, ward, month).state, desk.member.role) is None:
        raise Refused(Problem.ALREADY_CLOSED)
    missing = [one.label for one in _areas(desk, month) if one.state is not SlipState.APPRAISED]
    if missing and not sure:
        _ask(desk, words.sure_to_close(month, missing), Asking("month", options={"month": month, "1": "close_anyway"}))
        return
    number = closings.shut(desk.connection, ward, month, desk.member.id, desk.now)
    desk.note("close_month", f"close:{number}")
    name = places.ward_of(desk.connection, ward).name
    supervisors = [one.id for one in _active(desk) if one.role is Role.SUPERVISOR]
    _tell(desk, supervisors, words.to_approve(name, month))
    _end(desk, words.closed(month))


def _approve(desk: Desk, month: str) -> None:
    closing = closings.of_month(desk.connection, desk.member.ward, month)
    if month_after("approve", closing.state, desk.member.role) is None:
        raise Refused(Problem.ALREADY_CLOSED)
    closings.approve(desk.connection, closing.id, desk.member.id, desk.now)
    desk.note("approve_month", f"close:{closing.id}")
    _end(desk, words.approved(month))


def give_back(desk: Desk, text: str) -> None:
    """/tra tổ 5 [tháng 10]: why — return a group's slip to its collaborator."""
    if not may_close_months(desk.member):
        raise Refused(Problem.NOT_ALLOWED)
    found = _WITH_REASON.fullmatch(text.strip())
    if not found:
        raise Refused(Problem.BAD_COMMAND, example="/tra tổ 5: thiếu hộ 12")
    named = _MONTH_WORDS.search(found["what"])
    month = _month(desk, named[0] if named else "")
    area = places.area_named(desk.connection, desk.member.ward, area_name(_MONTH_WORDS.sub("", found["what"])))
    if area is None:
        raise Refused(Problem.NO_SUCH_AREA, shown=found["what"])
    if closings.of_month(desk.connection, desk.member.ward, month).state in FROZEN:
        raise Refused(Problem.ALREADY_CLOSED)
    why = " ".join(found["why"].split())
    closings.see(desk.connection, desk.member.ward, month, area.id, SlipState.RETURNED, desk.member.id, desk.now, why)
    desk.note("return_slip", f"area:{area.id}")
    people = _tell_area(desk, area.id, words.slip_returned(month, area.label, why))
    desk.say(words.returned(month, area.label, people))


def reopen(desk: Desk, text: str) -> None:
    """/molaithang tháng 10: why — a supervisor opens a closed month again."""
    if not may_approve_months(desk.member):
        raise Refused(Problem.NOT_ALLOWED)
    found = _WITH_REASON.fullmatch(text.strip())
    month = _month(desk, found["what"]) if found else ""
    closing = closings.of_month(desk.connection, desk.member.ward, month)
    if not found or month_after("reopen", closing.state, desk.member.role) is None:
        raise Refused(Problem.BAD_COMMAND, example="/molaithang tháng 10: tổ 5 báo sót ba trẻ")
    closings.reopen(desk.connection, closing.id, desk.member.id, " ".join(found["why"].split()), desk.now)
    desk.note("reopen_month", f"close:{closing.id}")
    staff = [one.id for one in _active(desk) if may_close_months(one)]
    _tell(desk, staff, words.reopened(month))
    desk.say(words.reopened(month))


def adjustments(desk: Desk, text: str) -> None:
    """/dieuchinh [tháng 10]: what was changed in a closed month, and why."""
    if not (may_close_months(desk.member) or may_approve_months(desk.member)):
        raise Refused(Problem.NOT_ALLOWED)
    month = _month(desk, text)
    moved: dict[str, int] = {}
    for (_, count), n in closings.adjusted(desk.connection, desk.member.ward, month).items():
        moved[count] = moved.get(count, 0) + n
    changes = []
    names = {
        one.id: one.name for one in members.of_ward(desk.connection, desk.member.ward, desk.today.isoformat(), left_too=True)
    }
    for one in closings.adjustments(desk.connection, desk.member.ward, month):
        entry = entries.by_id(desk.connection, one.entry)
        assert entry is not None, "an adjustment belongs to an entry"
        who = names.get(one.member, "") if may_close_months(desk.member) else f"thành viên số {one.member}"
        place = area_label(desk, entry.area, entry.unit)
        changes.append(
            Adjusted(entry.id, entry.kind, place, one.act, reason_seen(one.reason, desk.member), who, desk.local_day(one.at))
        )
    closed = closings.of_month(desk.connection, desk.member.ward, month).state in FROZEN
    desk.say(words.adjustments(month, {count: n for count, n in moved.items() if n}, changes, closed=closed))


# --- facts ------------------------------------------------------------------------------------------------------------
def _month(desk: Desk, text: str) -> str:
    """The month named, or the one that was over last. Raises Refused for one that is not over, or for no month."""
    code = read_period(text, desk.today) if text.strip() else None
    span = span_of(code) if code else last_month(desk.today)
    if month_of(span.start) != span:
        raise Refused(Problem.BAD_COMMAND, example="/chotthang tháng 10")
    if not is_over(Span(span.start, span.end, span.label), desk.today):
        raise Refused(Problem.NOT_OVER, month=span.label)
    return code_of(span)


def _overview(desk: Desk, month: str) -> Overview:
    ward = desk.member.ward
    closing = closings.of_month(desk.connection, ward, month)
    slips = closings.slips(desk.connection, ward, month)
    confirmed = {one.area: one.confirmed_at for one in slips.values() if one.confirmed_at}
    odd = oddities.found(desk.connection, ward, month, confirmed) if closing.state not in FROZEN else []
    return Overview(
        month,
        closing.state,
        _areas(desk, month),
        [(area_label(desk, one.area, "các chi bộ"), one) for one in odd],
        closed_on=_day(desk, closing.closed_at),
        approved_on=_day(desk, closing.approved_at),
        adjustments=len(closings.adjustments(desk.connection, ward, month)),
    )


def _day(desk: Desk, at: str) -> str:
    return moment(at).astimezone(ZoneInfo(desk.zone)).date().isoformat() if at else ""


def _areas(desk: Desk, month: str) -> list[AreaFigures]:
    """Every group of the ward with where its slip stands and who answers for it."""
    return _figures(desk, month, places.areas(desk.connection, desk.member.ward))


def _figures(desk: Desk, month: str, areas: Sequence[AreaSeen]) -> list[AreaFigures]:
    ward = desk.member.ward
    slips = closings.slips(desk.connection, ward, month)
    span = span_of(month)
    sums = figures.sums(desk.connection, ward, span.start, span.end)
    charged: dict[int, list[str]] = {}
    for one in _active(desk) if may_read_colleagues(desk.member) else ():
        for own in one.areas if one.role is Role.COLLABORATOR else ():
            charged.setdefault(own, []).append(one.name)
    found = []
    for area in areas:
        slip = slips.get(area.id)
        counts = {count: n for (where, count), n in sums.items() if where == area.id}
        comment = slip.comment if slip and slip.state is SlipState.RETURNED else ""
        state = slip.state if slip else SlipState.OPEN
        found.append(AreaFigures(area.id, area.label, counts, state, comment, ", ".join(charged.get(area.id, []))))
    return found


def _active(desk: Desk) -> list[Member]:
    everyone = members.of_ward(desk.connection, desk.member.ward, desk.today.isoformat())
    return [one for one in everyone if one.state is State.ACTIVE]


def _tell_area(desk: Desk, area: int, say: Say) -> list[str]:
    """Write to the collaborators of a group; the names of those who can be reached."""
    people = {one.id: one.name for one in _active(desk) if one.role is Role.COLLABORATOR and area in one.areas}
    return [people[who] for who in _tell(desk, sorted(people), say)]


def _tell(desk: Desk, people: Sequence[int], say: Say) -> list[int]:
    """Write to these members where they last wrote; those who can be reached."""
    reached = []
    for who, channel, account, chat in addresses.where_to_write(desk.connection, people):
        outbox.put(desk.connection, channel, account, chat, [say], now=desk.now, member=who, lane=outbox.REMINDER)
        reached.append(who)
    return reached


def _ask(desk: Desk, say: Say, asking: Asking | None) -> None:
    talk = desk.talk
    desk.ask(say, replace(talk, turn=talk.turn + 1, asking=asking, misses=0))


def _end(desk: Desk, say: Say) -> None:
    """Answer, with nothing more asked; drafts stay as they were."""
    talk = desk.talk
    desk.keep(replace(talk, turn=talk.turn + 1, asking=None, misses=0))
    desk.say(say)
