"""The library of ready texts in a ward: drafts until approved by another person, and other words are a draft again."""

from __future__ import annotations

import pytest
from sqlalchemy import select, update

from domain.library import Standing
from messages.library import all_ready
from storage import wordings
from storage.connection import Connection
from storage.tables import audit, wording
from tests.world import World

OWN = "Sáng thứ ba mời bà con đưa trẻ mới sinh tới Trạm Y tế."


def ward_of(connection: Connection) -> int:
    return int(connection.execute(select(wording.c.ward_id)).scalars().first() or 0)


async def test_nobody_approves_a_text_of_their_own_and_each_decision_is_noted(world: World) -> None:
    await world.say("binh", "/quyenduyet Thu")
    assert "Chờ duyệt: " in await world.say("thu", f"/thuvien thêm sàng lọc: {OWN}")
    await world.say("thu", "thuvien sàng lọc")
    seen = await world.say("thu", "4")
    assert "Vũ Thị Thu thêm" in seen
    assert "1. Duyệt" not in seen
    await world.say("thu", "1")
    own = await world.store.read(lambda c: wordings.own(c, ward_of(c)))
    assert [one.standing for one in own] == [Standing.DRAFT]
    await world.say("hung", "thuvien sàng lọc")
    await world.say("hung", "4")
    assert "Đã duyệt" in await world.say("hung", "1")
    own = await world.store.read(lambda c: wordings.own(c, ward_of(c)))
    assert [one.standing for one in own] == [Standing.APPROVED]
    noted = await world.store.read(lambda c: c.execute(select(audit.c.act).where(audit.c.subject == "wording:own_1")).all())
    assert [row.act for row in noted] == ["wording_add", "wording_approve"]


async def test_words_that_a_new_release_changed_are_a_draft_again(world: World) -> None:
    await world.say("hung", "thuvien 8")
    await world.say("hung", "1")
    await world.say("hung", "1")
    assert "1. Đã duyệt: " in await world.say("hung", "thuvien 8")
    await world.store.run(lambda c: c.execute(update(wording).values(text="Lời cũ của bản trước")))
    assert "Đã duyệt" not in await world.say("hung", "thuvien 8")
    await world.say("hung", "1")
    await world.say("hung", "1")
    assert "1. Đã duyệt: " in await world.say("hung", "thuvien 8")


async def test_who_approves_a_campaign_does_not_thereby_approve_a_text_of_their_own(world: World) -> None:
    await world.say("binh", "/quyenduyet Thu")
    await world.say("thu", f"/thuvien thêm sàng lọc: {OWN}")
    for words in ("guitin", "8", "4", "1", "1"):
        await world.say("binh", words)
    await world.say("thu", "duyet 1")
    said = await world.say("thu", "1")
    assert "đã được duyệt" in said
    assert "lời đã duyệt trong thư viện" not in said
    own = await world.store.read(lambda c: wordings.own(c, ward_of(c)))
    assert [(one.text, one.standing) for one in own] == [(OWN, Standing.DRAFT)]


async def test_what_was_set_aside_is_not_offered_and_can_be_taken_up_again(world: World) -> None:
    first = all_ready()["screening"][0].text
    for words in ("thuvien 8", "1", "2"):
        await world.say("hung", words)
    await world.say("binh", "guitin")
    assert first not in await world.say("binh", "8")
    await world.say("binh", "0")
    await world.say("hung", "thuvien 8")
    assert "Không dùng" in await world.say("hung", "3")
    assert "Đã duyệt" in await world.say("hung", "1")
    await world.say("binh", "guitin")
    assert f"1. {first}" in await world.say("binh", "8")


@pytest.mark.parametrize(
    ("who", "text", "answer"),
    [
        ("hung", f"/thuvien thêm sàng lọc: {OWN}", "Việc này dành cho"),
        ("binh", "/thuvien thêm sàng lọc: hi", "Lời tin quá ngắn"),
        ("binh", f"/thuvien thêm sàng lọc: {'dài ' * 300}", "nhiều nhất là 1000"),
        ("binh", f"/thuvien thêm: {OWN}", "Ví dụ:\n/thuvien thêm sàng lọc"),
        ("binh", "/thuvien 19", "Chủ đề «19» chưa rõ"),
        ("binh", "/thuvien chủ đề khác", "Chưa có lời nào về chủ đề khác"),
    ],
)
async def test_bad_input_gets_one_clear_sentence(who: str, text: str, answer: str, world: World) -> None:
    assert answer in await world.say(who, text)
