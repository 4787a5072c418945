"""Files for people whose channel carries none: a link that only the house can make, and that ends."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp
import pytest
from sqlalchemy import select

from bot.channels import House
from bot.channels.web.server import Web
from bot.settings import Settings, SettingsProblem, read_settings
from domain.chat import File, Say, Traits
from domain.links import opened, signed
from scheduler.filing import Files
from scheduler.sender import Sender
from scheduler.upkeep import forget
from storage import keys, outbox
from storage.tables import outbox as rows
from tests.world import World

KEY = b"k" * 32
THEN = datetime(2026, 11, 22, 5, 0, tzinfo=UTC)
SHEET = File("Sổ tháng 11 – tổ 5.xlsx", b"PK\x03\x04 figures")
PICTURE = File("Biểu đồ.png", b"\x89PNG", picture=True)
REPORT = Say("Báo cáo tháng 11.", files=(SHEET, PICTURE))


@dataclass
class Bare:
    """A platform of the tests that carries no files."""

    name: str = "dem"
    traits: Traits = field(default_factory=lambda: Traits(buttons=False, rationed=True, files=False))
    says: list[Say] = field(default_factory=list)

    async def send(self, account: str, address: str, say: Say) -> str:
        self.says.append(say)
        return str(len(self.says))


def test_a_link_opens_until_its_end_and_not_a_second_longer() -> None:
    link = signed(KEY, "tep/12/0", THEN)
    assert re.fullmatch(r"tep/12/0/1795323600/[\w-]{22}", link)
    assert opened(KEY, link, THEN) == "tep/12/0"
    assert opened(KEY, link, THEN + timedelta(seconds=1)) is None


@pytest.mark.parametrize(
    "change",
    [
        lambda link: link.replace("tep/12/0", "tep/13/0"),
        lambda link: link.replace("1795323600", "1895323600"),
        lambda link: link[:-1] + ("A" if link[-1] != "A" else "B"),
        lambda link: link + "A",
        lambda link: link.rpartition("/")[0],
        lambda link: link.rpartition("/")[0] + "/",
        lambda link: "",
        lambda link: "/",
        lambda link: link + "é",
        lambda link: "tep/12/0/never/" + link.rpartition("/")[2],
    ],
)
def test_a_link_that_was_changed_opens_nothing(change) -> None:
    assert opened(KEY, change(signed(KEY, "tep/12/0", THEN)), THEN) is None
    assert opened(b"another", signed(KEY, "tep/12/0", THEN), THEN) is None


async def test_all_processes_agree_on_the_key_and_no_two_houses_do(world: World) -> None:
    first = await world.store.run(lambda c: keys.of(c, keys.LINKS))
    assert await world.store.run(lambda c: keys.of(c, keys.LINKS)) == first
    assert len(first) == 32
    assert await world.store.run(lambda c: keys.of(c, "other")) != first


async def sent(world: World, address: str, say: Say = REPORT) -> Say:
    """What a platform without files gets for this message."""
    platform = Bare()
    await world.store.run(lambda c: outbox.put(c, "dem", "z1", "lan", [say], now=world.now, member=1))
    await Sender(world.store, {"dem": platform}, lambda: world.now, Files(world.store, address)).drain()
    return platform.says[-1]


async def test_where_no_address_is_set_the_message_says_how_to_get_the_file(world: World) -> None:
    said = await sent(world, "")
    assert said.files == ()
    assert said.text.startswith("Báo cáo tháng 11.\nMạng này không gửi được tệp.")


async def test_a_channel_that_carries_files_gets_them(world: World) -> None:
    world.sender = Sender(world.store, {"test": world.channel}, lambda: world.now, Files(world.store, "https://danso.example"))
    await world.store.run(lambda c: outbox.put(c, "test", "t", "lan", [REPORT], now=world.now))
    await world.sender.drain()
    assert world.channel.says[-1][1] == REPORT


@pytest.fixture
async def page(world: World) -> AsyncIterator[Web]:
    web = Web()
    settings = Settings(_env_file=None, web_port=0, web_address="https://danso.example")  # type: ignore[call-arg]

    async def receive(_: object) -> None: ...

    async def wants_file(_: object) -> bool:
        return False

    await web.start(House(receive, world.store, settings, lambda: world.now, wants_file))
    yield web
    await web.stop()


async def test_a_link_gives_the_file_to_whoever_has_it_for_a_day(world: World, page: Web) -> None:
    said = await sent(world, "https://danso.example/")
    first, second = re.findall(r"https://danso\.example(/tep/\S+)", said.text)
    assert "Mở được đến 12 giờ 00 ngày 22/11." in said.text
    for name in ("Lan", "lan", "tổ", "so", "xlsx"):
        assert name not in first
    async with aiohttp.ClientSession() as http:
        # Followed from another site, through the proxy, by somebody without a session.
        headers = {"Sec-Fetch-Site": "cross-site", "Host": "danso.example"}
        async with http.get(page.address + first, headers=headers) as response:
            assert (response.status, await response.read()) == (200, SHEET.content)
            assert response.headers["Cache-Control"] == "no-store"
            assert response.headers["X-Robots-Tag"] == "noindex, nofollow"
            assert response.headers["X-Content-Type-Options"] == "nosniff"
            assert response.content_disposition is not None
            assert (response.content_disposition.type, response.content_disposition.filename) == ("attachment", SHEET.name)
            assert "Set-Cookie" not in response.headers
        async with http.get(page.address + second) as response:
            assert await response.read() == PICTURE.content
        for wrong in (first[:-2] + "xx", first.replace("/0/", "/7/"), "/tep/1/0", "/tep/", "/tep/%00/é"):
            async with http.get(page.address + wrong, headers=headers) as response:
                assert response.status == 404, wrong
                assert SHEET.content not in await response.read()
        async with http.get(page.address + first, headers={"Host": "evil.example"}) as response:
            assert response.status == 403
        world.later(hours=24, seconds=1)
        async with http.get(page.address + first) as response:
            assert response.status == 404
            assert "đã hết hạn" in await response.text()


async def test_after_the_link_has_ended_the_file_is_no_longer_kept_and_the_text_is(world: World) -> None:
    await sent(world, "https://danso.example")

    async def body() -> str:
        return str(await world.store.read(lambda c: c.execute(select(rows.c.body).where(rows.c.channel == "dem")).scalar_one()))

    world.later(hours=23)
    await world.store.run(lambda c: forget(c, world.now))
    assert "files" in await body()
    world.later(hours=2)
    await world.store.run(lambda c: forget(c, world.now))
    assert "files" not in await body()
    assert "Báo cáo tháng 11." in await body()
    assert await world.store.read(lambda c: outbox.lent_file(c, 1, 0, world.now)) is None


async def test_a_file_sent_to_one_who_got_no_link_is_not_lent(world: World, page: Web) -> None:
    await world.store.run(lambda c: outbox.put(c, "test", "t", "lan", [REPORT], now=world.now))
    key = await world.store.run(lambda c: keys.of(c, keys.LINKS))
    async with aiohttp.ClientSession() as http, http.get(f"{page.address}/{signed(key, 'tep/1/0', THEN)}") as response:
        assert response.status == 404


@pytest.mark.parametrize("wrong", ["http://danso.example", "danso.example", "https://danso.example/trang", "https://"])
def test_an_address_that_others_could_not_use_is_refused_at_the_start(
    wrong: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DANSO_WEB_ADDRESS", wrong)
    with pytest.raises(SettingsProblem, match="DANSO_WEB_ADDRESS"):
        read_settings(tmp_path / "none")
