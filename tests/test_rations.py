"""A platform that counts: messages of the month, who may still come, what is kept free for the more urgent."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from bot import present
from bot.operate import list_accounts
from bot.settings import Settings
from domain.chat import Incoming, Say, SendFailed, Traits, Why
from scheduler.sender import Sender
from storage import accounts, claims, members, outbox, pacing, rations
from storage.connection import Connection
from tests.world import World

MONTH = 100  # messages
PEOPLE = 50


@dataclass
class Rationed:
    """A platform of the tests that counts: what it sent, and what it refuses as told."""

    name: str = "dem"
    traits: Traits = field(default_factory=lambda: Traits(buttons=False, rationed=True, a_month=MONTH, people=PEOPLE))
    says: list[tuple[str, Say]] = field(default_factory=list)
    refusals: list[SendFailed] = field(default_factory=list)
    parts: int = 1

    async def send(self, account: str, address: str, say: Say) -> str:
        if self.refusals:
            raise self.refusals.pop(0)
        self.says.append((account, say))
        return " ".join(f"{len(self.says)}.{part}" for part in range(self.parts))


async def opened(world: World, *names: str) -> tuple[Rationed, Sender]:
    """The platform with these accounts, as its channel notes them at the start."""
    platform = Rationed()

    def note(connection: Connection) -> None:
        for name in names or ("z1",):
            people, a_month = platform.traits.people, platform.traits.a_month
            accounts.note(connection, "dem", name, "", world.now, title=f"Bot {name}", people=people, a_month=a_month)

    await world.store.run(note)
    return platform, Sender(world.store, {"dem": platform}, lambda: world.now)


async def queued(world: World, count: int, *, lane: int = outbox.REPLY, account: str = "z1") -> None:
    def put(connection: Connection) -> None:
        pacing.close_gate(connection, "dem", account, world.now - timedelta(seconds=1))  # as a campaign makes its account known
        for number in range(count):
            outbox.put(connection, "dem", account, f"p{number}", [Say(f"{number}")], now=world.now, lane=lane)

    await world.store.run(put)


async def sent_in(world: World, month: str, account: str = "z1") -> int:
    def look(connection: Connection) -> int:
        from sqlalchemy import select

        from storage.tables import ration

        return sum(
            connection.execute(select(ration.c.sent).where(ration.c.account == account, ration.c.month == month)).scalars()
        )

    return await world.store.read(look)


async def test_what_was_accepted_or_may_have_been_is_counted_and_what_surely_was_not_is_not(world: World) -> None:
    platform, sender = await opened(world)
    await queued(world, 4)
    platform.refusals = [SendFailed(Why.UNSURE), SendFailed(Why.WRONG), SendFailed(Why.GONE)]
    await sender.drain()
    assert len(platform.says) == 1
    assert await sent_in(world, "2026-11") == 2
    platform.parts = 3  # a long text leaves as three messages
    await queued(world, 1)
    await sender.drain()
    assert await sent_in(world, "2026-11") == 5


async def test_a_month_begins_at_midnight_where_the_wards_are(world: World) -> None:
    _, sender = await opened(world)
    world.now = datetime(2026, 11, 30, 16, 59, tzinfo=UTC)  # 23:59 in Hà Nội
    await queued(world, 2)
    await sender.drain()
    world.later(minutes=2)
    await queued(world, 1)
    await sender.drain()
    assert (await sent_in(world, "2026-11"), await sent_in(world, "2026-12")) == (2, 1)


async def test_the_operator_is_warned_once_at_80_and_once_at_95_percent(
    world: World, caplog: pytest.LogCaptureFixture, house_url: str
) -> None:
    _, sender = await opened(world)
    caplog.set_level(logging.WARNING, "danso")
    for count, warnings in ((79, 0), (1, 1), (14, 1), (1, 2), (20, 2)):
        await queued(world, count)
        await sender.drain()
        assert sum("messages of 2026-11" in line for line in caplog.messages) == warnings
    assert "dem/z1 has sent 80 of its 100 messages of 2026-11 (80 %)" in caplog.messages[0]
    shown = await world.store.read(lambda c: accounts.all_accounts(c, world.now))
    one = next(one for one in shown if one.channel == "dem")
    assert (one.sent_month, one.a_month) == (115, 100)  # replies go as long as the platform takes them


async def test_the_command_accounts_shows_the_month_and_the_places_with_a_warning(house_url: str, world: World) -> None:
    world.now = present.now()  # the command counts by the clock
    _, sender = await opened(world)
    await queued(world, 96)
    await sender.drain()
    for number in range(46):
        await world.app.receive(Incoming("dem", "z1", f"nguoi{number}", f"r{number}", world.now, text="xin chào"))
    said = await list_accounts(Settings(database_url=house_url, _env_file=None))  # type: ignore[call-arg]
    assert "46 of 50 places taken, 96 of 100 sent this month" in said
    assert "WARNING: 95 % of the month's messages are sent" in said
    assert "WARNING: nobody more is invited to this account" in said
    assert "test/t: 6 people (0 cannot be reached)" in said


async def test_campaigns_then_reminders_wait_when_the_month_runs_short_and_replies_always_go(world: World) -> None:
    _, sender = await opened(world, "z1", "z2")
    await queued(world, 70, lane=outbox.CAMPAIGN)
    await sender.drain()
    assert await sent_in(world, "2026-11") == 60
    await queued(world, 40, lane=outbox.REMINDER)
    await sender.drain()
    assert await sent_in(world, "2026-11") == 90
    await queued(world, 30)
    await sender.drain()
    assert await sent_in(world, "2026-11") == 120
    assert await sender.send_one() is False
    assert await world.store.read(lambda c: claims.next_due(c, {"dem": None}, world.now)) is None  # nobody runs in circles
    await queued(world, 5, lane=outbox.CAMPAIGN, account="z2")  # the other account has its own month
    await sender.drain()
    assert await sent_in(world, "2026-11", "z2") == 5
    world.now = datetime(2026, 12, 1, 3, 0, tzinfo=UTC)
    await sender.drain()
    assert await sent_in(world, "2026-12") == 20  # what waited goes with the new month


async def test_an_account_nobody_counts_is_never_held_back(world: World) -> None:
    await world.store.run(lambda c: pacing.close_gate(c, "test", "t", world.now - timedelta(seconds=1)))
    await world.store.run(lambda c: outbox.put(c, "test", "t", "lan", [Say("tin")], now=world.now, lane=outbox.CAMPAIGN))
    await world.sender.drain()
    assert world.channel.says[-1][1].text == "tin"
    assert await world.store.read(lambda c: rations.left(c, "test", "t", world.now)) is None


async def test_a_campaign_may_queue_what_is_left_and_no_more(world: World) -> None:
    _, sender = await opened(world)
    left = lambda: world.store.read(lambda c: rations.left(c, "dem", "z1", world.now))  # noqa: E731
    assert await left() == 60
    await queued(world, 7)
    await sender.drain()
    await queued(world, 3, lane=outbox.CAMPAIGN)
    assert await left() == 50
    await queued(world, 50, lane=outbox.CAMPAIGN)
    assert await left() == 0
    await sender.drain()
    assert await sent_in(world, "2026-11") == 60


async def test_two_lanes_count_together(world: World) -> None:
    platform, sender = await opened(world)
    other = Sender(world.store, {"dem": platform}, lambda: world.now)
    await queued(world, 61, lane=outbox.CAMPAIGN)
    for _ in range(35):
        await sender.send_one()
        await other.send_one()
    assert await sent_in(world, "2026-11") == 60


def code_of(said: str) -> str:
    return said.split("\n")[0].split(": ")[1]


async def write(world: World, account: str, who: str, text: str) -> None:
    world._number += 1
    await world.app.receive(Incoming("dem", account, who, f"d{world._number}", world.now, text=text))


async def test_an_invitation_names_the_bot_with_the_most_room(world: World) -> None:
    await opened(world, "z1", "z2")
    await write(world, "z1", "x", "alo")
    said = await world.say("binh", "/moi ctv tổ 6")
    assert said.endswith("\nDem: nhắn mã cho «Bot z2»")
    assert (await world.say("binh", "/moi ctv tổ 6")).endswith("«Bot z1»")  # one is on the way to z2: now they are equal
    await world.store.run(lambda c: accounts.note(c, "telegram", "7", "https://t.me/hoasen_bot?start=", world.now))
    said = await world.say("binh", "/moi ctv tổ 6")
    assert f"\nTelegram: bấm https://t.me/hoasen_bot?start={code_of(said).replace('-', '')}" in said


async def test_invitations_stop_at_45_of_50_people_those_on_their_way_included(world: World) -> None:
    await opened(world)
    for number in range(40):
        await write(world, "z1", f"nguoi{number}", "xin chào")
    for _ in range(5):
        assert "nhắn mã cho «Bot z1»" in await world.say("binh", "/moi ctv tổ 6")
    said = await world.say("binh", "/moi ctv tổ 6")
    assert "Dem: đã đủ người, chưa nhận thêm. Xin nhờ người cài máy thêm một tài khoản Dem." in said
    assert code_of(said)  # the code is good all the same, on every other channel
    await opened(world, "z1", "z2")  # the operator adds a token
    assert "nhắn mã cho «Bot z2»" in await world.say("binh", "/moi ctv tổ 6")
    world.later(days=8)  # codes nobody used give their places back
    await opened(world)
    assert "nhắn mã cho «Bot z1»" in await world.say("binh", "/moi ctv tổ 6")


async def test_somebody_invited_anew_stays_with_the_bot_they_write_to_even_when_it_is_full(world: World) -> None:
    await opened(world, "z1", "z2")
    for number in range(45):
        await write(world, "z1", f"nguoi{number}", "xin chào")
    assert (await world.say("binh", "/moi lại Lan")).endswith("«Bot z2»")
    await world.store.run(lambda c: members.bind(c, "dem", "z1", "nguoi3", 1, world.now))
    assert (await world.say("binh", "/moi lại Lan")).endswith("«Bot z1»")
    assert (await world.say("binh", "/moi lại Hoa")).endswith("«Bot z2»")


async def test_an_account_whose_token_was_taken_out_is_not_shown_any_more(world: World) -> None:
    await opened(world, "z1", "z2")
    world.later(days=1)
    await opened(world, "z2")
    await write(world, "z2", "x", "alo")
    assert (await world.say("binh", "/moi ctv tổ 6")).endswith("«Bot z2»")
    assert timedelta(hours=1) == accounts.STARTED_TOGETHER
