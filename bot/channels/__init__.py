"""Channels are found by listing this folder. A channel that is not configured is never imported."""

from __future__ import annotations

import importlib
import os
import pkgutil
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from urllib.parse import urlsplit

from dotenv import dotenv_values

from bot.settings import Settings
from domain.chat import Channel, Incoming
from storage.store import Store


@dataclass(frozen=True, slots=True)
class House:
    """What a channel is given of the house: the one door for messages, the database for reading, and a way to count time.

    `receive` returns once the message is served and committed; a webhook answers its platform after that, not before.
    `wants_file`: whether a question waits for the picture or file of this message.
    """

    receive: Callable[[Incoming], Awaitable[None]]
    store: Store
    settings: Settings
    now: Callable[[], datetime]
    wants_file: Callable[[Incoming], Awaitable[bool]]


class Listening(Channel, Protocol):
    """A channel as the process runs it: it can also be started and stopped."""

    async def start(self, house: House) -> None:
        """Begin to hear. Raises ChannelProblem with one sentence when it cannot."""
        ...

    async def stop(self) -> None:
        """Hear nothing more; finish the message in hand."""
        ...


class Speaking(Channel, Protocol):
    """The half of a channel that only sends, for a delivery process."""

    async def close(self) -> None: ...


class ChannelProblem(Exception):
    """A channel cannot start. The text is one sentence for the person who runs the bot."""


class Halt(Exception):
    """One account of a channel cannot go on by itself. The text is one sentence for the person who runs the bot."""


def names() -> tuple[str, ...]:
    """Every channel there is."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__)))


def tokens(environ: Mapping[str, str] | None = None) -> dict[str, tuple[str, ...]]:
    """Channel → its tokens, from <NAME>_TOKENS (several with commas). Channels without are absent."""
    environ = environment() if environ is None else environ
    found = {name: environ.get(f"{name.upper()}_TOKENS", "") for name in names()}
    return {name: tuple(filter(None, map(str.strip, text.split(",")))) for name, text in found.items() if text.strip()}


def environment() -> dict[str, str]:
    """The environment, with what the file .env says beside it."""
    return {**{name: value for name, value in dotenv_values(".env").items() if value is not None}, **os.environ}


def is_address(url: str, *schemes: str) -> bool:
    """Whether a setting is the address of a server: one of these schemes, a host, nothing behind the path."""
    try:
        parts = urlsplit(url)
        return parts.scheme in schemes and bool(parts.hostname) and not parts.query and not parts.fragment
    except ValueError:
        return False


def open_speaker(name: str, settings: Settings) -> Speaking | None:
    """The speaking half of this channel; None for one that has no halves."""
    module = importlib.import_module(f"bot.channels.{name}")
    speaking: Speaking | None = module.speaker(settings) if hasattr(module, "speaker") else None
    return speaking


def open_channel(name: str, settings: Settings) -> Listening:
    """The channel of this name, imported now."""
    listening: Listening = importlib.import_module(f"bot.channels.{name}").channel(settings)
    return listening
