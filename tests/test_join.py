"""Joining, leaving, coming back, a second phone: what a code gives, and what no code gives."""

from __future__ import annotations

import re

from sqlalchemy import func, select

from storage import members
from storage.tables import address, attempt, entry, inbox, member, talk
from tests.world import World

CODE = re.compile(r"[A-Z2-9]{4}-[A-Z2-9]{4}")
BOY = "/sinh ngày 20/11, bé trai, con thứ 1, mẹ Nguyễn Thị Hoa"


async def code(world: World, words: str, by: str = "binh") -> str:
    """The code staff get for these words."""
    found = CODE.search(await world.say(by, words))
    assert found
    return found[0]


async def number(world: World, table, *where) -> int:
    """How many rows there are."""
    query = select(func.count()).select_from(table).where(*where)
    return int(await world.store.read(lambda c: c.execute(query).scalar_one()))


async def test_somebody_joins_by_a_code_and_a_yes_and_reports_at_once(world: World) -> None:
    secret = await code(world, "/moi ctv tổ 6 tên Phạm Thị Cúc")
    asked = await world.say("khach", secret)
    for part in (
        "Phường Hoa Sen",
        "cộng tác viên dân số, tổ 6",
        "Lưu gì",
        "Để làm gì",
        "Ai xem",
        "/roi",
        "1. Đồng ý",
        "0. Không",
    ):
        assert part in asked
    assert "Chào Phạm Thị Cúc" in await world.say("khach", "1")
    said = await world.say("khach", BOY)
    assert said.startswith("Trẻ mới sinh, tổ 6")
    assert "Tổ 6, tháng 11: 1 cháu" in await world.say("khach", "1")


async def test_a_code_may_be_typed_in_any_shape(world: World) -> None:
    for place, shape in enumerate(("{}", "  {} ", "mã {}", "Mã: {}", "ma {}", "/start {}")):
        secret = await code(world, "/moi ctv tổ 6 tên Phạm Thị Cúc")
        for spelled in (secret, secret.lower(), secret.replace("-", ""), secret.replace("-", " ")):
            assert "đồng ý không" in await world.say(f"khach{place}", shape.format(spelled))


async def test_a_code_without_a_name_asks_for_one_and_keeps_it(world: World) -> None:
    secret = await code(world, "/moi ctv tổ 6")
    await world.say("khach", secret)
    assert "họ tên" in await world.say("khach", "đồng ý")
    assert "chưa rõ" in await world.say("khach", "123")
    assert "Chào Lò Thị Páo" in await world.say("khach", "Lò Thị Páo")
    assert "Lò Thị Páo, cộng tác viên dân số, tổ 6" in await world.say("binh", "thanhvien")


async def test_a_code_is_good_for_one_person(world: World) -> None:
    secret = await code(world, "/moi ctv tổ 6 tên Phạm Thị Cúc")
    await world.say("khach", secret)
    await world.say("khach2", secret)  # both read the consent
    assert "Chào" in await world.say("khach", "1")
    assert "đã có người dùng" in await world.say("khach2", "1")
    assert "đã có người dùng" in await world.say("khach3", secret)
    assert await number(world, member, member.c.name == "Phạm Thị Cúc") == 1


async def test_a_code_of_last_week_has_expired_also_between_consent_and_yes(world: World) -> None:
    first, second = await code(world, "/moi ctv tổ 6"), await code(world, "/moi ctv tổ 6 tên Phạm Thị Cúc")
    await world.say("khach2", second)
    world.later(days=7, minutes=1)
    assert "hết hạn" in await world.say("khach", first)
    assert "hết hạn" in await world.say("khach2", "1")
    assert await number(world, member, member.c.name == "Phạm Thị Cúc") == 0


