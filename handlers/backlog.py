"""What waits for ward staff: things told and not saved, quiet flags, fields on which two tellings differ."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from domain.chat import Say
from domain.draft import Asking, Talk
from domain.fields import Value
from domain.kind import all_kinds, day_of
from domain.past import kind_of
from domain.people import may_read_kind
from handlers import office, setup
from handlers.desk import Desk, area_label
from handlers.save import own_entry, put_right, seen_values
from messages import office as words
from storage import entries, members, places, talks, tellings
from storage.entries import Entry
from storage.tellings import Dispute
from storage.times import moment


def waiting(desk: Desk, _text: str) -> None:
    """/cho: who has something told and not saved, and what else waits for staff."""
    office.only_staff(desk)
    ward = desk.member.ward
    people = [(one.name, one.count, _hour(desk, one.since)) for one in talks.waiting(desk.connection, ward)]
    flags = len(tellings.open_flags(desk.connection, ward))
    disputes = len(_differences(desk))
    desk.say(words.waiting(people, flags, disputes))


def flags(desk: Desk, _text: str) -> None:
    """/luuy: quiet flags, looked at once shown."""
    office.only_staff(desk)
    rows = []
    shown: list[tuple[int, str]] = []
    closed = 0
    for one in tellings.open_flags(desk.connection, desk.member.ward):
        entry = entries.by_id(desk.connection, one.entry)
        if entry is not None and not desk.member.officer and is_closed(entry.kind, one.key):
            closed += 1
        elif entry is not None:
            shown.append((one.entry, one.key))
            label = words.flag_label(entry.kind, one.key)
            rows.append((entry.id, label, all_kinds()[entry.kind].label, entry.day))
    tellings.see_flags(desk.connection, shown, desk.member.id)
    if rows:
        desk.note("see_flags", *(f"entry:{row[0]}" for row in rows))
    desk.say(words.flagged(rows, closed=closed))


def is_closed(kind: str, key: str) -> bool:
    """Whether a flag is for the named officer alone."""
    return any(flag.key == key and flag.closed for flag in kind_of(kind).flags)


def differences(desk: Desk, _text: str) -> None:
    """/lech: settle, one at a time, the fields on which two tellings differ."""
    office.only_staff(desk)
    _next_difference(desk, "")


def answer_difference(desk: Desk, asking: Asking, text: str) -> bool:
    """True when the answer settled the difference or put it off."""
    if text.strip() not in ("0", "1", "2"):
        return False
    talk = desk.talk
    if text.strip() == "0":
        desk.ask(Say("Dạ, để sau."), Talk(turn=talk.turn + 1, drafts=talk.drafts))
        return True
    one = next((d for d in _differences(desk) if d.id == asking.entry), None)
    if one is None:
        _next_difference(desk, "")
        return True
    if text.strip() == "2":
        old = own_entry(desk, one.entry)
        put_right(desk, old, _with_said(desk, old, one.field, one.said), reason=words.SETTLED_BY_STAFF)
    tellings.settle_dispute(desk.connection, one.id, desk.member.id, desk.now)
    desk.note("settle", f"dispute:{one.id}")
    desk.keep(replace(talk, asking=None))
    _next_difference(desk, words.settled() + "\n")
    return True


def _with_said(desk: Desk, old: Entry, field: str, said: Value) -> Entry:
    """The entry as the second person told this field."""
    if field == "area":
        seen = places.area_named(desk.connection, old.ward, setup.area_name(str(said)))
        return replace(old, area=seen.id, household=0) if seen else old
    values = {**old.values, field: said}
    day = day_of(all_kinds()[old.kind], values, date.fromisoformat(old.told)).isoformat()
    return replace(old, values=values, day=day)


def _next_difference(desk: Desk, before: str) -> None:
    open_ones = _differences(desk)
    talk = desk.talk
    if not open_ones:
        desk.ask(
            replace(words.no_differences(), text=before + words.no_differences().text),
            Talk(turn=talk.turn + 1, drafts=talk.drafts),
        )
        return
    one = open_ones[0]
    entry = entries.by_id(desk.connection, one.entry)
    assert entry is not None, "a difference belongs to an entry"
    names = {member.id: member.name for member in members.of_ward(desk.connection, desk.member.ward, desk.today.isoformat())}
    say = words.differ(
        entry.id,
        entry.kind,
        one.field,
        area_label(desk, entry.area, entry.unit) if one.field == "area" else seen_values(desk, entry).get(one.field, ""),
        one.said,
        names.get(entry.teller, f"số {entry.teller}"),
        names.get(one.witness, f"số {one.witness}"),
        len(open_ones),
    )
    asked = Talk(turn=talk.turn + 1, drafts=talk.drafts, asking=Asking("difference", entry=one.id))
    desk.ask(replace(say, text=before + say.text), asked)


def _differences(desk: Desk) -> list[Dispute]:
    """What this member may settle: what was told of a closed kind only the named officer."""
    found = []
    for one in tellings.open_disputes(desk.connection, desk.member.ward):
        entry = entries.by_id(desk.connection, one.entry)
        if entry is not None and may_read_kind(desk.member, kind_of(entry.kind).matter, teller=entry.teller):
            found.append(one)
    return found


def _hour(desk: Desk, at: str) -> str:
    local = moment(at).astimezone(ZoneInfo(desk.zone))
    return f"{local:%H:%M} {local.day}/{local.month}"
