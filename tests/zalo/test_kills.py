"""`kill -9` at any moment: what people say again until it is answered has its effect once, and no answer comes thrice."""

from __future__ import annotations

import asyncio
import itertools
import os
import random
import shutil
import sqlite3
import sys
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot import demo
from domain.people import Role
from storage import members, places
from storage.connection import Connection
from storage.store import open_store
from tests.zalo.conftest import HOOK_HOST, SECRET, TOKEN, free_port
from tests.zalo.emulator import Emulator
from tests.zalo.knobs import OBSERVED, Knobs
from tests.zalo.people import Phone, chat_id, eventually

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("DANSO_SOAK_KILLS", "60"))
PEOPLE = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ")  # the family names of the mothers each of six people reports
MIDDLE = ("Thị", "Minh", "Ngọc", "Thu", "Hồng", "Kim", "Thanh", "Bích", "Mai", "Phương")
GIVEN = ("Hoa", "Hương", "Hạnh", "Hằng", "Huệ", "Nga", "Nhung", "Oanh", "Thảo", "Trang", "Tuyết", "Vân", "Xuân", "Yến", "Dung")
# Zalo is not known to keep what it handed to a process that died, nor what is said while nobody asks.
FORGETFUL = replace(OBSERVED, delivery="drop_while_no_poller", grace=0.5)
REPLAYING = replace(OBSERVED, delivery="replay_all", envelope="wrapped")


async def test_two_kills_lose_nothing_that_was_receipted(sqlite_made_once: Path, tmp_path: Path) -> None:
    await killed(2, FORGETFUL, sqlite_made_once, tmp_path, people=PEOPLE[:2], again=1.5)


@pytest.mark.soak
@pytest.mark.parametrize("knobs", [FORGETFUL, REPLAYING], ids=["forgetful", "replaying"])
async def test_many_kills_lose_nothing_that_was_receipted(knobs: Knobs, sqlite_made_once: Path, tmp_path: Path) -> None:
    await killed(KILLS, knobs, sqlite_made_once, tmp_path, people=PEOPLE[:4], again=8.0)


async def killed(kills: int, knobs: Knobs, made: Path, folder: Path, people: tuple[str, ...], again: float) -> None:
    """Kill the bot again and again while people report, then see that each receipt stands for one entry.

    `again`: seconds after which people say once more what was not answered. The account sends one message a second.
    """
    file = folder / "danso.db"
    await asyncio.to_thread(shutil.copyfile, made, file)
    store = open_store(f"sqlite:///{file}")
    await store.run(_load)
    await store.close()
    done = asyncio.Event()
    dice = random.Random(3)
    async with Emulator(replace(knobs, month_quota=10**6)).running() as emulator:
        phones = [Phone(emulator, emulator.bot(TOKEN), chat_id(family)) for family in people]
        talks = [asyncio.create_task(_report(phone, family, done, again)) for phone, family in zip(phones, people, strict=True)]
        for number in range(kills):
            async with _running(folder, emulator, by_webhook=number % 2 == 1):
                await asyncio.sleep(0.2 + dice.random())
            assert not any(talk.done() for talk in talks), [talk.result() for talk in talks if talk.done()]
        async with _running(folder, emulator, by_webhook=False) as bot:
            done.set()
            reported = sum(await asyncio.gather(*talks))
            await _all_said(file)  # what somebody said twice is answered twice, one message a second
            bot.terminate()
            assert await bot.wait() == 0
    database = sqlite3.connect(file)
    assert reported > 0
    assert database.execute("SELECT count(*) FROM entry WHERE state = 'live'").fetchone() == (reported,)
    assert database.execute("SELECT sum(n) FROM tally WHERE count = 'births'").fetchone() == (reported,)
    states = {state for (state,) in database.execute("SELECT DISTINCT state FROM outbox")}
    assert states <= {"sent", "unknown"}
    database.close()
    receipts = Counter(one["text"] for phone in phones for one in phone.said() if one["text"].startswith("Đã lưu"))
    print(f"{kills} kills, {reported} births reported, {sum(receipts.values()) - len(receipts)} receipts came again")
    assert len(receipts) == reported


async def _all_said(file: Path) -> None:
    """Wait until nothing is left to be said."""
    for _ in range(300):
        with closing(sqlite3.connect(file, timeout=30)) as database:
            waiting = "SELECT count(*) FROM outbox WHERE state IN ('waiting', 'sending')"
            if database.execute(waiting).fetchone() == (0,):
                return
        await asyncio.sleep(0.2)
    raise AssertionError("something is never said")


def _load(connection: Connection) -> None:
    now = datetime.now(UTC)
    demo.load(connection, now)
    ward = places.wards(connection)[0].id
    area = places.area_named(connection, ward, "5")
    assert area is not None
    account = Emulator().bot(TOKEN).id
    for family in PEOPLE:
        member = members.add(
            connection, ward_id=ward, role=Role.COLLABORATOR, name=f"{family} Thị An", unit="", now=now, consented=True
        )
        members.take_charge(connection, member, areas=[area.id], since=now.date().replace(day=1))
        members.bind(connection, "zalo", account, chat_id(family), member, now)


async def _report(phone: Phone, family: str, done: asyncio.Event, again: float) -> int:
    """Report births one after the other until it is enough; how many."""
    for number, (given, (first, second)) in enumerate(itertools.product(GIVEN, itertools.permutations(MIDDLE, 2))):
        if done.is_set():
            return number
        mother = f"{family} {first} {second} {given}"
        await _insist(phone, f"sinh bé gái 3kg hôm qua, con thứ 2, mẹ {mother}", f"Mẹ: {mother}\n", again)
        await _insist(phone, "1", f"mẹ {mother},", again)
    raise AssertionError("more names are needed")


async def _insist(phone: Phone, text: str, answer: str, again: float) -> None:
    """Say it, and say it again while no answer comes, as people do when a message is lost."""
    for _ in range(60):
        await phone.user_says(text)
        try:
            await phone.hears(answer, seconds=again)
            return
        except AssertionError:
            continue
    raise AssertionError(f"{text!r} was never answered")


@asynccontextmanager
async def _running(folder: Path, emulator: Emulator, *, by_webhook: bool) -> AsyncIterator[asyncio.subprocess.Process]:
    """`python -m bot run`, from when it hears to its sudden death."""
    port = free_port()
    emulator.behind[HOOK_HOST] = f"http://127.0.0.1:{port}"
    bot = emulator.bot(TOKEN)
    bot.webhook = {}  # so that it is set anew, with the port of this process behind it
    if bot.caller is not None:
        await bot.caller.close()
        bot.caller = None
    hook = {"ZALO_WEBHOOK_URL": f"https://{HOOK_HOST}/zalo", "ZALO_WEBHOOK_SECRET": SECRET, "ZALO_WEBHOOK_PORT": str(port)}
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "TMPDIR": str(folder),
        "DANSO_DATABASE_URL": f"sqlite:///{folder}/danso.db",
        "DANSO_WEB": "false",
        "ZALO_TOKENS": TOKEN,
        "ZALO_API_URL": emulator.url,
        **(hook if by_webhook else {}),
    }
    asked = len(emulator.calls)
    with (folder / "bot.log").open("ab") as log:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "run"), cwd=folder, env=environment, stdout=log, stderr=log
        )

    def hears() -> bool:
        assert process.returncode is None, (folder / "bot.log").read_text(encoding="utf-8")[-2000:]
        return any(call.method == ("setWebhook" if by_webhook else "getUpdates") for call in emulator.calls[asked:])

    try:
        await eventually(emulator, hears, "the bot does not start", 60)
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
