"""The ward's office: setting up, charges that pass from one to another on a day, and what waits for staff."""

from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select

from storage import members
from storage.connection import Connection
from storage.tables import area, household
from tests.world import World

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
CODE = re.compile(r"[A-Z2-9]{4}-[A-Z2-9]{4}")
BOY = "/sinh ngày 20/11, bé trai, con thứ 1, mẹ Nguyễn Thị Hoa"
BOY_12 = "/sinh hôm qua, bé trai, con thứ 1, hộ 12"


async def charge(world: World, who: str) -> str:
    """What the list of members says of somebody."""
    said = await world.say("binh", "thanhvien")
    return next((line.split(". ", 1)[1] for line in said.splitlines() if who in line), "")


async def test_a_ward_is_set_up_from_nothing_by_its_administrator(world: World) -> None:
    def put(connection: Connection) -> None:
        from domain.people import Role

        made = members.add(connection, ward_id=None, role=Role.ADMIN, name="Ông Mới", unit="", now=world.now, consented=True)
        members.bind(connection, "test", "t", "moi", made, world.now)

    await world.store.run(put)
    assert "Đã tạo Phường Hoa Mai" in await world.say("moi", "/phuong Phường Hoa Mai")
    assert "Trạm Y tế số 2" in await world.say("moi", "/tram Trạm Y tế số 2")
    assert "Đã có 7 tổ: 1, 2, 3, 4, 5, 7, Đông Khê" in await world.say("moi", "/to 1-5, 7, Đông Khê trạm Trạm Y tế số 2")
    said = await world.say("moi", "/ho Tổ 5: 1 Lan; 2 Nguyễn Văn Tám; 100.1 Vũ Thị Ngọc; abc\nTổ 7: 1 Sáu\nĐông Khê: 3 Bảy")
    assert "Tổ 5: thêm 3 hộ" in said
    assert "Chưa đọc được: abc" in said
    assert "Tổ 7: thêm 1 hộ" in said
    assert "ông Khê: thêm 1 hộ" in said
    assert "Tổ 5: thêm 0 hộ, đổi tên 1 hộ. Nay có 3 hộ" in await world.say("moi", "Tổ 5: 1 Lan Anh; 2 Nguyễn Văn Tám")
    said = await world.say("moi", "danhsachto")
    assert "Tổ 5: 3 hộ" in said
    assert said.startswith("7 tổ:")
    assert "Đã có 5 tổ" in await world.say("moi", "/to 1-5")  # again: none is doubled
    assert (await world.say("moi", "danhsachto")).startswith("7 tổ:")
    found = CODE.search(await world.say("moi", "/moi ctv Đông Khê tên Bà Chín") or "")
    found = found or CODE.search(await world.say("moi", "/moi ctv tổ Đông Khê tên Bà Chín"))
    assert found
    await world.say("chin", found[0])
    await world.say("chin", "1")
    assert "Đông Khê" in await world.say("chin", BOY)
    await world.say("chin", "1")
    assert "Số tổ đã báo: 1/7" in await world.say("moi", "tonghop")


UNCLEAR = """
/to|/to 1-9999|/to 5-1|/ho|/ho abc|/ho Tổ 5|/ho Tổ 99: 1 Lan|/moi|/moi abc|/moi ctv|/moi ctv tổ 99|/moi đảng viên chi bộ 3|
/moi đảng viên chi bộ 3 tổ 5 hộ 999|/moi lại|/moi lại Ai Đó|/chuyen|/chuyen Lan|/chuyen Ai Đó tổ 7|/chuyen Lan tổ 99|
/chuyen Tám tổ 7|/chuyen Hùng tổ 7|/bangiao|/bangiao Lan|/bangiao Lan cho Ai Đó|/bangiao Lan cho Hoa từ 31/2|
/bangiao Lan cho Hoa từ blah|/bangiao Lan cho Hoa hộ 999|/bangiao Lan cho Lan|/bangiao Lan cho Tám|/bangiao Lan cho Hùng|
/tamngung|/tamngung Ai Đó|/molai|/phuong|/tram|/xem|/xem abc|/sua abc
"""


