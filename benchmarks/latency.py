"""How long a visit takes when 300 a second arrive, each on its time, whether or not those before it are done (open loop)."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator, Sequence
from itertools import chain, cycle, islice
from pathlib import Path

from benchmarks import city, ours
from benchmarks.city import Collaborator
from benchmarks.proof import prove
from benchmarks.report import Line, milliseconds, quantile, say
from benchmarks.talkers import YES
from bot.app import App
from domain.chat import Say, Traits
from scheduler.sender import Sender
from storage.store import open_store

WANTED = 0.050
A_SECOND, SECONDS = 300, 20
Message = tuple[Collaborator, str]
BETWEEN = 150  # a person answers the read-back this many drafts later: half a second


class Nowhere:
    """A platform that takes every message at once."""

    name = city.CHANNEL
    traits = Traits(buttons=False)

    async def send(self, account: str, address: str, say: Say) -> str:
        return "sent"


def measure(folder: Path) -> list[Line]:
    """The lines of this part."""
    lines = []
    for sending in (False, True):
        waits = asyncio.run(_at_a_steady_rate(folder, sending=sending))
        late = quantile(waits, 0.99)
        what = f"p99 at {A_SECOND} visits a second for {SECONDS} s" + (", replies sent meanwhile" if sending else "")
        result = f"{milliseconds(late)} (p50 {milliseconds(quantile(waits, 0.5))}, longest {milliseconds(max(waits))})"
        say(f"{what}: {result}")
        wanted = f"under {milliseconds(WANTED)}"
        lines.append(Line("latency", what, result, "" if sending else wanted, None if sending else late < WANTED))
    return lines


async def _at_a_steady_rate(folder: Path, *, sending: bool) -> list[float]:
    """Seconds from the moment each message was due to arrive until its visit was committed."""
    file = folder / f"latency-{sending}.db"
    people = await ours.build(file)
    store = open_store(f"sqlite:///{file}")
    sender = Sender(store, {city.CHANNEL: Nowhere()}, ours.now)
    bot = ours.Ours(App(store, ours.now, sender.wake))
    sent = asyncio.create_task(sender.run()) if sending else None
    told, answered = _drafts(people), _answers(people)
    for message in (*islice(told, 2 * BETWEEN), *islice(answered, BETWEEN)):  # these warm up and do not count
        await bot.say(*message)
    waits = await _arrive(bot, chain.from_iterable(zip(told, answered, strict=False)))
    for message in islice(answered, BETWEEN):
        await bot.say(*message)
    sender.stop()
    if sent is not None:
        await sent
    await store.close()
    prove(file, len(waits) // 2 + 2 * BETWEEN)
    return waits


async def _arrive(bot: ours.Ours, messages: Iterator[Message]) -> list[float]:
    """Let the messages arrive on their times; how long each took."""
    waits: list[float] = []

    async def visit(message: Message, due: float) -> None:
        await bot.say(*message)
        waits.append(time.perf_counter() - due)

    start = time.perf_counter()
    async with asyncio.TaskGroup() as visits:
        for number, message in enumerate(islice(messages, A_SECOND * SECONDS)):
            due = start + number / A_SECOND
            if (early := due - time.perf_counter()) > 0:
                await asyncio.sleep(early)
            visits.create_task(visit(message, due))
    return waits


def _drafts(people: Sequence[Collaborator]) -> Iterator[Message]:
    lines = {who.address: city.lines(who.area, ours.today()) for who in people}
    return ((who, next(lines[who.address])) for who in cycle(people))


def _answers(people: Sequence[Collaborator]) -> Iterator[Message]:
    return ((who, YES) for who in cycle(people))
