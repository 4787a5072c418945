"""The machine fails in the middle of a conversation: the next word continues it."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from domain.chat import Say
from storage.backup import backup, restore
from storage.check import recount
from storage.store import open_store
from storage.tables import metadata
from tests.browser import young_ward
from tests.conftest import EMPTIED
from tests.world import World

ROOT = Path(__file__).parents[1]
BOY = "/sinh ngày 20/11, bé trai, con thứ 1, hộ 12"
SAVE_BOY = (("lan", BOY), ("lan", "1"))

Restart = Callable[[], Awaitable[World]]


@asynccontextmanager
async def started_again(old: World, url: str) -> AsyncIterator[World]:
    """A new process on the same database: nothing of the old one but what it committed."""
    await old.store.close()
    world = World(open_store(url))
    world.now, world._number = old.now, old._number + 1000
    try:
        yield world
    finally:
        await world.store.close()


# Each question in its middle: what is said before, who speaks next, the word, and what the answer holds.
MIDDLES: dict[str, tuple[tuple[tuple[str, str], ...], str, str, str]] = {
    "menu": ((("lan", "menu"),), "lan", "1", "Sinh ngày nào?"),
    "field": ((("lan", "/sinh"), ("lan", "hôm qua")), "lan", "2", "Con thứ mấy"),
    "several ways to answer": ((("lan", "/sinh ngày 20/11, bé trai, con thứ 1"),), "lan", "hộ 12", "Hộ số: 12"),
    "wrong value": ((("lan", f"{BOY}, nặng 32kg"),), "lan", "3,2kg", "Cân nặng: 3,2 kg"),
    "unlikely value": ((("lan", "/sinh ngày 20/11, bé trai, con thứ 12, hộ 12"),), "lan", "1", "1. Đúng, lưu"),
    "read-back": ((("lan", BOY),), "lan", "1", "Đã lưu, mã 1C"),
    "which field": ((("lan", BOY), ("lan", "2")), "lan", "2", "Bé trai hay bé gái?"),
    "which record": ((("lan", BOY), ("lan", "/khamnct hôm nay, 30 cụ"), ("lan", "2")), "lan", "2", "Sửa mục nào?"),
    "correction": ((*SAVE_BOY, ("lan", "sua 1C"), ("lan", "con thứ 2")), "lan", "1", "Đã sửa, mã 1C"),
    "undo": ((*SAVE_BOY, ("lan", "huy")), "lan", "1", "Đã huỷ mã 1C"),
    "receipt": (SAVE_BOY, "lan", "1", "Đã lưu, mã 1C"),
    "same event": ((*SAVE_BOY, ("lan", BOY), ("lan", "1")), "lan", "1", "đã báo rồi"),
    "caller": ((("thu", BOY), ("thu", "tổ 5")), "thu", "bà Trần Thị Gọi", "Trần Thị Gọi"),
    "leaving": ((("lan", "/roi"),), "lan", "1", "đã rời"),
    "difference": (
        (*SAVE_BOY, ("tam", BOY.replace("thứ 1", "thứ 2")), ("tam", "1"), ("thu", "lech")), "thu", "2", "Đã ghi"
    ),
}  # fmt: skip


async def test_every_question_survives_a_restart_in_its_middle(world: World, house_url: str) -> None:
    for name, (before, who, word, expected) in MIDDLES.items():
        if name != next(iter(MIDDLES)):
            async with started_again(world, house_url) as fresh:
                await empty(fresh)
                world = World(open_store(house_url))
                await world.settle()
        for speaker, said in before:
            await world.say(speaker, said)
        async with started_again(world, house_url) as after:
            assert expected in await after.say(who, word), name
            await after.checked()
            world = after


async def empty(world: World) -> None:
    """Take everything out of the database."""

    def clear(connection):
        if connection.dialect.name == "postgresql":
            connection.execute(text(EMPTIED))
            return
        for table in reversed(metadata.sorted_tables):
            connection.execute(table.delete())

    await world.store.run(clear)


async def test_joining_survives_a_restart_at_the_consent_and_at_the_name(world: World, house_url: str) -> None:
    code = (await world.say("binh", "/moi ctv tổ 6")).split("\n")[0].split(": ")[1]
    await world.say("khach", code)
    async with started_again(world, house_url) as second:
        assert "họ tên" in await second.say("khach", "1")
        async with started_again(second, house_url) as third:
            assert "Chào Phạm Thị Cúc" in await third.say("khach", "Phạm Thị Cúc")


async def test_a_button_pressed_after_a_restart_is_still_its_question(world: World, house_url: str) -> None:
    await world.say("lan", BOY)
    asked = world.channel.says[-1][1]
    async with started_again(world, house_url) as after:
        assert "Đã lưu, mã 1C" in await after.press("lan", "1", asked)
        assert "Đã lưu, mã 1C" in await after.press("lan", "1", asked)
        await after.checked()


async def test_a_message_served_before_the_restart_is_not_served_again(world: World, house_url: str) -> None:
    await world.say("lan", BOY)
    yes = world.message("lan", "1")
    await world.serve(yes)
    async with started_again(world, house_url) as after:
        assert await after.serve(yes) == []
        assert (await after.store.read(recount)).entries == 1


async def test_an_answer_not_yet_sent_is_sent_after_the_restart(world: World, house_url: str) -> None:
    await world.app.receive(world.message("lan", BOY))  # committed, and the power goes
    async with started_again(world, house_url) as after:
        await after.sender.drain()
        assert [say.text.split(",")[0] for _, say in after.channel.says] == ["Trẻ mới sinh"]


async def test_an_answer_in_flight_at_the_crash_is_sent_once_its_lease_is_over(world: World, house_url: str) -> None:
    sending = asyncio.Event()

    async def hang(account: str, address: str, say: Say) -> str:
        sending.set()
        await asyncio.get_running_loop().create_future()
        return ""

    world.channel.send = hang  # type: ignore[method-assign]
    await world.app.receive(world.message("lan", BOY))
    work = asyncio.create_task(world.sender.send_one())
    await sending.wait()
    work.cancel()
    await asyncio.gather(work, return_exceptions=True)
    async with started_again(world, house_url) as after:
        await after.sender.drain()
        assert len(after.channel.says) <= 1  # the other process may still be at it
        after.later(seconds=61)
        await after.sender.drain()
        assert len(after.channel.says) == 1


async def test_a_question_waits_for_a_month(world: World, house_url: str) -> None:
    from scheduler.upkeep import forget

    await world.say("lan", BOY)
    world.later(days=45)
    await world.store.run(lambda c: forget(c, world.now))
    async with started_again(world, house_url) as after:
        said = await after.say("lan", "1")
        assert "Đã lưu" in said
        assert "tháng 11" in said  # the day told stays the day told
        await after.checked()


# --- the real program ------------------------------------------------------------------------------------------------


class Terminal:
    """`python -m bot console` in a process of its own."""

    def __init__(self, process: Process) -> None:
        self._process = process

    @classmethod
    async def open(cls, url: str, person: str = "lan") -> Terminal:
        environ = {**os.environ, "DANSO_DATABASE_URL": url, "DANSO_LOG_LEVEL": "ERROR", "PYTHONIOENCODING": "utf-8"}
        environ = {key: value for key, value in environ.items() if not key.endswith("_TOKENS")}
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "console", "--as", person, cwd=ROOT, env=environ, stdin=PIPE, stdout=PIPE, stderr=PIPE
        )
        return cls(process)

    async def say(self, text: str, until: str) -> str:
        """Type a line and read until this comes."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(f"{text}\n".encode())
        await self._process.stdin.drain()
        heard = b""
        while until.encode() not in heard or not heard.endswith(b"> "):  # the prompt: the answer was sent and settled
            piece = await asyncio.wait_for(self._process.stdout.read(4096), 20)
            assert piece, heard.decode()
            heard += piece
        return heard.decode()

    async def kill(self, sign: signal.Signals = signal.SIGKILL) -> int:
        self._process.send_signal(sign)
        await self._process.communicate()
        return int(self._process.returncode or 0)


