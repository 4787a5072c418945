"""Many visits of one ward at once, each with several records, in every order: none waits for another for ever."""

from __future__ import annotations

import asyncio
from functools import partial
from itertools import permutations

from domain.fields import Value
from storage import entries, places
from storage.connection import Connection
from storage.entries import Entry
from tests.world import World

TOLD: dict[str, dict[str, Value]] = {
    "birth": {"sex": "male", "birth_order": 1},
    "marriage": {"resident": "both"},
    "death": {"sex": "male"},
    "move_within": {"persons": 2, "to_area": "1"},  # counted in a group that is somebody else's
}
DAY = "2026-11-20"


async def test_records_told_at_once_in_every_order_are_served_once_each(world: World) -> None:
    ward, areas = await world.store.read(
        lambda connection: (places.wards(connection)[0].id, places.areas(connection, places.wards(connection)[0].id))
    )
    served = 0

    def visit(connection: Connection, area: int, kinds: tuple[str, ...]) -> None:
        nonlocal served
        served += 1
        for kind in kinds:
            values = {"date": DAY, **TOLD[kind]}
            entries.add(connection, Entry(0, ward, kind, area, 0, "", DAY, DAY, 1, 0, values), world.now)

    orders = list(permutations(TOLD)) * 4
    visits = [partial(visit, area=areas[place % len(areas)].id, kinds=kinds) for place, kinds in enumerate(orders)]
    await asyncio.gather(*map(world.store.run, visits))
    assert served == len(orders), "a visit that met another in a deadlock is tried again"
    await world.checked()
