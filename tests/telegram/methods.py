"""The methods of the Bot API that the emulator knows, each named as Telegram names it, and what it keeps of a bot."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import time
from dataclasses import dataclass, field
from typing import Any

from tests.telegram import objects
from tests.telegram.calling import Caller
from tests.telegram.objects import JSON

TEXT_MOST = 4096
CAPTION_MOST = 1024
DOWNLOAD_MOST = 20_000_000


class Refusal(Exception):
    """An answer that is not ok, in Telegram's own words."""

    def __init__(self, status: int, description: str, **parameters: int) -> None:
        self.status = status
        self.body: JSON = {"ok": False, "error_code": status, "description": description}
        if parameters:
            self.body["parameters"] = parameters


@dataclass
class BotState:
    """One bot as the server keeps it."""

    id: int
    token: str
    updates: list[JSON] = field(default_factory=list)
    commands: dict[str, list[JSON]] = field(default_factory=dict)
    messages: dict[tuple[int, int], JSON] = field(default_factory=dict)
    answered: list[str] = field(default_factory=list)
    open_presses: set[str] = field(default_factory=set)
    blocked: set[int] = field(default_factory=set)
    known: set[int] = field(default_factory=set)
    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)  # file_id → name and content, whoever sent it
    polls: int = 0
    revoked: bool = False
    webhook: JSON = field(default_factory=dict)
    caller: Caller | None = None


