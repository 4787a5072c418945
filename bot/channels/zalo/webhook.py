"""The webhook: what Zalo's calls mean, and telling Zalo where to call."""

from __future__ import annotations

import asyncio
import json
import logging
import re
from collections.abc import Awaitable, Callable, Mapping
from functools import partial

from bot.channels import Halt
from bot.channels.zalo import reading
from bot.channels.zalo.config import Webhook
from bot.channels.zalo.hearing import Account
from bot.channels.zalo.wire import Refused
from bot.unless import unless
from bot.webhook import Server

log = logging.getLogger("danso")

KNOWN_SECONDS = 5.0  # how long a call may wait for a bot whose account Zalo has not told yet
USED_UP = (426, 429)  # "too many today": asking again at once is in vain
DAY_PAUSE = 900.0
HEADER = "X-Bot-Api-Secret-Token"


def listener(webhook: Webhook, accounts: Mapping[str, Account]) -> Server:
    """What hears Zalo's calls for these accounts, by the last word of each one's address."""

    def read(word: str, body: bytes) -> Callable[[], Awaitable[None]] | None:
        account = accounts.get(word)
        return partial(_serve, account, _update(body)) if account is not None else None

    return Server("zalo", webhook, HEADER, read)


async def _serve(account: Account, update: dict[str, object]) -> None:
    async with asyncio.timeout(KNOWN_SECONDS):
        await account.known.wait()
    await account.serve(update)


def _update(body: bytes) -> dict[str, object]:
    """The update in a body. Junk with the right secret is an empty one: a probe, or a form nobody has described."""
    try:
        return reading.unwrapped(json.loads(body))
    except (ValueError, RecursionError):
        return {}


async def call_here(account: Account, webhook: Webhook) -> None:
    """Have Zalo call us for this account, set anew only where it differs: Zalo counts that by the day. Raises Halt."""
    url = f"{webhook.url}/{webhook.word_for(account.bot.number)}"

    async def set_webhook() -> None:
        if await account.webhook_url() == url:
            return
        try:
            told = await account.bot.call("setWebhook", url=url, secret_token=webhook.secret)
        except Refused as refused:
            if refused.code in USED_UP:
                log.error("zalo/%s: Zalo changes no more webhooks today; it is asked again now and then.", account.bot.number)
                await unless(account.stopping, asyncio.sleep(DAY_PAUSE))
            if refused.code not in (400, 404):
                raise
            raise Halt(
                "Zalo refuses the webhook address: it must be public and https with a valid certificate; "
                "correct ZALO_WEBHOOK_URL and restart"
            ) from None
        _tell(account, told)

    await account.insist(account.prepare)
    await account.insist(set_webhook)


def _tell(account: Account, told: object) -> None:
    """What Zalo found when it tried the address. It keeps the address even where that failed."""
    found = told.get("verification") if isinstance(told, dict) else None
    if isinstance(found, dict) and found.get("ok") is False:
        outcome = re.sub(r"[^\w.]", "", str(found.get("outcome", "")))[:40]
        log.error(
            "zalo/%s: Zalo could not call ZALO_WEBHOOK_URL (%s); it keeps the address: see that the proxy lets Zalo's calls "
            "through with a valid certificate.",
            account.bot.number,
            outcome or "no reason told",
        )
