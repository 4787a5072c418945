"""One pace for all processes: the rate of an account, and the gate a platform closes, are rows of the database."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from domain.chat import Say, SendFailed, Traits, Why
from scheduler.sender import Sender
from storage import accounts, claims, members, outbox
from storage.connection import Connection
from tests.world import World


@dataclass
class Platform:
    """A platform of the tests: counts when it was asked, and refuses as told."""

    world: World
    name: str = "counted"
    traits: Traits = field(default_factory=lambda: Traits(buttons=False, per_second=10.0))
    asked: list[datetime] = field(default_factory=list)
    refusals: list[SendFailed] = field(default_factory=list)
    parts: int = 1

    async def send(self, account: str, address: str, say: Say) -> str:
        self.asked.append(self.world.now)
        if self.refusals:
            raise self.refusals.pop(0)
        return " ".join(f"{len(self.asked)}.{part}" for part in range(self.parts))


async def queued(world: World, count: int, account: str = "a", **more: int) -> None:
    """Messages to different people wait."""

    def put(connection: Connection) -> None:
        for number in range(count):
            outbox.put(connection, "counted", account, f"{account}{number}", [Say(f"{number}")], now=world.now, **more)

    await world.store.run(put)


def lanes(world: World, count: int) -> tuple[Platform, list[Sender]]:
    platform = Platform(world)
    return platform, [Sender(world.store, {"counted": platform}, lambda: world.now) for _ in range(count)]


async def pass_time(world: World, senders: list[Sender], seconds: float) -> None:
    """Time goes on in steps of 10 ms, and each lane tries at every step."""
    for _ in range(int(seconds * 100)):
        for sender in senders:
            await sender.send_one()
        world.later(milliseconds=10)


async def test_three_lanes_together_keep_to_the_rate_of_one_account(world: World) -> None:
    platform, senders = lanes(world, 3)
    await queued(world, 15)
    await pass_time(world, senders, 1.0)
    assert len(platform.asked) == 10
    gaps = [later - earlier for earlier, later in zip(platform.asked, platform.asked[1:], strict=False)]
    assert min(gaps) >= timedelta(milliseconds=100)


async def test_a_message_in_two_parts_takes_two_places(world: World) -> None:
    platform, senders = lanes(world, 3)
    platform.parts = 2
    await queued(world, 15)
    await pass_time(world, senders, 1.0)
    assert len(platform.asked) == 5


async def test_two_accounts_have_a_pace_each(world: World) -> None:
    platform, senders = lanes(world, 2)
    await queued(world, 6, "a")
    await queued(world, 6, "b")
    await pass_time(world, senders, 0.5)
    assert len(platform.asked) == 10


async def test_when_the_platform_says_to_wait_no_lane_sends_before_then(world: World) -> None:
    platform, senders = lanes(world, 3)
    platform.refusals.append(SendFailed(Why.LATER, 3.0))
    await queued(world, 5)
    began = world.now
    await pass_time(world, senders, 4.0)
    assert platform.asked[0] == began
    assert all(moment >= began + timedelta(seconds=3) for moment in platform.asked[1:])
    assert len(platform.asked) == 6  # the refused one went again; nothing is lost


async def test_a_gate_of_one_account_leaves_the_others_alone(world: World) -> None:
    platform, senders = lanes(world, 1)
    await queued(world, 1, "a")
    platform.refusals.append(SendFailed(Why.LATER, 60.0))
    await pass_time(world, senders, 0.1)
    await queued(world, 2, "b")
    await pass_time(world, senders, 0.5)
    assert len(platform.asked) == 3


async def test_replies_go_before_reminders(world: World) -> None:
    platform, senders = lanes(world, 1)
    await queued(world, 3, "a", lane=outbox.REMINDER)
    await queued(world, 2, "b", lane=outbox.REPLY)
    order = []
    while due := await world.store.run(lambda c: claims.claim(c, {"counted": None}, world.now, timedelta(seconds=60))):
        order.append(due.account)
    assert order == ["b", "b", "a", "a", "a"]
    assert platform.asked == []
    assert senders


async def test_a_reply_that_may_be_lost_goes_once_more_and_no_further(world: World) -> None:
    platform, senders = lanes(world, 1)
    platform.refusals += [SendFailed(Why.UNSURE), SendFailed(Why.UNSURE), SendFailed(Why.UNSURE)]
    await queued(world, 1)
    await pass_time(world, senders, 5.0)
    assert len(platform.asked) == 2


async def test_a_shut_account_keeps_its_messages_and_others_go_on(world: World) -> None:
    platform, senders = lanes(world, 1)
    platform.refusals.append(SendFailed(Why.SHUT))
    await queued(world, 2, "a")
    await pass_time(world, senders, 0.3)
    await queued(world, 2, "b")
    await pass_time(world, senders, 0.5)
    assert len(platform.asked) == 3
    waiting = await world.store.read(lambda c: accounts.all_accounts(c, world.now))
    assert [(one.account, one.waiting) for one in waiting if one.channel == "counted"] == [("a", 2), ("b", 0)]


async def test_somebody_who_blocked_the_bot_is_noted(world: World) -> None:
    platform, senders = lanes(world, 1)
    platform.refusals.append(SendFailed(Why.GONE))
    await world.store.run(lambda c: members.bind(c, "counted", "a", "a0", 1, world.now))
    await queued(world, 1)
    await pass_time(world, senders, 0.2)
    found = [one for one in await world.store.read(lambda c: accounts.all_accounts(c, world.now)) if one.channel == "counted"]
    assert [(one.people, one.gone, one.waiting) for one in found] == [(1, 1, 0)]


async def test_a_reply_borrows_a_place_of_the_pace_and_what_follows_pays_for_it(world: World) -> None:
    platform, senders = lanes(world, 1)
    platform.traits = Traits(buttons=False, per_second=10.0, ahead=2)
    senders = [Sender(world.store, {"counted": platform}, lambda: world.now)]
    began = world.now
    await queued(world, 20)
    await pass_time(world, senders, 1.0)
    gone = [round((at - began).total_seconds(), 2) for at in platform.asked]
    assert gone[:3] == [0.0, 0.01, 0.02]  # its own place and, as soon as the lane can, two that are not free yet
    assert gone[3:] == [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]
    assert max(sum(start <= at < start + 1 for at in gone) for start in gone) <= 12


async def test_a_campaign_borrows_nothing_and_a_reply_does_not_wait_for_its_next_place(world: World) -> None:
    platform, _ = lanes(world, 1)
    platform.traits = Traits(buttons=False, per_second=10.0, ahead=2)
    senders = [Sender(world.store, {"counted": platform}, lambda: world.now)]
    await queued(world, 1)  # an account that has sent something is known
    await pass_time(world, senders, 1.0)
    await queued(world, 5, lane=outbox.URGENT)
    await pass_time(world, senders, 0.05)
    assert len(platform.asked) == 2
    await queued(world, 1)
    asked_at = world.now
    await pass_time(world, senders, 0.01)
    assert platform.asked[2:] == [asked_at]
