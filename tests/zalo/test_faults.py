"""What happens to an answer when Zalo, the network, the quota or the token fails, in the whole bot."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from bot.channels.zalo import speaking
from storage import accounts
from tests.zalo.conftest import NUMBER, SECOND, STRANGER, TOKEN, House, now, once
from tests.zalo.methods import Refusal
from tests.zalo.people import eventually

ROOT = Path(__file__).parents[2]


def quiet(house: House) -> None:
    """Nothing fails but what the test lets fail."""
    house.emulator.knobs = replace(house.emulator.knobs, faults=False)


async def sent(house: House, at_least: int) -> int:
    await eventually(house.emulator, lambda: len(house.emulator.asked("sendMessage")) >= at_least, "not tried")
    return len(house.emulator.asked("sendMessage"))


async def test_a_used_up_quota_stops_the_account_and_keeps_its_messages_without_a_hot_loop(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    quiet(house)
    house.emulator.knobs = replace(house.emulator.knobs, month_quota=0)
    for name in ("first", "second"):
        await house.phone(name).user_says("chào")
    await sent(house, 1)
    await asyncio.sleep(0.3)
    assert len(house.emulator.asked("sendMessage")) == 1
    assert await house.outbox() == ["waiting", "waiting"]
    assert sum("(429)" in record.getMessage() for record in caplog.records) == 1
    await house.stop()
    await house.start()
    await asyncio.sleep(0.2)
    assert len(house.emulator.asked("sendMessage")) == 1


async def test_an_account_goes_on_by_itself_when_the_month_begins(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    quiet(house)
    monkeypatch.setattr(speaking, "QUOTA_PAUSE", 0.2)
    house.emulator.knobs = replace(house.emulator.knobs, month_quota=1)
    for name in ("first", "second"):
        await house.phone(name).user_says("chào")
        await sent(house, len(house.phones))
    house.emulator.next_month()
    await house.phone("second").hears(STRANGER)
    assert await house.settled() == ["sent", "sent"]


async def test_an_answer_whose_receipt_was_lost_is_not_sent_again_as_each_costs_one_of_the_month(house: House) -> None:
    quiet(house)
    house.emulator.fail("sendMessage", "lost")
    phone = house.phone("khach")
    await phone.user_says("chào")
    await phone.hears(STRANGER)
    assert await house.settled() == ["unknown"]
    assert len(phone.said()) == 1


@once
async def test_an_error_of_zalos_server_is_tried_again(house: House) -> None:
    house.emulator.fail("sendMessage", Refusal(403, "Internal server error"), "502")
    await house.phone("khach").user_says("chào")
    await house.phone("khach").hears(STRANGER)
    assert await house.settled() == ["sent"]
    assert len(house.emulator.asked("sendMessage")) == 3


@once
async def test_who_blocked_the_bot_is_left_in_peace_until_they_write_again_and_others_are_answered(house: House) -> None:
    phone = await house.member("lan")
    house.bot.blocked.add(phone.chat)
    await phone.user_says("/cuatoi")
    await house.phone("khach").user_says("chào")
    await house.phone("khach").hears(STRANGER)
    assert await house.settled() == ["gone", "sent"]
    assert await gone(house) == 1
    house.bot.blocked.clear()
    await phone.user_says("/cuatoi")
    await phone.hears("")
    assert await gone(house) == 0


async def gone(house: House) -> int:
    """How many people of the account cannot be written to."""
    found = await house.run(lambda connection: accounts.all_accounts(connection, now()))
    return int(next(one.gone for one in found if one.channel == "zalo"))


async def test_a_reset_token_stops_its_account_with_one_sentence_and_the_other_goes_on(
    house: House, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    await house.stop()
    monkeypatch.setenv("ZALO_TOKENS", f"{TOKEN},{SECOND}")
    house.emulator.bot(SECOND).revoked = True
    await house.start()
    await house.phone("khach").user_says("chào")
    await house.phone("khach").hears(STRANGER)
    await eventually(house.emulator, lambda: "stops:" in caplog.text, "the account goes on")
    [line] = [record.getMessage() for record in caplog.records if "stops:" in record.getMessage()]
    assert f"token of bot {SECOND.split(':')[0]}" in line
    assert "ZALO_TOKENS" in line
    assert SECOND.split(":")[1] not in caplog.text


async def test_a_token_reset_while_at_work_stops_hearing_and_keeps_what_was_to_be_said(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    quiet(house)
    house.emulator.fail("sendMessage", Refusal(401, "Unauthorized"))
    await house.phone("khach").user_says("chào")
    await eventually(house.emulator, lambda: "cannot send" in caplog.text, "the operator is not told")
    house.bot.revoked = True
    async with house.emulator.changed:
        house.emulator.changed.notify_all()
    await eventually(house.emulator, lambda: "stops:" in caplog.text, "it goes on polling")
    assert caplog.text.count(f"Zalo does not know the token of bot {NUMBER}") == 2
    assert await house.outbox() == ["waiting"]
    await house.stop()
    house.bot.revoked = False
    await house.start()
    await house.phone("khach").hears(STRANGER)


@once
async def test_a_delivery_process_by_itself_sends_what_waits(house: House, tmp_path: Path) -> None:
    house.emulator.fail("sendMessage", Refusal(403, "Internal server error"))
    await house.phone("khach").user_says("chào")
    await sent(house, 1)
    await house.stop()
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "DANSO_DATABASE_URL": house.url,
        "ZALO_TOKENS": TOKEN,
        "ZALO_API_URL": house.emulator.url,
    }
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "deliver"),
        cwd=tmp_path,
        env=environment,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    try:
        await house.phone("khach").hears(STRANGER, seconds=30)
        process.terminate()
        said, _ = await process.communicate()
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    assert process.returncode == 0
    assert b"Delivering for zalo" in said


def test_a_delivery_process_loads_neither_handlers_nor_the_libraries_of_telegram() -> None:
    load = "from bot.channels.zalo import speaker; from bot.settings import Settings; speaker(Settings(_env_file=None))"
    heavy = {"aiogram", "telegram", "httpx", "handlers", "matplotlib", "openpyxl", "docx"}
    seen = subprocess.run(
        [sys.executable, "-c", f"{load}\nimport sys\nprint(sorted({heavy} & sys.modules.keys()))"],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={"ZALO_TOKENS": TOKEN, "PATH": ""},
    )
    assert seen.stdout.strip() == "[]"
