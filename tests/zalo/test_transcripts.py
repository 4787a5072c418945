"""The main job's transcripts over Zalo's wire: real HTTP, long polling and webhook, however Zalo behaves.

A rationed platform may be told the same in fewer messages, so that not the words are compared with the book, but what
came of them, with the same book said where nothing is counted: every entry with all its values, every witness,
correction and difference, every figure, each receipt, and each answer of figures. All four books are said under
`observed`; one under `docs`, and one, in which failures make each message slower, under `worst`.
"""

from __future__ import annotations

import asyncio
import random
import re
import shutil
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import func, select

from bot import demo
from bot.channels.zalo import Zalo
from bot.settings import Settings
from bot.wiring import Process
from storage import members
from storage.check import recount
from storage.connection import Connection
from storage.store import Store, open_store
from storage.tables import dispute, entry, flag, inbox, ledger, outbox, personal, revision, tally, ward_tally, witness
from tests.test_transcripts import replay
from tests.world import NOON, World
from tests.zalo.conftest import TOKEN, choose_webhook, free_port, serving
from tests.zalo.emulator import Emulator
from tests.zalo.people import Phone, chat_id, eventually

BOOKS = Path(__file__).parents[1] / "transcripts"
MAIN = [(book, "observed", way) for book in ("sinh", "kethon", "kham_nct", "tuyen_truyen") for way in ("polling", "webhook")]
MAIN += [("kham_nct", "docs", way) for way in ("polling", "webhook")]
MAIN += [("tuyen_truyen", "worst", way) for way in ("polling", "webhook")]
TABLES = (entry, personal, revision, witness, dispute, flag, ledger, tally, ward_tally)
WHEN_AND_WHERE = {"at", "made_at", "raised_at", "settled_at", "inbox_id"}  # of the telling, not of what was told
RECEIPT = re.compile(r"(?:Đã lưu, mã|Đã huỷ mã) [^:(]+")


class Line(World):
    """The cast, each with a telephone. What is said travels as an update; the answers are what the phone received."""

    def __init__(self, store: Store, emulator: Emulator) -> None:
        super().__init__(store)
        self._emulator = emulator
        self._began = time.monotonic()
        self._bot = emulator.bot(TOKEN)

    def clock(self) -> datetime:
        """The time of the transcript, going on as time does."""
        return datetime.fromtimestamp(self.now.timestamp() + time.monotonic() - self._began, self.now.tzinfo)

    def bind(self, connection: Connection) -> None:
        """Everybody is known on their telephone."""
        self._load(connection)
        for who in [*(person.key for person in demo.PEOPLE), "thu"]:
            known = members.at(connection, "test", "t", who, "2026-11-21")
            if known is not None:
                members.bind(connection, "zalo", self._bot.id, chat_id(who), known.member.id, self.now)

    async def say(self, who: str, text: str) -> str:
        phone = Phone(self._emulator, self._bot, chat_id(who))
        before, heard = len(phone.said()), await self._count(select(func.count()).select_from(inbox))
        await phone.user_says(text, date=int(self.clock().timestamp() * 1000))
        return await self._answers(phone, before, heard)

    async def press(self, who: str, key: str, say: object = None) -> str:
        """There are no buttons: the number is typed."""
        return await self.say(who, key)

    async def _count(self, query: Any) -> int:
        return int(await self.store.read(lambda connection: connection.execute(query).scalar_one()))

    async def _answers(self, phone: Phone, before: int, heard: int) -> str:
        """What came once the message is served and nothing waits to be sent."""
        served = select(func.count()).select_from(inbox)
        still = select(func.count()).select_from(outbox).where(outbox.c.state.in_(("waiting", "sending")))
        end = time.monotonic() + 20
        while await self._count(served) == heard or await self._count(still):
            assert time.monotonic() < end, "no answer came"
            async with self._emulator.changed:
                with suppress(TimeoutError):
                    async with asyncio.timeout(0.02):
                        await self._emulator.changed.wait()
        return "\n\n".join(one["text"] for one in phone.said()[before:])


@asynccontextmanager
async def on_the_line(emulator: Emulator, made: Path, folder: Path) -> AsyncIterator[Line]:
    file = folder / "danso.db"
    await asyncio.to_thread(shutil.copyfile, made, file)
    store = open_store(f"sqlite:///{file}")
    ready = Line(store, emulator)
    ready.now = NOON
    await store.run(ready.bind)
    process = Process(Settings(_env_file=None, web=False), store, [Zalo()], ready.clock)  # type: ignore[call-arg]
    await process.start()
    bot = emulator.bot(TOKEN)
    await eventually(emulator, lambda: bot.open_polls or bot.webhook, "the bot does not hear")
    yield ready
    await process.stop()


def outcome(connection: Connection) -> dict[str, list[dict[str, Any]]]:
    """All that came of a conversation, but when and by which message it was said."""
    found = {}
    for table in TABLES:
        rows = connection.execute(select(table).order_by(*table.primary_key.columns)).mappings()
        found[table.name] = [{key: value for key, value in row.items() if key not in WHEN_AND_WHERE} for row in rows]
    return found


def receipts(spoken: str) -> list[str]:
    return RECEIPT.findall(spoken)


def figures(spoken: str) -> list[list[str]]:
    """The lines with figures in each answer to a question for figures."""
    asked = [part for part in spoken.split("\n\n") if re.match(r"\w+> (tonghop|tổng hợp)", part)]
    return [[line for line in part.splitlines() if line.startswith("  - ")] for part in asked]


@pytest.mark.parametrize(("book", "profile", "way"), MAIN)
async def test_a_book_said_over_zalo_comes_to_the_same(
    book: str, profile: str, way: str, sqlite_made_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = (BOOKS / f"{book}.txt").read_bytes().decode()
    (tmp_path / "plain").mkdir()
    dice = random.Random(21)
    monkeypatch.setattr("handlers.join.secrets", SimpleNamespace(choice=dice.choice))
    async with serving(profile, monkeypatch) as emulator:
        if way == "webhook":
            choose_webhook(monkeypatch, emulator, free_port())
        async with on_the_line(emulator, sqlite_made_once, tmp_path) as line:
            spoken = await replay(written, line)
            found, differing = await line.store.read(lambda c: (outcome(c), recount(c).differing))
    file = tmp_path / "plain" / "danso.db"
    await asyncio.to_thread(shutil.copyfile, sqlite_made_once, file)
    plain = World(open_store(f"sqlite:///{file}"))
    await plain.settle()
    said = await replay(written, plain)
    expected = await plain.store.read(outcome)
    await plain.store.close()
    assert expected["entry"]
    assert found == expected
    assert differing == []
    assert receipts(spoken) == receipts(said) != []
    assert figures(spoken) == figures(said)
