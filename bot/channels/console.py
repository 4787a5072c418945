"""The terminal as a channel: type a line, read the answer. Also keeps what was said, to write it down as a transcript."""

from __future__ import annotations

import asyncio
import sys
from dataclasses import dataclass, field
from typing import TextIO

from bot.channels import House
from bot.settings import Settings
from domain.chat import Choice, Incoming, Say, Traits


@dataclass
class Console:
    """One person at a terminal. A number answers a choice, as on a channel without buttons."""

    out: TextIO = field(default_factory=lambda: sys.stdout)
    name: str = "console"
    traits: Traits = field(default_factory=lambda: Traits(buttons=False))
    said: list[Say] = field(default_factory=list)

    async def send(self, account: str, address: str, say: Say) -> str:
        self.said.append(say)
        lines = [*say.numbered().splitlines(), *(f"[tệp: {file.name}]" for file in say.files)]
        print("\n".join("  " + line for line in lines) + "\n", file=self.out, flush=True)
        return str(len(self.said))

    async def start(self, house: House) -> None:
        """A terminal is read by whoever opened it, not by the house."""

    async def stop(self) -> None: ...

    def choice(self, key: str) -> tuple[Say, Choice] | None:
        """The newest choice with this key, for "[1]": pressing a button rather than typing its number."""
        for say in reversed(self.said):
            for choice in say.choices:
                if choice.key == key:
                    return say, choice
        return None


def channel(settings: Settings) -> Console:
    return Console()


def incoming(text: str, house: House, account: str, address: str, ref: str, console: Console) -> Incoming:
    """A typed line as a message; "[1]" presses a button."""
    at = house.now()
    if text.startswith("[") and text.endswith("]") and (found := console.choice(text[1:-1])):
        return Incoming("console", account, address, ref, at, press=found[0].payload(found[1]))
    return Incoming("console", account, address, ref, at, text=text)


async def read_line(prompt: str) -> str | None:
    """The next line typed; None at the end of input."""
    try:
        return await asyncio.to_thread(input, prompt)
    except EOFError:
        return None
