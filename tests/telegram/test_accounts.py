"""Accounts: their menus, several in one deployment, and what stops one of them while the others go on."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.channels.telegram import polling
from domain.kind import all_kinds
from domain.people import Role
from handlers.route import TABLE
from messages import telegram as words
from tests.telegram.conftest import ACCOUNT, SECOND, TOKEN, House, opened
from tests.telegram.people import eventually, labels


def test_every_command_of_a_menu_is_one_the_bot_knows_and_telegram_takes() -> None:
    known = {word for line in TABLE for word in line} | {kind.command for kind in all_kinds().values()}
    for role in (None, *Role):
        menu = words.menu_for(role)
        assert len({command for command, _ in menu}) == len(menu) <= 100
        for command, about in menu:
            assert command in known
            assert command.isascii()
            assert command == command.lower()
            assert len(command) <= 32
            assert 1 <= len(about) <= 256


async def test_the_menu_is_in_vietnamese_and_of_ones_role(house: House) -> None:
    commands = house.bot.commands
    assert [one["command"] for one in commands["default"]] == ["start"]
    await house.code("ABCD2345")
    phone = house.phone(501)
    await phone.user_says("/start ABCD-2345")
    await phone.hears("đồng ý")
    await phone.user_presses("1. Đồng ý")
    mine = await eventually(house.emulator, lambda: commands.get("501"), "no menu")
    assert {"sinh", "cuatoi", "trogiup"} <= {one["command"] for one in mine}
    assert "moi" not in {one["command"] for one in mine}
    binh = await house.member("binh", 502)
    await binh.user_says("/trogiup")
    theirs = await eventually(house.emulator, lambda: commands.get("502"), "no menu")
    assert {"moi", "thanhvien", "danhsachto"} <= {one["command"] for one in theirs}
    await phone.user_says("/roi")
    await phone.hears("muốn rời")
    await phone.user_presses("1. Rời")
    await eventually(house.emulator, lambda: "501" not in commands, "the menu stays")


async def test_of_two_programs_on_one_bot_the_older_stops_with_one_sentence_and_nothing_is_lost(
    house: House, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch, sqlite_made_once: Path, tmp_path: Path
) -> None:
    monkeypatch.setattr(polling, "AFTER_CONFLICT", 0.1)
    (tmp_path / "second").mkdir()
    async with opened(house.emulator, sqlite_made_once, tmp_path / "second") as second:
        await eventually(house.emulator, lambda: "stops:" in caplog.text, "both go on")
        await house.phone(501).user_says("một")
        await house.phone(501).hears("Đây là máy ghi số liệu")
        assert ([text for _, text in await second.receipts()], await house.receipts()) == (["một"], [])
    [line] = [record.getMessage() for record in caplog.records if "stops:" in record.getMessage()]
    assert f"another program reads the messages of bot {ACCOUNT}" in line


async def test_a_revoked_token_stops_its_account_with_one_sentence_and_the_other_goes_on(
    house: House, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    await house.stop()
    monkeypatch.setenv("TELEGRAM_TOKENS", f"{TOKEN},{SECOND}")
    house.emulator.bot(SECOND).revoked = True
    await house.start()
    await house.phone(501).user_says("chào")
    await house.phone(501).hears("Đây là máy ghi số liệu")
    await eventually(house.emulator, lambda: "stops:" in caplog.text, "the account goes on")
    [line] = [record.getMessage() for record in caplog.records if "stops:" in record.getMessage()]
    assert f"token of bot {SECOND.split(':')[0]}" in line
    assert SECOND.split(":")[1] not in caplog.text


async def test_one_person_may_talk_to_two_bots_of_one_deployment(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    await house.stop()
    monkeypatch.setenv("TELEGRAM_TOKENS", f"{TOKEN},{SECOND}")
    house.emulator.bot(SECOND)
    await house.start()
    await house.member("lan", 501, SECOND)
    await house.phone(501, SECOND).user_says("/cuatoi")
    await house.phone(501).user_says("/cuatoi")
    await house.phone(501).hears("Đây là máy ghi số liệu")
    said = await house.phone(501, SECOND).hears("")
    assert "Đây là máy ghi" not in said["text"]
    assert labels(said) == []


async def test_telegram_away_at_the_start_is_waited_out(house: House, caplog: pytest.LogCaptureFixture) -> None:
    await house.stop()
    house.emulator.fail("getMe", "cut")
    house.emulator.fail("getUpdates", "<html>502</html>")
    await house.start()
    await house.phone(501).user_says("chào")
    await house.phone(501).hears("Đây là máy ghi số liệu")
    assert "trying again" in caplog.text
    assert "stops" not in caplog.text


async def test_a_bot_that_waits_for_telegram_stops_at_once_when_told(house: House) -> None:
    await house.stop()
    house.emulator.fail("getMe", "hang")
    asked = len(house.emulator.calls)
    await house.start()
    await eventually(house.emulator, lambda: len(house.emulator.calls) > asked, "not asked")
    async with asyncio.timeout(2):
        await house.stop()
