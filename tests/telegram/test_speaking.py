"""Every way in which a send may end, from the bodies that Telegram really answers with."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

import httpx
import pytest
from telegram.error import NetworkError, TimedOut

from bot.channels.telegram import config, failures
from bot.channels.telegram.speaking import Speaker
from domain.chat import Choice, Say, SendFailed, Why
from tests.telegram.conftest import ACCOUNT, TOKEN
from tests.telegram.emulator import Emulator, Refusal
from tests.telegram.people import Phone, keyboard, labels

ASK = Say("Đúng không ạ?", (Choice("1", "Đúng, lưu"), Choice("2", "Sửa"), Choice("0", "Huỷ")), "7")


@pytest.fixture
async def speaker(emulator: Emulator) -> AsyncIterator[Speaker]:
    speaking = Speaker(config.read(), read=0.4)
    yield speaking
    await speaking.close()


@pytest.fixture
def phone(emulator: Emulator) -> Phone:
    return Phone(emulator, emulator.bot(TOKEN), 501)


async def failure(speaker: Speaker, say: Say = ASK, chat: str = "501") -> tuple[Why, float]:
    with pytest.raises(SendFailed) as failed:
        await speaker.send(ACCOUNT, chat, say)
    return failed.value.why, failed.value.wait


async def test_a_message_goes_as_plain_text_without_preview_and_with_its_buttons(speaker: Speaker, phone: Phone) -> None:
    say = Say("Mẹ <b>Lan</b> & _Hoa_ *x* https://example.vn", ASK.choices, "7")
    ref = await speaker.send(ACCOUNT, "501", say)
    [sent] = phone.said()
    assert (sent["text"], str(sent["message_id"])) == (say.text, ref)
    assert labels(sent) == ["1. Đúng, lưu", "2. Sửa", "0. Huỷ"]
    assert [button["callback_data"] for row in keyboard(sent) for button in row] == ["7|1", "7|2", "7|0"]
    [call] = phone.emulator.calls
    assert call.given["link_preview_options"] == {"is_disabled": True}
    assert "parse_mode" not in call.given


async def test_short_answers_share_a_row_and_long_ones_have_their_own(speaker: Speaker, phone: Phone) -> None:
    choices = (Choice("1", "Trai"), Choice("2", "Gái"), Choice("3", "Ngày sinh: thứ năm 19/11/2026"), Choice("0", "Huỷ"))
    await speaker.send(ACCOUNT, "501", Say("?", choices, "1"))
    assert [len(row) for row in keyboard(phone.said()[0])] == [2, 1, 1]


async def test_choices_that_no_button_can_carry_are_lines_to_type(speaker: Speaker, phone: Phone) -> None:
    await speaker.send(ACCOUNT, "501", Say("Chọn:", (Choice("ấ" * 30, "Một"),), "1"))
    [sent] = phone.said()
    assert sent["text"].endswith(". Một")
    assert labels(sent) == []


@pytest.mark.parametrize(
    ("refusal", "why", "wait"),
    [
        (Refusal(429, "Too Many Requests: retry after 7", retry_after=7), Why.LATER, 7),
        (Refusal(429, "Too Many Requests: retry after 9"), Why.LATER, 9),
        (Refusal(403, "Forbidden: bot was blocked by the user"), Why.GONE, 0),
        (Refusal(403, "Forbidden: user is deactivated"), Why.GONE, 0),
        (Refusal(403, "Forbidden: bot can't initiate conversation with a user"), Why.GONE, 0),
        (Refusal(400, "Bad Request: chat not found"), Why.GONE, 0),
        (Refusal(400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=-100500), Why.GONE, 0),
        (Refusal(400, "Bad Request: message is too long"), Why.WRONG, 0),
        (Refusal(400, "Bad Request: BUTTON_DATA_INVALID"), Why.WRONG, 0),
        (Refusal(413, "Request Entity Too Large"), Why.WRONG, 0),
        (Refusal(401, "Unauthorized"), Why.SHUT, 0),
        (Refusal(404, "Not Found"), Why.SHUT, 0),
        (Refusal(500, "Internal Server Error"), Why.LATER, 0),
        (Refusal(502, "Bad Gateway"), Why.LATER, 0),
        (Refusal(504, "Gateway Timeout"), Why.UNSURE, 0),
        ("<html><h1>502 Bad Gateway</h1></html>", Why.LATER, 0),
        ("cut", Why.UNSURE, 0),
        ("lost", Why.UNSURE, 0),
        ("hang", Why.UNSURE, 0),
    ],
    ids=str,
)
async def test_an_answer_of_telegram_is_one_of_the_five_failures(
    speaker: Speaker, phone: Phone, refusal: Refusal | str, why: Why, wait: float
) -> None:
    phone.emulator.fail("sendMessage", refusal)
    assert await failure(speaker) == (why, wait)


async def test_a_server_that_cannot_be_reached_has_certainly_not_sent(
    monkeypatch: pytest.MonkeyPatch, emulator: Emulator
) -> None:
    monkeypatch.setenv("TELEGRAM_API_URL", "http://127.0.0.1:9")
    speaking = Speaker(config.read())
    assert await failure(speaking) == (Why.LATER, 0)
    await speaking.close()


@pytest.mark.parametrize(
    ("cause", "why"),
    [
        (httpx.ConnectTimeout, Why.LATER),
        (httpx.PoolTimeout, Why.LATER),
        (httpx.ProxyError, Why.LATER),
        (httpx.ReadTimeout, Why.UNSURE),
        (httpx.WriteTimeout, Why.UNSURE),
        (httpx.ReadError, Why.UNSURE),
        (httpx.RemoteProtocolError, Why.UNSURE),
    ],
)
def test_only_a_connection_never_made_is_certainly_unsent(cause: type[httpx.HTTPError], why: Why) -> None:
    for error in (TimedOut(), NetworkError("")):
        error.__cause__ = cause("")
        assert failures.of(error).why is why


async def test_an_account_whose_token_was_taken_out_keeps_its_messages(speaker: Speaker) -> None:
    with pytest.raises(SendFailed) as failed:
        await speaker.send("999", "501", ASK)
    assert failed.value.why is Why.SHUT


async def test_an_address_that_is_no_number_is_nobody(speaker: Speaker) -> None:
    assert await failure(speaker, chat="@kenh_cong_khai") == (Why.GONE, 0)


async def test_a_closed_speaker_leaves_messages_for_later(emulator: Emulator) -> None:
    speaking = Speaker(config.read())
    await speaking.close()
    assert await failure(speaking) == (Why.LATER, 0)


async def test_a_long_text_goes_in_parts_and_a_failed_part_does_not_repeat_the_others(speaker: Speaker, phone: Phone) -> None:
    lines = [f"{number}. Nguyễn Thị Hoa, tổ {number} " + "x" * 60 for number in range(120)]
    say = Say("\n".join(lines), ASK.choices, "3")
    original = len(phone.emulator.calls)
    await speaker.send(ACCOUNT, "501", Say("trước"))
    phone.emulator.fail("sendMessage", None, Refusal(500, "Internal Server Error"))
    with pytest.raises(SendFailed) as failed:
        await speaker.send(ACCOUNT, "501", say)
    assert failed.value.why is Why.LATER
    await speaker.send(ACCOUNT, "501", replace(say, there=failed.value.there))
    parts = phone.said()[1:]
    assert "\n".join(one["text"] for one in parts) == say.text
    assert [bool(labels(one)) for one in parts] == [False] * (len(parts) - 1) + [True]
    assert len(phone.emulator.calls) - original == 1 + len(parts) + 1


async def test_neither_token_nor_text_stands_in_a_failure_or_in_the_log(
    speaker: Speaker, phone: Phone, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    secret = TOKEN.split(":")[1]
    for how in ("<html>not JSON</html>", Refusal(401, "Unauthorized"), "cut", Refusal(400, "Bad Request: can't parse Lan")):
        phone.emulator.fail("sendMessage", how)
        with pytest.raises(SendFailed) as failed:
            await speaker.send(ACCOUNT, "501", Say("Nguyễn Thị Lan"))
        assert secret not in f"{failed.value!r} {failed.value} {failed.value.__cause__}"
    await speaker.send(ACCOUNT, "501", Say("Nguyễn Thị Lan"))
    ours = [record for record in caplog.records if not record.name.startswith(("asyncio", "aiohttp"))]
    assert secret not in caplog.text
    assert "Lan" not in " ".join(record.getMessage() for record in ours)
    assert secret not in repr(config.read())
