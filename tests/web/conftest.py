"""The web channel in front of a real database and a bot of few words: what is said is claimed, answered, and sent."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import aiohttp
import pytest
from playwright.async_api import Browser, async_playwright
from sqlalchemy import Connection

from bot import demo
from bot.channels import House
from bot.channels.web.server import Web
from bot.settings import Settings
from domain.chat import Choice, Incoming, Say
from storage import claims, inbox, migrate, outbox, places
from storage.store import Store, open_store

ASK = Say("Ghi: bé gái, sinh 14/11, con thứ 2. Đúng không ạ?", (Choice("1", "Đúng, lưu"), Choice("2", "Sửa")), "t1")
NOON = datetime(2025, 11, 15, 5, 0, tzinfo=UTC)  # 12:00 in Việt Nam

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]

Answer = Callable[[Incoming], list[Say]]


def answer_always(incoming: Incoming) -> list[Say]:
    return [Say("Đã lưu.")] if incoming.press else [ASK]


@dataclass
class Bot:
    """The house as the channel sees it. `answers` says what the bot says; `down` makes the database fail once."""

    store: Store
    web: Web
    port: int = 0
    answers: Answer = answer_always
    down: int = 0
    served: list[Incoming] = field(default_factory=list)
    before: Callable[[Connection], None] = lambda connection: None

    @property
    def url(self) -> str:
        return self.web.address

    async def receive(self, incoming: Incoming) -> None:
        if self.down:
            self.down -= 1
            raise OSError("the disk went away, and Lan's record with it")
        await self.store.run(lambda connection: self._visit(connection, incoming))
        await self.empty_outbox()

    async def wants_file(self, incoming: Incoming) -> bool:
        return False

    def _visit(self, connection: Connection, incoming: Incoming) -> None:
        claimed = inbox.claim(connection, incoming, None)
        if claimed is None:
            return
        self.served.append(incoming)
        self.before(connection)
        says = self.answers(incoming)
        outbox.put(connection, "web", incoming.account, incoming.address, says, now=incoming.at, inbox_id=claimed)

    async def empty_outbox(self) -> None:
        while due := await self.store.run(lambda c: claims.claim(c, {"web": None}, now(), timedelta(seconds=30))):
            number, sent = due.id, await self.web.send(due.account, due.address, due.say)
            await self.store.run(lambda c, n=number, s=sent: claims.settle(c, n, "sent", now(), sent_ref=s))  # type: ignore[misc]

    async def says(self, address: str, say: Say, account: str = demo.ACCOUNT) -> None:
        """The bot speaks first."""
        await self.store.run(lambda c: outbox.put(c, "web", account, address, [say], now=now()))
        await self.empty_outbox()

    async def start(self) -> None:
        settings = Settings(_env_file=None, web_port=self.port)  # type: ignore[call-arg]
        await self.web.start(House(self.receive, self.store, settings, now, self.wants_file))
        self.port = int(self.web.address.rsplit(":", 1)[1])

    async def restart(self, after: float = 0.0) -> None:
        """The process ends and another begins on the same port."""
        await self.web.stop()
        await asyncio.sleep(after)
        self.web = Web()
        await self.start()


def now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture(autouse=True)
def _no_tokens(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.endswith("_TOKENS") or name.startswith("DANSO_WEB"):
            monkeypatch.delenv(name)


@asynccontextmanager
async def running(folder: Path, fill: Callable[[Connection], object]) -> AsyncIterator[Bot]:
    """A bot over a new database that `fill` made."""
    url = f"sqlite:///{folder / 'danso.db'}"
    migrate.upgrade(url)
    store = open_store(url)
    await store.run(fill)
    bot = Bot(store, Web())
    await bot.start()
    try:
        yield bot
    finally:
        await bot.web.stop()
        await store.close()


@pytest.fixture
async def trial(tmp_path: Path) -> AsyncIterator[Bot]:
    """A demo ward where one may be everyone."""
    async with running(tmp_path, lambda connection: demo.load(connection, NOON)) as bot:
        yield bot


@pytest.fixture
async def real(tmp_path: Path) -> AsyncIterator[Bot]:
    """A real ward: everybody must join."""
    async with running(tmp_path, lambda connection: places.add_ward(connection, "Phường Bạch Đằng")) as bot:
        yield bot


@pytest.fixture(scope="session")
async def chromium() -> AsyncIterator[Browser]:
    """A real browser; without one the test is skipped, unless everything is required."""
    if shutil.which(CHROMIUM) is None:
        reason = f"{CHROMIUM} is not installed, so the page is not tried in a real browser"
        if os.environ.get("DANSO_REQUIRE_ALL") == "1":
            pytest.fail(reason)
        print(reason)
        pytest.skip(reason)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        await browser.close()


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    """A browser's requests, cookies kept, as the page itself makes them."""
    jar = aiohttp.CookieJar(unsafe=True)  # unsafe: cookies of an IP address too
    as_browsers_do = partial(json.dumps, ensure_ascii=False)
    headers = {"Sec-Fetch-Site": "same-origin"}
    async with aiohttp.ClientSession(cookie_jar=jar, headers=headers, json_serialize=as_browsers_do) as session:
        yield session
