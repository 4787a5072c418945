"""What the Telegram channel is told from the environment, checked before anything starts. A wrong value is one sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.channels import ChannelProblem, environment, is_address, tokens

# Telegram takes about 30 messages a second from a bot over all chats; a little less leaves no second above that,
# though a lane that comes late makes its place up and messages arrive unevenly.
# https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
PER_SECOND = 26.0
AHEAD = 2  # and what a reply may add to a second

API_URL = "https://api.telegram.org"
_TOKEN = re.compile(r"([1-9][0-9]{0,19}):[A-Za-z0-9_-]{20,}")
# https://core.telegram.org/bots/api#setwebhook allows 1 to 256 of these; fewer than 16 can be guessed.
_SECRET = re.compile(r"[A-Za-z0-9_-]{16,256}")


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where Telegram calls us (`url`, https, from outside) and where we listen (`host`, `port`, behind the proxy)."""

    url: str
    secret: str = field(repr=False)
    host: str
    port: int


@dataclass(frozen=True, slots=True)
class Config:
    """Account (the bot's id) → its token; the Bot API server; the webhook, or None for long polling."""

    tokens: Mapping[str, str] = field(repr=False)
    api_url: str = API_URL
    webhook: Webhook | None = None


def read(environ: Mapping[str, str] | None = None) -> Config:
    """The configuration as it stands. Raises ChannelProblem naming the variable and what to do; never shows a token."""
    environ = environment() if environ is None else environ
    return Config(_accounts(tokens(environ).get("telegram", ())), _api_url(environ), _webhook(environ))


def _accounts(given: tuple[str, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for number, token in enumerate(given, start=1):
        form = _TOKEN.fullmatch(token)
        if form is None:
            raise ChannelProblem(
                f"TELEGRAM_TOKENS: token number {number} is not of the form 123456789:AAAA…; copy it again from @BotFather."
            )
        if form[1] in found:
            raise ChannelProblem(f"TELEGRAM_TOKENS names bot {form[1]} twice: leave its current token only.")
        found[form[1]] = token
    if not found:
        raise ChannelProblem("TELEGRAM_TOKENS is empty: put the token from @BotFather there.")
    return found


def _api_url(environ: Mapping[str, str]) -> str:
    url = environ.get("TELEGRAM_API_URL", "").strip() or API_URL
    if not is_address(url, "https", "http"):
        raise ChannelProblem(f"TELEGRAM_API_URL must be the address of a Bot API server, such as {API_URL}.")
    return url.rstrip("/")


def _webhook(environ: Mapping[str, str]) -> Webhook | None:
    url = environ.get("TELEGRAM_WEBHOOK_URL", "").strip()
    if not url:
        return None
    if not is_address(url, "https"):
        raise ChannelProblem(
            "TELEGRAM_WEBHOOK_URL must begin with https:// and name a host, because Telegram calls no other; "
            "leave it empty for long polling."
        )
    secret = environ.get("TELEGRAM_WEBHOOK_SECRET", "").strip()
    if not _SECRET.fullmatch(secret):
        raise ChannelProblem(
            "TELEGRAM_WEBHOOK_SECRET must be 16 to 256 of the signs A-Z a-z 0-9 _ -, so that nobody can pose as Telegram; "
            "make one with: openssl rand -hex 32"
        )
    port = environ.get("TELEGRAM_WEBHOOK_PORT", "").strip() or "8443"
    if not (port.isascii() and port.isdecimal() and int(port) <= 65535):
        raise ChannelProblem("TELEGRAM_WEBHOOK_PORT must be a port number from 0 to 65535, such as 8443.")
    return Webhook(url.rstrip("/"), secret, environ.get("TELEGRAM_WEBHOOK_HOST", "").strip() or "127.0.0.1", int(port))
