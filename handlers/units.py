"""/tonghop by cell or organisation: what each told and did, for the party's own figures."""

from __future__ import annotations

from dataclasses import replace

from domain.counting import UNIT, part_of, unit_code
from domain.kind import all_kinds
from domain.people import Role, may_read_ward
from domain.problems import Problem, Refused
from domain.reading.folding import clean, fold
from domain.seen import Seen
from domain.spans import Span, month_of, read_period, span_of
from handlers.desk import Desk
from messages import units as words
from messages.units import Unit
from storage import figures, members

_ALL = ("theo chi bo", "cac chi bo", "tung chi bo", "chi bo", "to chuc", "don vi", "doan the")


def asked(desk: Desk, text: str) -> bool:
    """Whether the words ask for figures by cell or organisation."""
    plain = f" {fold(clean(text))} "
    return any(f" {word} " in plain for word in _ALL) or any(f" {fold(name)} " in plain for name in _names(desk))


def show(desk: Desk, text: str) -> None:
    """All cells and organisations, or the one named. A party member sees the own one. Raises Refused for the others."""
    period = read_period(text, desk.today)
    span = span_of(period) if period else month_of(desk.today)
    plain = f" {fold(clean(text))} "
    named = [name for name in _names(desk) if f" {fold(name)} " in plain]
    if desk.member.role is Role.PARTY_MEMBER:
        if named not in ([], [desk.member.unit]):
            raise Refused(Problem.NOT_ALLOWED)
        named = [desk.member.unit]
    elif not may_read_ward(desk.member):
        raise Refused(Problem.NOT_ALLOWED)
    sums = figures.sums(desk.connection, desk.member.ward, span.start, span.end)
    units = [_unit(name, sums) for name in named or _names(desk)]
    if len(units) == 1:
        _one(desk, units[0], span)
    else:
        desk.say(words.units(_label(desk, span), units))


def _one(desk: Desk, unit: Unit, span: Span) -> None:
    """One of them, each line numbered so that it opens."""
    kinds = words.numbered_kinds(unit)
    if may_read_ward(desk.member):
        seen = Seen(unit.name, span.label, span.start, span.end, None, kinds, unit.name)
        desk.keep(replace(desk.talk, seen=seen.to_data()))
    desk.say(words.unit(_label(desk, span), unit))


def _unit(name: str, sums: dict[tuple[int, str], int]) -> Unit:
    """What a unit did: the counts that are kept by unit, all groups together."""
    code = unit_code(name)
    kept = [count.key for kind in all_kinds().values() for count in kind.counts if UNIT in count.by]
    wanted = {part_of(key, UNIT, code): key for key in kept}
    found: dict[str, int] = {}
    for (_, count), n in sums.items():
        if count in wanted:
            found[wanted[count]] = found.get(wanted[count], 0) + n
    return Unit(name, found)


def _names(desk: Desk) -> list[str]:
    """Every cell and organisation of the ward's members, also of those who left: their figures stay."""
    everyone = members.of_ward(desk.connection, desk.member.ward, desk.today.isoformat(), left_too=True)
    known: dict[str, str] = {}
    for one in everyone:
        if one.unit:
            known.setdefault(unit_code(one.unit), one.unit)
    return sorted(known.values(), key=lambda name: (len(name), name))


def _label(desk: Desk, span: Span) -> str:
    clipped = span.start <= desk.today < span.end
    return f"{span.label} (đến {desk.today.day}/{desk.today.month})" if clipped else span.label
