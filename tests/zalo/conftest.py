"""The whole bot with Zalo: the real process over a real database, in front of the emulator in each of its profiles."""

from __future__ import annotations

import asyncio
import os
import shutil
import socket
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot import demo
from bot.app import App
from bot.channels.zalo import Zalo
from bot.channels.zalo.config import TRAITS
from bot.settings import Settings
from bot.wiring import Process
from domain.chat import Incoming
from domain.people import Role
from storage import codes, members, places
from storage.check import recount
from storage.connection import Connection
from storage.store import Store, StoreProblem, open_store
from storage.tables import entry, inbox, outbox
from tests.zalo.emulator import Emulator
from tests.zalo.knobs import PROFILES
from tests.zalo.methods import BotState
from tests.zalo.people import Phone, chat_id, eventually

TOKEN = "1459232241454765289:EmulatorTokenOfTheTests_0123456789abc"
SECOND = "1459232241454765290:EmulatorTokenOfTheTests_0123456789xyz"
NUMBER = TOKEN.split(":")[0]
SECRET = "a-secret-of-the-tests_0123456789"
HOOK_HOST = "bot.example.vn"
STRANGER = "Đây là máy ghi số liệu"  # how a stranger is answered


# For a test that sets its own knobs, or to which they do not matter.
once = pytest.mark.parametrize("profile", ["observed"])


def now() -> datetime:
    return datetime.now(UTC)


@dataclass
class House:
    """A running bot, restartable, with its people's phones."""

    emulator: Emulator
    url: str
    store: Store | None = None
    process: Process | None = None
    phones: dict[tuple[str, str], Phone] = field(default_factory=dict)
    ahead: timedelta = timedelta()  # how far the clock of the bot is put on

    @property
    def bot(self) -> BotState:
        return self.emulator.bot(TOKEN)

    async def start(self) -> None:
        self.store = open_store(self.url)
        settings = Settings(_env_file=None, web=False, database_url=self.url)  # type: ignore[call-arg]
        self.process = Process(settings, self.store, [Zalo()], lambda: now() + self.ahead)
        await self.process.start()

    async def stop(self) -> None:
        if self.process is not None:
            await self.process.stop()
            self.process = None

    async def hears(self) -> None:
        """Wait until the bot polls or has set its webhook."""
        await eventually(self.emulator, lambda: self.bot.open_polls or self.bot.webhook, "the bot does not hear")

    def phone(self, name: str, token: str = TOKEN) -> Phone:
        if (token, name) not in self.phones:
            self.phones[token, name] = Phone(self.emulator, self.emulator.bot(token), chat_id(name))
        return self.phones[token, name]

    async def run(self, visit: Callable[[Connection], Any]) -> Any:
        assert self.store is not None
        return await self.store.run(visit)

    async def member(self, who: str, token: str = TOKEN) -> Phone:
        """A member of the demo ward, known on this telephone without joining."""

        def bind(connection: Connection) -> None:
            known = members.at(connection, demo.CHANNEL, demo.ACCOUNT, who, now().date().isoformat())
            assert known is not None
            members.bind(connection, "zalo", self.emulator.bot(token).id, chat_id(who), known.member.id, now())

        await self.run(bind)
        return self.phone(who, token)

    async def code(self, secret: str, area: str = "5") -> None:
        """A joining code for a collaborator of a group."""

        def put(connection: Connection) -> None:
            ward = places.wards(connection)[0].id
            seen = places.area_named(connection, ward, area)
            assert seen is not None
            lasts = timedelta(days=7)
            codes.put(
                connection,
                secret,
                ward=ward,
                role=Role.COLLABORATOR,
                now=now(),
                lasts=lasts,
                name="Nguyễn Thị Cúc",
                areas=[seen.id],
            )

        await self.run(put)

    async def receipts(self) -> list[str]:
        """What was said in every message the house has heard."""
        query = select(inbox.c.text).order_by(inbox.c.id)
        heard: list[str] = await self.run(lambda c: [row.text for row in c.execute(query)])
        return heard

    async def outbox(self) -> list[str]:
        """The states of all that was to be said."""
        query = select(outbox.c.state).order_by(outbox.c.id)
        states: list[str] = await self.run(lambda c: [row.state for row in c.execute(query)])
        return states

    async def settled(self) -> list[str]:
        """The states of the outbox once nothing in it is open."""
        for _ in range(200):
            states = await self.outbox()
            if not {"waiting", "sending"} & set(states):
                return states
            await asyncio.sleep(0.05)
        raise AssertionError(states)

    async def entries(self) -> list[str]:
        """The states of all entries; every figure is equal to a recount meanwhile."""
        found = await self.run(recount)
        assert found.differing == []
        states: list[str] = await self.run(lambda c: [row.state for row in c.execute(select(entry.c.state).order_by(entry.c.id))])
        return states


