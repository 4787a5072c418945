"""`kill -9` at any moment: each accepted message has its effect once and its answer at least once, at most one twice a kill."""

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
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot import demo
from domain.people import Role
from storage import members, places
from storage.connection import Connection
from storage.store import open_store
from tests.telegram.conftest import HOOK_HOST, SECRET, TOKEN, free_port
from tests.telegram.emulator import Emulator
from tests.telegram.people import Phone, eventually

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("DANSO_SOAK_KILLS", "100"))
PEOPLE = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ")  # the family names of the mothers each of six people reports
MIDDLE = ("Thị", "Minh", "Ngọc", "Thu", "Hồng", "Kim", "Thanh", "Bích", "Mai", "Phương")
GIVEN = ("Hoa", "Hương", "Hạnh", "Hằng", "Huệ", "Nga", "Nhung", "Oanh", "Thảo", "Trang", "Tuyết", "Vân", "Xuân", "Yến", "Dung")
PATIENCE = 180.0  # a message in flight at a kill is held until its lease ends


@pytest.mark.soak
async def test_a_hundred_kills_lose_nothing_and_double_at_most_one_answer_each(
    emulator: Emulator, sqlite_made_once: Path, tmp_path: Path
) -> None:
    file = tmp_path / "danso.db"
    shutil.copyfile(sqlite_made_once, file)
    store = open_store(f"sqlite:///{file}")
    await store.run(_load)
    await store.close()
    done = asyncio.Event()
    phones = [Phone(emulator, emulator.bot(TOKEN), chat) for chat in range(1, len(PEOPLE) + 1)]
    talks = [asyncio.create_task(_report(phone, family, done)) for phone, family in zip(phones, PEOPLE, strict=True)]
    dice = random.Random(3)
    for _ in range(KILLS):
        async with running(tmp_path, emulator, by_webhook=dice.random() < 0.5):
            await asyncio.sleep(dice.random() * 1.5)
        assert not any(talk.done() for talk in talks), [talk.result() for talk in talks if talk.done()]
    async with running(tmp_path, emulator, by_webhook=False) as bot:
        done.set()
        reported = sum(await asyncio.gather(*talks))
        bot.terminate()
        assert await bot.wait() == 0
    database = sqlite3.connect(file)
    assert database.execute("SELECT count(*) FROM entry WHERE state = 'live'").fetchone() == (reported,)
    assert database.execute("SELECT count(*) FROM inbox").fetchone() == (2 * reported,)
    assert database.execute("SELECT count(*) FROM outbox WHERE state != 'sent'").fetchone() == (0,)
    database.close()
    said = Counter((phone.chat, one["text"]) for phone in phones for one in phone.said())
    assert len(said) == 2 * reported
    doubled = sum(said.values()) - len(said)
    print(f"{KILLS} kills, {reported} births reported, {doubled} answers came twice")
    assert doubled <= KILLS


def _load(connection: Connection) -> None:
    now = datetime.now(UTC)
    demo.load(connection, now)
    ward = places.wards(connection)[0].id
    places.allow_names_abroad(connection, ward, True)
    area = places.area_named(connection, ward, "5")
    assert area is not None
    for chat, family in enumerate(PEOPLE, start=1):
        member = members.add(
            connection, ward_id=ward, role=Role.COLLABORATOR, name=f"{family} Thị An", unit="", now=now, consented=True
        )
        members.take_charge(connection, member, areas=[area.id], since=now.date().replace(day=1))
        members.bind(connection, "telegram", TOKEN.split(":")[0], str(chat), member, now)


async def _report(phone: Phone, family: str, done: asyncio.Event) -> int:
    """Report births one after the other until it is enough; how many."""
    for number, (given, (first, second)) in enumerate(itertools.product(GIVEN, itertools.permutations(MIDDLE, 2))):
        if done.is_set():
            return number
        mother = f"{family} {first} {second} {given}"
        await phone.user_says(f"sinh bé gái 3kg hôm qua, con thứ 2, mẹ {mother}")
        asked = await phone.hears(f"Mẹ: {mother}\n", seconds=PATIENCE)
        await phone.user_presses("1. Đúng, lưu", asked)
        await phone.hears("Đã lưu", f"mẹ {mother},", seconds=PATIENCE)
    raise AssertionError("more names are needed")


@asynccontextmanager
async def running(
    folder: Path, emulator: Emulator, *, by_webhook: bool, heard: bool = True
) -> AsyncIterator[asyncio.subprocess.Process]:
    """`python -m bot run`, from when it hears (`heard`, else from its very start) to its sudden death."""
    port = free_port()
    emulator.behind[HOOK_HOST] = f"http://127.0.0.1:{port}"
    hook = {"TELEGRAM_WEBHOOK_URL": f"https://{HOOK_HOST}/telegram", "TELEGRAM_WEBHOOK_SECRET": SECRET}
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "DANSO_DATABASE_URL": f"sqlite:///{folder}/danso.db",
        "DANSO_WEB": "false",
        "TELEGRAM_TOKENS": TOKEN,
        "TELEGRAM_API_URL": emulator.url,
        **({**hook, "TELEGRAM_WEBHOOK_PORT": str(port)} if by_webhook else {}),
    }
    bot = emulator.bot(TOKEN)
    asked = len(emulator.calls)
    with (folder / "bot.log").open("ab") as log:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "run"), cwd=folder, env=environment, stdout=log, stderr=log
        )

    def hears() -> bool:
        assert process.returncode is None, (folder / "bot.log").read_text(encoding="utf-8")[-2000:]
        last = "setWebhook" if by_webhook else "getUpdates"
        return any(call.method == last and call.bot == bot.id for call in emulator.calls[asked:])

    try:
        if heard:
            await eventually(emulator, hears, "the bot does not start", 60)
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
