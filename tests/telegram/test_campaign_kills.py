"""`kill -9` in the midst of a campaign: nobody is lost, nobody gets it twice, and the account adds up each time.

What was in flight at a kill is unknown afterwards, one message for each lane at most, and is not sent again by itself.
"""

from __future__ import annotations

import asyncio
import os
import random
import shutil
import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot import demo
from domain.campaigns import Audience, Goal, Stage, When
from domain.chat import File
from domain.enclosures import Enclosure
from domain.people import Role, State
from messages import campaign_text
from scheduler.lanes import FOR_CAMPAIGNS
from storage import campaigns, enclosures, members, places
from storage.connection import Connection
from storage.store import open_store
from tests.pictures_and_files import png
from tests.telegram.conftest import ACCOUNT, TOKEN
from tests.telegram.emulator import Emulator, Refusal
from tests.telegram.people import Phone, eventually
from tests.telegram.test_kills import running

FIRST_CHAT = 1000
STAFF_CHAT = 1
TEXT = "Mời bà con đi khám sức khoẻ"
PATIENCE = 300.0
TAKES = 0.06  # seconds a message takes at Telegram, so that a kill finds messages in flight
FLOOD = Refusal(429, "Too Many Requests: retry after 1", retry_after=1)
# What one life after the other meets beside its kill: a storm of floods, answers that never come, a
# connection that ends before the message is there.
TROUBLES: tuple[tuple[Refusal | str | None, ...], ...] = (
    (None, None, FLOOD, FLOOD, None, "lost"),
    (),
    (None, "hang", None, FLOOD),
    (FLOOD,) * 6,
    (None, "cut", "lost"),
)


async def test_three_kills_in_a_campaign(emulator: Emulator, sqlite_made_once: Path, tmp_path: Path) -> None:
    await _Run(emulator, tmp_path, people=120, kills=3).through(sqlite_made_once)


async def test_two_kills_in_a_campaign_with_a_picture_before_a_long_text(
    emulator: Emulator, sqlite_made_once: Path, tmp_path: Path
) -> None:
    """Each message is two of Telegram's, so that a kill also falls between them."""
    await _Run(emulator, tmp_path, people=60, kills=2, text=f"{TEXT}. " * 40, picture=True).through(sqlite_made_once)


@pytest.mark.soak
async def test_fifty_kills_in_a_campaign_of_two_thousand(emulator: Emulator, sqlite_made_once: Path, tmp_path: Path) -> None:
    kills = int(os.environ.get("DANSO_SOAK_CAMPAIGN_KILLS", "50"))
    await _Run(emulator, tmp_path, people=2000, kills=kills).through(sqlite_made_once)