async def test_five_wrong_codes_lock_an_address_for_an_hour(world: World) -> None:
    right = await code(world, "/moi ctv tổ 6 tên Phạm Thị Cúc")
    for left in (4, 3, 2, 1, 0):
        assert f"Còn {left} lần" in await world.say("khach", f"ABCD-23{left}5")
        world.later(minutes=1)
    assert "Đã sai mã 5 lần" in await world.say("khach", right)
    assert await number(world, attempt) == 5  # they survive although each visit was refused
    assert "đồng ý không" in await world.say("khach2", right)  # another address is free
    world.later(minutes=50)
    assert "Đã sai mã 5 lần" in await world.say("khach", right)
    world.later(minutes=10)
    assert "đồng ý không" in await world.say("khach", right)


async def test_the_same_wrong_code_delivered_again_is_one_try(world: World) -> None:
    wrong = world.message("khach", "ABCD-2345")
    for _ in range(7):
        await world.serve(wrong)
    assert await number(world, attempt) == 1


async def test_no_keeps_nothing_and_the_code_stays_good(world: World) -> None:
    secret = await code(world, "/moi ctv tổ 6 tên Phạm Thị Cúc")
    before = await number(world, member)
    for word in ("0", "không", "Không đồng ý", "đừng"):
        await world.say("khach", secret)
        said = await world.say("khach", word)
        assert "Chào" not in said, word
        assert "không lưu gì" in said, word
    assert await number(world, member) == before
    assert await number(world, talk, talk.c.owner.like("a:%")) == 0
    assert "đồng ý không" in await world.say("khach", secret)


async def test_before_the_yes_nothing_told_is_counted(world: World) -> None:
    secret = await code(world, "/moi ctv tổ 6 tên Phạm Thị Cúc")
    for words in (BOY, secret, BOY, "/tonghop", "/cuatoi", "/moi ctv tổ 1", "/xem 1C", "1C"):
        said = await world.say("khach", words)
        assert "Chào" not in said
        assert "cháu" not in said
    assert await number(world, entry) == 0
    assert await number(world, inbox, inbox.c.chat == "khach", inbox.c.member_id.is_not(None)) == 0


async def test_an_old_consent_button_joins_nobody(world: World) -> None:
    first = await code(world, "/moi ctv tổ 6 tên Phạm Thị Cúc")
    await world.say("khach", first)
    old = world.channel.says[-1][1]
    await world.say("khach", "0")
    second = await code(world, "/moi lãnh đạo tên Ông Hai")
    await world.say("khach", second)
    await world.say("khach", "gì vậy")
    assert "đã cũ" in await world.press("khach", "1", old)
    assert await number(world, member, member.c.name.in_(("Phạm Thị Cúc", "Ông Hai"))) == 0


async def test_a_member_who_leaves_is_a_stranger_and_what_they_told_stays_counted(world: World) -> None:
    await world.say("lan", BOY)
    await world.say("lan", "1")
    await world.say("lan", BOY.replace("trai", "gái"))  # a draft
    assert "0. Ở lại" in await world.say("lan", "/roi")
    assert "vẫn tham gia" in await world.say("lan", "0")
    assert "1. Đúng, lưu" in await world.say("lan", "/tiep")
    await world.say("lan", "/roi")
    assert "đã rời" in await world.say("lan", "1")
    assert "chưa tham gia" in await world.say("lan", BOY)
    assert "Nguyễn Thị Lan" not in await world.say("binh", "thanhvien")
    assert await number(world, address, address.c.member_id == 1) == 0
    assert "Tổ 5: 1 cháu" in await world.say("hung", "tonghop")
    assert "Nguyễn Thị Lan" not in await world.say("binh", "cho")


async def test_who_stays_after_all_finds_their_question_again(world: World) -> None:
    await world.say("lan", "/sinh ngày 20/11, bé trai, con thứ 1")
    await world.say("lan", "/roi")
    await world.say("lan", "0")
    assert "Mẹ: Nguyễn Thị Hoa" in await world.say("lan", "Nguyễn Thị Hoa")


async def test_who_left_comes_back_as_the_same_member(world: World) -> None:
    await world.say("lan", BOY)
    await world.say("lan", "1")
    await world.say("lan", "/roi")
    await world.say("lan", "1")
    secret = await code(world, "/moi lại Lan")
    assert "Chào Nguyễn Thị Lan" in await world.say("lan", secret)
    assert "1C" in await world.say("lan", "cuatoi")


