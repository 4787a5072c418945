"""Files and pictures that go with a message: kept in the outbox, uploaded to Telegram, named at the terminal."""

from __future__ import annotations

import io
import json
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.channels.console import Console
from bot.channels.telegram import config
from bot.channels.telegram.speaking import Speaker
from domain.chat import Choice, File, Say, SendFailed, Why
from storage import outbox
from tests.telegram.conftest import ACCOUNT, TOKEN, House, now
from tests.telegram.emulator import Call, Emulator, Refusal
from tests.telegram.people import Phone, labels
from tests.telegram.test_faults import settled

CHART = File("Biểu đồ quý 3.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), picture=True)
BOOK = File("Sổ tháng 11.xlsx", b"PK\x03\x04\r\n--\r\n\0" * 5000)
ASK = (Choice("1", "Gửi"), Choice("0", "Thôi"))


@pytest.fixture
async def speaker(emulator: Emulator) -> AsyncIterator[Speaker]:
    speaking = Speaker(config.read(), read=0.4)
    yield speaking
    await speaking.close()


@pytest.fixture
def phone(emulator: Emulator) -> Phone:
    return Phone(emulator, emulator.bot(TOKEN), 501)


def uploads(calls: list[Call]) -> list[tuple[str, str, str | None]]:
    """Of each send: its method, the file's name and the words with it."""
    return [(call.method, *_named(call)) for call in calls if call.method.startswith("send")]


def _named(call: Call) -> tuple[str, str | None]:
    name = next((value[0] for value in call.given.values() if isinstance(value, tuple)), "")
    return name, call.given.get("text", call.given.get("caption"))


def content(call: Call) -> bytes:
    return next(bytes(value[1]) for value in call.given.values() if isinstance(value, tuple))


async def fails(speaker: Speaker, say: Say) -> tuple[Why, float]:
    with pytest.raises(SendFailed) as failed:
        await speaker.send(ACCOUNT, "501", say)
    return failed.value.why, failed.value.wait


def test_a_message_with_files_comes_back_from_the_outbox_as_it_was_put() -> None:
    for say in (Say("a", ASK, "7", (CHART, BOOK)), Say("", files=(File("trống", b""),)), Say("b", ASK, "7")):
        assert outbox.say_of(outbox.body_of(say)) == say


def test_a_message_without_files_is_kept_without_a_word_of_them() -> None:
    assert json.loads(outbox.body_of(Say("a"))) == {"text": "a", "choices": [], "stamp": ""}


def test_the_content_of_a_file_is_never_written_out_with_its_message() -> None:
    assert "PK" not in repr(Say("a", files=(BOOK,)))


async def test_text_a_picture_and_a_document_arrive_in_order_with_their_bytes_and_names(speaker: Speaker, phone: Phone) -> None:
    ref = await speaker.send(ACCOUNT, "501", Say("Báo cáo quý 3", ASK, "7", (CHART, BOOK)))
    calls = phone.emulator.calls
    assert uploads(calls) == [
        ("sendMessage", "", "Báo cáo quý 3"),
        ("sendPhoto", CHART.name, None),
        ("sendDocument", BOOK.name, None),
    ]
    assert [content(call) for call in calls[1:]] == [CHART.content, BOOK.content]
    assert [labels(one) for one in phone.said()] == [[], [], ["1. Gửi", "0. Thôi"]]
    assert ref.split() == [str(one["message_id"]) for one in phone.said()]


@pytest.mark.parametrize("file", [CHART, BOOK], ids=["picture", "document"])
async def test_the_text_of_a_single_file_is_its_caption_while_it_fits(speaker: Speaker, phone: Phone, file: File) -> None:
    method = "sendPhoto" if file.picture else "sendDocument"
    fits, too_long = "ữ" * 1022 + "🎉", "ữ" * 1023 + "🎉"  # that sign counts as two
    await speaker.send(ACCOUNT, "501", Say(fits, ASK, "7", (file,)))
    await speaker.send(ACCOUNT, "501", Say(too_long, ASK, "7", (file,)))
    assert uploads(phone.emulator.calls) == [
        (method, file.name, fits),
        ("sendMessage", "", too_long),
        (method, file.name, None),
    ]
    assert [bool(labels(one)) for one in phone.said()] == [True, False, True]


async def test_files_without_words_go_without_an_empty_message(speaker: Speaker, phone: Phone) -> None:
    await speaker.send(ACCOUNT, "501", Say("", files=(BOOK,)))
    await speaker.send(ACCOUNT, "501", Say("", files=(CHART, BOOK)))
    assert [method for method, _, _ in uploads(phone.emulator.calls)] == ["sendDocument", "sendPhoto", "sendDocument"]


async def test_a_429_between_two_parts_does_not_repeat_the_first(speaker: Speaker, phone: Phone) -> None:
    say = Say("Báo cáo", files=(CHART, BOOK))
    phone.emulator.fail("sendDocument", Refusal(429, "Too Many Requests: retry after 7", retry_after=7))
    with pytest.raises(SendFailed) as failed:
        await speaker.send(ACCOUNT, "501", say)
    assert (failed.value.why, failed.value.wait) == (Why.LATER, 7)
    await speaker.send(ACCOUNT, "501", replace(say, there=failed.value.there))
    methods = [call.method for call in phone.emulator.calls]
    assert methods == ["sendMessage", "sendPhoto", "sendDocument", "sendDocument"]
    assert len(phone.said()) == 3


@pytest.mark.parametrize(
    ("refusal", "why"),
    [
        (Refusal(400, "Bad Request: PHOTO_INVALID_DIMENSIONS"), Why.WRONG),
        (Refusal(413, "Request Entity Too Large"), Why.WRONG),
        (Refusal(403, "Forbidden: bot was blocked by the user"), Why.GONE),
        (Refusal(401, "Unauthorized"), Why.SHUT),
        (Refusal(500, "Internal Server Error"), Why.LATER),
        ("hang", Why.UNSURE),
    ],
    ids=str,
)
async def test_an_upload_fails_in_the_same_five_ways_as_a_text(
    speaker: Speaker, phone: Phone, refusal: Refusal | str, why: Why
) -> None:
    phone.emulator.fail("sendPhoto", refusal)
    assert await fails(speaker, Say("Biểu đồ", files=(CHART,))) == (why, 0)


async def test_the_house_sends_the_files_of_its_outbox_and_gives_up_one_that_telegram_refuses(house: House) -> None:
    house.phone(501)
    house.emulator.fail("sendPhoto", Refusal(400, "Bad Request: IMAGE_PROCESS_FAILED"))
    says = [Say("Biểu đồ", files=(CHART,)), Say("Sổ", files=(BOOK,))]
    await house.run(lambda c: outbox.put(c, "telegram", ACCOUNT, "501", says, now=now()))
    assert house.process is not None
    house.process.sender.wake()
    assert await settled(house) == ["failed", "sent"]
    [sent] = [call for call in house.emulator.calls if call.method == "sendDocument"]
    assert (content(sent), sent.given["caption"]) == (BOOK.content, "Sổ")


async def test_a_terminal_says_the_text_and_names_the_files() -> None:
    written = io.StringIO()
    await Console(out=written).send("console", "lan", Say("Báo cáo", ASK, "7", (CHART, BOOK)))
    assert written.getvalue().split("\n  ")[1:] == [
        "1. Gửi",
        "0. Thôi",
        f"[tệp: {CHART.name}]",
        f"[tệp: {BOOK.name}]\n\n",
    ]
