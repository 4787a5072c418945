"""The webhook: only Zalo is heard, 2xx comes after the commit, no body does harm, and it is not set more often than needed."""

from __future__ import annotations

import asyncio
import io
import json
import logging

import aiohttp
import pytest

from bot.channels import ChannelProblem
from tests.zalo import objects
from tests.zalo.calling import AGENT
from tests.zalo.conftest import HOOK_HOST, NUMBER, SECRET, STRANGER, Door, House, once
from tests.zalo.knobs import OBSERVED
from tests.zalo.methods import Refusal
from tests.zalo.people import eventually

HEADER = "X-Bot-Api-Secret-Token"


def update(text: str = "chào") -> objects.JSON:
    return objects.event("text", objects.new_id(), OBSERVED, text=text)


def address(house: House) -> str:
    """Where the bot listens, behind the proxy."""
    url: str = house.bot.webhook["url"]
    return house.emulator.behind[HOOK_HOST] + url.removeprefix(f"https://{HOOK_HOST}")


async def post(house: House, body: object = None, *, secret: str | None = SECRET, path: str = "", data: bytes = b"") -> int:
    """Somebody calls the webhook; the status of the answer."""
    headers = {"Content-Type": "application/json", "User-Agent": AGENT} | ({} if secret is None else {HEADER: secret})
    url = house.emulator.behind[HOOK_HOST] + path if path else address(house)
    async with aiohttp.ClientSession(headers=headers) as session:
        given = {"data": io.BytesIO(data)} if data or body is None else {"json": body}
        try:
            async with session.post(url, **given) as response:
                return response.status
        except aiohttp.ClientConnectionError:  # the server may hang up on a body it will not read
            return 413


async def test_zalo_is_told_where_to_call_and_with_what_secret_and_finds_it_working(
    hooked: House, caplog: pytest.LogCaptureFixture
) -> None:
    assert hooked.bot.webhook["url"].startswith(f"https://{HOOK_HOST}/zalo/{NUMBER}-")
    assert hooked.bot.webhook["secret_token"] == SECRET
    assert SECRET not in hooked.bot.webhook["url"]
    assert "could not call" not in caplog.text


async def test_the_webhook_is_set_anew_only_when_address_or_secret_differ(hooked: House, monkeypatch: pytest.MonkeyPatch) -> None:
    async def restarted(expected: int, secret: str) -> None:
        await hooked.stop()
        asked = len(hooked.emulator.asked("getWebhookInfo"))
        await hooked.start()
        await eventually(hooked.emulator, lambda: len(hooked.emulator.asked("getWebhookInfo")) > asked, "not asked")
        await eventually(hooked.emulator, lambda: hooked.bot.webhook["secret_token"] == secret, "not set as expected")
        await hooked.phone("khach").user_says("chào")
        await hooked.phone("khach").hears(STRANGER)
        assert len(hooked.emulator.asked("setWebhook")) == expected

    await restarted(1, SECRET)
    monkeypatch.setenv("ZALO_WEBHOOK_SECRET", SECRET + "-new")
    await restarted(2, SECRET + "-new")
    await restarted(2, SECRET + "-new")


async def test_a_forged_call_is_refused_and_nothing_of_it_reaches_the_house(hooked: House, door: Door) -> None:
    for secret in (None, "", "wrong", SECRET + "x", SECRET[:-1], "bí mật"):
        assert await post(hooked, update(), secret=secret) == 401, secret
    _, _, port = hooked.emulator.behind[HOOK_HOST].rpartition(":")
    reader, writer = await asyncio.open_connection("127.0.0.1", int(port))
    writer.write(f"POST /{NUMBER} HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n{HEADER}: ".encode() + b"\xff\xfe\r\n\r\n{}")
    assert b" 401 " in await reader.readline()
    writer.close()
    await writer.wait_closed()
    assert door.heard == []
    assert await hooked.receipts() == []


@once
async def test_wrapped_and_flat_calls_are_served_alike_and_once(hooked: House) -> None:
    said = update()
    for body in (said, {"ok": True, "result": said}, said):
        assert await post(hooked, body) == 200
    assert await hooked.receipts() == ["chào"]


