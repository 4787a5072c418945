"""The methods of the Bot Platform that the emulator knows, each named as Zalo names it, and what it keeps of a bot."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import re
import time
from collections import deque
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import aiohttp

from tests.zalo import objects
from tests.zalo.calling import Caller
from tests.zalo.knobs import Knobs
from tests.zalo.objects import JSON

TEXT_MOST = 2000
MARKUP = re.compile(r"\*\*|__|~~|`|\{/?[a-z]+\}|</?[a-z0-9]+[^>]*>")
NO_RESULT: JSON = {"no": "result"}  # what sendChatAction answers: ok, and nothing more


class Refusal(Exception):
    """An answer that is not ok. `camel`: the code comes as errorCode."""

    def __init__(self, code: int, description: str, *, camel: bool = False) -> None:
        self.code = code
        self.body: JSON = {"ok": False, "errorCode" if camel else "error_code": code, "description": description}


@dataclass
class BotState:
    """One bot as the server keeps it."""

    token: str
    id: str
    waiting: deque[JSON] = field(default_factory=deque)  # said, and not handed over
    read: list[JSON] = field(default_factory=list)  # handed over, the newest last
    replayed: int = 0
    said: list[JSON] = field(default_factory=list)  # by the bot: message_id, chat_id, text, raw
    users: set[str] = field(default_factory=set)
    blocked: set[str] = field(default_factory=set)
    sent_this_month: int = 0
    polls: int = 0
    open_polls: int = 0
    polled_at: float = 0.0
    dropped: int = 0
    tests_today: int = 0
    revoked: bool = False
    webhook: JSON = field(default_factory=dict)
    caller: Caller | None = None


class Methods:
    """What a bot may ask of the server. `changed` is told of whatever a test may wait for."""

    def __init__(self, knobs: Knobs) -> None:
        self.knobs = knobs
        self.behind: dict[str, str] = {}  # a webhook's https host → where its proxy leads
        self.changed = asyncio.Condition()
        self.closed = False
        self._idles = itertools.count()

    async def _getMe(self, bot: BotState, given: JSON) -> JSON:
        return {"id": bot.id, "account_name": "bot.VDKyGxQvc", "account_type": "BASIC", "can_join_groups": False}

    async def _getUpdates(self, bot: BotState, given: JSON) -> JSON | list[JSON]:
        if bot.webhook.get("url"):
            raise Refusal(400, "Bad Request: can't use getUpdates while webhook is active")
        if bot.open_polls and self.knobs.second_poller == "error":
            raise Refusal(409, "Conflict: another getUpdates is open")
        bot.polls += 1
        bot.open_polls += 1
        try:
            async with self.changed:
                self.changed.notify_all()
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(float(given.get("timeout", 30))):
                        await self.changed.wait_for(lambda: self._due(bot) or self.closed or bot.revoked)
            update = self._hand_over(bot)
        finally:
            bot.open_polls -= 1
            bot.polled_at = time.monotonic()
        if bot.revoked:
            raise Refusal(401, "Unauthorized")
        if update is None:
            raise Refusal(408, "Request timeout")
        return [update] if self.knobs.update_shape == "list" else update

    def _due(self, bot: BotState) -> bool:
        return bool(bot.waiting) or (self.knobs.delivery.startswith("replay") and bool(bot.read))

    def _hand_over(self, bot: BotState) -> JSON | None:
        """The next update: what is new first; with a replay, then what was read before."""
        if bot.waiting:
            update = bot.waiting.popleft()
            bot.read.append(update)
            return update
        if not bot.read or not self.knobs.delivery.startswith("replay"):
            return None
        if self.knobs.delivery == "replay_until_next":
            return bot.read[-1]
        bot.replayed += 1
        return bot.read[bot.replayed % len(bot.read)]

    async def _setWebhook(self, bot: BotState, given: JSON) -> JSON:
        url, secret = str(given.get("url", "")), str(given.get("secret_token", ""))
        if not url.startswith("https://") or re.match(r"https://(localhost|127\.|10\.|192\.168\.)", url):
            raise Refusal(400, "Bad Request: url must be a public https address")
        if not 8 <= len(secret) <= 256:
            raise Refusal(400, "Bad Request: secret_token must have 8 to 256 characters")
        if bot.caller is not None:
            await bot.caller.close()
        bot.webhook = {"url": url, "secret_token": secret, "updated_at": objects.milliseconds()}
        bot.caller = Caller(url, secret, self.knobs, self.behind)
        outcome = await bot.caller.probe()
        for update in bot.waiting:
            bot.caller.put(update)
        bot.waiting.clear()
        verification = {"ok": outcome == "webhook.ok", "url": url, "outcome": outcome}
        return {"url": url, "updated_at": bot.webhook["updated_at"], "verification": verification}

    async def _testWebhook(self, bot: BotState, given: JSON) -> JSON:
        bot.tests_today += 1
        if bot.tests_today > self.knobs.test_webhook_a_day:
            raise Refusal(426, "Too many tests today", camel=True)
        outcome = await bot.caller.probe() if bot.caller else "webhook.err.other"
        return {"ok": outcome == "webhook.ok", "url": bot.webhook.get("url", ""), "outcome": outcome}

    async def _deleteWebhook(self, bot: BotState, given: JSON) -> JSON:
        if bot.caller is not None:
            await bot.caller.close()
        bot.webhook, bot.caller = {}, None
        return {"url": "", "updated_at": objects.milliseconds()}

    async def _getWebhookInfo(self, bot: BotState, given: JSON) -> JSON:
        if not bot.webhook and self.knobs.no_webhook_info == "404":
            raise Refusal(404, "Not Found")
        return {"url": bot.webhook.get("url", ""), "updated_at": bot.webhook.get("updated_at", 0)}

    async def _sendMessage(self, bot: BotState, given: JSON) -> JSON:
        text = str(given.get("text", ""))
        if not text.strip():
            raise Refusal(400, "Bad Request: text is empty")
        if len(text.encode("utf-16-le")) // 2 > TEXT_MOST:
            raise Refusal(400, "Bad Request: text is too long")
        shown = MARKUP.sub("", text) if given.get("parse_mode") else text
        return await self._keep(bot, given, text=shown, raw=text)

    async def _sendPhoto(self, bot: BotState, given: JSON) -> JSON:
        url, caption = str(given.get("photo", "")), str(given.get("caption", ""))
        if not url.startswith("https://"):
            raise Refusal(400, "Bad Request: photo must be a public https address")
        if len(caption.encode("utf-16-le")) // 2 > TEXT_MOST:
            raise Refusal(400, "Bad Request: caption is too long")
        if self.knobs.photo_fetched == "at_once" and await self.seen_at(url) is None:
            raise Refusal(400, f"Bad Request: no picture at {url}")
        return await self._keep(bot, given, photo=url, text=caption, raw=caption)

    async def seen_at(self, url: str) -> bytes | None:
        """The picture at a public address, fetched as Zalo would: through the proxy of its host; None where there is none."""
        parts = urlsplit(url)
        if parts.netloc not in self.behind:
            return None
        proxied, headers = f"{self.behind[parts.netloc]}{parts.path}", {"Host": parts.netloc}
        async with aiohttp.ClientSession() as http, http.get(proxied, headers=headers) as answer:
            shown = answer.status == 200 and answer.content_type in ("image/jpeg", "image/png")
            return await answer.read() if shown else None

    async def _sendSticker(self, bot: BotState, given: JSON) -> JSON:
        return await self._keep(bot, given, sticker=given.get("sticker"), text="")

    async def _sendVoice(self, bot: BotState, given: JSON) -> JSON:
        if given.get("chat_id") not in bot.users:  # a group: taken, and never delivered
            return {"message_id": objects.new_id(), "date": objects.milliseconds()}
        return await self._keep(bot, given, voice=given.get("voice_url"), text="")

    async def _sendChatAction(self, bot: BotState, given: JSON) -> JSON:
        if given.get("action") != "typing":
            raise Refusal(400, "Bad Request: unknown action")
        return NO_RESULT

    async def _keep(self, bot: BotState, given: JSON, **content: object) -> JSON:
        """Deliver a message of the bot's, if the month allows one more."""
        chat = str(given.get("chat_id", ""))
        if chat not in bot.users or chat in bot.blocked:
            raise Refusal(400, "Bad Request: chat not found")
        if bot.sent_this_month >= self.knobs.month_quota:
            raise Refusal(429, "Quota exceeded")
        bot.sent_this_month += 1
        kept: JSON = {"message_id": objects.new_id(), "date": objects.milliseconds(), "chat_id": chat, **content}
        async with self.changed:
            bot.said.append(kept)
            self.changed.notify_all()
        return {"message_id": kept["message_id"], "date": kept["date"]}
