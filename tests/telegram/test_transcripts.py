"""The main job's transcripts, word for word, over Telegram's wire: real HTTP, long polling and webhook."""

from __future__ import annotations

import asyncio
import random
import shutil
import time
from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import func, select

from bot import demo
from bot.channels.telegram import Telegram
from bot.settings import Settings
from bot.wiring import Process
from storage import members, places
from storage.check import recount
from storage.connection import Connection
from storage.store import Store, open_store
from storage.tables import inbox, outbox
from tests.telegram.conftest import ACCOUNT, TOKEN, choose_webhook, free_port
from tests.telegram.emulator import Emulator
from tests.telegram.people import Phone, eventually, labels
from tests.test_transcripts import replay
from tests.world import NOON, World

MAIN = ("sinh", "kethon", "kham_nct", "tuyen_truyen")
BOOKS = Path(__file__).parents[1] / "transcripts"


class Line(World):
    """The cast, each with a telephone. What is said travels as an update; the answers are what the phone received."""

    def __init__(self, store: Store, emulator: Emulator) -> None:
        super().__init__(store)
        self._emulator = emulator
        self._began = time.monotonic()
        self._phones: dict[str, Phone] = {}

    def clock(self) -> datetime:
        """The time of the transcript, going on as time does."""
        return datetime.fromtimestamp(self.now.timestamp() + time.monotonic() - self._began, self.now.tzinfo)

    def bind(self, connection: Connection) -> None:
        """Everybody is known on their telephone; the ward allows names here, as the transcripts tell them."""
        self._load(connection)
        for chat, who in enumerate([*(person.key for person in demo.PEOPLE), "thu"], start=900):
            self._phones[who] = Phone(self._emulator, self._emulator.bot(TOKEN), chat)
            known = members.at(connection, "test", "t", who, "2026-11-21")
            if known is not None:
                members.bind(connection, "telegram", ACCOUNT, str(chat), known.member.id, self.now)
        places.allow_names_abroad(connection, places.wards(connection)[0].id, True)

    async def say(self, who: str, text: str) -> str:
        phone = self._phones[who]
        before, heard = len(phone.said()), await self._heard()
        await phone.user_says(text, date=int(self.clock().timestamp()))
        return await self._answers(phone, before, heard)

    async def press(self, who: str, key: str, say: object = None) -> str:
        phone = self._phones[who]
        before, heard = len(phone.said()), await self._heard()
        asked = next(one for one in reversed(phone.said()) if any(label.startswith(f"{key}. ") for label in labels(one)))
        await phone.user_presses(next(label for label in labels(asked) if label.startswith(f"{key}. ")), asked)
        return await self._answers(phone, before, heard)

    async def _heard(self) -> int:
        count = select(func.count()).select_from(inbox)
        return int(await self.store.read(lambda connection: connection.execute(count).scalar_one()))

    async def _answers(self, phone: Phone, before: int, heard: int) -> str:
        """What came once the message is served and nothing waits to be sent."""
        still = select(func.count()).select_from(outbox).where(outbox.c.state.in_(("waiting", "sending")))
        end = time.monotonic() + 10
        while await self._heard() == heard or await self.store.read(lambda c: int(c.execute(still).scalar_one())) > 0:
            assert time.monotonic() < end, "no answer came"
            async with self._emulator.changed:
                with suppress(TimeoutError):
                    async with asyncio.timeout(0.02):
                        await self._emulator.changed.wait()
        return "\n\n".join("\n".join([one["text"], *labels(one)]) for one in phone.said()[before:])


@pytest.fixture(params=["polling", "webhook"])
async def line(
    request: pytest.FixtureRequest,
    emulator: Emulator,
    sqlite_made_once: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> AsyncIterator[Line]:
    if request.param == "webhook":
        choose_webhook(monkeypatch, emulator, free_port())
    dice = random.Random(21)
    monkeypatch.setattr("handlers.join.secrets", SimpleNamespace(choice=dice.choice))
    file = tmp_path / "danso.db"
    await asyncio.to_thread(shutil.copyfile, sqlite_made_once, file)
    store = open_store(f"sqlite:///{file}")
    ready = Line(store, emulator)
    ready.now = NOON
    await store.run(ready.bind)
    process = Process(Settings(_env_file=None, web=False), store, [Telegram()], ready.clock)  # type: ignore[call-arg]
    await process.start()
    bot = emulator.bot(TOKEN)
    await eventually(emulator, lambda: bot.polls or bot.webhook, "the bot does not hear", 10)
    yield ready
    await process.stop()


@pytest.mark.parametrize("book", MAIN)
async def test_the_conversation_goes_as_written_over_telegram(book: str, line: Line) -> None:
    written = (BOOKS / f"{book}.txt").read_bytes().decode()
    spoken = await replay(written, line)
    assert spoken.replace("qua telegram", "qua test") == written
    assert (await line.store.read(recount)).differing == []
