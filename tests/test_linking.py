"""One person on several platforms at once: one member, one history, one conversation; reminders go to one address."""

from __future__ import annotations

import asyncio

import pytest

from domain.chat import Incoming, Say
from scheduler.reminders import remind
from scheduler.sender import Sender
from storage import accounts, members, outbox
from storage.connection import Connection
from tests.test_rations import Rationed
from tests.world import World

BOY = "/sinh ngày 20/11, bé trai, con thứ 1, mẹ Nguyễn Thị Hoa"


class Zalo:
    """A second platform beside World's own, which counts; `says` is what it got, by account and chat."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.platform = Rationed()
        self.sender = Sender(world.store, {"dem": self.platform}, lambda: world.now)
        self._number = 0

    async def start(self) -> None:
        def note(connection: Connection) -> None:
            for name in ("z1", "z2"):
                accounts.note(connection, "dem", name, "", self.world.now, title=f"Bot {name}", people=50, a_month=3000)

        await self.world.store.run(note)

    async def say(self, who: str, text: str, account: str = "z1") -> str:
        self._number += 1
        before = len(self.platform.says)
        ref = f"z{self._number}"
        await self.world.app.receive(Incoming("dem", account, who, ref, self.world.now, text, rationed=True))
        await self.sender.drain()
        return "\n\n".join(say.numbered() for _, say in self.platform.says[before:])

    async def join(self, member: str, who: str, account: str = "z1") -> None:
        """A member of World's platform comes here too, by a one-time code."""
        code = (await self.world.say(member, "/ma")).split("\n")[0].split(": ")[1]
        assert "đã nối với tên của anh/chị" in await self.say(who, code, account)


@pytest.fixture
async def zalo(world: World) -> Zalo:
    made = Zalo(world)
    await made.start()
    await made.join("lan", "lan-z")
    return made


async def test_what_is_begun_on_one_platform_is_finished_on_the_other(world: World, zalo: Zalo) -> None:
    assert "1. Đúng, lưu" in await world.say("lan", BOY)
    said = len(world.channel.says)
    assert (await zalo.say("lan-z", "1")).startswith("Đã lưu, mã 1C")
    assert len(world.channel.says) == said  # the answer goes to where the last message came from, and nowhere else
    assert "1C" in await world.say("lan", "cuatoi")
    assert "1C" in await zalo.say("lan-z", "cuatoi")
    await zalo.say("lan-z", "huy")
    assert "Đã huỷ mã 1C" in await world.say("lan", "1")
    await world.checked()


async def test_questions_of_one_platform_are_answered_in_the_manner_of_the_other(world: World, zalo: Zalo) -> None:
    asked = await zalo.say("lan-z", "/sinh")
    assert "2. Bé trai hay bé gái?" in asked
    one = await world.say("lan", "tiep")  # where nobody counts, one thing at a time
    assert "Sinh ngày nào?" in one
    assert "Bé trai hay bé gái?" not in one
    assert "Bé trai hay bé gái?" in await world.say("lan", "hôm qua")
    assert "Họ tên mẹ" in await zalo.say("lan-z", "gái")
    assert "Họ tên mẹ" in await world.say("lan", "con thứ 2")
    assert "1. Đúng, lưu" in await world.say("lan", "Nguyễn Thị Hoa")
    assert "Đã lưu" in await zalo.say("lan-z", "1")
    await world.checked()


async def test_a_yes_from_both_platforms_at_once_saves_once(world: World, zalo: Zalo) -> None:
    await world.say("lan", BOY)
    both = (
        world.message("lan", "1"),
        Incoming("dem", "z1", "lan-z", "both", world.now, "1", rationed=True),
    )
    await asyncio.gather(*(world.app.receive(one) for one in both))
    await zalo.sender.drain()
    await world.sender.drain()
    last = [world.channel.says[-1][1].text, zalo.platform.says[-1][1].text]
    assert all("mã 1C" in text for text in last)  # both are told, with the same receipt
    assert "đã báo 1 việc" in await world.say("lan", "cuatoi")
    await world.checked()


async def test_an_old_button_is_old_on_the_other_platform_too(world: World, zalo: Zalo) -> None:
    await world.say("lan", BOY)
    asked = world.channel.says[-1][1]
    await zalo.say("lan-z", "1")
    await zalo.say("lan-z", "/sinh ngày 19/11, bé gái, con thứ 2, mẹ Lê Thị Na")
    assert "Câu hỏi này đã cũ" in await world.press("lan", "2", asked)