class Methods:
    """What a bot may ask of the server. `changed` is told of whatever a test may wait for."""

    def __init__(self) -> None:
        self.behind: dict[str, str] = {}  # a webhook's https host → where its proxy leads
        self.changed = asyncio.Condition()
        self.closed = False
        self._numbers = itertools.count(int(time.time()))  # never again those of an earlier run

    def number(self) -> int:
        return next(self._numbers)

    async def _getMe(self, bot: BotState, given: JSON) -> JSON:
        return objects.bot_user(bot.id)

    async def _getUpdates(self, bot: BotState, given: JSON) -> list[JSON]:
        if bot.webhook.get("url"):
            raise Refusal(
                409,
                "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
            )
        bot.updates = [update for update in bot.updates if update["update_id"] >= given.get("offset", 0)]
        bot.polls += 1
        mine = bot.polls
        async with self.changed:
            self.changed.notify_all()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(given.get("timeout", 0)):
                    await self.changed.wait_for(lambda: bot.updates or self.closed or bot.polls != mine)
        if bot.polls != mine:
            raise Refusal(
                409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
            )
        if bot.revoked:
            raise Refusal(401, "Unauthorized")
        return bot.updates[: given.get("limit", 100)]

    async def _setWebhook(self, bot: BotState, given: JSON) -> bool:
        if not given.get("url", "").startswith("https://"):
            raise Refusal(400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook")
        await self._deleteWebhook(bot, {})
        bot.webhook = dict(given)
        bot.caller = Caller(bot.updates, given, self.behind)
        for update in bot.updates:
            bot.caller.put(update)
        return True

    async def _deleteWebhook(self, bot: BotState, given: JSON) -> bool:
        if bot.caller is not None:
            await bot.caller.close()
        bot.webhook, bot.caller = {}, None
        if given.get("drop_pending_updates"):
            bot.updates.clear()
        return True

    async def _getWebhookInfo(self, bot: BotState, given: JSON) -> JSON:
        info: JSON = {
            "url": bot.webhook.get("url", ""),
            "has_custom_certificate": False,
            "pending_update_count": len(bot.updates),
        }
        if bot.caller is not None and bot.caller.last_error:
            info |= {"last_error_date": int(time.time()), "last_error_message": bot.caller.last_error}
        return info

    async def _setMyCommands(self, bot: BotState, given: JSON) -> bool:
        bot.commands[_scope(given)] = given["commands"]
        return True

    async def _deleteMyCommands(self, bot: BotState, given: JSON) -> bool:
        bot.commands.pop(_scope(given), None)
        return True

    async def _sendMessage(self, bot: BotState, given: JSON) -> JSON:
        text = given.get("text", "")
        if not text.strip():
            raise Refusal(400, "Bad Request: message text is empty")
        if len(text.encode("utf-16-le")) // 2 > TEXT_MOST:
            raise Refusal(400, "Bad Request: message is too long")
        return await self._keep(bot, given, text=text.strip(), **objects.commands_in(text))

    async def _sendDocument(self, bot: BotState, given: JSON) -> JSON:
        return await self._keep(bot, given, **self._content(bot, given, "document"))

    async def _sendPhoto(self, bot: BotState, given: JSON) -> JSON:
        return await self._keep(bot, given, **self._content(bot, given, "photo"))

    async def _getFile(self, bot: BotState, given: JSON) -> JSON:
        known = bot.files.get(given.get("file_id", ""))
        if known is None:
            raise Refusal(400, "Bad Request: wrong file_id or the file is temporarily unavailable")
        if len(known[1]) > DOWNLOAD_MOST:
            raise Refusal(400, "Bad Request: file is too big")
        number = given["file_id"]
        return {"file_id": number, "file_unique_id": f"U{number}", "file_size": len(known[1]), "file_path": f"files/{number}"}

    def keep_file(self, bot: BotState, sort: str, name: str, content: bytes) -> str:
        """The id by which this content is known from now on."""
        number = f"{sort}_{self.number()}"
        bot.files[number] = (name, content)
        return number

    def _content(self, bot: BotState, given: JSON, sort: str) -> JSON:
        """What a message with an uploaded file, or one known by its id, holds."""
        file = given.get(sort)
        if isinstance(file, str) and file.startswith("attach://"):
            file = given.get(file.removeprefix("attach://"))
        if isinstance(file, tuple):
            file = self.keep_file(bot, sort, *file)
        if not isinstance(file, str) or file not in bot.files or not file.startswith(sort):
            raise Refusal(400, "Bad Request: wrong file identifier/HTTP URL specified")
        caption = given.get("caption", "")
        if len(caption.encode("utf-16-le")) // 2 > CAPTION_MOST:
            raise Refusal(400, "Bad Request: message caption is too long")
        return objects.filed(sort, file, *bot.files[file]) | ({"caption": caption} if caption else {})

    async def _editMessageReplyMarkup(self, bot: BotState, given: JSON) -> JSON:
        found = bot.messages.get((given.get("chat_id", 0), given.get("message_id", 0)))
        if found is None:
            raise Refusal(400, "Bad Request: message to edit not found")
        if found.get("reply_markup") == given.get("reply_markup"):
            raise Refusal(
                400, "Bad Request: message is not modified: specified new message content and reply markup are the same"
            )
        found.pop("reply_markup", None)
        if "reply_markup" in given:
            found["reply_markup"] = given["reply_markup"]
        async with self.changed:
            self.changed.notify_all()
        return found

    async def _answerCallbackQuery(self, bot: BotState, given: JSON) -> bool:
        if given.get("callback_query_id") not in bot.open_presses:
            raise Refusal(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
        bot.open_presses.discard(given["callback_query_id"])
        async with self.changed:
            bot.answered.append(given["callback_query_id"])
            self.changed.notify_all()
        return True

    async def _keep(self, bot: BotState, given: JSON, **content: Any) -> JSON:
        """Store a message of the bot's to a chat that may be written to."""
        chat = given.get("chat_id")
        if chat not in bot.known:
            raise Refusal(400, "Bad Request: chat not found")
        if chat in bot.blocked:
            raise Refusal(403, "Forbidden: bot was blocked by the user")
        for button in itertools.chain(*given.get("reply_markup", {}).get("inline_keyboard", [])):
            if not 1 <= len(button.get("callback_data", "").encode()) <= 64:
                raise Refusal(400, "Bad Request: BUTTON_DATA_INVALID")
        where = objects.private(chat) if chat > 0 else objects.group(chat)
        markup = {"reply_markup": given["reply_markup"]} if "reply_markup" in given else {}
        kept = objects.message(self.number(), where, objects.sender_of(bot.id), **content, **markup)
        async with self.changed:
            bot.messages[chat, kept["message_id"]] = kept
            self.changed.notify_all()
        return kept


def _scope(given: JSON) -> str:
    scope = given.get("scope", {"type": "default"})
    return str(scope.get("chat_id", scope["type"]))
