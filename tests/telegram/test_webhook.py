"""The webhook: only Telegram is heard, 2xx comes after the commit, and no body does harm."""

from __future__ import annotations

import asyncio
import io
import logging
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from bot.channels import ChannelProblem
from tests.telegram import objects
from tests.telegram.conftest import ACCOUNT, HOOK_HOST, SECRET, Door, House, choose_webhook, free_port, opened
from tests.telegram.emulator import Emulator, Refusal
from tests.telegram.people import eventually

HEADER = "X-Telegram-Bot-Api-Secret-Token"


@pytest.fixture
async def hooked(
    emulator: Emulator, sqlite_made_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[House]:
    choose_webhook(monkeypatch, emulator, free_port())
    async with opened(emulator, sqlite_made_once, tmp_path) as house:
        await house.hears()
        yield house


def update(number: int = 1, text: str = "chào") -> objects.JSON:
    said = objects.message(number, objects.private(501), objects.person(501), text=text)
    return {"update_id": number, "message": said}


async def post(
    house: House, body: object = None, *, secret: str | None = SECRET, path: str = f"/telegram/{ACCOUNT}", data: bytes = b""
) -> int:
    """Somebody calls the webhook; the status of the answer."""
    headers = {"Content-Type": "application/json"} if secret is None else {HEADER: secret, "Content-Type": "application/json"}
    url = house.emulator.behind[HOOK_HOST] + path
    async with aiohttp.ClientSession(headers=headers) as session:
        given = {"data": io.BytesIO(data)} if data else {"json": body}
        try:
            async with session.post(url, **given) as response:
                return response.status
        except aiohttp.ClientConnectionError:  # the server may hang up on a body it will not read
            return 413


async def test_telegram_is_told_where_to_call_and_with_what_secret(hooked: House) -> None:
    set_to = hooked.bot.webhook
    assert set_to["url"] == f"https://{HOOK_HOST}/telegram/{ACCOUNT}"
    assert set_to["secret_token"] == SECRET
    assert set_to["allowed_updates"] == ["message", "edited_message", "callback_query", "my_chat_member"]


async def test_a_forged_call_is_refused_and_nothing_of_it_is_kept(hooked: House) -> None:
    for secret in (None, "", "wrong", SECRET + "x", SECRET[:-1], "bí mật"):
        assert await post(hooked, update(), secret=secret) == 401, secret
    _, _, port = hooked.emulator.behind[HOOK_HOST].rpartition(":")
    reader, writer = await asyncio.open_connection("127.0.0.1", int(port))
    no_text = b"\xff\xfe"
    writer.write(f"POST /{ACCOUNT} HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n{HEADER}: ".encode() + no_text + b"\r\n\r\n{}")
    assert b" 401 " in await reader.readline()
    writer.close()
    await writer.wait_closed()
    assert await hooked.receipts() == []


async def test_junk_is_a_bad_request(hooked: House) -> None:
    texts = [b"{", b"[]", b"null", b'"x"', b"{}", b'{"update_id": "1"}', b'{"update_id": true}', b"\xff\xfe", b"[" * 200_000]
    for junk in texts:
        assert await post(hooked, data=junk) == 400, junk[:20]


async def test_a_body_of_ten_megabytes_is_not_read(hooked: House) -> None:
    assert await post(hooked, data=b"x" * 10 * 1024 * 1024) == 413
    assert await post(hooked, update()) == 200


async def test_an_unknown_account_or_way_is_not_found(hooked: House) -> None:
    assert await post(hooked, update(), path="/telegram/999") == 404
    assert await post(hooked, update(), path=f"/{ACCOUNT}") == 200  # a proxy may cut the front of the path off
    async with aiohttp.ClientSession() as session, session.get(hooked.emulator.behind[HOOK_HOST]) as response:
        assert response.status == 405


async def test_an_update_of_unknown_form_is_ignored_with_success(hooked: House) -> None:
    odd: list[objects.JSON] = [{}, {"telepathy": {}}, {"message": {"date": "x"}}, {"message": None}, {"callback_query": "x"}]
    for what in odd:
        assert await post(hooked, {"update_id": 5, **what}) == 200, what
    assert await hooked.receipts() == []


async def test_success_is_told_only_after_the_commit_and_a_failure_is_called_again(hooked: House, door: Door) -> None:
    door.away.add("chào")
    phone = hooked.phone(501)
    assert await post(hooked, update()) == 503
    await phone.user_says("chào")
    await eventually(hooked.emulator, lambda: hooked.bot.caller and "503" in hooked.bot.caller.last_error, "no failure")
    assert len(hooked.bot.updates) == 1
    door.away.clear()
    await phone.hears("Đây là máy ghi số liệu")
    await eventually(hooked.emulator, lambda: not hooked.bot.updates, "not confirmed")
    assert len(await hooked.receipts()) == 1


async def test_the_same_call_twice_at_once_is_served_once(hooked: House) -> None:
    answers = await asyncio.gather(*(post(hooked, update()) for _ in range(5)))
    assert answers == [200] * 5
    assert len(await hooked.receipts()) == 1


async def test_messages_sent_while_the_bot_was_down_are_called_in_when_it_is_back(hooked: House) -> None:
    await hooked.stop()
    await hooked.phone(501).user_says("chào")
    await hooked.start()
    await hooked.phone(501).hears("Đây là máy ghi số liệu")


async def test_a_port_in_use_is_one_sentence(hooked: House) -> None:
    second = House(hooked.emulator, hooked.url)
    with pytest.raises(ChannelProblem, match="TELEGRAM_WEBHOOK_PORT"):
        await second.start()
    await second.stop()


async def test_an_address_that_telegram_refuses_is_one_line_in_the_log(hooked: House, caplog: pytest.LogCaptureFixture) -> None:
    await hooked.stop()
    hooked.emulator.fail(
        "setWebhook", Refusal(400, "Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
    )
    with caplog.at_level(logging.ERROR):
        await hooked.start()
        await eventually(hooked.emulator, lambda: "Telegram refuses the webhook address" in caplog.text, "not told")


async def test_long_polling_takes_over_from_a_webhook_left_behind(hooked: House, monkeypatch: pytest.MonkeyPatch) -> None:
    await hooked.stop()
    monkeypatch.delenv("TELEGRAM_WEBHOOK_URL")
    await hooked.phone(501).user_says("chào")
    await hooked.start()
    await hooked.phone(501).hears("Đây là máy ghi số liệu")
    assert not hooked.bot.webhook