async def rung(world: World, zalo: Zalo) -> list[str]:
    """Where something leaves when the clock rings now."""
    before = len(world.channel.says), len(zalo.platform.says)
    await world.store.run(lambda c: remind(c, world.now, 3))
    await world.sender.drain()
    await zalo.sender.drain()
    return [f"test/{who}" for who, _ in world.channel.says[before[0] :]] + [
        f"dem/{account}" for account, _ in zalo.platform.says[before[1] :]
    ]


async def test_a_reminder_goes_to_one_address_where_the_person_last_wrote(world: World, zalo: Zalo) -> None:
    await world.say("lan", BOY)
    await zalo.say("lan-z", "/tiep")
    world.later(hours=4)
    assert await rung(world, zalo) == ["dem/z1"]
    assert await rung(world, zalo) == []


async def test_when_the_last_address_is_gone_the_one_before_it_is_reminded(world: World, zalo: Zalo) -> None:
    await world.say("lan", BOY)
    await zalo.say("lan-z", "/tiep")
    await world.store.run(lambda c: accounts.set_reachable(c, "dem", "z1", "lan-z", False, world.now))
    world.later(hours=4)
    assert await rung(world, zalo) == ["test/lan"]
    await zalo.say("lan-z", "/tiep")  # whoever writes again can be reached again
    found = await world.store.read(lambda c: accounts.all_accounts(c, world.now))
    assert next(one for one in found if one.account == "z1").gone == 0


async def test_a_second_account_of_a_platform_is_one_more_address_and_each_is_answered_where_it_wrote(
    world: World, zalo: Zalo
) -> None:
    await zalo.join("lan", "lan-z2", "z2")
    await zalo.say("lan-z", BOY)
    await zalo.say("lan-z2", "1", "z2")
    assert [account for account, _ in zalo.platform.says[-2:]] == ["z1", "z2"]
    assert "1C" in await zalo.say("lan-z", "cuatoi")


async def test_where_messages_are_counted_the_reminders_of_a_day_are_one(world: World, zalo: Zalo) -> None:
    await zalo.say("lan-z", BOY)
    world.later(hours=4)
    assert await rung(world, zalo) == ["dem/z1"]
    await zalo.say("lan-z", "1")
    await zalo.say("lan-z", "/sinh ngày 19/11, bé gái, con thứ 2, mẹ Lê Thị Na")
    world.later(hours=5)  # 21:00, another wait: the first reminder of today was enough
    assert await rung(world, zalo) == []
    world.later(hours=4)  # 01:00: a new day, but nobody is woken
    assert await rung(world, zalo) == []
    world.later(hours=7)
    assert await rung(world, zalo) == ["dem/z1"]
    assert "còn 1 việc chưa lưu" in zalo.platform.says[-1][1].text


async def test_several_reminders_made_at_once_leave_as_one_message(world: World, zalo: Zalo) -> None:
    before = len(zalo.platform.says)

    async def put(text: str) -> None:
        await world.store.run(
            lambda c: outbox.put(c, "dem", "z1", "lan-z", [Say(text)], now=world.now, member=1, lane=outbox.REMINDER)
        )

    await put("Tháng 11 tổ 5 chưa có báo cáo.")
    await put("Còn một việc chưa lưu.")
    await zalo.sender.drain()
    assert [say.text for _, say in zalo.platform.says[before:]] == ["Tháng 11 tổ 5 chưa có báo cáo.\n\nCòn một việc chưa lưu."]
    await put("Việc thứ ba.")
    await put("Việc thứ tư.")
    await zalo.sender.drain()
    assert len(zalo.platform.says) == before + 1
    world.later(hours=20)  # the next morning
    await zalo.sender.drain()
    assert zalo.platform.says[-1][1].text == "Việc thứ ba.\n\nViệc thứ tư."


async def test_where_nobody_counts_each_reminder_leaves_at_once(world: World) -> None:
    for text in ("một", "hai"):
        say = Say(text)
        await world.store.run(
            lambda c, s=say: outbox.put(c, "test", "t", "lan", [s], now=world.now, member=1, lane=outbox.REMINDER)  # type: ignore[misc]
        )
    await world.sender.drain()
    assert [say.text for _, say in world.channel.says] == ["một", "hai"]


async def test_leaving_ends_it_on_every_platform(world: World, zalo: Zalo) -> None:
    await zalo.say("lan-z", "/roi")
    await zalo.say("lan-z", "1")
    assert "chưa tham gia" in await world.say("lan", BOY)
    today = world.now.date().isoformat()
    assert await world.store.run(lambda c: members.at(c, "dem", "z1", "lan-z", today)) is None