class Door:
    """The one door, watched: what came through it; which texts meet a database that is away, or are slow."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.heard: list[Incoming] = []
        self.away: set[str] = set()
        self.slow: dict[str, float] = {}
        serve = App._serve

        async def watched(app: App, incoming: Incoming) -> None:
            if incoming.text in self.away:
                raise StoreProblem("away")
            await asyncio.sleep(self.slow.get(incoming.text, 0))
            await serve(app, incoming)
            self.heard.append(incoming)

        monkeypatch.setattr(App, "_serve", watched)


@pytest.fixture
def door(monkeypatch: pytest.MonkeyPatch) -> Door:
    return Door(monkeypatch)


@pytest.fixture(autouse=True)
def _surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No settings from outside, no lock left behind, and no waiting that only spares Zalo's servers."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    for name in list(os.environ):
        if name.startswith(("ZALO_", "DANSO_")) or name.endswith(("_TOKENS", "_PROXY", "_proxy")):
            monkeypatch.delenv(name)
    monkeypatch.setattr(Zalo, "traits", replace(TRAITS, per_second=None))
    zalo = "bot.channels.zalo."
    for name in ("polling.FLOOR", "polling.FIRST_PAUSE", "hearing.FIRST_PAUSE", "bots.AWAY", "speaking.AWAY"):
        monkeypatch.setattr(zalo + name, 0.05)
    for name in ("polling.MOST_PAUSE", "hearing.MOST_PAUSE", "polling.AFTER_FAILURE"):
        monkeypatch.setattr(zalo + name, 0.1)
    monkeypatch.setattr(zalo + "polling.POLL_SECONDS", 0.5)


@pytest.fixture(params=PROFILES)
def profile(request: pytest.FixtureRequest) -> str:
    """Each of the ways in which Zalo may behave."""
    name: str = request.param
    return name


@pytest.fixture
async def emulator(profile: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Emulator]:
    async with serving(profile, monkeypatch) as server:
        yield server


@asynccontextmanager
async def serving(profile: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Emulator]:
    """The emulator in one profile, with the settings that lead to it."""
    async with Emulator(PROFILES[profile]).running() as server:
        server.bot(TOKEN)
        monkeypatch.setenv("ZALO_TOKENS", TOKEN)
        monkeypatch.setenv("ZALO_API_URL", server.url)
        yield server


@asynccontextmanager
async def opened(emulator: Emulator, made: Path, folder: Path) -> AsyncIterator[House]:
    """A bot over the demo ward."""
    file = folder / "danso.db"
    await asyncio.to_thread(shutil.copyfile, made, file)
    url = f"sqlite:///{file}"
    store = open_store(url)
    await store.run(lambda connection: demo.load(connection, now()))
    await store.close()
    house = House(emulator, url)
    async with AsyncExitStack() as stack:
        stack.push_async_callback(house.stop)
        await house.start()
        yield house


@pytest.fixture
async def house(emulator: Emulator, sqlite_made_once: Path, tmp_path: Path) -> AsyncIterator[House]:
    """The bot by long polling."""
    async with opened(emulator, sqlite_made_once, tmp_path) as running:
        await running.hears()
        yield running


def choose_webhook(monkeypatch: pytest.MonkeyPatch, emulator: Emulator, port: int) -> None:
    """The bot is to hear by webhook; a proxy of the operator's ends TLS in front of it."""
    monkeypatch.setenv("ZALO_WEBHOOK_URL", f"https://{HOOK_HOST}/zalo")
    monkeypatch.setenv("ZALO_WEBHOOK_SECRET", SECRET)
    monkeypatch.setenv("ZALO_WEBHOOK_PORT", str(port))
    emulator.behind[HOOK_HOST] = f"http://127.0.0.1:{port}"


@pytest.fixture
async def hooked(
    emulator: Emulator, sqlite_made_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[House]:
    """The bot by webhook."""
    choose_webhook(monkeypatch, emulator, free_port())
    async with opened(emulator, sqlite_made_once, tmp_path) as running:
        await running.hears()
        yield running


@pytest.fixture(params=["polling", "webhook"])
async def either(
    request: pytest.FixtureRequest,
    emulator: Emulator,
    sqlite_made_once: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> AsyncIterator[House]:
    """The bot by long polling and by webhook."""
    if request.param == "webhook":
        choose_webhook(monkeypatch, emulator, free_port())
    async with opened(emulator, sqlite_made_once, tmp_path) as running:
        await running.hears()
        yield running


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
