"""Hearing by long polling, whatever Zalo does with what was read already, with those who idle, and with its errors."""

from __future__ import annotations

import asyncio
import os
from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest

from bot.channels.zalo import polling
from bot.operate import list_accounts
from bot.settings import Settings
from tests.zalo.conftest import NUMBER, STRANGER, TOKEN, Door, House, once, opened
from tests.zalo.emulator import Emulator
from tests.zalo.methods import Refusal
from tests.zalo.people import eventually

FLOOR = polling.FLOOR  # as it is outside the tests, which shorten it


async def test_nobody_writing_is_no_error_with_either_http_status(
    house: House, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(polling, "POLL_SECONDS", 0.1)
    house.emulator.knobs = replace(house.emulator.knobs, faults=False)
    asked = len(house.emulator.asked("getUpdates"))
    await eventually(house.emulator, lambda: len(house.emulator.asked("getUpdates")) > asked + 4, "it stopped polling")
    assert "trying again" not in caplog.text
    await house.phone("khach").user_says("chào")
    await house.phone("khach").hears(STRANGER)


@once
@pytest.mark.parametrize("delivery", ["replay_until_next", "replay_all"])
async def test_what_is_replayed_is_handled_once_also_across_a_restart(
    house: House, delivery: Literal["replay_until_next", "replay_all"]
) -> None:
    house.emulator.knobs = replace(house.emulator.knobs, delivery=delivery, faults=False)
    phone = await house.member("lan")
    await phone.user_says("sinh be gai 3,2kg hom qua nha ba Lan to 5, con thu 2")
    await phone.hears("Trẻ mới sinh")
    await phone.user_says("1")
    await phone.hears("Đã lưu")
    await house.stop()
    asked = house.bot.polls
    await house.start()
    await eventually(house.emulator, lambda: house.bot.polls > asked + 4, "nothing is replayed")
    await house.phone("khach").user_says("chào")
    await house.phone("khach").hears(STRANGER)
    assert await house.entries() == ["live"]
    assert len(await house.receipts()) == 3
    assert len(phone.said()) == 2


@once
async def test_twelve_instant_answers_are_asked_for_no_faster_than_the_floor(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert FLOOR == 1.0
    monkeypatch.setattr(polling, "FLOOR", 0.1)
    house.emulator.knobs = replace(house.emulator.knobs, faults=False)
    for number in range(12):
        await house.phone("khach").user_says(f"chào {number}")
    began = len(house.emulator.asked("getUpdates"))
    await eventually(house.emulator, lambda: len(house.emulator.asked("getUpdates")) > began + 12, "not asked for")
    first, *_, last = house.emulator.asked("getUpdates")[began : began + 13]
    assert last.at - first.at > 0.9  # twelve times the floor, less what a busy machine shifts


@once
async def test_one_persons_messages_keep_their_order(house: House, door: Door) -> None:
    door.slow["một"] = 0.3
    for text in ("một", "hai", "ba"):
        await house.phone("khach").user_says(text)
    await eventually(house.emulator, lambda: len({one.ref for one in door.heard}) == 3, "not all heard")
    assert await house.receipts() == ["một", "hai", "ba"]


@once
async def test_a_message_whose_commit_fails_is_tried_until_it_is_kept_as_it_may_never_come_again(
    house: House, door: Door
) -> None:
    house.emulator.knobs = replace(house.emulator.knobs, delivery="consume_once", twice=False)
    door.away.add("chào")
    await house.phone("khach").user_says("chào")
    await eventually(house.emulator, lambda: not house.bot.waiting, "not read")
    await asyncio.sleep(0.3)
    assert await house.receipts() == []
    door.away.clear()
    await house.phone("khach").hears(STRANGER)
    assert await house.receipts() == ["chào"]


@once
async def test_a_conversation_goes_on_after_a_message_that_zalo_lost(house: House) -> None:
    house.emulator.knobs = replace(house.emulator.knobs, delivery="drop_while_no_poller", grace=0.0, twice=False)
    phone = await house.member("lan")
    while house.bot.dropped == 0:
        await house.stop()
        await phone.user_says("sinh be gai 3,2kg hom qua nha ba Lan to 5, con thu 2")
        await house.start()
        await house.hears()
    await say_until_heard(house, "lan", "sinh be gai 3,2kg hom qua nha ba Lan to 5, con thu 2", "Trẻ mới sinh")
    await say_until_heard(house, "lan", "1", "Đã lưu")
    assert await house.entries() == ["live"]


async def say_until_heard(house: House, who: str, text: str, answer: str) -> None:
    """As people do: what is not answered is said again."""
    phone = house.phone(who)
    for _ in range(20):
        await phone.user_says(text)
        try:
            await phone.hears(answer, seconds=1)
            return
        except AssertionError:
            continue
    raise AssertionError(f"{text!r} was never answered")


async def test_a_poll_that_fails_is_made_again_and_the_log_never_shows_the_token(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    failures = (
        "502",
        "504",
        "cut",
        "not JSON",
        Refusal(429, "Quota exceeded"),
        Refusal(500, "Internal server error"),
        Refusal(403, "Internal server error"),
    )
    house.emulator.fail("getUpdates", *failures)
    await eventually(house.emulator, lambda: not house.emulator._faults["getUpdates"], "not asked")
    await house.phone("khach").user_says("chào")
    await house.phone("khach").hears(STRANGER)
    assert "trying again" in caplog.text
    assert "stops" not in caplog.text
    assert TOKEN.split(":")[1] not in caplog.text


async def test_a_webhook_left_behind_is_not_taken_away_unless_that_is_said(
    house: House, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    await house.stop()
    house.bot.webhook = {"url": "https://other.example/zalo", "secret_token": "x" * 8}
    await house.start()
    await eventually(house.emulator, lambda: "stops:" in caplog.text, "it polls though a webhook is set")
    assert "ZALO_DELETE_WEBHOOK=true" in caplog.text
    assert house.bot.webhook
    await house.stop()
    monkeypatch.setenv("ZALO_DELETE_WEBHOOK", "true")
    await house.start()
    await house.phone("khach").user_says("chào")
    await house.phone("khach").hears(STRANGER)
    assert not house.bot.webhook


@once
async def test_a_webhook_that_another_program_sets_meanwhile_stops_the_polling_with_one_sentence(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    house.bot.webhook = {"url": "https://other.example/zalo", "secret_token": "x" * 8}
    await eventually(house.emulator, lambda: "stops:" in caplog.text, "it goes on")
    assert caplog.text.count("stops:") == 1
    assert f"Zalo has a webhook for bot {NUMBER}" in caplog.text


@once
async def test_of_two_programs_on_one_token_the_second_is_told_which_the_first_is(
    house: House, caplog: pytest.LogCaptureFixture, sqlite_made_once: Path, tmp_path: Path
) -> None:
    (tmp_path / "second").mkdir()
    async with opened(house.emulator, sqlite_made_once, tmp_path / "second") as second:
        await eventually(house.emulator, lambda: "stops:" in caplog.text, "both poll")
        await house.phone("khach").user_says("một")
        await house.phone("khach").hears(STRANGER)
        assert (await house.receipts(), await second.receipts()) == (["một"], [])
    [line] = [record.getMessage() for record in caplog.records if "stops:" in record.getMessage()]
    assert f"another program (process {os.getpid()}) reads the messages of bot {NUMBER}" in line
    await house.phone("khach").user_says("hai")
    await house.phone("khach").hears(STRANGER)


@once
async def test_a_poller_on_another_machine_is_told_by_zalo_if_by_anybody(house: House, caplog: pytest.LogCaptureFixture) -> None:
    house.emulator.fail("getUpdates", Refusal(409, "Conflict"))
    await house.phone("khach").user_says("chào")
    await house.phone("khach").hears(STRANGER)
    assert "stops:" not in caplog.text
    house.emulator.fail("getUpdates", Refusal(409, "Conflict"), Refusal(409, "Conflict"))
    await house.phone("khach").user_says("chào")
    await eventually(house.emulator, lambda: "stops:" in caplog.text, "it goes on")
    assert f"another program reads the messages of bot {NUMBER}" in caplog.text


@once
async def test_a_poll_in_hand_ends_at_once_when_the_process_stops(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(polling, "POLL_SECONDS", 30)
    house.emulator.knobs = replace(house.emulator.knobs, delivery="consume_once", faults=False)
    asked = house.bot.polls
    await eventually(house.emulator, lambda: house.bot.polls > asked and house.bot.open_polls, "not asked")
    async with asyncio.timeout(5):  # it takes a few milliseconds; a poll of 30 seconds would not end in time
        await house.stop()


@once
async def test_zalo_away_at_the_start_is_waited_out(house: House, caplog: pytest.LogCaptureFixture) -> None:
    await house.stop()
    house.emulator.fail("getMe", "cut", "502", "not JSON")
    await house.start()
    await house.phone("khach").user_says("chào")
    await house.phone("khach").hears(STRANGER)
    assert "trying again" in caplog.text
    assert "stops" not in caplog.text


async def test_a_token_is_asked_for_by_its_account_and_noted_with_its_limits(emulator: Emulator, house: House) -> None:
    await house.phone("khach").user_says("chào")
    await house.phone("khach").hears(STRANGER)
    await house.settled()
    told = await list_accounts(Settings(_env_file=None, database_url=house.url))  # type: ignore[call-arg]
    assert f"zalo/{emulator.bot(TOKEN).id}: 0 people" in told
    assert "1 of 50 places taken" in told
    assert "of 3000 sent this month" in told
