"""The emulator is kept honest by two libraries that others wrote, and each half of the channel by what it must not load."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import aiogram
import pytest
import telegram
from aiogram import types
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from tests.telegram import objects
from tests.telegram.conftest import TOKEN
from tests.telegram.emulator import Emulator
from tests.telegram.people import Phone

ROOT = Path(__file__).parents[2]


async def updates_of_every_kind(phone: Phone) -> list[objects.JSON]:
    said = await phone.user_says("/start ABCD-2345")
    sent = await phone.emulator._sendMessage(
        phone.bot,
        {"chat_id": phone.chat, "text": "a", "reply_markup": {"inline_keyboard": [[{"text": "1", "callback_data": "1|1"}]]}},
    )
    group = objects.message(1, objects.group(-100500), objects.person(phone.chat), text="@bot chào")
    bot, who = objects.sender_of(phone.bot.id), objects.person(phone.chat)
    return [
        said,
        await phone.user_edits(said, "khác"),
        *[
            await phone.user_sends(**one)
            for one in (objects.PHOTO, objects.STICKER, objects.VOICE, objects.DOCUMENT, objects.LOCATION)
        ],
        await phone.user_presses_data("1|1", sent),
        await phone.user_presses_data("1|1", sent, too_old=True),
        await phone.user_presses_data("1|1", None),
        await phone.user_blocks(),
        await phone.user_blocks(False),
        await phone.emulator.add(phone.bot, "message", group),
        await phone.emulator.add(
            phone.bot, "my_chat_member", objects.standing(objects.group(-100500), who, bot, "left", "member")
        ),
    ]


async def test_every_object_of_the_emulator_parses_in_both_libraries(emulator: Emulator) -> None:
    phone = Phone(emulator, emulator.bot(TOKEN), 501)
    updates = await updates_of_every_kind(phone)
    for update in updates:
        theirs = types.Update.model_validate(update)
        other = telegram.Update.de_json(update, None)
        assert theirs.update_id == other.update_id == update["update_id"]
        assert theirs.event_type in update
        assert getattr(other, theirs.event_type) is not None
        assert not other.api_kwargs  # nothing stayed that the library does not know
        assert within(update, other.to_dict())
        assert within(update, theirs.model_dump(mode="json", by_alias=True, exclude_none=True))
    for user in (objects.bot_user(7), objects.person(5)):
        assert types.User.model_validate(user).id == telegram.User.de_json(user, None).id
    info = await emulator._getWebhookInfo(phone.bot, {})
    assert (
        types.WebhookInfo.model_validate(info).pending_update_count
        == telegram.WebhookInfo.de_json(info, None).pending_update_count
    )


def within(sent: Any, read: Any) -> bool:
    """Whether all that was sent was read; a library may add its defaults."""
    if isinstance(sent, dict):
        return isinstance(read, dict) and all(key in read and within(value, read[key]) for key, value in sent.items())
    if isinstance(sent, list):
        return len(sent) == len(read) and all(map(within, sent, read))
    return bool(sent == read)


Both = Callable[[aiogram.Bot, telegram.Bot], tuple[Awaitable[Any], Awaitable[Any]]]
MARKUP = [[("1. Đúng", "7|1"), ("2. Sửa", "7|2")]]
HOOK = "https://bot.example.vn/7"
TEN: dict[str, Both] = {
    "getMe": lambda a, p: (a.get_me(), p.get_me()),
    "getUpdates": lambda a, p: (
        a.get_updates(offset=5, limit=10, timeout=0, allowed_updates=["message"]),
        p.get_updates(offset=5, limit=10, timeout=0, allowed_updates=["message"]),
    ),
    "setWebhook": lambda a, p: (
        a.set_webhook(HOOK, secret_token="abc", max_connections=4),
        p.set_webhook(HOOK, secret_token="abc", max_connections=4),
    ),
    "getWebhookInfo": lambda a, p: (a.get_webhook_info(), p.get_webhook_info()),
    "deleteWebhook": lambda a, p: (a.delete_webhook(drop_pending_updates=True), p.delete_webhook(drop_pending_updates=True)),
    "sendMessage": lambda a, p: (
        a.send_message(
            501,
            "Mẹ Lan & <b>",
            link_preview_options=types.LinkPreviewOptions(is_disabled=True),
            reply_markup=types.InlineKeyboardMarkup(
                inline_keyboard=[[types.InlineKeyboardButton(text=t, callback_data=d) for t, d in row] for row in MARKUP]
            ),
        ),
        p.send_message(
            501,
            "Mẹ Lan & <b>",
            link_preview_options=telegram.LinkPreviewOptions(is_disabled=True),
            reply_markup=telegram.InlineKeyboardMarkup(
                [[telegram.InlineKeyboardButton(t, callback_data=d) for t, d in row] for row in MARKUP]
            ),
        ),
    ),
    "answerCallbackQuery": lambda a, p: (a.answer_callback_query("31", text="ok"), p.answer_callback_query("32", text="ok")),
    "setMyCommands": lambda a, p: (
        a.set_my_commands([types.BotCommand(command="menu", description="Việc")], scope=types.BotCommandScopeChat(chat_id=501)),
        p.set_my_commands([telegram.BotCommand("menu", "Việc")], scope=telegram.BotCommandScopeChat(501)),
    ),
    "sendDocument": lambda a, p: (
        a.send_document(501, types.BufferedInputFile(b"%PDF", "so.pdf"), caption="Sổ"),
        p.send_document(501, b"%PDF", filename="so.pdf", caption="Sổ"),
    ),
    "sendPhoto": lambda a, p: (
        a.send_photo(501, types.BufferedInputFile(b"\x89PNG", "hinh.png"), caption="Hình"),
        p.send_photo(501, b"\x89PNG", filename="hinh.png", caption="Hình"),
    ),
}


async def test_ten_methods_called_through_both_libraries_are_the_same_requests(emulator: Emulator) -> None:
    bot = emulator.bot(TOKEN)
    bot.known.add(501)
    bot.open_presses |= {"31", "32"}
    emulator.behind["bot.example.vn"] = "http://127.0.0.1:9"
    hears = aiogram.Bot(TOKEN, AiohttpSession(api=TelegramAPIServer.from_base(emulator.url)))
    speaks = telegram.Bot(TOKEN, base_url=f"{emulator.url}/bot")
    async with hears.session, speaks:
        emulator.calls.clear()
        for method, both in TEN.items():
            for request in both(hears, speaks):
                await request
            by_aiogram, by_ptb = (_plain(call.given) for call in emulator.calls)
            assert {call.method for call in emulator.calls} == {method}
            assert by_aiogram == by_ptb
            emulator.calls.clear()


def _plain(given: objects.JSON) -> objects.JSON:
    """A request without what each library chooses by itself: the name of an upload's part, a press's number."""
    files = sorted(value for value in given.values() if isinstance(value, tuple))
    said = {key: value for key, value in given.items() if not isinstance(value, tuple) and key != "callback_query_id"}
    return {key: value for key, value in said.items() if not str(value).startswith("attach://")} | {"files": files}


@pytest.mark.parametrize(
    ("load", "forbidden"),
    [
        ("import bot.channels.telegram.speaking, scheduler.sender", ("aiogram",)),
        (
            "from bot.channels.telegram import speaker; from bot.settings import Settings; speaker(Settings(_env_file=None))",
            ("aiogram",),
        ),
        ("import bot.wiring, bot.channels.web.server", ("aiogram", "telegram")),
        ("from bot.channels import names; names(); import bot.channels.telegram", ("aiogram", "telegram")),
    ],
)
def test_no_process_loads_a_half_it_does_not_need(load: str, forbidden: tuple[str, ...]) -> None:
    seen = subprocess.run(
        [sys.executable, "-c", f"{load}\nimport sys\nprint(sorted({{'aiogram', 'telegram'}} & sys.modules.keys()))"],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={"TELEGRAM_TOKENS": TOKEN, "PATH": ""},
    )
    assert not [name for name in forbidden if name in seen.stdout]
