"""How long a visit takes when 300 a second arrive, each on its time, whether or not those before it are done (open loop)."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from functools import partial
from itertools import chain, cycle, islice
from pathlib import Path

from benchmarks import city, ours
from benchmarks.city import Collaborator
from benchmarks.proof import prove
from benchmarks.report import Line, milliseconds, quantile, say
from benchmarks.talkers import YES
from bot.channels import House
from bot.settings import Settings
from bot.wiring import Process
from domain.chat import Say, Traits
from storage.store import open_store
from storage.times import iso

WANTED = 0.050
A_SECOND, SECONDS = 300, 20
SENT_BEFORE = 100_000
Message = tuple[Collaborator, str]
BETWEEN = 150  # a person answers the read-back this many drafts later: about a second


class Platform:
    """A channel whose platform takes every message at once."""

    name = city.CHANNEL
    traits = Traits(buttons=False)

    async def start(self, house: House) -> None: ...

    async def stop(self) -> None: ...

    async def send(self, account: str, address: str, say: Say) -> str:
        return "sent"


def measure(folder: Path) -> list[Line]:
    """The lines of this part: the whole process, which sends the replies meanwhile, and the door alone."""
    line, wanted = partial(Line, "latency"), f"under {milliseconds(WANTED)}"
    lines = []
    for whole, what in ((True, "replies sent meanwhile"), (False, "replies left in the outbox")):
        file = folder / f"latency-{whole}.db"
        waits, sent = asyncio.run(_at_a_steady_rate(file, _whole if whole else ours.opened))
        late = quantile(waits, 0.99)
        measured = f"{milliseconds(late)} (p50 {milliseconds(quantile(waits, 0.5))}, longest {milliseconds(max(waits))})"
        measured += f", {sent:.0%} of the replies sent by then" if whole else ""
        lines.append(line(f"p99 at {A_SECOND} visits a second, {what}", measured, wanted, late < WANTED))
        say(f"{lines[-1].what}: {measured}")
    return lines


@asynccontextmanager
async def _whole(file: Path) -> AsyncIterator[ours.Ours]:
    """The whole process as `python -m bot run` wires it, on this database, with one platform."""
    settings = Settings(_env_file=None)  # type: ignore[call-arg]  # pydantic's own argument, unknown to mypy
    process = Process(settings, open_store(f"sqlite:///{file}"), [Platform()], ours.now)
    await process.start()
    try:
        yield ours.Ours(process.app)
    finally:
        await process.stop()


async def _at_a_steady_rate(file: Path, opened: ours.Opened) -> tuple[list[float], float]:
    """Seconds from the moment each message was due to arrive until its visit was committed; the share of replies then sent."""
    people = await ours.build(file)
    _send_before(file, people[0])
    told, answered = _drafts(people), _answers(people)
    async with opened(file) as bot:
        for message in (*islice(told, 2 * BETWEEN), *islice(answered, BETWEEN)):  # these warm up and do not count
            await bot.say(*message)
        waits = await _arrive(bot, chain.from_iterable(zip(told, answered, strict=False)))
        sent = _sent(file)
        for message in islice(answered, BETWEEN):
            await bot.say(*message)
    prove(file, len(waits) // 2 + 2 * BETWEEN)
    return waits, sent


def _send_before(file: Path, who: Collaborator) -> None:
    """Put down replies sent long ago: what is sent now must not cost more for them."""
    connection = sqlite3.connect(file)
    connection.execute(
        """
        WITH RECURSIVE sent (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM sent WHERE n < :number)
        INSERT INTO outbox (channel, account, chat, member_id, body, state, due_at, made_at)
        SELECT :channel, :account, :chat, :member, '{}', 'sent', :at, :at FROM sent
        """,
        {
            "number": SENT_BEFORE,
            "channel": city.CHANNEL,
            "account": city.ACCOUNT,
            "chat": who.address,
            "member": who.member,
            "at": iso(ours.now() - timedelta(days=60)),
        },
    )
    connection.commit()
    connection.close()


def _sent(file: Path) -> float:
    """The share of this run's replies that the platform has."""
    connection = sqlite3.connect(file)
    share: float = connection.execute("SELECT avg(state = 'sent') FROM outbox WHERE inbox_id > 0").fetchone()[0]
    connection.close()
    return share


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
