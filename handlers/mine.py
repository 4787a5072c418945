"""One's own entries: list of the month, correct one, take one back, trace one."""

from __future__ import annotations

from datetime import date, timedelta

from domain import talk as talking
from domain.entrycode import entry_code, entry_of
from domain.past import KEY as PAST
from domain.past import kind_of
from domain.people import may_read_colleagues, may_read_kind, may_read_ward
from domain.problems import Problem, Refused
from domain.spans import month_of, read_period, span_of
from domain.visible import reason_seen
from handlers import entry as conversation
from handlers.desk import Desk, area_label
from handlers.save import draft_of, own_entry, seen_values
from messages import entry as words
from messages.opening import PAST_EXAMPLE
from storage import entries, inbox, members, tellings
from storage.entries import Entry


def show(desk: Desk, text: str) -> None:
    """/cuatoi: own entries of this month or of the one named, what is missing, and what is not saved."""
    code = read_period(text, desk.today) if text else None
    span = span_of(code) if code else month_of(desk.today)
    told = entries.told_by(desk.connection, desk.member.id, span.start.isoformat(), span.end.isoformat())
    told = [one for one in told if one.kind != PAST]  # /solieucu shows those
    lines = [
        words.mine_line(one.id, kind_of(one.kind), seen_values(desk, one), one.day, one.missing, live=one.live) for one in told
    ]
    missing = next((one.id for one in told if one.missing and one.live), None)
    seen = tellings.witnessed_by(
        desk.connection, desk.member.id, span.start.isoformat(), (span.end + timedelta(days=1)).isoformat()
    )
    desk.say(words.mine(lines, desk.talk.drafts, span.start, missing=missing, witnessed=seen))


def correct(desk: Desk, text: str) -> None:
    """/sua <mã>: correct an own entry; with no code, the last one."""
    entry = _meant(desk, text)
    if entry.kind == PAST:
        raise Refused(Problem.BAD_COMMAND, example=PAST_EXAMPLE)
    if not may_read_kind(desk.member, kind_of(entry.kind).matter, teller=entry.teller):
        raise Refused(Problem.ONLY_OFFICER, shown=entry_code(entry.id))
    draft = draft_of(desk, entry)
    conversation.carry_out(desk, talking.open_correction(desk.talk, draft))


def take_back(desk: Desk, text: str) -> None:
    """/huy [mã]: show the entry, ask, and undo on yes. With a draft open, the bare word drops only the draft."""
    if desk.talk.drafts and not text.strip():
        conversation.converse(desk, "0")
        return
    entry = _meant(desk, text)
    kind, place = kind_of(entry.kind), area_label(desk, entry.area, entry.unit)
    desk.ask(
        words.ask_undo(entry.id, kind, seen_values(desk, entry), entry.day, place),
        talking.ask_undo(desk.talk, entry.id),
    )


def trace(desk: Desk, text: str) -> None:
    """/xem <mã>: who told it, when, in which message, and its corrections. Own entries, or the ward's for staff."""
    entry_id = entry_of(text)
    entry = entries.by_id(desk.connection, entry_id) if entry_id else None
    own = entry is not None and entry.teller == desk.member.id
    if entry is None or entry.ward != desk.member.ward or not (own or may_read_ward(desk.member)):
        raise Refused(Problem.NO_SUCH_ENTRY, shown=text.strip())
    if not may_read_kind(desk.member, kind_of(entry.kind).matter, teller=entry.teller):
        raise Refused(Problem.ONLY_OFFICER if own else Problem.NO_SUCH_ENTRY, shown=entry_code(entry.id))
    heard = inbox.heard(desk.connection, entry.inbox) if entry.inbox else None
    desk.note("trace", f"entry:{entry.id}")
    desk.say(
        words.traced(
            entry.id,
            kind_of(entry.kind),
            seen_values(desk, entry),
            entry.day,
            area_label(desk, entry.area, entry.unit),
            teller=_name(desk, entry.teller),
            told=words.told_when(date.fromisoformat(entry.told)),
            channel=heard.channel if heard else "",
            live=entry.live,
            witnesses=[_name(desk, who) for who in tellings.witnesses(desk.connection, entry.id)],
            changes=[
                words.change_line(
                    change.act, _name(desk, change.member), desk.local_day(change.at), reason_seen(change.reason, desk.member)
                )
                for change in entries.changes(desk.connection, entry.id)
            ],
        )
    )


def _meant(desk: Desk, text: str) -> Entry:
    """The entry named by its code, or the member's last one."""
    if not text.strip():
        last = entries.last_told_by(desk.connection, desk.member.id)
        if last is None:
            raise Refused(Problem.NOTHING_TO_UNDO)
        return last
    entry_id = entry_of(text)
    if entry_id is None:
        raise Refused(Problem.NO_SUCH_ENTRY, shown=text.strip())
    return own_entry(desk, entry_id)


def _name(desk: Desk, member: int) -> str:
    """Who somebody of the ward is: the name for those who work together, the number for a supervisor."""
    known = members.by_id(desk.connection, member, desk.today.isoformat())
    return known.member.name if known and may_read_colleagues(desk.member) else f"thành viên số {member}"
