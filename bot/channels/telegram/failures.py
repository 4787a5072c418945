"""What python-telegram-bot raises, as one of the five ways in which a send fails."""

from __future__ import annotations

import os
import re
from datetime import timedelta

import httpx
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError, TimedOut

from domain.chat import SendFailed, Why

# The library's own switch: `retry_after` is a timedelta, without a warning at each 429.
os.environ["PTB_TIMEDELTA"] = "true"

# Refusals with status 400 that speak of the person and not of the message.
_NOBODY = (
    "chat not found",
    "user not found",
    "user is deactivated",
    "user_deactivated",
    "peer_id_invalid",
    "input_user_deactivated",
    "chat was upgraded",
    "group chat was deactivated",
    "not enough rights",
    "have no rights to send",
    "need administrator rights",
)
# The connection was never made, so nothing was sent.
_UNSENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)


def of(error: Exception) -> SendFailed:
    """The failure that this error means. What is not known to be unsent is UNSURE."""
    match error:
        case RetryAfter():
            return SendFailed(Why.LATER, _seconds(error.retry_after))
        case Forbidden() | ChatMigrated():
            return SendFailed(Why.GONE)
        case InvalidToken():
            return SendFailed(Why.SHUT)
        case BadRequest():
            said = error.message.lower()
            return SendFailed(Why.GONE if any(words in said for words in _NOBODY) else Why.WRONG)
        case TimedOut() | NetworkError():
            return _of_network(error)
        case _:
            return SendFailed(Why.UNSURE)


def _of_network(error: NetworkError) -> SendFailed:
    """Without a cause in httpx an HTTP answer came: 429 without its number, 413, or the server's own trouble (5xx)."""
    cause = error.__cause__
    if isinstance(cause, _UNSENT):
        return SendFailed(Why.LATER)
    if cause is not None and not isinstance(cause, TelegramError):
        return SendFailed(Why.UNSURE)
    said = error.message.lower()
    if "too many requests" in said:
        asked = re.search(r"retry after (\d+)", said)
        return SendFailed(Why.LATER, float(asked[1]) if asked else 5.0)
    if "too large" in said:
        return SendFailed(Why.WRONG)
    # A gateway that got no answer in time cannot tell whether the message went through.
    return SendFailed(Why.UNSURE if "gateway time" in said else Why.LATER)


def _seconds(wait: int | timedelta) -> float:
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
