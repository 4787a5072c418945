"""The read-only pages over the fixed cast: a real server on loopback, a filled ward, and links as chat gives them."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp
import pytest

from bot.app import App
from bot.channels import House
from bot.channels.web.server import Web
from bot.settings import Settings
from storage.store import open_store
from tests.view.filled import fill
from tests.world import World

LINK = re.compile(r"http://\S+")
PERIODS = re.compile(r"/xem/.*(/(ky|to|so|dau-ky)/(2026-11|2026-Q4)\b|/(xu-huong|viec|tin)/)|/tin$")
WARD = 1


@dataclass
class Site:
    """The pages as somebody with a browser and no cookies sees them."""

    world: World
    web: Web
    http: aiohttp.ClientSession
    entries: list[int] = field(default_factory=list)

    async def link(self, who: str) -> str:
        """What /xemweb gives this person."""
        found = LINK.search(await self.world.say(who, "/xemweb"))
        assert found, f"{who} got no link"
        return found[0]

    async def get(self, url: str) -> tuple[int, str]:
        async with self.http.get(url, headers={"Sec-Fetch-Site": "cross-site"}) as answer:
            return answer.status, await answer.text()

    async def read(self, url: str) -> str:
        status, text = await self.get(url)
        assert status == 200, (status, url, text[-400:])
        return text

    async def every_page(self, link: str) -> dict[str, str]:
        """Every page that can be reached from a link, by its address; of the periods a few, since they go back for years."""
        seen: dict[str, str] = {}
        wanted = [link]
        while wanted:
            url = wanted.pop()
            seen[url] = await self.read(url)
            for found in re.findall(r'href="([^"]+)"', seen[url]):
                to = found.replace("&amp;", "&")
                to = url.split("?")[0] + to if to.startswith("?") else self.web.address + to
                if to not in seen and to not in wanted and PERIODS.search(to):
                    wanted.append(to)
        return seen


@pytest.fixture(autouse=True)
def _no_tokens(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.endswith("_TOKENS") or name.startswith("DANSO_WEB"):
            monkeypatch.delenv(name)


@asynccontextmanager
async def pages_of(world: World) -> AsyncIterator[Site]:
    """The pages of this world's ward, served until the end."""
    web = Web()
    settings = Settings(_env_file=None, web_port=0)  # type: ignore[call-arg]
    await web.start(House(world.app.receive, world.store, settings, lambda: world.now, world.app.wants_file))
    world.app = App(world.store, lambda: world.now, world.sender.wake, web.address)
    async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as http:
        try:
            yield Site(world, web, http)
        finally:
            await web.stop()


@pytest.fixture
async def empty(world: World) -> AsyncIterator[Site]:
    """The pages of a ward of which nobody has told anything."""
    async with pages_of(world) as site:
        yield site


@pytest.fixture(scope="session")
async def filled_once(sqlite_made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[int]]:
    """The cast and two years of entries in a file to be copied, since telling them takes seconds; the entries' ids."""
    file = tmp_path_factory.mktemp("filled") / "danso.db"
    shutil.copy(sqlite_made_once, file)
    store = open_store(f"sqlite:///{file}")
    try:
        world = World(store)
        await world.settle()
        return file, await store.run(lambda connection: fill(connection, WARD, world.now))
    finally:
        await store.close()


@pytest.fixture
async def site(filled_once: tuple[Path, list[int]], tmp_path: Path) -> AsyncIterator[Site]:
    """The pages of a ward with two years of entries, on SQLite; the queries are tried on both databases elsewhere."""
    file, ids = filled_once
    shutil.copy(file, tmp_path / "danso.db")
    store = open_store(f"sqlite:///{tmp_path}/danso.db")
    try:
        async with pages_of(World(store)) as site:
            site.entries = ids
            yield site
    finally:
        await store.close()
