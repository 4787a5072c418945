"""What the Zalo channel is told from the environment, checked before anything starts. A wrong value is one sentence."""

from __future__ import annotations

import hashlib
import ipaddress
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from bot.channels import ChannelProblem, environment, is_address, tokens
from domain.chat import Traits

# The plan BASIC, as bot.zapps.me shows it: 50 people and 3,000 messages out a month for each bot. Zalo publishes no rate by
# the second; one message a second is what the careful send.
TRAITS = Traits(buttons=False, rationed=True, per_second=1.0, a_month=3000, people=50, files=False, pictures=True)
PLAN = "BASIC"

API_URL = "https://bot-api.zaloplatforms.com"
# A bot's number has 19 digits; Telegram's, of the same form, have about ten.
_TOKEN = re.compile(r"([0-9]{12,25}):[A-Za-z0-9_-]{8,}")
_TELEGRAM = re.compile(r"[0-9]{5,11}:[A-Za-z0-9_-]{20,}")
_SECRET = re.compile(r"[!-~]{8,256}")  # setWebhook takes 8 to 256; a header carries these signs


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where Zalo calls us (`url`, https, from outside) and where we listen (`host`, `port`, behind the proxy)."""

    url: str
    secret: str = field(repr=False)
    host: str
    port: int

    def word_for(self, number: str) -> str:
        """The last word of the address for one bot. It changes with the secret, which Zalo never shows: an address that
        Zalo still has is then known to carry this secret, and need not be set again."""
        return f"{number}-{hashlib.sha256(f'{number} {self.secret}'.encode()).hexdigest()[:4]}"


@dataclass(frozen=True, slots=True)
class Config:
    """Number (what stands before the colon) → token; the server; the webhook, or None for long polling.

    `delete_webhook`: polling may take a webhook away that Zalo still has.
    """

    tokens: Mapping[str, str] = field(repr=False)
    api_url: str = API_URL
    webhook: Webhook | None = None
    delete_webhook: bool = False


def read(environ: Mapping[str, str] | None = None) -> Config:
    """The configuration as it stands. Raises ChannelProblem naming the variable and what to do; never shows a token."""
    environ = environment() if environ is None else environ
    return Config(
        _bots(tokens(environ).get("zalo", ())), _api_url(environ), _webhook(environ), _yes(environ, "ZALO_DELETE_WEBHOOK")
    )


def _bots(given: tuple[str, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for number, token in enumerate(given, start=1):
        form = _TOKEN.fullmatch(token)
        if form is None and _TELEGRAM.fullmatch(token):
            raise ChannelProblem(f"ZALO_TOKENS: token number {number} is one of Telegram's; it belongs into TELEGRAM_TOKENS.")
        if form is None:
            raise ChannelProblem(
                f"ZALO_TOKENS: token number {number} is not of the form 1234567890123456789:AbC…; "
                "copy it again from the message of Zalo Bot Creator."
            )
        if form[1] in found:
            raise ChannelProblem(f"ZALO_TOKENS names bot {form[1]} twice: leave its current token only.")
        found[form[1]] = token
    if not found:
        raise ChannelProblem("ZALO_TOKENS is empty: put the token from Zalo Bot Creator there.")
    return found


def _api_url(environ: Mapping[str, str]) -> str:
    url = environ.get("ZALO_API_URL", "").strip() or API_URL
    if not is_address(url, "https", "http"):
        raise ChannelProblem(f"ZALO_API_URL must be the address of the Bot Platform, such as {API_URL}.")
    return url.rstrip("/")


def _webhook(environ: Mapping[str, str]) -> Webhook | None:
    url = environ.get("ZALO_WEBHOOK_URL", "").strip()
    if not url:
        return None
    if not is_address(url, "https") or not _is_public(urlsplit(url).hostname or ""):
        raise ChannelProblem(
            "ZALO_WEBHOOK_URL must begin with https:// and name a host that the internet knows, because Zalo calls no other; "
            "leave it empty for long polling."
        )
    secret = environ.get("ZALO_WEBHOOK_SECRET", "").strip()
    if not _SECRET.fullmatch(secret):
        raise ChannelProblem(
            "ZALO_WEBHOOK_SECRET must be 8 to 256 letters, digits or signs without blanks, so that nobody can pose as Zalo; "
            "make one with: openssl rand -hex 32"
        )
    port = environ.get("ZALO_WEBHOOK_PORT", "").strip() or "8444"
    if not (port.isascii() and port.isdecimal() and int(port) <= 65535):
        raise ChannelProblem("ZALO_WEBHOOK_PORT must be a port number from 0 to 65535, such as 8444.")
    return Webhook(url.rstrip("/"), secret, environ.get("ZALO_WEBHOOK_HOST", "").strip() or "127.0.0.1", int(port))


def _is_public(host: str) -> bool:
    """Whether a host may be reached from outside, as far as its name tells."""
    try:
        return ipaddress.ip_address(host).is_global
    except ValueError:
        return "." in host


def _yes(environ: Mapping[str, str], name: str) -> bool:
    text = environ.get(name, "").strip().lower()
    if text not in ("", "true", "false"):
        raise ChannelProblem(f"{name} must be true or false.")
    return text == "true"
