"""The emulator does what Zalo's documents say, whatever the channel uses of it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import aiohttp
import pytest

from tests.zalo import objects
from tests.zalo.conftest import HOOK_HOST, SECRET, TOKEN, free_port, once
from tests.zalo.emulator import Emulator
from tests.zalo.people import Phone, chat_id

CHAT = chat_id("lan")
pytestmark = once


@pytest.fixture
async def zalo(emulator: Emulator) -> AsyncIterator[aiohttp.ClientSession]:
    emulator.bot(TOKEN).users.add(CHAT)
    async with aiohttp.ClientSession(f"{emulator.url}/bot{TOKEN}/") as session:
        yield session


async def call(session: aiohttp.ClientSession, method: str, **given: Any) -> Any:
    async with session.post(method, json=given) as response:
        return await response.json()


async def test_parameters_come_in_any_of_four_ways(emulator: Emulator, zalo: aiohttp.ClientSession) -> None:
    given = {"chat_id": CHAT, "text": "chào"}
    with aiohttp.MultipartWriter("form-data") as parts:
        for name, value in given.items():
            parts.append(value).set_content_disposition("form-data", name=name)
    ways: list[dict[str, Any]] = [{"json": given}, {"data": given}, {"params": given}, {"data": parts}]
    for way in ways:
        async with zalo.post("sendMessage", **way) as response:
            assert (await response.json())["ok"] is True
    async with zalo.get("sendMessage", params=given) as response:
        assert (await response.json())["ok"] is True
    assert [one["text"] for one in emulator.bot(TOKEN).said] == ["chào"] * 5


async def test_names_of_methods_are_exact_and_those_that_others_invent_are_not_there(zalo: aiohttp.ClientSession) -> None:
    for method in ("getme", "sendDocument", "getUserProfile", "editMessageText", "answerCallbackQuery"):
        assert (await call(zalo, method))["error_code"] == 404


async def test_a_bot_is_named_by_nineteen_digits_and_a_message_by_twenty_hex(zalo: aiohttp.ClientSession) -> None:
    me = (await call(zalo, "getMe"))["result"]
    assert len(me["id"]) == 19
    assert set(me) == {"id", "account_name", "account_type", "can_join_groups"}
    sent = (await call(zalo, "sendMessage", chat_id=CHAT, text="a"))["result"]
    assert set(sent) == {"message_id", "date"}
    assert len(sent["message_id"]) == 20
    assert sent["date"] > 1e12


@pytest.mark.parametrize(("text", "taken"), [("a" * 2000, True), ("a" * 2001, False), ("👍" * 1001, False), (" ", False)])
async def test_a_text_has_one_to_two_thousand_units(zalo: aiohttp.ClientSession, text: str, taken: bool) -> None:
    assert (await call(zalo, "sendMessage", chat_id=CHAT, text=text))["ok"] is taken


async def test_typing_is_answered_without_a_result_and_nothing_else_may_be_shown(zalo: aiohttp.ClientSession) -> None:
    assert await call(zalo, "sendChatAction", chat_id=CHAT, action="typing") == {"ok": True}
    assert (await call(zalo, "sendChatAction", chat_id=CHAT, action="upload_photo"))["ok"] is False


async def test_a_voice_to_a_group_is_taken_and_never_arrives(emulator: Emulator, zalo: aiohttp.ClientSession) -> None:
    assert (await call(zalo, "sendVoice", chat_id=objects.new_id(), voice_url="https://a.example/a.aac"))["ok"] is True
    assert emulator.bot(TOKEN).said == []


async def test_markup_is_taken_off_where_it_is_asked_for(emulator: Emulator, zalo: aiohttp.ClientSession) -> None:
    await call(zalo, "sendMessage", chat_id=CHAT, text="**a** {red}b{/red}", parse_mode="markdown")
    await call(zalo, "sendMessage", chat_id=CHAT, text="**a** {red}b{/red}")
    assert [one["text"] for one in emulator.bot(TOKEN).said] == ["a b", "**a** {red}b{/red}"]
    assert [one["raw"] for one in emulator.bot(TOKEN).said] == ["**a** {red}b{/red}"] * 2


async def test_the_month_has_so_many_messages_and_a_bot_so_many_people(emulator: Emulator, zalo: aiohttp.ClientSession) -> None:
    emulator.knobs = replace(emulator.knobs, month_quota=1, users_limit=1)
    assert (await call(zalo, "sendMessage", chat_id=CHAT, text="a"))["ok"] is True
    assert (await call(zalo, "sendMessage", chat_id=CHAT, text="a"))["error_code"] == 429
    emulator.next_month()
    assert (await call(zalo, "sendMessage", chat_id=CHAT, text="a"))["ok"] is True
    late = Phone(emulator, emulator.bot(TOKEN), chat_id("late"))
    await late.user_says("chào")
    assert (await call(zalo, "sendMessage", chat_id=late.chat, text="a"))["ok"] is False


async def test_a_webhook_is_public_https_with_a_secret_is_probed_and_kept_even_where_that_fails(
    emulator: Emulator, zalo: aiohttp.ClientSession
) -> None:
    good = f"https://{HOOK_HOST}/zalo"
    emulator.behind[HOOK_HOST] = f"http://127.0.0.1:{free_port()}"
    for url, secret in (
        (good.replace("https", "http"), SECRET),
        ("https://localhost/a", SECRET),
        (good, "short67"),
        (good, "a" * 257),
    ):
        assert (await call(zalo, "setWebhook", url=url, secret_token=secret))["ok"] is False
    told = (await call(zalo, "setWebhook", url=good, secret_token=SECRET))["result"]
    assert told["verification"] == {"ok": False, "url": good, "outcome": "webhook.err.conn"}
    assert (await call(zalo, "getWebhookInfo"))["result"]["url"] == good
    assert "webhook" in (await call(zalo, "getUpdates", timeout=0))["description"]
    emulator.knobs = replace(emulator.knobs, test_webhook_a_day=1)
    assert (await call(zalo, "testWebhook"))["result"]["ok"] is False
    assert (await call(zalo, "testWebhook"))["errorCode"] == 426
    assert (await call(zalo, "deleteWebhook"))["result"]["url"] == ""
    assert (await call(zalo, "getUpdates", timeout="0"))["error_code"] == 408