async def test_a_command_not_understood_says_what_is_wrong_and_changes_nothing(world: World) -> None:
    def state(connection: Connection) -> list[object]:
        return [connection.execute(select(table)).all() for table in (area, household)]

    before, people = await world.store.read(state), await world.say("binh", "thanhvien")
    for words in UNCLEAR.replace("\n", "").split("|"):
        said = await world.say("binh", words)
        assert said, words
        assert "Máy chủ gặp lỗi" not in said, words
        assert not CODE.search(said.replace("ABCD-2345", "")), words
        assert await world.store.read(state) == before, words
        assert await world.say("binh", "thanhvien") == people, words


async def test_a_collaborator_moved_reports_in_the_new_group_from_that_day(world: World) -> None:
    await world.say("lan", BOY)
    await world.say("lan", "1")
    assert "Từ hôm nay Nguyễn Thị Lan phụ trách tổ 6" in await world.say("binh", "/chuyen Lan tổ 6")
    assert (await world.say("lan", "/sinh ngày 19/11, bé gái, con thứ 2, mẹ Lê Thị Na")).startswith("Trẻ mới sinh, tổ 6")
    await world.say("lan", "1")
    said = await world.say("hung", "tonghop")
    assert "Tổ 5: 1 cháu" in said
    assert "Tổ 6: 1 cháu" in said


async def test_an_entry_told_before_the_move_is_corrected_where_it_happened(world: World) -> None:
    await world.say("lan", BOY)
    await world.say("lan", "1")
    await world.say("binh", "/chuyen Lan tổ 6")
    await world.say("lan", "sua 1C")
    said = await world.say("lan", "con thứ 2")
    assert "Trẻ mới sinh, tổ 5" in said
    assert "Đã sửa, mã 1C" in await world.say("lan", "1")
    assert "Tổ 5: 1 cháu" in await world.say("hung", "tonghop")
    await world.checked()


async def test_households_handed_over_from_a_coming_day_pass_on_that_day_and_not_before(world: World) -> None:
    await world.say("binh", "/chuyen Hoa tổ 5, 7")
    assert "Từ ngày 1/12, Phạm Thị Hoa phụ trách hộ 12, 14" in await world.say("binh", "/bangiao Lan cho Hoa hộ 12, 14 từ 1/12")
    assert "1. Đúng, lưu" in await world.say("lan", BOY_12)
    await world.say("lan", "0")
    world.now = datetime(2026, 11, 30, 23, 59, tzinfo=ZONE)
    assert "1. Đúng, lưu" in await world.say("lan", BOY_12)
    await world.say("lan", "0")
    world.now = datetime(2026, 12, 1, 0, 1, tzinfo=ZONE)
    assert "Xin chọn hộ khác" in await world.say("lan", BOY_12)
    await world.say("lan", "0")
    assert "1. Đúng, lưu" in await world.say("lan", "/sinh hôm qua, bé trai, con thứ 1, hộ 15")
    await world.say("lan", "0")
    assert "1. Đúng, lưu" in await world.say("hoa", BOY_12 + ", tổ 5")


async def test_a_party_members_households_pass_to_another_party_member(world: World) -> None:
    found = CODE.search(await world.say("binh", "/moi đảng viên chi bộ 3 tổ 5 hộ 1 tên Lý Văn Sáu"))
    assert found
    await world.say("sau", found[0])
    await world.say("sau", "1")
    await world.say("binh", "/bangiao Tám cho Sáu hộ 14 từ 25/11")
    for who, fine in (("tam", True), ("sau", False)):
        assert ("Xin chọn hộ khác" not in await world.say(who, "/sinh hôm qua, bé trai, con thứ 1, hộ 14")) == fine
        await world.say(who, "0")
    world.later(days=5)
    for who, fine in (("tam", False), ("sau", True)):
        assert ("Xin chọn hộ khác" not in await world.say(who, "/sinh hôm qua, bé trai, con thứ 1, hộ 14")) == fine
        await world.say(who, "0")
    assert "hộ 12, 15" in await charge(world, "Lê Văn Tám")
    assert "hộ 1, 14" in await charge(world, "Lý Văn Sáu")