async def test_the_real_program_killed_between_two_words_goes_on_with_the_next(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'danso.db'}"
    await asyncio.to_thread(young_ward, tmp_path)
    terminal = await Terminal.open(url)
    await terminal.say("/sinh hôm qua, bé trai, con thứ 1", "Họ tên mẹ")
    assert await terminal.kill() == -signal.SIGKILL
    terminal = await Terminal.open(url)
    await terminal.say("Hoa Thị Kín", "0. Huỷ")
    copy = tmp_path / "copy.db"
    await asyncio.to_thread(backup, url, copy)  # in the middle of a conversation
    assert await terminal.kill() == -signal.SIGKILL
    terminal = await Terminal.open(url)
    assert "mã 1C" in await terminal.say("1", "nhắn: huy")
    assert "mã 1C" in await terminal.say("1", "nhắn: huy")
    await terminal.kill()
    await same_from_a_copy(copy, f"sqlite:///{tmp_path / 'again.db'}")


async def same_from_a_copy(copy: Path, url: str) -> None:
    """From the backup too the next word saves the birth, and every figure is right."""
    await asyncio.to_thread(restore, copy, url)
    terminal = await Terminal.open(url)
    assert "mã 1C" in await terminal.say("1", "nhắn: huy")
    await terminal.kill()
    store = open_store(url)
    try:
        found = await store.read(recount)
        assert (found.entries, found.differing) == (1, [])
    finally:
        await store.close()


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
async def test_the_running_bot_ends_quietly_when_told_to(sign: signal.Signals, tmp_path: Path) -> None:
    environ = {**os.environ, "DANSO_DATABASE_URL": f"sqlite:///{tmp_path / 'danso.db'}", "DANSO_WEB_PORT": "0"}
    environ = {key: value for key, value in environ.items() if not key.endswith("_TOKENS")}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", cwd=ROOT, env=environ, stdout=PIPE, stderr=PIPE
    )
    assert process.stdout
    while b"Open http" not in (line := await asyncio.wait_for(process.stdout.readline(), 20)):
        assert line
    process.send_signal(sign)
    _, trouble = await asyncio.wait_for(process.communicate(), 20)
    assert process.returncode == 0
    assert b"Traceback" not in trouble
