"""The webhook: a small HTTP server behind the operator's TLS proxy. It answers 2xx after the commit, not before."""

from __future__ import annotations

import asyncio
import errno
import hmac
import json
import logging
import re
from collections.abc import Mapping

from aiohttp import web

from bot.channels import ChannelProblem, Halt
from bot.channels.zalo import reading
from bot.channels.zalo.config import Webhook
from bot.channels.zalo.hearing import Account
from bot.channels.zalo.wire import Refused
from bot.unless import unless

log = logging.getLogger("danso")

BODY_BYTES = 1024 * 1024
LEAVE_SECONDS = 10  # how long a message in hand may take when the process stops
KNOWN_SECONDS = 5.0  # how long a call may wait for a bot whose account Zalo has not told yet
USED_UP = (426, 429)  # "too many today": asking again at once is in vain
DAY_PAUSE = 900.0
HEADER = "X-Bot-Api-Secret-Token"


class Server:
    """Hears all accounts on one port. The last word of the path is the account's, whatever the proxy does to the rest."""

    def __init__(self, webhook: Webhook, accounts: Mapping[str, Account]) -> None:
        self._webhook = webhook
        self._accounts = accounts
        app = web.Application(client_max_size=BODY_BYTES)
        app.router.add_post("/{path:.*}", self._hear)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=LEAVE_SECONDS)

    async def start(self) -> None:
        """Listen. Raises ChannelProblem."""
        host, port = self._webhook.host, self._webhook.port
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, host, port).start()
        except OSError as error:
            await self._runner.cleanup()
            why = "it is in use" if error.errno == errno.EADDRINUSE else error.strerror
            raise ChannelProblem(
                f"Zalo's webhook cannot listen on {host}, port {port} ({why}): correct ZALO_WEBHOOK_HOST and ZALO_WEBHOOK_PORT."
            ) from error

    async def stop(self) -> None:
        """Hear nothing more; finish the messages in hand."""
        await self._runner.cleanup()

    async def _hear(self, request: web.Request) -> web.Response:
        # Bytes: compare_digest refuses text beyond ASCII, and a forger may send any.
        given = request.headers.get(HEADER, "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(given, self._webhook.secret.encode()):
            raise web.HTTPUnauthorized
        account = self._accounts.get(request.path.rsplit("/", 1)[1])
        if account is None:
            raise web.HTTPNotFound
        update = _update(await request.read())
        try:
            async with asyncio.timeout(KNOWN_SECONDS):
                await account.known.wait()
            await account.serve(update)
        except Exception as error:  # the database or Zalo is away; whether Zalo calls again is not documented
            log.error("zalo/%s: a message is not kept (%s)", account.bot.number, type(error).__name__)
            raise web.HTTPServiceUnavailable from None
        return web.Response()


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
