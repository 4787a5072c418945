"""Every way in which a send may end, and what a message looks like on Zalo."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.channels.zalo import config, speaking
from bot.channels.zalo.bots import Bots
from bot.channels.zalo.speaking import LONGEST, Speaker
from bot.channels.zalo.wire import NoAnswer, Refused, meaning
from domain.chat import Choice, File, Say, SendFailed, Why
from domain.cutting import units
from tests.zalo.conftest import SECOND, TOKEN, once
from tests.zalo.emulator import Emulator
from tests.zalo.methods import Refusal
from tests.zalo.people import Phone, chat_id

ASK = Say("Đúng không ạ?", (Choice("1", "Đúng, lưu"), Choice("2", "Sửa"), Choice("0", "Huỷ")), "7")
CHAT = chat_id("lan")


@pytest.fixture
async def speaker(emulator: Emulator) -> AsyncIterator[Speaker]:
    """Speaks to a Zalo that fails only where the test says so."""
    emulator.knobs = replace(emulator.knobs, faults=False)
    emulator.bot(TOKEN).users.add(CHAT)
    speaking = Speaker(Bots(config.read()), seconds=0.2)
    yield speaking
    await speaking.close()


@pytest.fixture
def phone(emulator: Emulator) -> Phone:
    return Phone(emulator, emulator.bot(TOKEN), CHAT)


async def send(speaker: Speaker, phone: Phone, say: Say = ASK) -> str:
    return await speaker.send(phone.bot.id, phone.chat, say)


async def failure(speaker: Speaker, phone: Phone, say: Say = ASK) -> Why:
    with pytest.raises(SendFailed) as failed:
        await send(speaker, phone, say)
    return failed.value.why


async def test_a_message_goes_as_plain_text_with_its_choices_numbered(speaker: Speaker, phone: Phone) -> None:
    say = replace(ASK, text="Mẹ **Lan** & <b>Hoa</b> {red} https://example.vn")
    ref = await send(speaker, phone, say)
    [sent] = phone.said()
    assert sent["text"] == say.text + "\n1. Đúng, lưu\n2. Sửa\n0. Huỷ"
    assert sent["message_id"] == ref
    assert set(phone.emulator.asked("sendMessage")[0].given) == {"chat_id", "text"}


async def test_a_file_stays_behind_and_its_words_go(speaker: Speaker, phone: Phone) -> None:
    await send(speaker, phone, Say("Báo cáo quý 3: 12 cháu", files=(File("so.xlsx", b"PK"),)))
    assert [one["text"] for one in phone.said()] == ["Báo cáo quý 3: 12 cháu"]


@pytest.mark.parametrize(
    ("refusal", "why"),
    [
        (Refusal(401, "Unauthorized"), Why.SHUT),
        (Refusal(403, "Internal server error"), Why.LATER),
        (Refusal(500, "Internal server error"), Why.LATER),
        (Refusal(502, "Bad gateway"), Why.LATER),
        (Refusal(-32, "something new"), Why.LATER),
        (Refusal(408, "Request timeout"), Why.UNSURE),
        (Refusal(504, "Gateway timeout"), Why.UNSURE),
        (Refusal(404, "Not Found"), Why.GONE),
        (Refusal(400, "Bad Request: chat not found"), Why.GONE),
        (Refusal(400, "Bad Request: text is too long"), Why.WRONG),
        (Refusal(413, "Request Entity Too Large"), Why.WRONG),
        (Refusal(418, "something new"), Why.WRONG),
        (Refusal(429, "Quota exceeded"), Why.LATER),
        (Refusal(429, "Quota exceeded", camel=True), Why.LATER),
        ("502", Why.LATER),
        ("504", Why.UNSURE),
        ("not JSON", Why.UNSURE),
        ('{"result": {}}', Why.UNSURE),
        ("cut", Why.UNSURE),
        ("lost", Why.UNSURE),
        ("hang", Why.UNSURE),
    ],
    ids=lambda value: str(getattr(value, "body", value)),
)
async def test_an_answer_of_zalo_is_one_of_the_five_failures_whatever_its_http_status(
    speaker: Speaker, phone: Phone, refusal: Refusal | str, why: Why
) -> None:
    phone.emulator.fail("sendMessage", refusal)
    assert await failure(speaker, phone) is why


async def test_a_used_up_quota_asks_for_a_pause_of_minutes_and_tells_the_operator_once_a_try(
    speaker: Speaker, phone: Phone, caplog: pytest.LogCaptureFixture
) -> None:
    phone.emulator.knobs = replace(phone.emulator.knobs, month_quota=1)
    await send(speaker, phone)
    with pytest.raises(SendFailed) as failed:
        await send(speaker, phone)
    assert (failed.value.why, failed.value.wait) == (Why.LATER, 900)
    assert sum("(429)" in record.getMessage() for record in caplog.records) == 1


@once
async def test_a_server_that_cannot_be_reached_has_certainly_not_sent(
    monkeypatch: pytest.MonkeyPatch, speaker: Speaker, phone: Phone
) -> None:
    await send(speaker, phone)
    for bot in speaker._bots.all:
        monkeypatch.setattr(bot, "_address", "http://127.0.0.1:9/bot")
    assert await failure(speaker, phone) is Why.LATER


@once
async def test_an_account_whose_token_was_taken_out_is_shut_and_one_that_cannot_be_asked_waits(
    speaker: Speaker, phone: Phone
) -> None:
    with pytest.raises(SendFailed) as failed:
        await speaker.send("9999999999999999999", CHAT, ASK)
    assert failed.value.why is Why.SHUT
    other = Speaker(Bots(config.read()))
    phone.emulator.fail("getMe", "504")
    assert await failure(other, phone) is Why.LATER
    await send(other, phone)
    await other.close()


@once
async def test_each_account_is_found_among_several_tokens_by_the_id_that_zalo_gives(
    monkeypatch: pytest.MonkeyPatch, emulator: Emulator
) -> None:
    emulator.knobs = replace(emulator.knobs, faults=False)
    monkeypatch.setenv("ZALO_TOKENS", f"{TOKEN},{SECOND}")
    second = emulator.bot(SECOND)
    second.users.add(CHAT)
    speaking = Speaker(Bots(config.read()))
    await speaking.send(second.id, CHAT, ASK)
    assert [len(emulator.bot(token).said) for token in (TOKEN, SECOND)] == [0, 1]
    await speaking.close()


@once
@pytest.mark.parametrize("length", [1900, 2001, 4000])
async def test_a_long_text_goes_in_parts_that_zalo_takes(speaker: Speaker, phone: Phone, length: int) -> None:
    line = "Nguyễn Thị Hoa, tổ 5\n"
    text = (line * (length // len(line) + 1))[:length].rstrip()
    ref = await send(speaker, phone, Say(text))
    parts = [one["text"] for one in phone.said()]
    assert "\n".join(parts) == text
    assert all(units(part) <= LONGEST for part in parts)
    assert ref.split() == [one["message_id"] for one in phone.said()]
    assert len(parts) == -(-length // 1900)


@once
@pytest.mark.parametrize("sign", ["👍", unicodedata.normalize("NFD", "ế"), "👨‍👩‍👧"], ids=["pair", "marks", "family"])
async def test_no_part_ends_inside_a_character(speaker: Speaker, phone: Phone, sign: str) -> None:
    await send(speaker, phone, Say("a" + sign * 1000))
    parts = [one["text"] for one in phone.said()]
    assert len(parts) > 1
    assert parts[0] == "a" + sign * parts[0].count(sign)
    assert all(part == sign * part.count(sign) for part in parts[1:])
    assert "".join(parts).count(sign) == 1000
    assert all(units(part) <= LONGEST for part in parts)


@once
async def test_a_failed_part_does_not_repeat_the_others_and_all_are_counted(speaker: Speaker, phone: Phone) -> None:
    say = Say("\n".join(f"{number}. Nguyễn Thị Hoa" for number in range(200)))
    phone.emulator.fail("sendMessage", None, Refusal(403, "Internal server error"))
    with pytest.raises(SendFailed) as failed:
        await send(speaker, phone, say)
    assert failed.value.why is Why.LATER
    ref = await send(speaker, phone, replace(say, there=failed.value.there))
    assert "\n".join(one["text"] for one in phone.said()) == say.text
    assert ref.split() == [one["message_id"] for one in phone.said()]


@once
async def test_an_undocumented_refusal_is_told_to_the_operator_without_a_word_of_the_message(
    speaker: Speaker, phone: Phone, caplog: pytest.LogCaptureFixture
) -> None:
    phone.emulator.fail("sendMessage", Refusal(418, 'Cannot deliver ("Nguyen Thi Lan") to this user'))
    assert await failure(speaker, phone, Say("Nguyen Thi Lan sinh be gai")) is Why.WRONG
    assert 'refused with 418: Cannot deliver ("… … …") to this user' in caplog.text
    assert "Lan" not in caplog.text


async def test_neither_token_nor_text_stands_in_a_failure_or_in_the_log(
    speaker: Speaker, phone: Phone, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level("DEBUG")
    secret = TOKEN.split(":")[1]
    bots = Bots(config.read())
    for how in ("not JSON", "502", Refusal(401, "Unauthorized"), "cut", "hang", Refusal(400, "can't parse Lan")):
        phone.emulator.fail("sendMessage", how)
        with pytest.raises(SendFailed) as failed:
            await send(speaker, phone, Say("Nguyễn Thị Lan"))
        chain: BaseException | None = failed.value
        while chain is not None:
            assert secret not in f"{chain!r} {chain}"
            chain = chain.__cause__ or chain.__context__
    await send(speaker, phone, Say("Nguyễn Thị Lan"))
    monkeypatch.setenv("ZALO_API_URL", "http://127.0.0.1:9")
    away = Bots(config.read())
    with pytest.raises(NoAnswer) as no_answer:
        await away.who_is(away.all[0])
    await away.close()
    await bots.close()
    assert no_answer.value.__context__ is None
    assert secret not in f"{no_answer.value!r} {bots.all} {bots.all[0]!r} {speaker!r} {config.read()!r}"
    assert secret not in caplog.text
    assert "Lan" not in " ".join(record.getMessage() for record in caplog.records if record.name == "danso")


@pytest.mark.parametrize("status", [200, 400, 429])
def test_ok_is_what_counts_and_not_the_http_status(status: int) -> None:
    assert meaning(status, b'{"ok": true, "result": {"message_id": "a"}}') == {"message_id": "a"}
    assert meaning(status, b'{"ok": true}') is None
    for name in ("error_code", "errorCode"):
        refused = meaning(status, json.dumps({"ok": False, name: 429, "description": "Quota exceeded"}).encode())
        assert isinstance(refused, Refused)
        assert (refused.code, refused.description) == (429, "Quota exceeded")


@pytest.mark.parametrize("body", [b"", b"[]", b"null", b"<html>", b'{"ok": "true"}', b"\xff\xfe", b"[" * 200_000])
def test_a_body_of_another_form_is_no_answer_except_where_its_status_says_enough(body: bytes) -> None:
    assert isinstance(meaning(200, body), NoAnswer)
    assert isinstance(meaning(401, body), Refused)
    assert meaning(404, body).done is False
    assert meaning(504, body).done is True


def test_the_pause_after_a_used_up_quota_is_minutes() -> None:
    assert speaking.QUOTA_PAUSE >= 300
