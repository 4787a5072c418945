"""Only our own page is answered, and being everyone is for the demo on this machine alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot import demo
from bot.channels import ChannelProblem, open_channel
from bot.channels.web import guard
from bot.channels.web.server import Web
from bot.settings import Settings
from domain.people import Role
from storage import members, places
from tests.web.conftest import NOON, Bot, running

MESSAGE = {"id": "0b5ad1c2-6a52-4a07-9a55-7f0f5f8f0001", "text": "a"}


async def post(http: aiohttp.ClientSession, url: str, **headers: str) -> int:
    async with http.post(url, json=MESSAGE, headers={k.replace("_", "-"): v for k, v in headers.items()}) as response:
        return response.status


async def session(http: aiohttp.ClientSession, bot: Bot) -> dict[str, Any]:
    async with http.post(f"{bot.url}/session", json={}) as response:
        assert response.status == 200
        found: dict[str, Any] = await response.json()
        return found


async def test_a_name_that_is_not_ours_is_refused_for_every_path(trial: Bot, http) -> None:
    for path in ("/", "/page.js", "/health", "/figures", "/stream?person=lan"):
        async with http.get(trial.url + path, headers={"Host": "evil.example:8080"}) as response:
            assert response.status == 403, path
    assert await post(http, f"{trial.url}/say?person=lan", Host="evil.example") == 403


async def test_another_site_cannot_speak_for_us(trial: Bot) -> None:
    url = f"{trial.url}/say?person=lan"
    async with aiohttp.ClientSession() as bare:
        assert await post(bare, url, Sec_Fetch_Site="cross-site", Origin=trial.url) == 403
        assert await post(bare, url, Sec_Fetch_Site="same-site") == 403
        assert await post(bare, url, Origin="http://evil.example") == 403
        assert await post(bare, url, Origin="null") == 403
        assert await post(bare, url) == 403
        assert await post(bare, url, Origin=trial.url) == 200
        async with bare.get(f"{trial.url}/figures", headers={"Sec-Fetch-Site": "cross-site"}) as response:
            assert response.status == 403


async def test_only_json_is_read(trial: Bot, http) -> None:
    async with http.post(f"{trial.url}/say?person=lan", data={"text": "a"}) as response:
        assert response.status == 415
    async with http.post(f"{trial.url}/say?person=lan", data="{", headers={"Content-Type": "application/json"}) as response:
        assert response.status == 400


async def test_every_answer_is_kept_from_caches_frames_and_foreign_scripts(trial: Bot, http) -> None:
    for path in ("/", "/page.js", "/health", "/figures", "/nowhere", "/stream?person=lan"):
        async with http.get(trial.url + path) as response:
            assert response.headers["Cache-Control"] == "no-store", path
            assert response.headers["X-Content-Type-Options"] == "nosniff"
            assert "default-src 'self'; frame-ancestors 'none'" in response.headers["Content-Security-Policy"]


async def test_the_page_is_light_and_asks_for_nothing_from_elsewhere() -> None:
    files = list((Path(guard.__file__).parent / "page").iterdir())
    assert sum(file.stat().st_size for file in files) < 40_000
    text = "".join(file.read_text("utf-8") for file in files).replace("http://www.w3.org/2000/svg", "")
    for foreign in ("http:", "https:", "innerHTML", "insertAdjacentHTML", "<style", "onclick=", " style="):
        assert foreign not in text


async def test_health_is_ok(real: Bot, http) -> None:
    async with http.get(f"{real.url}/health") as response:
        assert (response.status, await response.text()) == (200, "ok")


@pytest.mark.parametrize(
    ("header", "configured", "known"),
    [
        ("localhost:8080", "127.0.0.1", True),
        ("127.0.0.1:8080", "127.0.0.1", True),
        ("[::1]:8080", "127.0.0.1", True),
        ("danso.example.vn", "danso.example.vn", True),
        ("192.168.1.5:8080", "192.168.1.5", True),
        ("192.168.1.5:8080", "0.0.0.0", True),
        ("192.168.1.5:8080", "127.0.0.1", False),
        ("evil.example", "0.0.0.0", False),
        ("localhost.evil.example", "127.0.0.1", False),
        ("[bad", "127.0.0.1", False),
        ("", "127.0.0.1", False),
    ],
)
def test_a_host_is_ours_by_name_or_by_bare_address(header: str, configured: str, known: bool) -> None:
    assert guard.knows_host(header, configured) is known


async def test_on_a_real_ward_nobody_can_be_chosen_and_there_are_no_figures(real: Bot, http) -> None:
    assert await session(http, real) == {"ward": "Phường Bạch Đằng", "people": []}
    assert await post(http, f"{real.url}/say?person=lan") == 200
    assert (real.served[0].account, len(real.served[0].address)) == ("web", 64)
    async with http.get(f"{real.url}/figures") as response:
        assert response.status == 404


async def test_a_demo_ward_beside_a_platform_token_lets_nobody_be_everyone(trial: Bot, http, monkeypatch) -> None:
    assert (await session(http, trial))["people"] != []
    monkeypatch.setenv("WEB_TOKENS", "a token")
    await trial.restart()
    assert (await session(http, trial))["people"] == []


async def test_a_demo_ward_beside_a_real_one_lets_nobody_be_everyone(tmp_path, http) -> None:
    def both(connection) -> None:
        demo.load(connection, NOON)
        places.add_ward(connection, "Phường Bạch Đằng")

    async with running(tmp_path, both) as bot:
        assert (await session(http, bot))["people"] == []


def test_only_this_machine_is_loopback() -> None:
    hosts = ("127.0.0.1", "localhost", "::1", "0.0.0.0", "::", "192.168.1.5", "danso.example.vn")
    assert [guard.is_loopback(host) for host in hosts] == [True, True, True, False, False, False, False]


async def test_the_session_is_a_secret_that_no_script_reads_and_the_database_does_not_know(real: Bot, http) -> None:
    async with http.post(f"{real.url}/session", json={}) as response:
        header = response.headers["Set-Cookie"]
        cookie = response.cookies[guard.COOKIE].value
    assert "HttpOnly" in header
    assert "SameSite=Strict" in header
    assert "Secure" not in header
    assert len(cookie) == 43
    await post(http, f"{real.url}/say")
    assert cookie not in real.served[0].address
    async with http.post(f"{real.url}/session", json={}, headers={"X-Forwarded-Proto": "https"}) as response:
        assert response.cookies[guard.COOKIE].value == cookie
        assert "Secure" in response.headers["Set-Cookie"]


async def test_coming_by_a_link_never_gives_a_new_session(real: Bot) -> None:
    async with aiohttp.ClientSession() as bare, bare.get(real.url, headers={"Sec-Fetch-Site": "cross-site"}) as response:
        assert response.status == 200
        assert "Set-Cookie" not in response.headers


async def test_without_a_session_nothing_is_heard(real: Bot, http) -> None:
    assert await post(http, f"{real.url}/say") == 401
    assert await post(http, f"{real.url}/say", Cookie=f"{guard.COOKIE}=made-up") == 401


async def test_strangers_together_are_heard_only_so_often_and_members_always(real: Bot, http, monkeypatch) -> None:
    monkeypatch.setattr(guard.Patience, "lasts", lambda self: False)
    await session(http, real)
    assert await post(http, f"{real.url}/say") == 429
    cookie = next(c.value for c in http.cookie_jar if c.key == guard.COOKIE)

    def join(connection) -> None:
        who = members.add(connection, ward_id=1, role=Role.STAFF, name="An", unit="", now=NOON, consented=True)
        members.bind(connection, "web", "web", guard.digest(cookie), who, NOON)

    await real.store.run(join)
    assert await post(http, f"{real.url}/say") == 200


def test_patience_ends_and_comes_back(monkeypatch) -> None:
    clock = [0.0]
    monkeypatch.setattr("time.monotonic", lambda: clock[0])
    patience = guard.Patience(most=2, seconds=10)
    assert [patience.lasts() for _ in range(3)] == [True, True, False]
    clock[0] = 10.0
    assert patience.lasts()


async def test_a_port_in_use_is_one_sentence_that_names_the_setting(real: Bot) -> None:
    second = Bot(real.store, Web(), port=real.port)
    with pytest.raises(ChannelProblem, match=r"^Port \d+ is in use.*DANSO_WEB_PORT.*\.$"):
        await second.start()


def test_the_channel_is_found_by_its_name() -> None:
    channel = open_channel("web", Settings(_env_file=None))  # type: ignore[call-arg]
    assert (channel.name, channel.traits.buttons) == ("web", True)