async def test_everything_of_somebody_passes_to_another_today(world: World) -> None:
    assert "Phạm Thị Hoa phụ trách tổ 5" in await world.say("binh", "/bangiao Lan cho Hoa")
    assert await charge(world, "Phạm Thị Hoa") == "Phạm Thị Hoa, cộng tác viên dân số, tổ 5, tổ 7"
    assert await charge(world, "Nguyễn Thị Lan") == "Nguyễn Thị Lan, cộng tác viên dân số"
    assert "Máy chủ gặp lỗi" not in await world.say("lan", BOY) + await world.say("lan", "tonghop")
    said = await world.say("hoa", BOY)
    assert "Ở tổ nào?" in said
    assert "Trẻ mới sinh, tổ 5" in await world.say("hoa", "tổ 5")


async def test_an_own_entry_of_a_household_handed_over_can_still_be_corrected(world: World) -> None:
    await world.say("lan", BOY_12)
    await world.say("lan", "1")
    await world.say("binh", "/bangiao Lan cho Hoa hộ 12")
    await world.say("lan", "sua 1C")
    assert "Xin chọn hộ khác" not in await world.say("lan", "con thứ 2")
    assert "Đã sửa, mã 1C" in await world.say("lan", "1")


async def test_a_name_that_fits_two_people_is_not_guessed(world: World) -> None:
    found = CODE.search(await world.say("binh", "/moi ctv tổ 6 tên Trần Thị Lan"))
    assert found
    await world.say("lan2", found[0])
    await world.say("lan2", "1")
    assert "Không thấy" in await world.say("binh", "/tamngung Lan")
    assert "Đã tạm ngừng Nguyễn Thị Lan" in await world.say("binh", "/tamngung Nguyễn Thị Lan")
    assert "Đã mở lại" in await world.say("binh", "/molai 1")


async def test_staff_see_who_has_something_waiting(world: World) -> None:
    assert "Không có việc nào chờ lưu" in await world.say("thu", "cho")
    await world.say("lan", BOY)
    await world.say("hoa", BOY)
    await world.say("hoa", "/sinh ngày 19/11, bé gái, con thứ 2, mẹ Lê Thị Na")
    said = await world.say("thu", "cho")
    assert "Chưa lưu (3 việc)" in said
    assert "- Nguyễn Thị Lan: 1 việc, từ 12:00 21/11" in said
    assert "- Phạm Thị Hoa: 2 việc" in said
    await world.say("lan", "1")
    await world.say("hoa", "0")
    assert "Không có việc nào chờ lưu" in await world.say("thu", "cho")


async def test_staff_with_a_draft_drop_it_by_one_word_after_looking_at_differences(world: World) -> None:
    await world.say("thu", BOY)
    await world.say("thu", "lech")
    assert "Đã bỏ việc đang ghi" in await world.say("thu", "0")


async def test_everyday_words_of_a_reporter_are_not_commands(world: World) -> None:
    """ "rồi", "chờ", "má", "mời", "hộ", "tổ", "xem" in an answer or a sentence do what people mean by them."""
    await world.say("lan", "/sinh ngày 20/11, bé trai, con thứ 1")
    for word in ("rồi", "chờ em tí", "xem đã", "mời bác", "sửa đi đâu"):
        said = await world.say("lan", word)
        assert "rời" not in said
        assert "dành cho cán bộ" not in said, word
    assert "Mẹ: Nguyễn Thị Hoa" in await world.say("lan", "Nguyễn Thị Hoa")
