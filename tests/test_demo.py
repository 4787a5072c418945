"""The demo ward's past: two years of invented entries of every kind, the same at each start, and figures that add up."""

from __future__ import annotations

from collections import Counter

import pytest

from bot import happenings, history
from domain.kind import all_kinds
from domain.people import Role
from storage import entries, figures, members, places
from storage.check import recount
from storage.connection import Connection
from tests.world import World


@pytest.fixture(autouse=True)
async def past(world: World) -> None:
    await world.store.run(lambda connection: history.fill(connection, ward(connection), world.now))


def ward(connection: Connection) -> int:
    return places.wards(connection)[0].id


async def test_every_kind_happened_in_twelve_groups_over_two_years(world: World) -> None:
    everything = await world.store.read(lambda connection: list(entries.every_live(connection)))
    assert {one.kind for one in everything} == set(all_kinds())
    assert len({one.area for one in everything if one.area}) == happenings.GROUPS
    assert len({one.day[:7] for one in everything}) == history.MONTHS + 1
    assert max(one.day for one in everything) < world.now.date().isoformat()
    assert all(one.day <= one.told for one in everything)


async def test_the_scale_is_that_of_a_real_ward(world: World) -> None:
    """As published reports have it: 13 to 14 births a year per 1,000 people; in so few, chance moves the sexes far."""

    def count(connection: Connection) -> Counter[str]:
        found: Counter[str] = Counter()
        first = world.now.date().replace(year=world.now.year - 2, day=1)
        for (_, key), n in figures.sums(connection, ward(connection), first, world.now.date()).items():
            found[key] += n
        return found

    counts = await world.store.read(count)
    people = happenings.GROUPS * happenings.HOMES * history.PER_HOME
    assert 11 < counts["births"] / 2 / people * 1000 < 16
    assert 95 < 100 * counts["boys"] / counts["girls"] < 130
    assert 0.05 < counts["third_or_later"] / counts["births"] < 0.18
    assert counts["boys"] + counts["girls"] == counts["births"]


async def test_its_figures_equal_a_recount_and_its_people_are_who_would_tell(world: World) -> None:
    found = await world.store.read(recount)
    assert found.differing == []
    everybody = await world.store.read(lambda connection: members.of_ward(connection, ward(connection), "2026-11-21"))
    role = {one.id: one.role for one in everybody}
    for one in await world.store.read(lambda connection: list(entries.every_live(connection))):
        assert role[one.teller] in (all_kinds()[one.kind].by | {Role.ADMIN}), one.kind
