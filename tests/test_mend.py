"""`check --mend`: figures that no longer stand as the entries say are put right by appending the difference."""

from __future__ import annotations

from datetime import date

from sqlalchemy import delete, insert, select, update

from storage import figures, places
from storage.check import recount
from storage.connection import Connection
from storage.mend import mend
from storage.tables import ledger, tally, ward_tally
from tests.world import World


async def told(world: World) -> None:
    """A birth, an elderly woman examined twice, a session, and a birth taken back."""
    for who, text in (
        ("lan", "sinh bé gái hôm qua hộ 12 mẹ Nguyễn Thị Hoa con thứ 2"),
        ("lan", "khám NCT hôm qua: bà Nguyễn Thị Tám sn 1950"),
        ("lan", "khám NCT hôm nay: bà Nguyễn Thị Tám sn 1950"),
        ("lan", "tuyên truyền bình đẳng giới hôm qua, họp tổ, 40 người"),
        ("hoa", "sinh bé trai hôm qua mẹ Lê Thị Bé con thứ 1"),
    ):
        await world.say(who, text)
        await world.say(who, "1")
    await world.say("hoa", "huy")
    await world.say("hoa", "1")
    await world.checked()


def standing(connection: Connection) -> dict[tuple[int, str], int]:
    ward = places.wards(connection)[0].id
    return figures.sums(connection, ward, date(2026, 1, 1), date(2026, 12, 31))


async def test_nothing_is_changed_where_all_is_right(world: World) -> None:
    await told(world)
    before = await world.store.read(standing)
    assert await world.store.run(mend) == 0
    assert await world.store.read(standing) == before
    await world.checked()


async def test_lines_that_are_missing_too_many_or_wrong_are_put_right(world: World) -> None:
    await told(world)
    before = await world.store.read(standing)

    def spoil(connection: Connection) -> None:
        first = connection.execute(select(ledger).where(ledger.c.count == "births")).mappings().first()
        assert first is not None
        connection.execute(delete(ledger).where(ledger.c.count == "sessions"))  # a figure that this release counts first
        connection.execute(update(ledger).where(ledger.c.count == "attendees").values(n=4))
        connection.execute(insert(ledger).values({**first, "id": None, "count": "girls", "n": 3} | {"id": 9999}))
        connection.execute(delete(tally).where(tally.c.count == "births"))
        connection.execute(update(ward_tally).where(ward_tally.c.count == "boys").values(n=7))

    await world.store.run(spoil)
    differing = (await world.store.read(recount)).differing
    assert "ward 1 boys in 2026-11: monthly sum 7, ledger 0" in differing
    assert await world.store.run(mend) == 3
    await world.checked()
    assert await world.store.read(standing) == before
