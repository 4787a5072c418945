"""A campaign of 3,000 against a Bot API that limits and refuses, replies meanwhile; and 100,000 recipients fanned out."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import resource
import time
from datetime import timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

import asyncpg
from sqlalchemy import insert, make_url, text

from benchmarks import botapi, ours
from benchmarks.report import Line, milliseconds, quantile, say
from bot.app import App
from bot.channels.telegram.config import read
from bot.channels.telegram.speaking import Speaker
from domain.campaigns import Audience, Goal, Stage, When
from domain.chat import Incoming
from domain.people import Role
from messages import campaign_text
from scheduler import campaigns as clock
from scheduler.lanes import Lanes
from storage import campaigns, deliveries, outbox, places, recipients
from storage.connection import Connection
from storage.members import DEFAULT_ZONE
from storage.migrate import upgrade
from storage.store import Store, open_store
from storage.tables import address, member

PEOPLE, ASKING, A_SECOND, IDLE_SECONDS = 3_000, 50, 2.0, 40
CITY = 100_000
WANTED_RATE, MOST_IN_A_SECOND, WANTED_RATIO, WANTED_FAN_OUT = 25.0, 30, 1.5, 5.0
TOKEN = "7000000001:AABenchmarkToken_0123456789abcdefghij"
ACCOUNT = TOKEN.split(":")[0]
ASKING_FROM = 1_000_000  # chats of those who ask something; others get the campaign
TEXT = "Mời bà con đi khám sức khoẻ"


def measure(folder: Path) -> list[Line]:
    """The lines of this part."""
    return [*asyncio.run(_deliver(folder / "campaign.db")), *_fan_outs(folder)]


async def _deliver(file: Path) -> list[Line]:
    ours_end, its_end = multiprocessing.get_context("spawn").Pipe()
    server = multiprocessing.get_context("spawn").Process(target=botapi.run, args=(its_end,), daemon=True)
    server.start()
    os.environ.update(TELEGRAM_TOKENS=TOKEN, TELEGRAM_API_URL=f"http://127.0.0.1:{ours_end.recv()}")
    url = f"sqlite:///{file}"
    await asyncio.to_thread(upgrade, url)
    store = open_store(url)
    number = await store.run(_settle)
    speaker = Speaker(read())
    lanes = Lanes(store, {"telegram": speaker}, ours.now)
    app = App(store, ours.now, lanes.wake)
    sending = asyncio.create_task(lanes.run())
    said: dict[int, float] = {}
    await _ask(app, said, seconds=IDLE_SECONDS)
    idle = set(said)
    say(f"idle: {len(idle)} replies")
    began = time.monotonic()
    await store.run(lambda connection: clock.tick(connection, ours.now()))
    lanes.wake()
    asking = asyncio.create_task(_ask(app, said, seconds=None))
    while await store.read(lambda connection: not _done(connection, number)):  # noqa: ASYNC110  # a row tells
        await asyncio.sleep(0.2)
    asking.cancel()
    lanes.stop()
    await sending
    ours_end.send("end")
    arrived, refused, early = ours_end.recv()
    await speaker.close()
    await store.close()
    return _lines(arrived, refused, early, said, idle, began)


def _lines(
    arrived: list[tuple[float, int]], refused: int, early: int, said: dict[int, float], idle: set[int], began: float
) -> list[Line]:
    line = partial(Line, "campaign")
    during = [at for at, _ in arrived if at >= began]
    taken = during[-1] - during[0]
    silent = botapi.PENALTY * len(botapi.REFUSED_AT)
    rate = len(during) / (taken - silent)
    most = max(sum(start <= at < start + 1 for at in during[place : place + 60]) for place, start in enumerate(during))
    waits = {chat: at + botapi.TAKES - said[chat] for at, chat in arrived if chat in said}
    before = quantile([waits[chat] for chat in idle if chat in waits], 0.95)
    meanwhile_all = [wait for chat, wait in waits.items() if chat not in idle]
    meanwhile = quantile(meanwhile_all, 0.95)
    outside = quantile(sorted(meanwhile_all)[: int(len(meanwhile_all) * (taken - silent) / taken)], 0.95)
    people = len({chat for _, chat in arrived if chat < ASKING_FROM})
    shown = f"{rate:.1f}/s ({len(during):,} in {taken:.0f} s, {silent} s of them silent by order; {people:,} people)"
    lines = [
        line("sent a second, 60 ms each, replies included", shown, f"{WANTED_RATE:.0f}/s", rate >= WANTED_RATE),
        line("most in any second", str(most), f"at most {MOST_IN_A_SECOND}", most <= MOST_IN_A_SECOND),
        line("requests inside a penalty", f"{early} ({refused} refusals)", "0", early == 0),
        line(
            "replies' p95 while a campaign runs",
            f"{milliseconds(outside)}, idle {milliseconds(before)}: {outside / before:.2f} times "
            f"({milliseconds(meanwhile)} with those that met a penalty)",
            f"{WANTED_RATIO} times idle",
            outside <= WANTED_RATIO * before,
        ),
    ]
    for one in lines:
        say(f"{one.what}: {one.measured}")
    return lines


async def _ask(app: App, said: dict[int, float], *, seconds: float | None) -> None:
    """People ask something, so many a second; when each did is put down by chat."""
    start, number = time.monotonic(), 0
    while seconds is None or time.monotonic() - start < seconds:
        chat = ASKING_FROM + len(said)
        said[chat] = time.monotonic()
        await app.receive(Incoming("telegram", ACCOUNT, str(chat), f"ask{chat}", ours.now(), text="xin chào"))
        number += 1
        await asyncio.sleep(max(0.0, start + number / A_SECOND - time.monotonic()))


def _done(connection: Connection, number: int) -> bool:
    return not deliveries.is_open(connection, number)


def _settle(connection: Connection) -> int:
    ward = places.add_ward(connection, "Phường Đo")
    _people(connection, ward, PEOPLE)
    everybody = Audience((Role.PARTY_MEMBER,))
    number = campaigns.add(connection, ward, 0, ours.now(), text=TEXT, audience=everybody, when=When(urgent=True))
    draft = campaigns.by_id(connection, number)
    assert draft is not None
    words = campaign_text.message(number, "Phường", TEXT, Goal())
    campaigns.move(connection, draft, Stage.APPROVED, words=(words, words), start=ours.now())
    return number


def _people(connection: Connection, ward: int, people: int) -> None:
    row = {"ward_id": ward, "role": "party_member", "name": "x", "folded": "x", "unit": "", "made_at": "2026-01-01"}
    connection.execute(insert(member), [{**row, "id": 100 + n} for n in range(people)])
    where = {"channel": "telegram", "account": ACCOUNT, "since": "2026-01-01"}
    connection.execute(insert(address), [{**where, "chat": str(10 + n), "member_id": 100 + n} for n in range(people)])


def _fan_outs(folder: Path) -> list[Line]:
    lines = [asyncio.run(_fan_out("SQLite", f"sqlite:///{folder}/city.db"))]
    server = os.environ.get("DANSO_TEST_POSTGRES", "")
    if server:
        lines.append(asyncio.run(_on_postgres(server)))
    return lines


async def _on_postgres(server: str) -> Line:
    name = f"danso_bench_{os.getpid()}"
    connection = await asyncpg.connect(server)
    await connection.execute(f"CREATE DATABASE {name}")
    try:
        return await _fan_out("PostgreSQL", make_url(server).set(database=name).render_as_string(hide_password=False))
    finally:
        await connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
        await connection.close()


async def _fan_out(what: str, url: str) -> Line:
    """The audience written down and a message queued for each, in the transaction that the clock runs."""
    await asyncio.to_thread(upgrade, url)
    store: Store = open_store(url)
    now, audience = ours.now(), Audience((Role.PARTY_MEMBER,))
    day = recipients.day_of(now, ZoneInfo(DEFAULT_ZONE))

    def load(connection: Connection) -> tuple[int, int]:
        ward = places.add_ward(connection, "Thành phố")
        _people(connection, ward, CITY)
        return ward, campaigns.add(connection, ward, 0, now, text=TEXT, audience=audience)

    ward, number = await store.run(load)
    await store.run(lambda connection: connection.execute(text("ANALYZE")))  # as a database that is in use knows its tables
    before = _memory()

    def visit(connection: Connection) -> int:
        count = recipients.put_down(connection, number, ward, audience, day, everybody=False)
        recipients.queue(connection, number, [now], [now + timedelta(days=1)], day, lane=outbox.CAMPAIGN)
        return count

    began = time.perf_counter()
    count = await store.run(visit)
    took = time.perf_counter() - began
    await store.close()
    measured = f"{took:.2f} s for {count:,}, {_memory() - before:+.0f} MB of memory"
    say(f"fan-out on {what}: {measured}")
    return Line("campaign", f"recipients fanned out, {what}", measured, f"{WANTED_FAN_OUT:.0f} s", took < WANTED_FAN_OUT)


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