@dataclass
class _Run:
    """A campaign to so many people under so many kills, with floods, answers that are lost, people who blocked us, and a
    token that is revoked and given back."""

    emulator: Emulator
    folder: Path
    people: int
    kills: int
    text: str = TEXT
    picture: bool = False
    dice: random.Random = field(default_factory=lambda: random.Random(7))
    open_at_kill: int = 0
    in_flight: int = 0
    stopped: int = 0

    @property
    def file(self) -> Path:
        return self.folder / "danso.db"

    async def through(self, made: Path) -> None:
        """Kill and start again, then let it end, and count."""
        await asyncio.to_thread(shutil.copyfile, made, self.file)
        store = open_store(f"sqlite:///{self.file}")
        await store.run(lambda connection: _load(connection, self.people, self.text, picture=self.picture))
        await store.close()
        bot = self.emulator.bot(TOKEN)
        bot.known |= set(range(FIRST_CHAT, FIRST_CHAT + self.people))
        bot.blocked |= set(range(FIRST_CHAT, FIRST_CHAT + self.people, 20))
        self.emulator.takes = TAKES
        for life in range(self.kills):
            self.emulator.fail("sendMessage", *TROUBLES[life % len(TROUBLES)])
            await self._live_and_die(life)
        await self._revoked()
        async with running(self.folder, self.emulator, by_webhook=False) as last:
            await self._until_nothing_is_open()
            last.terminate()
            assert await last.wait() == 0
        self._count()

    async def _live_and_die(self, life: int) -> None:
        """One life: it is killed while it starts, or after some messages of its share and a moment more."""
        before = self._sent()
        share = self.people * 3 // 4 // self.kills
        starting = life % 10 == 9
        async with running(self.folder, self.emulator, by_webhook=False, heard=not starting):
            if not starting:
                wanted = before + self.dice.randint(1, 2 * share)
                await self._until_sent(wanted, life)
            await asyncio.sleep(self.dice.random() * (2.5 if starting else TAKES))
        states = self._account()
        assert sum(states.values()) == self.people, states
        self.open_at_kill += self._sent() > before and states["waiting"] > 0
        self.in_flight += states["sending"]
        assert states["sending"] <= FOR_CAMPAIGNS

    async def _until_sent(self, wanted: int, life: int) -> None:
        """So many were sent. A campaign that stopped itself, since too many had no answer, goes on when staff say so."""
        end = asyncio.get_running_loop().time() + PATIENCE
        while self._sent() < wanted:
            states = self._account()
            assert asyncio.get_running_loop().time() < end, (life, states)
            if states["paused"]:
                await self._go_on()
            await asyncio.sleep(0.05)

    async def _go_on(self) -> None:
        self.stopped += 1
        await Phone(self.emulator, self.emulator.bot(TOKEN), STAFF_CHAT).user_says("chiendich 1 tiếp")
        await eventually(self.emulator, lambda: not self._account()["paused"], "it does not go on", 60)

    async def _revoked(self) -> None:
        """The token is revoked while it sends: the campaign pauses, and goes on once staff say so. Another kill."""
        bot = self.emulator.bot(TOKEN)
        staff = Phone(self.emulator, bot, STAFF_CHAT)
        async with running(self.folder, self.emulator, by_webhook=False):
            await self._until_sent(self._sent() + 1, self.kills)
            bot.revoked = True
            await eventually(self.emulator, lambda: self._account()["paused"] > 0, "the campaign does not pause", 60)
        assert sum(self._account().values()) == self.people
        bot.revoked = False
        async with running(self.folder, self.emulator, by_webhook=False):
            await staff.hears("không cho tài khoản của phường gửi nữa", seconds=60)
            await staff.user_says("chiendich 1 tiếp")
            await staff.hears("được gửi tiếp", seconds=60)

    def _count(self) -> None:
        """Everybody is in one state, and each state is true of what arrived."""
        messages = self.emulator.bot(TOKEN).messages
        got = Counter(chat for (chat, _), one in messages.items() if TEXT in one.get("text", ""))
        seen = Counter(chat for (chat, _), one in messages.items() if "photo" in one)
        stand = self._standing()
        people = {state: {chat for chat, at in stand.items() if at == state} for state in ("sent", "gone", "unknown")}
        twice = sum(times > 1 for times in (*got.values(), *seen.values()))
        counted = {state: len(chats) for state, chats in people.items()}
        print(
            f"{self.kills} kills, {self.open_at_kill} in the midst of sending, {self.in_flight} messages in flight at them, "
            f"stopped itself {self.stopped} times; "
            f"{self.people} people: {counted}, "
            f"{got.total()} arrived, {len(people['unknown'] & got.keys())} of the unknown, {twice} twice"
        )
        assert len(stand) == self.people == sum(map(len, people.values()))
        assert twice == 0
        assert people["gone"] <= self.emulator.bot(TOKEN).blocked
        assert people["sent"] <= got.keys() <= people["sent"] | people["unknown"]
        if self.picture:
            assert people["sent"] <= seen.keys() <= people["sent"] | people["unknown"]
        lost = sum(one in ("lost", "hang", "cut") for life in range(self.kills) for one in TROUBLES[life % len(TROUBLES)])
        assert len(people["unknown"]) <= self.in_flight + lost + 2 * FOR_CAMPAIGNS  # two lives more around the revoked token
        assert self.open_at_kill >= self.kills * 4 // 5
        assert self.in_flight >= self.kills

    def _sent(self) -> int:
        """How many messages the platform was asked to send."""
        return sum(call.method.startswith("send") for call in self.emulator.calls)

    def _standing(self) -> dict[int, str]:
        """Chat → state, as the tables have it, read without the program."""
        with closing(sqlite3.connect(self.file, timeout=30)) as database:
            rows = database.execute(
                "SELECT r.chat, coalesce(o.state, 'gone') FROM recipient r LEFT JOIN outbox o"
                " ON o.campaign_id = r.campaign_id AND o.member_id = r.member_id AND o.again = 0"
            ).fetchall()
        return {int(chat): state for chat, state in rows}

    def _account(self) -> Counter[str]:
        return Counter(self._standing().values())

    async def _until_nothing_is_open(self) -> None:
        end = asyncio.get_running_loop().time() + PATIENCE
        while True:
            states = self._account()
            if states["paused"]:
                await self._go_on()
            elif not states["waiting"] + states["sending"]:
                return
            assert asyncio.get_running_loop().time() < end, states
            await asyncio.sleep(0.5)


def _load(connection: Connection, people: int, text: str, *, picture: bool) -> None:
    """The ward, its party members with a chat each, and a campaign to them that staff wrote and a supervisor approved."""
    now = datetime.now(UTC)
    demo.load(connection, now)
    ward = places.wards(connection)[0].id
    for number in range(people):
        one = members.add(
            connection, ward_id=ward, role=Role.PARTY_MEMBER, name=f"Lê Thị {number}", unit="", now=now, consented=True
        )
        members.bind(connection, "telegram", ACCOUNT, str(FIRST_CHAT + number), one, now)
    who = {}
    for name in ("binh", "hung", "tam"):
        known = members.at(connection, demo.CHANNEL, demo.ACCOUNT, name, now.date().isoformat())
        assert known is not None
        who[name] = known.member.id
    members.set_state(connection, who["tam"], State.LEFT)  # he has no chat on Telegram
    members.bind(connection, "telegram", ACCOUNT, str(STAFF_CHAT), who["binh"], now)
    # Urgent, so that it leaves at whatever hour the tests run.
    everybody = Audience((Role.PARTY_MEMBER,))
    number = campaigns.add(connection, ward, who["binh"], now, text=text, audience=everybody, when=When(urgent=True))
    draft = campaigns.by_id(connection, number)
    assert draft is not None
    kept = enclosures.add(connection, ward, File("anh.png", png(), picture=True), who["binh"], now) if picture else 0
    say = campaign_text.message(number, "Phường", text, Goal(), Enclosure(kept, "anh.png", picture=True).files)
    campaigns.move(connection, draft, Stage.APPROVED, by=who["hung"], words=(say, say), start=now)
