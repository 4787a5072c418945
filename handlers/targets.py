"""/chitieu: each indicator with its target, where the ward stands this year, and what is missing; staff set a target."""

from __future__ import annotations

import re
from decimal import Decimal

from domain.indicators import INDICATORS, figure
from domain.people import may_manage, may_read_ward
from domain.problems import Problem, Refused
from domain.reading.folding import clean, fold
from domain.targets import Target, believable, gap, in_force, named
from handlers.desk import Desk
from messages import targets as words
from storage import facts, places, targets

_SET = re.compile(r"dat\s+(?P<what>.+?)\s+(?P<value>\d{1,7}(?:[.,]\d+)?)\s*%?(?:\s+(?:trong\s+)?nam\s+(?P<year>20\d\d))?")


def show(desk: Desk, text: str) -> None:
    """/chitieu, /chitieu đặt <indicator> <value> [năm 2027]. Raises Refused for whom the ward's figures are not."""
    plain = fold(clean(text)).strip()
    if plain.startswith("dat"):
        _set(desk, plain)
    elif not may_read_ward(desk.member):
        raise Refused(Problem.NOT_ALLOWED)
    elif plain:
        raise Refused(Problem.BAD_COMMAND, example=words.EXAMPLE)
    else:
        _show(desk)


def _show(desk: Desk) -> None:
    """The ward's targets of this year beside what was reached from 1 January to today."""
    ward, year = desk.member.ward, desk.today.year
    known = facts.of_ward(desk.connection, ward, desk.today.replace(month=1, day=1), desk.today)
    wanted = in_force(targets.standing(desk.connection, ward), year)
    figures = [(target, figure(INDICATORS[target.indicator], known)) for target in wanted]
    rows = [(target, found, gap(target, found)) for target, found in figures]
    desk.say(words.targets(places.ward_of(desk.connection, ward).name, desk.today, rows, may_set=may_manage(desk.member)))


def _set(desk: Desk, plain: str) -> None:
    if not may_manage(desk.member):
        raise Refused(Problem.NOT_ALLOWED)
    asked = _SET.fullmatch(plain)
    indicator = named(asked["what"]) if asked else None
    if asked is None or indicator is None:
        raise Refused(Problem.BAD_COMMAND, example=words.EXAMPLE)
    value = Decimal(asked["value"].replace(",", "."))
    year = int(asked["year"] or desk.today.year)
    if not believable(indicator, value) or not desk.today.year <= year <= desk.today.year + 30:
        raise Refused(Problem.BAD_COMMAND, example=words.EXAMPLE)
    before = targets.put(
        desk.connection,
        desk.member.ward,
        indicator,
        year,
        value,
        member=desk.member.id,
        inbox=desk.inbox_id,
        now=desk.now,
    )
    desk.note("set_target", f"ward:{desk.member.ward}")
    desk.say(words.target_set(Target(indicator, value, year, ""), before))
