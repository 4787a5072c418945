"""The webhook: a small HTTP server behind the operator's TLS proxy. It answers 2xx after the commit, not before."""

from __future__ import annotations

import asyncio
import errno
import hmac
import json
import logging
from collections.abc import Mapping

from aiogram.exceptions import TelegramBadRequest
from aiogram.types import Update
from aiohttp import web

from bot.channels import ChannelProblem, Halt
from bot.channels.telegram import reading
from bot.channels.telegram.config import Webhook
from bot.channels.telegram.hearing import Account

log = logging.getLogger("danso")

BODY_BYTES = 1024 * 1024
LEAVE_SECONDS = 10  # how long a message in hand may take when the process stops
MOST_CALLS = 20  # Telegram's calls at one time for one account
HEADER = "X-Telegram-Bot-Api-Secret-Token"


class Server:
    """Hears all accounts on one port. The last word of the path is the account, whatever the proxy does to the rest."""

    def __init__(self, webhook: Webhook, accounts: Mapping[str, Account]) -> None:
        self._webhook = webhook
        self._accounts = accounts
        app = web.Application(client_max_size=BODY_BYTES)
        app.router.add_post("/{path:.*}", self._hear)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=LEAVE_SECONDS)
        self.port = 0

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
                f"Telegram's webhook cannot listen on {host}, port {port} ({why}): "
                "correct TELEGRAM_WEBHOOK_HOST and TELEGRAM_WEBHOOK_PORT."
            ) from error
        self.port = self._runner.addresses[0][1]

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
            await account.serve(update)
        except Exception as error:  # the database is away: Telegram calls again
            log.error("telegram/%s: update %s not kept (%s)", account.account, update.update_id, type(error).__name__)
            raise web.HTTPServiceUnavailable from None
        return web.Response()


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
