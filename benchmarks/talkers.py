"""Thirty-two people who talk at once: each tells a birth in a line, reads the read-back, and answers "1"."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field

from benchmarks import city
from benchmarks.city import Collaborator
from benchmarks.ours import today

AT_ONCE = 32
YES = "1"

Say = Callable[[Collaborator, str], Awaitable[None]]


@dataclass
class Talked:
    """What was said in a stretch of time. Each pair is two visits: a draft and its confirmation."""

    pairs: int = 0
    seconds: float = 0.0
    waits: list[float] = field(default_factory=list)

    @property
    def rate(self) -> float:
        """Visits a second."""
        return 2 * self.pairs / self.seconds


class Talkers:
    """All collaborators, 32 of them at once, each in their turn."""

    def __init__(self, people: Sequence[Collaborator]) -> None:
        self._people = people
        self._lines = {who.address: city.lines(who.area, today()) for who in people}
        self._next = [0] * AT_ONCE

    async def talk(self, say: Say, seconds: float) -> Talked:
        """Talk for this long; whoever told something still confirms it."""
        talked = Talked()
        start = time.perf_counter()

        async def one(place: int) -> None:
            share = self._people[place::AT_ONCE]
            while time.perf_counter() - start < seconds:
                who = share[self._next[place] % len(share)]
                self._next[place] += 1
                for text in (next(self._lines[who.address]), YES):
                    began = time.perf_counter()
                    await say(who, text)
                    talked.waits.append(time.perf_counter() - began)
                talked.pairs += 1

        await asyncio.gather(*(one(place) for place in range(AT_ONCE)))
        talked.seconds = time.perf_counter() - start
        return talked
