"""The webhook: what Telegram's calls mean, and telling Telegram where to call."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Mapping
from functools import partial

from aiogram.exceptions import TelegramBadRequest
from aiogram.types import Update
from aiohttp import web

from bot.channels import Halt
from bot.channels.telegram import reading
from bot.channels.telegram.config import Webhook
from bot.channels.telegram.hearing import Account
from bot.webhook import Server

log = logging.getLogger("danso")

MOST_CALLS = 20  # Telegram's calls at one time for one account
HEADER = "X-Telegram-Bot-Api-Secret-Token"


def listener(webhook: Webhook, accounts: Mapping[str, Account]) -> Server:
    """What hears Telegram's calls for these accounts. The last word of an address is the account."""

    def read(word: str, body: bytes) -> Callable[[], Awaitable[None]] | None:
        account = accounts.get(word)
        return partial(account.serve, _update(body)) if account is not None else None

    return Server("telegram", webhook, HEADER, read)


def _update(body: bytes) -> Update:
    """The update in a body; an empty one for what is of a form this program does not know. HTTPBadRequest for junk."""
    try:
        raw = json.loads(body)
    except (ValueError, RecursionError):
        raise web.HTTPBadRequest from None
    number = raw.get("update_id") if isinstance(raw, dict) else None
    if not isinstance(number, int) or isinstance(number, bool):
        raise web.HTTPBadRequest
    try:
        return Update.model_validate(raw)
    except (ValueError, RecursionError):
        # Refused, it would be sent again and again and hold up all that follow.
        log.error("telegram: update %s cannot be read and is left out", number)
        return Update(update_id=number)


async def call_here(account: Account, webhook: Webhook, stopping: asyncio.Event) -> None:
    """Tell Telegram where to call for this account. Raises Halt."""

    async def set_webhook() -> bool:
        try:
            return await account.bot.set_webhook(
                f"{webhook.url}/{account.account}",
                secret_token=webhook.secret,
                allowed_updates=list(reading.KINDS),
                max_connections=MOST_CALLS,
            )
        except TelegramBadRequest:
            raise Halt(
                "Telegram refuses the webhook address: it must be reachable from outside on port 443, 80, 88 or 8443 "
                "with a valid certificate; correct TELEGRAM_WEBHOOK_URL and restart"
            ) from None

    await account.insist(account.prepare, stopping)
    await account.insist(set_webhook, stopping)
