"""Our side: the real door (bot.app.App) on a real SQLite store, without a sender. Replies stay in the outbox."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from benchmarks import city
from benchmarks.city import Collaborator
from bot.app import App
from domain.chat import Incoming
from storage.members import DEFAULT_ZONE
from storage.migrate import upgrade
from storage.store import open_store


def now() -> datetime:
    return datetime.now(UTC)


def today() -> date:
    """The day in the wards' zone."""
    return now().astimezone(ZoneInfo(DEFAULT_ZONE)).date()


class Ours:
    """The bot, spoken to."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._said = 0

    async def say(self, who: Collaborator, text: str) -> None:
        """One inbound message, served and committed."""
        await self.hear(who.address, text)

    async def hear(self, address: str, text: str) -> None:
        self._said += 1
        await self._app.receive(Incoming(city.CHANNEL, city.ACCOUNT, address, str(self._said), now(), text=text))


Opened = Callable[[Path], AbstractAsyncContextManager[Ours]]


@asynccontextmanager
async def opened(file: Path) -> AsyncIterator[Ours]:
    """The bot on this database."""
    store = open_store(f"sqlite:///{file}")
    try:
        yield Ours(App(store, now, lambda: None))
    finally:
        await store.close()


async def build(file: Path, wards: int = city.WARDS) -> list[Collaborator]:
    """A new database with the whole city in it, closed again; its collaborators."""
    url = f"sqlite:///{file}"
    upgrade(url)
    store = open_store(url)
    try:
        return await store.run(lambda connection: city.settle(connection, wards=wards))
    finally:
        await store.close()
