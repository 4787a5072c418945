"""Our side: the real door (bot.app.App) on a real SQLite store, without a sender. Replies stay in the outbox."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import city
from benchmarks.city import Collaborator
from bot.app import App
from domain.chat import Incoming
from storage.migrate import upgrade
from storage.store import Store, open_store


def now() -> datetime:
    return datetime.now(UTC)


@dataclass
class Ours:
    """The bot with a city in its database."""

    store: Store
    app: App
    people: list[Collaborator]
    number: int = 0

    async def say(self, who: Collaborator, text: str) -> None:
        """One inbound message, served and committed."""
        self.number += 1
        await self.app.receive(Incoming(city.CHANNEL, city.ACCOUNT, who.address, str(self.number), now(), text=text))


@asynccontextmanager
async def opened(file: Path) -> AsyncIterator[Ours]:
    """The bot on a new database with the whole city in it."""
    url = f"sqlite:///{file}"
    upgrade(url)
    store = open_store(url)
    try:
        people = await store.run(city.settle)
        yield Ours(store, App(store, now, lambda: None), people)
    finally:
        await store.close()
