"""When our own code fails, and when what comes is no text: one honest answer, nothing half-done, no name in the log."""

from __future__ import annotations

import asyncio
import json
import logging
import re
from dataclasses import replace
from typing import Any, NoReturn

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import OperationalError

from domain.chat import Say, SendFailed, Why
from storage import entries, figures, outbox
from storage.tables import audit, entry, inbox, ledger, tally, ward_tally, witness
from storage.tables import outbox as outbox_table
from tests.world import World

BOY = "/sinh ngày 20/11, bé trai, con thứ 1, mẹ Hoa Thị Kín, hộ 12"
PRIVATE = ("Kín", "Đức", "Lan", "sinh", "20/11", "hộ 12", "Tám", "cao huyết áp", "Trần", "L44U")


async def number(world: World, table: Any) -> int:
    query = select(func.count()).select_from(table)
    return int(await world.store.read(lambda c: c.execute(query).scalar_one()))


# --- a crash ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("place", ["entries.add", "figures.post", "outbox"])
async def test_a_crash_is_told_with_a_number_and_leaves_all_as_it_was(
    place: str, world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*words: object, **named: object) -> NoReturn:
        raise ValueError(f"Hoa Thị Kín {words}")

    await world.say("lan", BOY)
    with monkeypatch.context() as broken, caplog.at_level(logging.DEBUG):
        match place:
            case "entries.add":
                broken.setattr(entries, "add", fail)
            case "figures.post":
                broken.setattr(figures, "month_of_area", fail)  # after the entry and its counts were written
            case _:
                broken.setattr("handlers.save.words.undo_hint", fail)
        yes = world.message("lan", "1")
        answer = await world.serve(yes)
    told = re.search(r"số (\d{4})", answer[0].text)
    assert told
    assert len(answer) == 1
    assert "chưa được ghi" in answer[0].text
    logged = caplog.text
    assert told[1] in logged
    assert "ValueError" in logged
    assert re.search(r"handlers/save\.py:\d+", logged)
    assert not [name for name in PRIVATE if name in logged.replace("Lanes", "")], logged
    for table in (entry, ledger, tally, ward_tally, witness):
        assert await number(world, table) == 0
    assert await world.serve(yes) == []  # claimed: the same message is not served again
    assert "Đã lưu" in await world.say("lan", "1")  # the talk is where it was
    await world.checked()