async def test_a_one_time_code_made_before_leaving_opens_nothing_after(world: World) -> None:
    secret = await code(world, "/ma", by="lan")
    await world.say("lan", "/roi")
    await world.say("lan", "1")
    assert "Chào Nguyễn Thị Lan" not in await world.say("may-moi", secret)


async def test_a_new_phone_joins_the_same_member_and_the_talk_goes_on_there(world: World) -> None:
    await world.say("lan", "/sinh ngày 20/11, bé trai, con thứ 1")
    secret = await code(world, "/ma", by="lan")
    assert "Chào Nguyễn Thị Lan" in await world.say("may-moi", secret)
    said = await world.say("may-moi", "Nguyễn Thị Hoa")  # answers the question asked on the old phone
    assert "Mẹ: Nguyễn Thị Hoa" in said
    assert "Đã lưu, mã 1C" in await world.say("lan", "1")
    assert "Đã lưu, mã 1C" in await world.say("may-moi", "1")  # the same receipt
    assert await number(world, entry) == 1
    assert await number(world, member, member.c.name == "Nguyễn Thị Lan") == 1
    assert "đã có người dùng" in await world.say("may-ba", secret)


async def test_a_one_time_code_lasts_a_quarter_of_an_hour(world: World) -> None:
    secret = await code(world, "/ma", by="lan")
    world.later(minutes=15, seconds=1)
    assert "hết hạn" in await world.say("may-moi", secret)


async def test_a_member_keeps_their_place_when_they_send_somebody_elses_code(world: World) -> None:
    secret = await code(world, "/moi quản trị tên Kẻ Gian")
    assert "đang dùng tên Nguyễn Thị Lan" in await world.say("lan", secret)
    assert "dành cho cán bộ" in await world.say("lan", "/moi ctv tổ 5")
    assert "đồng ý không" in await world.say("khach", secret)  # and the code is not used up


async def test_a_suspended_member_is_told_so_and_nothing_is_counted(world: World) -> None:
    await world.say("lan", BOY)
    assert "Đã tạm ngừng Nguyễn Thị Lan" in await world.say("binh", "/tamngung Lan")
    for words in ("1", BOY, "/tonghop", "/cuatoi", "menu"):
        assert "tạm ngừng" in await world.say("lan", words)
    assert await number(world, entry) == 0
    assert "(tạm ngừng)" in await world.say("binh", "thanhvien")
    await world.say("binh", "/molai Lan")
    assert "Đã lưu, mã 1C" in await world.say("lan", "1")  # what waited still waits


async def test_a_suspended_member_can_still_leave(world: World) -> None:
    await world.say("binh", "/tamngung Lan")
    assert "0. Ở lại" in await world.say("lan", "/roi")
    assert "đã rời" in await world.say("lan", "1")


async def test_a_one_time_code_does_not_end_a_suspension(world: World) -> None:
    secret = await code(world, "/ma", by="lan")
    await world.say("binh", "/tamngung Lan")
    await world.say("may-moi", secret)
    assert "tạm ngừng" in await world.say("may-moi", BOY)


async def test_an_administrator_without_a_ward_is_told_what_to_do_and_meets_no_error(world: World) -> None:
    def put(connection) -> None:
        from domain.people import Role

        made = members.add(connection, ward_id=None, role=Role.ADMIN, name="Ông Mới", unit="", now=world.now, consented=True)
        members.bind(connection, "test", "t", "moi", made, world.now)

    await world.store.run(put)
    office = "/thanhvien|/moi ctv tổ 5|cho|luuy|lech|danhsachto|/to 1-5|/ho Tổ 5: 1 Lan|/chuyen Lan tổ 7|/tamngung Lan"
    for words in ("menu", "tonghop", "trogiup", "cuatoi", BOY, "0", "/ma", "/xem 1C", "huy", *office.split("|")):
        assert "Máy chủ gặp lỗi" not in await world.say("moi", words), words
    assert "Đã tạo Phường Mới" in await world.say("moi", "/phuong Phường Mới")
