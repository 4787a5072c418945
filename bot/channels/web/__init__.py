"""The web page as a channel: a chat in the browser, and, for a demo ward on this machine only, a way to be everyone."""

from __future__ import annotations

from bot.channels import Listening
from bot.settings import Settings


def channel(settings: Settings) -> Listening:
    """The channel. The HTTP server is loaded only now."""
    from bot.channels.web.server import Web

    return Web()