async def test_a_crash_in_code_made_on_the_fly_is_told_too(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    made: dict[str, Any] = {}
    exec(compile("def fail(*words, **named):\n    raise KeyError('Hoa Thị Kín')", "<string>", "exec"), made)
    monkeypatch.setattr("handlers.mine.show", made["fail"])
    monkeypatch.setattr("handlers.route.mine.show", made["fail"])
    monkeypatch.setattr("handlers.entry.show_menu", made["fail"])
    with caplog.at_level(logging.ERROR):
        assert "Máy chủ gặp lỗi" in await world.say("lan", "menu")
    assert "KeyError" in caplog.text
    assert "Kín" not in caplog.text


async def test_a_crash_of_one_does_not_disturb_another(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    add = entries.add

    def fail_for_lan(connection: Any, new: Any, now: Any, **why: Any) -> int:
        if new.teller == 1:
            raise ValueError("no")
        return add(connection, new, now, **why)

    monkeypatch.setattr(entries, "add", fail_for_lan)
    for who in ("lan", "hoa"):
        await world.say(who, "/sinh ngày 20/11, bé trai, con thứ 1, mẹ Hoa Thị Kín")
    await asyncio.gather(*(world.app.receive(world.message(who, "1")) for who in ("lan", "hoa", "lan", "hoa")))
    await world.sender.drain()
    said = {who: [say.text for to, say in world.channel.says if to == who][-1] for who in ("lan", "hoa")}
    assert "Máy chủ gặp lỗi" in said["lan"]
    assert "Đã lưu" in said["hoa"]
    assert await number(world, entry) == 1
    await world.checked()


async def test_when_the_database_fails_nothing_is_claimed_and_the_next_delivery_is_served(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    telling = world.message("lan", BOY)
    before = await number(world, inbox)
    with monkeypatch.context() as broken:

        def full(*_: object, **__: object) -> NoReturn:
            raise OperationalError("INSERT …", {}, Exception("disk full"))

        broken.setattr(outbox, "put", full)
        with pytest.raises(OperationalError):
            await world.app.receive(telling)
    assert await number(world, inbox) == before
    assert "1. Đúng, lưu" in (await world.serve(telling))[0].numbered()


async def test_a_refusal_undoes_all_but_the_reply_the_claim_and_the_audit(world: World) -> None:
    await world.say("lan", BOY)
    refused = world.message("lan", "/huy 9Z")
    assert "Không thấy mã" in (await world.serve(refused))[0].text
    assert await world.serve(refused) == []
    acts = await world.store.read(lambda c: list(c.execute(select(audit.c.act)).scalars()))
    assert "refused_no_such_entry" in acts
    assert "Đã lưu" in await world.say("lan", "1")  # the question still waits


# --- what is no text -------------------------------------------------------------------------------------------------


async def test_what_cannot_be_read_is_answered_once_and_loses_no_question(world: World) -> None:
    await world.say("lan", BOY)
    for other in ("photo", "sticker", "voice", "file", "location"):
        answer = await world.serve(replace(world.message("lan"), other=other))
        assert len(answer) == 1
        assert "chỉ đọc được chữ" in answer[0].text
        assert "chưa tham gia" in (await world.serve(replace(world.message("khach"), other=other)))[0].text
    assert "Đã lưu" in await world.say("lan", "1")


async def test_blank_and_invisible_messages_change_nothing(world: World) -> None:
    await world.say("lan", BOY)
    for text in ("", " ", "\n\n", "\u200b\u200b", "\ufeff", "\u2060\u00ad", "...", "?", "!!!"):
        assert "Đã lưu" not in await world.say("lan", text)
    assert "Đã lưu" in await world.say("lan", "1")


async def test_signs_nobody_sees_inside_words_do_not_matter(world: World) -> None:
    said = await world.say("lan", "/sinh ngày\u200b 20/11, bé\u00a0trai, con\ufeff thứ 1, mẹ Hoa\u200b Thị Kín, nặng 3,2\u202fkg")
    for part in ("20/11/2026", "trai", "Con thứ: 1", "Mẹ: Hoa Thị Kín", "3,2 kg"):
        assert part in said
    assert "Đã lưu" in await world.say("lan", "\u200b1\u200b")
    assert "\u200b" not in json.dumps(await world.say("lan", "/xem 1C"), ensure_ascii=False)


async def test_a_name_typed_in_pieces_of_letters_is_the_same_name(world: World) -> None:
    """Some phones send each accent as a sign of its own."""
    import unicodedata

    await world.say("lan", BOY)
    await world.say("lan", "1")
    await world.say("lan", unicodedata.normalize("NFD", BOY))
    assert "đã báo một việc giống vậy" in await world.say("lan", "1")


async def test_only_pictures_get_one_useful_answer(world: World) -> None:
    for text in ("😀😀", "👍"):
        assert await world.say("hoa", text)
    await world.say("lan", BOY)
    assert await world.say("lan", "👍")
    assert await number(world, entry) <= 1


WHATEVER = (
    *("sinh\x00 be gai", "x\ud83dy", "\ud800", "\u0300" * 500, "\u202e1", "\r\n1\r\n", "0x10", "١"),
    *("a" * 4000, "sinh bé gái " * 340, "1" * 4000, "<" * 4000, "/" * 4000, "/sinh " + "ả" * 4000),
    *("%s %d {0} {label}", "/sinh {kind}", "/huy {shown}", "/tonghop tổ {own}"),
)


async def test_whatever_comes_is_answered_and_served_once(world: World) -> None:
    for text in WHATEVER:
        for who in ("lan", "khach"):
            message = world.message(who, text)
            await world.serve(message)
            assert await world.serve(message) == [], text[:20]
        await world.say("lan", "0")
        assert "1. Sinh con" in await world.say("lan", "menu"), text[:20]
    assert "Máy chủ gặp lỗi" not in "".join(say.text for _, say in world.channel.says)
    assert await number(world, entry) == 0


async def test_four_thousand_signs_are_answered_briefly_and_soon(world: World) -> None:
    import time

    for text in ("sinh be gai hom qua nha ba Lan to 5 " * 110, "a " * 2000, "12 " * 1300, ", ".join(["bà Lan sn 1950"] * 260)):
        began = time.perf_counter()
        answers = await world.serve(world.message("lan", text[:4000]))
        assert time.perf_counter() - began < 2
        assert sum(len(say.numbered()) for say in answers) < 4096
        await world.say("lan", "0")


# --- sending ---------------------------------------------------------------------------------------------------------


async def test_a_reply_that_could_not_leave_leaves_later_and_in_order(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []
    fine = world.channel.send

    async def flaky(account: str, address: str, say: Say) -> str:
        calls.append(say.text)
        if len(calls) <= 2:
            raise SendFailed(Why.LATER, wait=30)
        return await fine(account, address, say)

    monkeypatch.setattr(world.channel, "send", flaky)
    assert await world.say("lan", BOY) == ""
    assert await world.say("lan", "1") == ""  # it waits behind the first
    world.later(seconds=31)
    await world.sender.drain()
    world.later(seconds=31)
    await world.sender.drain()
    assert [say.text.split(",")[0] for _, say in world.channel.says] == ["Trẻ mới sinh", "Đã lưu"]


async def test_an_account_that_is_shut_keeps_its_messages(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    async def shut(account: str, address: str, say: Say) -> str:
        raise SendFailed(Why.SHUT)

    monkeypatch.setattr(world.channel, "send", shut)
    await world.say("lan", "menu")
    states = await world.store.read(lambda c: list(c.execute(select(outbox_table.c.state)).scalars()))
    assert states == ["waiting"]


# --- logs and audit --------------------------------------------------------------------------------------------------

DAY = f"""
lan> {BOY}|1
tam> {BOY}|1
lan> sua 1C|con thứ 2|1|/khamnct hôm nay bà Lê Thị Bí Mật sn 1950 cao huyết áp|1|huy|1
binh> /moi ctv tổ 6 tên Phạm Thị Cúc|/bangiao Lan cho Hoa hộ 12|/ho Tổ 5: 99 Người Mới
khach> ABCD-2345
lan> /sinh ngày 31/2|0|blah Bí Mật
hung> tonghop
"""
WRITES = f"""
lan> {BOY}|1
tam> {BOY.replace("thứ 1", "thứ 2")}|1
thu> lech|2
lan> sua 1C|2|gái|1|/xem 1C|huy|1
binh> /moi ctv tổ 6 tên Cúc|/chuyen Hoa tổ 6|/tamngung Hoa|/molai Hoa|/ho Tổ 5: 99 Người Mới|/to 8
lan> /ma
tam> /roi|1
lan> /huy 9Z
"""


def told(book: str) -> list[tuple[str, str]]:
    """(who, what) of each message of a short book: one person a line, messages with a bar between."""
    lines = [line.partition("> ") for line in book.strip().splitlines()]
    return [(who, text) for who, _, texts in lines for text in texts.split("|")]


async def test_a_whole_days_talk_leaves_no_name_and_no_word_of_it_in_the_log(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        for who, text in told(DAY):
            await world.say(who, text)
    for name in ("Kín", "Bí Mật", "Đức", "Cúc", "Người Mới", "Nguyễn", "huyết áp", "hộ 12", "ABCD", "bé trai"):
        assert name not in caplog.text, name


async def test_every_write_has_a_line_of_ids_in_the_audit(world: World) -> None:
    for who, text in told(WRITES):
        await world.say(who, text)
    rows = await world.store.read(lambda c: c.execute(select(audit.c.act, audit.c.subject, audit.c.member_id)).all())
    acts = {row.act for row in rows}
    wanted = "add witness settle correct trace undo invite move suspend resume put_households make_areas one_time_code leave"
    assert {*wanted.split(), "refused_no_such_entry"} <= acts
    for row in rows:
        assert re.fullmatch(r"(entry|member|area|ward|station|inbox|dispute|code):\d+|", row.subject), row
        assert row.member_id is not None or row.act.startswith("refused")
    assert [row.member_id for row in rows if row.act == "add"] == [1]