@once
async def test_junk_with_the_right_secret_is_ignored_with_success(hooked: House) -> None:
    texts = [b"", b"{", b"[]", b"null", b'"x"', b"{}", b'{"ok": true}', b'{"message": null}', b"\xff\xfe", b"[" * 200_000]
    texts += [json.dumps([update()]).encode(), json.dumps({"event_name": "message.unsupported.received"}).encode()]
    for junk in texts:
        assert await post(hooked, data=junk) == 200, junk[:20]
    assert await hooked.receipts() == []


@once
async def test_a_body_of_ten_megabytes_is_not_read(hooked: House) -> None:
    assert await post(hooked, data=b"x" * 10 * 1024 * 1024) == 413
    assert await post(hooked, update()) == 200


@once
async def test_an_unknown_account_or_way_is_not_found(hooked: House) -> None:
    last = address(hooked).rsplit("/", 1)[1]
    assert await post(hooked, update(), path=f"/zalo/{NUMBER}") == 404
    assert await post(hooked, update(), path=f"/{last}") == 200  # a proxy may cut the front of the path off
    async with aiohttp.ClientSession() as session, session.get(address(hooked)) as response:
        assert response.status == 405


async def test_success_is_told_only_after_the_commit(hooked: House, door: Door) -> None:
    door.away.add("chào")
    assert await post(hooked, update()) == 503
    await hooked.phone("khach").user_says("chào")
    caller = hooked.bot.caller
    assert caller is not None
    await eventually(hooked.emulator, lambda: 503 in caller.statuses, "no failure")
    assert await hooked.receipts() == []
    door.away.clear()
    await hooked.phone("khach").hears(STRANGER)
    assert await hooked.receipts() == ["chào"]


@once
async def test_the_same_call_five_times_at_once_is_served_once(hooked: House) -> None:
    said = update()
    assert await asyncio.gather(*(post(hooked, said) for _ in range(5))) == [200] * 5
    assert await hooked.receipts() == ["chào"]


@once
async def test_the_pictures_of_an_album_that_come_at_once_get_one_hint(hooked: House) -> None:
    chat = objects.new_id()
    hooked.bot.users.add(chat)
    pictures = [objects.event("photo", chat, OBSERVED) for _ in range(5)]
    assert await asyncio.gather(*(post(hooked, one) for one in pictures)) == [200] * 5
    assert await hooked.settled() == ["sent"]


@once
async def test_a_port_in_use_is_one_sentence(hooked: House) -> None:
    second = House(hooked.emulator, hooked.url)
    with pytest.raises(ChannelProblem, match="ZALO_WEBHOOK_PORT"):
        await second.start()
    await second.stop()


@once
@pytest.mark.parametrize(
    ("refusal", "told"),
    [
        (Refusal(400, "Bad Request: bad url"), "stops: Zalo refuses the webhook address"),
        (Refusal(426, "Too many", camel=True), "Zalo changes no more webhooks today"),
    ],
    ids=["address", "too-often"],
)
async def test_a_webhook_that_zalo_does_not_take_is_one_line_in_the_log(
    hooked: House, caplog: pytest.LogCaptureFixture, refusal: Refusal, told: str
) -> None:
    await hooked.stop()
    hooked.bot.webhook = {}
    hooked.emulator.fail("setWebhook", refusal)
    with caplog.at_level(logging.WARNING):
        await hooked.start()
        await eventually(hooked.emulator, lambda: told in caplog.text, "not told")
    assert SECRET not in caplog.text


@once
async def test_an_address_that_zalo_cannot_call_is_told_with_the_outcome_and_kept(
    hooked: House, caplog: pytest.LogCaptureFixture
) -> None:
    await hooked.stop()
    hooked.bot.webhook = {}
    hooked.emulator.behind[HOOK_HOST] = "http://127.0.0.1:9"
    await hooked.start()
    await eventually(
        hooked.emulator, lambda: "Zalo could not call ZALO_WEBHOOK_URL (webhook.err.conn)" in caplog.text, "not told"
    )
    assert hooked.bot.webhook["url"]
