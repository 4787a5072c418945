"""What was told and not saved is not forgotten; what was kept its time is."""

from __future__ import annotations

from sqlalchemy import func, select

from scheduler.reminders import remind
from scheduler.upkeep import forget
from storage import members
from storage.tables import entry, inbox, outbox, talk
from tests.world import World

BOY = "/sinh ngày 20/11, bé trai, con thứ 1, mẹ Nguyễn Thị Hoa"


async def rung(world: World, *, hours: float = 3) -> list[tuple[str, str]]:
    """(who, text) of what leaves when the clock rings now."""
    before = len(world.channel.says)
    await world.store.run(lambda c: remind(c, world.now, hours))
    await world.sender.drain()
    return [(who, say.text) for who, say in world.channel.says[before:]]


async def test_a_draft_left_unanswered_is_reminded_once(world: World) -> None:
    await world.say("lan", BOY)
    world.later(hours=2, minutes=59)
    assert await rung(world) == []
    world.later(minutes=2)
    ((who, text),) = await rung(world)
    assert who == "lan"
    assert "còn 1 việc chưa lưu" in text
    assert "chưa được tính" in text
    assert "Nhắn tiep" in text
    for _ in range(3):
        world.later(days=1)
        assert await rung(world) == []


async def test_after_a_reminder_one_word_goes_on_and_one_drops(world: World) -> None:
    await world.say("lan", BOY)
    world.later(hours=4)
    await rung(world)
    assert "1. Đúng, lưu" in await world.say("lan", "tiep")
    assert "Đã lưu" in await world.say("lan", "1")
    await world.say("lan", "/sinh ngày 19/11, bé gái, con thứ 2, mẹ Lê Thị Na")
    world.later(hours=4)
    assert len(await rung(world)) == 1  # another wait, another reminder
    assert "Đã bỏ" in await world.say("lan", "0")
    world.later(days=1)
    assert await rung(world) == []


async def test_the_buttons_of_the_question_still_hold_after_the_reminder(world: World) -> None:
    await world.say("lan", BOY)
    asked = world.channel.says[-1][1]
    world.later(hours=4)
    await rung(world)
    assert "Đã lưu" in await world.press("lan", "1", asked)


async def test_what_waits_is_shown_and_a_new_report_joins_it(world: World) -> None:
    await world.say("lan", BOY)
    world.later(days=1)
    mine = await world.say("lan", "cuatoi")
    assert mine.startswith("Chưa lưu:\n- Trẻ mới sinh, tổ 5, thứ sáu 20/11/2026")
    assert "Nguyễn Thị Lan: 1 việc" in await world.say("thu", "cho")
    said = await world.say("lan", "/sinh ngày 19/11, bé gái, con thứ 2, mẹ Lê Thị Na")
    assert "Việc mới được ghi thêm vào việc đang chờ." in said
    assert "2 việc:" in said
    assert (await world.say("lan", "1")).count("Đã lưu") == 2
    assert "Chưa lưu" not in await world.say("lan", "cuatoi")
    await world.checked()


async def test_the_reminder_goes_where_the_person_last_wrote(world: World) -> None:
    await world.store.run(lambda c: members.bind(c, "test", "t", "lan2", 1, world.now))
    await world.say("lan", "/sinh ngày 20/11, bé trai, con thứ 1")
    await world.say("lan2", "Nguyễn Thị Hoa")
    world.later(hours=4)
    assert [who for who, _ in await rung(world)] == ["lan2"]


async def test_nobody_suspended_or_gone_is_reminded(world: World) -> None:
    for who in ("lan", "hoa"):
        await world.say(who, BOY)
    await world.say("binh", "/tamngung Lan")
    await world.say("hoa", "/roi")
    await world.say("hoa", "1")
    world.later(hours=4)
    assert await rung(world) == []


async def test_a_stranger_is_never_reminded(world: World) -> None:
    code = (await world.say("binh", "/moi ctv tổ 6")).split("\n")[0].split(": ")[1]
    await world.say("khach", code)
    world.later(days=3)
    assert await rung(world) == []


async def texts(world: World) -> tuple[list[str | None], list[str | None], int, int]:
    """(texts heard, bodies said, entries, talks)."""
    heard = select(inbox.c.text).order_by(inbox.c.id)
    said = select(outbox.c.body).order_by(outbox.c.id)

    def look(connection):
        return (
            list(connection.execute(heard).scalars()),
            list(connection.execute(said).scalars()),
            connection.execute(select(func.count()).select_from(entry)).scalar_one(),
            connection.execute(select(func.count()).select_from(talk)).scalar_one(),
        )

    return await world.store.read(look)


async def test_old_words_are_forgotten_and_references_counts_and_open_drafts_stay(world: World) -> None:
    first = world.message("lan", BOY)
    await world.serve(first)
    await world.say("lan", "1")
    await world.say("hoa", BOY)  # a draft, still open
    await world.say("khach", "nhà ông Bảy có em bé")
    world.later(days=2)
    await world.store.run(lambda c: forget(c, world.now))
    heard, said, entries, talks = await texts(world)
    assert heard == [BOY, "1", BOY, None]
    assert said[-1] is None
    assert None not in said[:-1]
    world.later(days=29)
    await world.store.run(lambda c: forget(c, world.now))
    heard, said, entries, talks = await texts(world)
    assert heard == [None] * 4
    assert set(said) == {None}
    assert (entries, talks) == (1, 1)  # Hoa's draft is not finished
    assert await world.serve(first) == []  # the reference stays: still served once
    assert "1 cháu" in await world.say("lan", "/tonghop tháng 11")
    assert "Nguyễn Thị Hoa" in await world.say("lan", "/xem 1C")
    assert "Đã lưu" in await world.say("hoa", "1")
    await world.checked()


async def test_what_has_not_left_yet_is_not_forgotten(world: World) -> None:
    await world.app.receive(world.message("lan", BOY))
    world.later(days=60)
    await world.store.run(lambda c: forget(c, world.now))
    await world.sender.drain()
    assert "Trẻ mới sinh" in world.channel.says[-1][1].text


async def test_one_process_of_two_rings_a_moment(world: World) -> None:
    from scheduler.clock import Clock

    await world.say("lan", BOY)
    world.later(hours=4)
    clocks = [Clock(world.store, 3, lambda: world.now, lambda: None) for _ in range(2)]
    before = len(world.channel.says)
    for clock in clocks:
        await clock.ring("reminders")
    await world.sender.drain()
    assert len(world.channel.says) == before + 1
