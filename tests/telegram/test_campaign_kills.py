"""`kill -9` at any moment of a campaign: nobody is lost, nobody gets it twice, and the account adds up each time.

What was in flight at a kill is unknown afterwards, one message for each lane at most, and is not sent again by itself.
"""

from __future__ import annotations

import asyncio
import os
import random
import shutil
import sqlite3
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot import demo
from domain.campaigns import Audience, Goal, Stage, When
from domain.people import Role, State
from messages import campaign_text
from scheduler.lanes import FOR_CAMPAIGNS
from storage import campaigns, members, places
from storage.connection import Connection
from storage.store import open_store
from tests.telegram.conftest import TOKEN
from tests.telegram.emulator import Emulator, Refusal
from tests.telegram.test_kills import running

ACCOUNT = TOKEN.split(":")[0]
FIRST_CHAT = 1000
TEXT = "Mời bà con đi khám sức khoẻ"
PATIENCE = 300.0


async def test_three_kills_in_a_campaign(emulator: Emulator, sqlite_made_once: Path, tmp_path: Path) -> None:
    await kill_and_count(emulator, sqlite_made_once, tmp_path, people=120, kills=3)


@pytest.mark.soak
async def test_fifty_kills_in_a_campaign_of_two_thousand(emulator: Emulator, sqlite_made_once: Path, tmp_path: Path) -> None:
    await kill_and_count(
        emulator, sqlite_made_once, tmp_path, people=2000, kills=int(os.environ.get("DANSO_SOAK_CAMPAIGN_KILLS", "50"))
    )


async def kill_and_count(emulator: Emulator, made: Path, folder: Path, *, people: int, kills: int) -> None:
    """A campaign to so many people under so many kills, a flood limit, answers that are lost, and people who blocked us."""
    file = folder / "danso.db"
    shutil.copyfile(made, file)
    store = open_store(f"sqlite:///{file}")
    await store.run(lambda connection: _load(connection, people))
    await store.close()
    bot = emulator.bot(TOKEN)
    bot.known |= set(range(FIRST_CHAT, FIRST_CHAT + people))
    blocked = set(range(FIRST_CHAT, FIRST_CHAT + people, 20))
    bot.blocked |= blocked
    flood = Refusal(429, "Too Many Requests: retry after 1", retry_after=1)
    emulator.fail("sendMessage", *[None] * 10, flood, *[None] * 5, "lost", flood, flood, *[None] * 5, "lost")
    dice = random.Random(7)
    for _ in range(kills):
        async with running(folder, emulator, by_webhook=False):
            await asyncio.sleep(0.2 + dice.random() * 1.2)
        states = _account(file)
        assert sum(states.values()) in (0, people), states  # none yet, where it was killed before it began
    async with running(folder, emulator, by_webhook=False) as last:
        await _until_nothing_is_open(file, people)
        last.terminate()
        assert await last.wait() == 0
    states = _account(file)
    got = Counter(chat for (chat, _), one in bot.messages.items() if TEXT in one.get("text", ""))
    print(f"{kills} kills, {people} people: {dict(states)}, {sum(got.values())} messages arrived, {_twice(got)} twice")
    assert sum(states.values()) == people
    assert set(states) <= {"sent", "gone", "unknown"}
    assert _twice(got) == 0
    assert states["gone"] <= len(blocked)
    assert states["unknown"] <= kills * FOR_CAMPAIGNS + 2  # those in flight, and the two whose answer was lost
    assert states["sent"] <= len(got) <= states["sent"] + states["unknown"]


def _load(connection: Connection, people: int) -> None:
    now = datetime.now(UTC)
    demo.load(connection, now)
    ward = places.wards(connection)[0].id
    for number in range(people):
        one = members.add(
            connection, ward_id=ward, role=Role.PARTY_MEMBER, name=f"Lê Thị {number}", unit="", now=now, consented=True
        )
        members.bind(connection, "telegram", ACCOUNT, str(FIRST_CHAT + number), one, now)
    # Urgent, so that it leaves at whatever hour the tests run.
    everybody = Audience((Role.PARTY_MEMBER,))
    number = campaigns.add(connection, ward, 1, now, text=TEXT, audience=everybody, when=When(urgent=True))
    draft = campaigns.by_id(connection, number)
    assert draft is not None
    say = campaign_text.message(number, "Phường", TEXT, Goal())
    campaigns.move(connection, draft, Stage.APPROVED, by=1, words=(say, say), start=now)
    tam = members.at(connection, demo.CHANNEL, demo.ACCOUNT, "tam", now.date().isoformat())
    assert tam is not None
    members.set_state(connection, tam.member.id, State.LEFT)


def _account(file: Path) -> Counter[str]:
    """The states of the audience as the tables have them, counted without the program."""
    database = sqlite3.connect(file, timeout=30)
    rows = database.execute(
        "SELECT coalesce(o.state, 'gone'), count(*) FROM recipient r LEFT JOIN outbox o"
        " ON o.campaign_id = r.campaign_id AND o.member_id = r.member_id AND o.again = 0 GROUP BY 1"
    ).fetchall()
    database.close()
    return Counter(dict(rows))


async def _until_nothing_is_open(file: Path, people: int) -> None:
    end = asyncio.get_running_loop().time() + PATIENCE
    while True:
        states = await asyncio.to_thread(_account, file)
        if sum(states.values()) == people and not states["waiting"] + states["sending"] + states["paused"]:
            return
        assert asyncio.get_running_loop().time() < end, states
        await asyncio.sleep(0.3)


def _twice(got: Counter[int]) -> int:
    return sum(times > 1 for times in got.values())
