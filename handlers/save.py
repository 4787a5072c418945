"""Saving, correcting and taking back: the one place where entries are written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from domain import talk as talking
from domain.alike import Alike, Told, compare
from domain.chat import Say
from domain.draft import Draft, Last, Talk
from domain.entrycode import entry_code
from domain.fields import Value, Values
from domain.kind import Kind, all_kinds, day_of
from domain.moves import Undo
from domain.past import covers, kind_of
from domain.people import may_manage
from domain.problems import Problem, Refused
from domain.visible import seen
from handlers.desk import Desk, area_label
from messages import entry as words
from messages.words import filled
from storage import entries, figures, places, tellings
from storage.entries import Entry


def save(desk: Desk, state: Talk, drafts: Sequence[Draft], key: str) -> None:
    """Save what was confirmed. What may be an event already told is asked first; the others are saved meanwhile.

    The records of one message never merge with each other (twins), nor two of them with one entry.
    """
    receipts: list[str | tuple[Draft, int]] = []
    taken: set[int] = set()
    doubtful: list[tuple[Draft, int]] = []
    confirmed = [*drafts, *(draft for draft in state.drafts if draft.confirmed and draft not in drafts)]
    for draft in confirmed:
        kind = all_kinds()[draft.kind]
        if month := _entered_before(desk, kind, draft.area, _told(draft, kind).day):
            receipts.append(words.entered_before(draft, month))
            continue
        if draft.entry:
            receipts.append(_correct(desk, draft))
            continue
        if told := _told_after_all(desk, draft):
            receipts.append(words.not_nothing(draft, told))
            continue
        draft = replace(draft, confirmed=True, not_same=tuple(sorted({*draft.not_same, *taken})))
        alike, entry = _known(desk, draft)
        if alike is Alike.ASK and entry is not None:
            doubtful.append((draft, entry.id))
        elif alike is Alike.SAME and entry is not None and not _other_half(draft, entry):
            taken.add(entry.id)
            receipts.append(_witness(desk, draft, entry))
        else:
            new = _add(desk, draft, entry.person_key if alike is Alike.SAME and entry else None)
            taken.add(new)
            receipts.append((draft, new))
    if receipts:
        text = _together(desk, receipts)
        state = replace(state, last=Last(state.turn, key, text))
        desk.says.append(Say(text))
    apart = [(replace(draft, not_same=tuple(sorted({*draft.not_same, *taken}))), entry) for draft, entry in doubtful]
    rest = [draft for draft in state.drafts if draft not in confirmed]
    _what_next(desk, state, apart, rest)


def undo(desk: Desk, state: Talk, move: Undo) -> None:
    """Take an entry back; counts follow at once. Raises Refused when it is not theirs or already taken back."""
    entry = own_entry(desk, move.entry)
    entries.undo(desk.connection, entry, reason=move.reason, member=desk.member.id, inbox=desk.inbox_id, now=desk.now)
    desk.note("undo", f"entry:{entry.id}")
    if tellings.witnesses(desk.connection, entry.id):
        tellings.put_flags(desk.connection, entry.id, entry.ward, [tellings.UNDONE_BUT_TOLD], desk.now)
    kind = kind_of(entry.kind)
    counts = figures.month_of_area(desk.connection, entry.ward, entry.area, entry.day)
    place = area_label(desk, entry.area, "")
    text = words.undone(entry.id, kind, counts, entry.day, place, move.reason, desk.today.isoformat())
    state = replace(state, last=Last(state.turn, move.key, text))
    desk.says.append(Say(text))
    _what_next(desk, state, [], state.drafts)


def own_entry(desk: Desk, entry_id: int) -> Entry:
    """A live entry this member may change: their own, or any of the ward for staff. Raises Refused otherwise."""
    entry = entries.by_id(desk.connection, entry_id)
    mine = entry is not None and entry.ward == desk.member.ward
    if entry is None or not mine or not (entry.teller == desk.member.id or may_manage(desk.member)):
        raise Refused(Problem.NO_SUCH_ENTRY, shown=entry_code(entry_id))
    if not entry.live:
        raise Refused(Problem.ALREADY_UNDONE, shown=entry_code(entry_id))
    return entry


def seen_values(desk: Desk, entry: Entry) -> Values:
    """The values of an entry that this member may see."""
    return seen(kind_of(entry.kind), entry.values, desk.member, teller=entry.teller)


def draft_of(desk: Desk, entry: Entry) -> Draft:
    """A saved entry, to be corrected."""
    return Draft(
        kind=entry.kind,
        told=entry.told,
        values=dict(entry.values),
        area=entry.area,
        area_label=area_label(desk, entry.area, entry.unit),
        household=entry.household,
        unit=entry.unit if not entry.area else "",
        unknown=entry.missing,
        heard_in=desk.inbox_id,
        entry=entry.id,
        was=(entry.area, entry.household),
        was_day=entry.day,
    )


def _what_next(desk: Desk, state: Talk, doubtful: Sequence[tuple[Draft, int]], rest: Sequence[Draft]) -> None:
    """Ask about the doubtful one, come back to what else waits, or end."""
    waiting = (*(draft for draft, _ in doubtful), *rest)
    if doubtful:
        entry_id = doubtful[0][1]
        asked = talking.ask_same(state, waiting, entry_id)
        desk.ask(_same_question(desk, entry_id), asked)
    elif waiting:
        from handlers.entry import carry_out

        carry_out(desk, talking.again(replace(state, drafts=waiting, asking=None), desk.book, desk.today))
    else:
        desk.keep(replace(state, drafts=(), asking=None, turn=state.turn + 1, misses=0))


def _same_question(desk: Desk, entry_id: int) -> Say:
    entry = entries.by_id(desk.connection, entry_id)
    assert entry is not None, "an entry found a moment ago in this transaction"
    place = area_label(desk, entry.area, entry.unit)
    own = entry.teller == desk.member.id
    return words.ask_same(all_kinds()[entry.kind], entry.id, seen_values(desk, entry), entry.day, place, own=own)


def _entered_before(desk: Desk, kind: Kind, area: int, day: str) -> str:
    """The month ("2025-03") whose figures of this kind staff entered for this group or the whole ward; "" when they did not.

    What is told for such a month would be counted twice. Only months that are over have such figures.
    """
    if day[:7] >= desk.today.isoformat()[:7]:
        return ""
    entered = entries.past(desk.connection, desk.member.ward, f"{day[:7]}-01", day)
    return day[:7] if any(one.area in (area, 0) and covers(kind, one.values) for one in entered) else ""


def _told_after_all(desk: Desk, draft: Draft) -> list[str]:
    """For a report that nothing happened: what was told in that group and month all the same."""
    kind = all_kinds()[draft.kind]
    if not kind.nothing:
        return []
    counts = figures.month_of_area(desk.connection, desk.member.ward, draft.area, _told(draft, kind).day)
    only = draft.values.get("kinds")
    others = [other for other in all_kinds().values() if not other.nothing and (not only or other.key in str(only))]
    return [filled(other.tally, counts, other) for other in others if any(counts.get(c.key) for c in other.counts)]


def _known(desk: Desk, draft: Draft) -> tuple[Alike, Entry | None]:
    """The entry this draft tells again, and how certain that is. Another's certain one is joined, one's own is asked."""
    kind = all_kinds()[draft.kind]
    told = _told(draft, kind)
    found: Entry | None = None
    for entry in entries.near(desk.connection, desk.member.ward, kind, draft.area, told.day):
        if entry.id in draft.not_same:
            continue
        if entry.id == draft.same:
            return Alike.SAME, entry
        alike = compare(kind, told, Told(entry.values, entry.area, entry.household, entry.day))
        if alike is Alike.SAME and (entry.teller != desk.member.id or _other_half(draft, entry)):
            return Alike.SAME, entry
        if alike is Alike.SAME or (alike is Alike.ASK and found is None):
            found = entry  # of several the one that is surely the same is asked about
    return (Alike.ASK, found) if found is not None and not draft.same else (Alike.OTHER, None)


def _other_half(draft: Draft, entry: Entry) -> bool:
    """Whether the two tell one event from two groups, each counting its own people: two entries, one couple."""
    if not all_kinds()[draft.kind].wide or entry.area == draft.area:
        return False
    return {draft.values.get("resident"), entry.values.get("resident")} == {"groom", "bride"}


def _told(draft: Draft, kind: Kind) -> Told:
    day = day_of(kind, draft.values, date.fromisoformat(draft.told)).isoformat()
    return Told(draft.values, draft.area, draft.household, day)


def _entry(desk: Desk, draft: Draft, couple: str | None = None) -> Entry:
    kind = all_kinds()[draft.kind]
    return Entry(
        id=draft.entry,
        ward=desk.member.ward,
        kind=draft.kind,
        area=draft.area,
        household=draft.household,
        unit=draft.unit or desk.member.unit,
        day=_told(draft, kind).day,
        told=draft.told,
        teller=desk.member.id,
        inbox=draft.heard_in,
        values=draft.values,
        missing=tuple(key for key in draft.unknown if key != "caller"),
        person_key=couple,
    )


def _add(desk: Desk, draft: Draft, couple: str | None) -> int:
    """A new entry. `couple`: the identity of the couple whose other half was told from another group."""
    kind = all_kinds()[draft.kind]
    made = _entry(desk, draft, couple)
    made = replace(made, person_key=couple or entries.identity(desk.connection, made))
    new = entries.add(desk.connection, made, desk.now, reason=draft.reason)
    if any(flag.when(draft.values) for flag in kind.flags):
        _flag(desk, kind, new, draft.values)
    desk.note("add", f"entry:{new}")
    return new


def _correct(desk: Desk, draft: Draft) -> str:
    old = own_entry(desk, draft.entry)
    new = replace(_entry(desk, draft), teller=old.teller, told=old.told, unit=old.unit if draft.area else draft.unit)
    put_right(desk, old, new, reason=draft.reason)
    return _receipt(desk, draft, old.id, corrected=True)


def put_right(desk: Desk, old: Entry, new: Entry, *, reason: str) -> None:
    """Put a corrected entry in the place of the old one: counts, identity and flags follow, history stays.

    Raises Refused when it would move into a month whose figures staff had entered.
    """
    kind = all_kinds()[old.kind]
    if (old.area, old.day[:7]) != (new.area, new.day[:7]) and (month := _entered_before(desk, kind, new.area, new.day)):
        raise Refused(Problem.ENTERED_BEFORE, month=f"{int(month[5:])}/{month[:4]}")
    who = [key for key in kind.person if old.values.get(key) != new.values.get(key)]
    # The other half of a couple was joined to this one: that stays, unless the correction is about who they are.
    same = not who and old.area == new.area
    key = old.person_key if same else entries.identity(desk.connection, new)
    new = replace(new, person_key=key)
    entries.correct(desk.connection, old, new, member=desk.member.id, inbox=desk.inbox_id, now=desk.now, reason=reason)
    if kind.flags:
        _flag(desk, kind, old.id, new.values)
    desk.note("correct", f"entry:{old.id}")


def _flag(desk: Desk, kind: Kind, entry_id: int, values: Values) -> None:
    keys = [flag.key for flag in kind.flags if flag.when(values)]
    tellings.put_flags(desk.connection, entry_id, desk.member.ward, keys, desk.now)


def _witness(desk: Desk, draft: Draft, entry: Entry) -> str:
    """A second telling of one event: thanked and kept as such. What it adds is filled in, what differs goes to staff."""
    differing = _differing(draft, entry)
    more = {key: value for key, value in draft.values.items() if key not in entry.values and key not in ("caller", "head")}
    own = entry.teller == desk.member.id
    if own:
        desk.note("told_again", f"entry:{entry.id}")
    else:
        tellings.add_witness(desk.connection, entry.id, entry.ward, desk.member.id, desk.inbox_id, differing, desk.now)
        desk.note("witness", f"entry:{entry.id}")
    if more:
        new = replace(
            entry,
            values={**entry.values, **more},
            household=entry.household or draft.household,
            missing=tuple(key for key in entry.missing if key not in more),
        )
        put_right(desk, entry, new, reason="" if own else words.ADDED_BY_WITNESS)
    if own:
        return words.told_again(entry.id, draft, added=tuple(more), differs=tuple(key for key in differing if key != "area"))
    return words.witnessed(entry.id, draft, differs=bool(differing), added=bool(more))


def _differing(draft: Draft, entry: Entry) -> Mapping[str, Value]:
    """Fields both gave, with another value; a short name for a longer one is no difference."""
    found: dict[str, Value] = {}
    for key, value in draft.values.items():
        other = entry.values.get(key)
        if key in ("caller", "head") or other is None or other == value:
            continue
        if isinstance(value, str) and isinstance(other, str):
            a, b = places.folded(value), places.folded(other)
            if f" {a}".endswith(f" {b}") or f" {b}".endswith(f" {a}"):
                continue
        found[key] = value
    kind = all_kinds()[draft.kind]
    between_groups = any(count.place for count in kind.counts)
    if kind.wide and draft.area != entry.area and not between_groups:
        found["area"] = draft.area_label
    return found


def _receipt(desk: Desk, draft: Draft, entry_id: int, *, corrected: bool = False, counted: bool = True) -> str:
    """The receipt of one entry; `counted`: with the new count of its group and month."""
    if not counted:
        return words.saved(entry_id, draft, None, corrected=corrected)
    day = _told(draft, all_kinds()[draft.kind]).day
    counts = figures.month_of_area(desk.connection, desk.member.ward, draft.area, day)
    return words.saved(entry_id, draft, counts, corrected=corrected)


def _together(desk: Desk, receipts: Sequence[str | tuple[Draft, int]]) -> str:
    """One message of what was said of each and of the entries added. Of a list, as of a check-up, the new count stands once."""
    keys = [None if isinstance(one, str) else _counted_as(one[0]) for one in receipts]
    text = ""
    for place, one in enumerate(receipts):
        goes_on = keys[place] is not None and place + 1 < len(keys) and keys[place + 1] == keys[place]
        text += one if isinstance(one, str) else _receipt(desk, *one, counted=not goes_on)
        text += "\n" if goes_on else "\n\n"
    return text + words.undo_hint() if any(keys) else text.strip()


def _counted_as(draft: Draft) -> tuple[str, int, str]:
    return draft.kind, draft.area, _told(draft, all_kinds()[draft.kind]).day[:7]
