"""A picture or a document in a campaign: what may go, where it is taken in, approved with the words, delivered as they are."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from domain.campaigns import Stage
from domain.chat import MOST_BYTES, Enclosed, File, Say, SendFailed, Why
from domain.enclosures import checked
from domain.problems import Problem, Refused
from storage import campaigns, claims, upkeep
from storage.tables import enclosure
from tests.pictures_and_files import docx, jpeg, pdf, png, xlsx
from tests.test_campaigns import TEXT, Platform, crowd, drain, running, stage, states
from tests.world import World


def judged(name: str, content: bytes) -> File | Problem:
    try:
        return checked(File(name, content))
    except Refused as refused:
        return refused.problem


@pytest.mark.parametrize(
    ("name", "content", "called", "picture"),
    [
        ("lich.png", png(), "lich.png", True),
        ("IMG_0001.JPEG", jpeg(), "IMG_0001.jpg", True),
        ("anh", jpeg(3000, 4000), "anh.jpg", True),
        ("Lịch khám.pdf", pdf(), "Lịch khám.pdf", False),
        ("bang.exe", xlsx(), "bang.xlsx", False),  # the name may say what it likes
        ("../../etc/to\nroi.docx", docx(), "toroi.docx", False),
        ("C:\\Ảnh\\lich.png", png(), "lich.png", True),
        ("", pdf(), "tep.pdf", False),
        ("a" * 200 + ".pdf", pdf(), "a" * 76 + ".pdf", False),
    ],
)
def test_a_picture_or_document_is_known_by_its_bytes_and_gets_a_plain_name(
    name: str, content: bytes, called: str, picture: bool
) -> None:
    assert judged(name, content) == File(called, content, picture)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", Problem.ENCLOSURE_EMPTY),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * (MOST_BYTES - 7), Problem.ENCLOSURE_LARGE),
        (b"GIF89a" + b"\0" * 20, Problem.ENCLOSURE_SORT),
        (b"MZ\x90\0", Problem.ENCLOSURE_SORT),
        (b"PK\x03\x04 no archive", Problem.ENCLOSURE_SORT),
        (docx("word/vbaProject.bin"), Problem.ENCLOSURE_SORT),
        (b"\x89PNG\r\n\x1a\n", Problem.ENCLOSURE_BROKEN),
        (jpeg()[:12], Problem.ENCLOSURE_BROKEN),
        (png(0, 10), Problem.ENCLOSURE_BROKEN),
        (png(6000, 4001), Problem.ENCLOSURE_SHAPE),
        (png(10, 201), Problem.ENCLOSURE_SHAPE),
        (jpeg(6000, 4001), Problem.ENCLOSURE_SHAPE),
    ],
)
def test_what_cannot_go_is_refused_with_its_reason(content: bytes, problem: Problem) -> None:
    assert judged("a", content) is problem


async def composing(world: World) -> None:
    """Bình has a draft before her, in its preview."""
    await world.say("binh", f"gửi ctv tổ 6: {TEXT}")


async def kept(world: World) -> list[int | None]:
    """The sizes of what the database holds of pictures and documents; None for what was emptied."""
    rows = select(func.length(enclosure.c.content)).order_by(enclosure.c.id)
    return await world.store.read(lambda c: list(c.execute(rows).scalars()))


async def test_pictures_are_fetched_only_where_a_question_waits_for_one(world: World) -> None:
    await crowd(world, 1)
    for who in ("lan", "binh", "khach", "hung"):
        await world.send(who, "anh.jpg")
    await world.say("lan", "sinh bé gái hôm qua, mẹ Nguyễn Thị Hoa")
    await world.send("lan", "anh.jpg")
    assert world.fetched == 0
    assert await kept(world) == []
    await composing(world)
    await world.say("binh", "2")  # other words are asked for: not yet
    assert "bước xem trước" in await world.send("binh", "anh.jpg")
    await world.say("binh", "0")
    assert "Kèm một ảnh." in await world.send("binh", "anh.jpg")
    assert world.fetched == 1
    assert await kept(world) == [len(jpeg())]


async def test_a_picture_with_the_whole_campaign_under_it_is_a_draft_at_once(world: World) -> None:
    await crowd(world, 1)
    said = await world.send("binh", "anh.jpg", caption=f"gửi ctv tổ 6 lúc 7h sáng mai: {TEXT}")
    assert "[tệp anh.jpg]" in said
    assert "Kèm một ảnh." in said
    assert "Lúc: 7:00 chủ nhật 22/11" in said
    one = await world.store.read(lambda c: campaigns.by_id(c, 1))
    assert one is not None
    assert (one.text, one.enclosure.name) == (TEXT, "anh.jpg")
    await world.say("binh", "1")
    assert "[tệp anh.jpg]" in await world.say("hung", "duyet")


@pytest.mark.parametrize(
    ("who", "caption", "answer"),
    [
        ("lan", f"gửi ctv tổ 6: {TEXT}", "chưa đọc được ảnh"),  # who may not write campaigns
        ("binh", "sinh bé gái hôm qua", "chưa đọc được ảnh"),
        ("binh", f"gửi mấy chị em: {TEXT}", "chưa đọc được ảnh"),  # for whom is not understood
        ("binh", f"gửi ctv tổ 99: {TEXT}", "chưa có tổ «99»"),
    ],
)
async def test_words_under_a_picture_that_are_no_campaign_make_none(world: World, who: str, caption: str, answer: str) -> None:
    await crowd(world, 1)
    assert answer in await world.send(who, "anh.jpg", caption=caption)
    assert await kept(world) == []
    assert await world.store.read(lambda c: campaigns.by_id(c, 1)) is None


async def test_what_cannot_be_fetched_or_is_too_large_is_one_sentence_and_the_draft_stays(world: World) -> None:
    await crowd(world, 1)
    await composing(world)
    assert "lớn quá 5 MB" in await world.send("binh", "anh.jpg", size=MOST_BYTES + 1)
    assert world.fetched == 0
    assert "lớn quá 5 MB" in await world.send("binh", "anh.jpg", jpeg() + b"\0" * MOST_BYTES)
    lost = world.message("binh")

    async def fails() -> bytes:
        raise OSError

    [said] = await world.serve(replace(lost, other="photo", enclosed=Enclosed("anh.jpg", 10, fails)))
    assert "Xin anh/chị gửi lại" in said.text
    assert await kept(world) == []
    assert "Kèm một ảnh" in await world.send("binh", "anh.jpg")


async def test_another_picture_needs_approval_afresh_and_from_then_on_it_is_frozen(world: World) -> None:
    await crowd(world, 2)
    await composing(world)
    await world.send("binh", "anh.png", png(grey=1))
    await world.say("binh", "1")
    assert "[tệp anh.png]" in await world.say("hung", "duyet")
    await world.say("binh", "chiendich 1 sửa")
    await world.say("binh", "7")
    await world.send("binh", "khac.png", png(grey=2))
    assert "vừa được người khác sửa" in await world.say("hung", "1")
    assert await stage(world, 1) is Stage.DRAFT
    await world.say("binh", "1")
    await world.say("hung", "duyet 1")
    await world.say("hung", "1")
    assert await stage(world, 1) is Stage.APPROVED
    # The picture now approved is the one that leaves.
    await world.ring()
    due = await world.store.run(lambda c: claims.claim(c, {"counted": None}, world.now, timedelta(seconds=60)))
    assert due is not None
    [file] = due.say.files
    whole = await world.sender._files.ready(due.id, due.say, Platform().traits, world.now)
    assert whole.files[0].content == png(grey=2)
    assert file.content == b""  # kept once, not with each message


async def test_two_who_change_the_picture_at_once_do_not_undo_each_other(world: World) -> None:
    await crowd(world, 1)
    await composing(world)
    await world.say("thu", "chiendich 1 sửa")
    await world.say("thu", "7")
    await world.send("binh", "anh.png")
    assert "vừa được người khác sửa" in await world.send("thu", "khac.png")
    one = await world.store.read(lambda c: campaigns.by_id(c, 1))
    assert one is not None
    assert one.enclosure.name == "anh.png"


@pytest.mark.parametrize("name", ["lich.png", "lich.pdf"])
async def test_everybody_gets_it_with_the_words_and_the_account_is_as_honest(world: World, name: str) -> None:
    await crowd(world, 6)
    await composing(world)
    await world.send("binh", name)
    await world.say("binh", "1")
    await world.say("hung", "duyet")
    await world.say("hung", "1")
    await world.ring()
    got: list[tuple[str, Say]] = []

    class Seeing(Platform):
        async def send(self, account: str, chat: str, say: Say) -> str:
            ref = await super().send(account, chat, say)
            got.append((chat, say))
            return ref

    await drain(world, Seeing(failures=iter([None, SendFailed(Why.UNSURE), SendFailed(Why.GONE)])), 3)
    assert await states(world, 1) == {"sent": 4, "unknown": 1, "gone": 1}
    assert len({chat for chat, _ in got}) == len(got) == 4
    assert {(say.files[0].name, len(say.files[0].content) > 50, say.text.count(TEXT)) for _, say in got} == {(name, True, 1)}


async def test_a_weekly_campaign_has_its_picture_each_time(world: World) -> None:
    await crowd(world, 1)
    await world.say("binh", f"gửi ctv tổ 6 7h thứ 2 hằng tuần: {TEXT}")
    await world.send("binh", "anh.png")
    await world.say("binh", "1")
    await world.say("hung", "duyet")
    await world.say("hung", "1")
    seen: list[str] = []

    class Seeing(Platform):
        async def send(self, account: str, chat: str, say: Say) -> str:
            seen.extend(file.name for file in say.files if file.content)
            return await super().send(account, chat, say)

    for _ in range(2):
        world.later(days=7)
        await drain(world, Seeing(), 2)
    assert seen == ["anh.png", "anh.png"]
    assert len(await kept(world)) == 1


async def test_it_is_forgotten_when_no_campaign_needs_it(world: World) -> None:
    await crowd(world, 1)
    number = await running(world)
    await world.say("binh", f"gửi ctv tổ 6: {TEXT}")
    await world.send("binh", "anh.png")
    await world.say("binh", "7")
    await world.send("binh", "khac.png")  # takes its place
    await world.store.run(lambda c: upkeep.forget(c, world.now))
    assert None not in await kept(world)
    world.later(days=2)
    await world.store.run(lambda c: upkeep.forget(c, world.now))
    assert [one is None for one in await kept(world)] == [True, False]
    await world.say("binh", f"chiendich {number + 1} huỷ")
    world.later(days=29)
    await world.store.run(lambda c: upkeep.forget(c, world.now))
    assert [one is None for one in await kept(world)] == [True, False]
    world.later(days=2)
    await world.store.run(lambda c: upkeep.forget(c, world.now))
    assert await kept(world) == [None, None]


@pytest.mark.parametrize("wait", [30.0, 0.0])
async def test_parts_that_are_there_are_not_sent_again_by_another_process_either(world: World, wait: float) -> None:
    await crowd(world, 2)
    await composing(world)
    await world.send("binh", "anh.png")
    await world.say("binh", "1")
    await world.say("hung", "duyet")
    await world.say("hung", "1")
    await world.ring()
    seen: list[str] = []

    class Seeing(Platform):
        async def send(self, account: str, chat: str, say: Say) -> str:
            seen.append(say.there)
            return await super().send(account, chat, say)

    await drain(world, Seeing(failures=iter([SendFailed(Why.LATER, wait, "11")])), 1)
    await drain(world, Seeing(), 3)  # a new process
    assert seen[0] == ""
    assert sorted(seen) == ["", "", "11"]
    assert await states(world, 1) == {"sent": 2}


@pytest.mark.parametrize("why", [Why.WRONG, Why.UNSURE])
async def test_one_of_which_only_a_part_is_there_is_unknown_and_goes_whole_when_staff_say_so(world: World, why: Why) -> None:
    await crowd(world, 1)
    await composing(world)
    await world.send("binh", "anh.png")
    await world.say("binh", "1")
    await world.say("hung", "duyet")
    await world.say("hung", "1")
    await world.ring()
    seen: list[str] = []

    class Seeing(Platform):
        async def send(self, account: str, chat: str, say: Say) -> str:
            seen.append(say.there)
            return await super().send(account, chat, say)

    await drain(world, Seeing(failures=iter([SendFailed(why, 0.0, "11")])), 1)
    assert await states(world, 1) == {"unknown": 1}
    await world.say("binh", "chiendich 1 chưa rõ")
    await world.say("binh", "1 chưa")
    await drain(world, Seeing(), 2)
    assert seen == ["", ""]
    assert await states(world, 1) == {"sent": 1}
