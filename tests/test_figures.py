"""What /tonghop says: whose figures, of when, and that every number is the sum of what was told."""

from __future__ import annotations

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select, update

from domain.counting import part_of, unit_code
from domain.entrycode import entry_code
from storage import figures, members, places
from storage.connection import Connection
from storage.tables import tally, ward
from tests.world import World

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
SILENT = "Chưa báo: tổ 1, tổ 2, tổ 3, tổ 4, tổ 6"


async def save(world: World, who: str, *lines: str) -> str:
    """Say these lines, then yes; the receipt."""
    for line in lines:
        await world.say(who, line)
    return await world.say(who, "1")


def line(said: str, start: str) -> str:
    """The line of an answer that begins so."""
    lines = [re.sub(r"^(?:- |\d+\. )", "", one.strip()) for one in said.splitlines()]
    return next((one for one in lines if one.startswith(start)), "")


async def counts(world: World, count: str) -> dict[int, int]:
    """Area → n of a figure, all months."""
    query = select(tally.c.area_id, tally.c.n).where(tally.c.count == count)
    found: dict[int, int] = {}
    for area, n in await world.store.read(lambda c: c.execute(query).all()):
        found[area] = found.get(area, 0) + n
    return {area: n for area, n in found.items() if n}


# --- marriages -------------------------------------------------------------------------------------------------------

COUPLE = "/kethon ngày 15/11, chú rể Phạm Văn Hùng, cô dâu Lê Thị Mận"


async def test_one_couple_of_two_groups_is_two_persons_and_one_couple(world: World) -> None:
    assert "Tổ 5, tháng 11: 1 người kết hôn" in await save(world, "lan", COUPLE, "2")
    assert "Tổ 7, tháng 11: 1 người kết hôn" in await save(world, "hoa", COUPLE, "3")
    said = await world.say("hung", "tonghop")
    assert line(said, "Kết hôn").startswith("Kết hôn: 2 người, 1 cặp")
    assert line(said, "Tổ 5") == "Tổ 5: 1 người kết hôn"
    assert line(said, "Tổ 7") == "Tổ 7: 1 người kết hôn"
    await world.checked()
    for who, code in (("lan", "1C"), ("hoa", "2E")):
        await world.say(who, f"/huy {code}")
        await world.say(who, "1")
        await world.checked()
        left = {"lan": "Kết hôn: 1 người, 1 cặp", "hoa": ""}[who]
        assert line(await world.say("hung", "tonghop"), "Kết hôn").startswith(left)


async def test_a_couple_of_one_group_is_two_persons_and_told_twice_still_one_couple(world: World) -> None:
    assert "Tổ 5, tháng 11: 2 người kết hôn" in await save(world, "lan", COUPLE, "1")
    assert "giống vậy" in await save(world, "lan", COUPLE, "1")
    assert "đã báo rồi" in await world.say("lan", "1")
    said = await save(world, "thu", COUPLE, "tổ 5", "1", "chưa rõ")
    assert "Cảm ơn" in said
    assert line(await world.say("hung", "tonghop"), "Kết hôn").startswith("Kết hôn: 2 người, 1 cặp")
    await world.checked()


async def test_two_weddings_on_one_day_are_two_couples(world: World) -> None:
    await save(world, "lan", COUPLE, "1")
    assert "Đã lưu" in await save(world, "lan", "/kethon ngày 15/11, chú rể Trịnh Văn Quý, cô dâu Đinh Thị Sen", "1")
    assert line(await world.say("hung", "tonghop"), "Kết hôn").startswith("Kết hôn: 4 người, 2 cặp")


async def test_correcting_one_half_of_a_couple_keeps_it_one(world: World) -> None:
    await save(world, "lan", COUPLE, "2")
    assert "giống vậy" in await save(world, "hoa", "/kethon ngày 15/11, cô dâu Lê Thị Mận", "3")
    assert "Đã lưu, mã 2E" in await world.say("hoa", "1")
    assert "Đã sửa" in await save(world, "hoa", "sua 2E", "năm sinh vợ 2000")
    assert line(await world.say("hung", "tonghop"), "Kết hôn").startswith("Kết hôn: 2 người, 1 cặp")
    await world.checked()


async def test_a_groom_of_17_is_counted_and_only_staff_see_the_flag(world: World) -> None:
    said = await world.say("lan", "/kethon hôm qua, chú rể Lê Văn Tú sinh năm 2009, cô dâu Trần Thị Na")
    said += await save(world, "lan", "1")
    for who in ("lan", "tam", "hung", "hoa"):
        for words in ("luuy", "cho", "tonghop", "cuatoi", "/xem 1C"):
            said += await world.say(who, words)
    assert "tảo hôn" not in said.lower()
    assert "2 người kết hôn" in said
    assert "Cần lưu ý: 1 việc" in await world.say("thu", "cho")
    assert "Tảo hôn: Kết hôn" in await world.say("thu", "luuy")
    assert await counts(world, "child_marriage_persons") == {5: 1}
    await save(world, "lan", "sua 1C", "5", "1999")
    assert await counts(world, "child_marriage_persons") == {}
    assert "Không có việc nào cần lưu ý" in await world.say("binh", "luuy")
    await world.checked()


async def test_spouses_who_are_kin_are_counted_and_only_the_teller_and_staff_read_it(world: World) -> None:
    told = "/kethon hôm qua, chú rể Lý A Sử, cô dâu Lý Thị Mai, cả hai ở tổ 5, con cô con cậu lấy nhau"
    assert "Cận huyết thống: có" in await world.say("lan", told)
    assert "có cận huyết thống" in await world.say("lan", "1")
    for who in ("lan", "thu"):
        assert "Cận huyết thống: có" in await world.say(who, "/xem 1C"), who
    assert "Kết hôn cận huyết thống: Kết hôn" in await world.say("thu", "luuy")
    for who in ("hung", "tam", "hoa"):
        for words in ("/xem 1C", "luuy", "tonghop", "chitiet 1", "phieu"):
            assert "huyết" not in await world.say(who, words), (who, words)
    assert await counts(world, "consanguineous_persons") == {5: 2}
    await save(world, "lan", "sua 1C", "9", "2")
    assert await counts(world, "consanguineous_persons") == {}
    assert "Cận huyết thống?" not in await world.say("lan", "/kethon 18/11, chú rể Lê Văn Ba, cô dâu Lê Thị Tư, chỉ chồng")
    await world.checked()


# --- the elderly -----------------------------------------------------------------------------------------------------

TAM = "/khamnct {} bà Nguyễn Thị Tám sn 1950"


async def checkups(world: World, who: str = "hung") -> str:
    return line(await world.say(who, "/tonghop năm 2026"), "Khám người cao tuổi")


async def test_a_second_check_up_in_the_year_adds_a_visit_and_no_person(world: World) -> None:
    for day in ("ngày 5/1/2026", "ngày 20/11", "hôm nay"):
        assert "Đã lưu" in await save(world, "lan", TAM.format(day))
        await world.checked()
    assert await checkups(world) == "Khám người cao tuổi: 3 lượt, 1 người khám lần đầu trong năm"
    for code, left in (("1C", "2 lượt, 1 người"), ("2E", "1 lượt, 1 người"), ("3G", "")):
        await world.say("lan", f"/huy {code}")
        await world.say("lan", "1")
        await world.checked()
        assert left in await checkups(world)
    assert await counts(world, "elderly_checked") == {}


async def test_a_check_up_of_last_year_counts_the_person_in_last_year(world: World) -> None:
    await save(world, "lan", TAM.format("ngày 5/11/2025"))
    await save(world, "lan", TAM.format("hôm nay"))
    assert await checkups(world) == "Khám người cao tuổi: 1 lượt, 1 người khám lần đầu trong năm"
    assert "1 lượt, 1 người" in line(await world.say("hung", "/tonghop năm 2025"), "Khám người cao tuổi")
    await world.checked()


async def test_a_corrected_day_moves_the_person_to_the_first_visit(world: World) -> None:
    await save(world, "lan", TAM.format("ngày 10/10"))
    await save(world, "lan", TAM.format("ngày 5/11"))
    await save(world, "lan", "sua 1C", "1", "20/11")  # the first becomes the second
    await world.checked()
    said = line(await world.say("hung", "/tonghop tháng 11"), "Khám người cao tuổi")
    assert "2 lượt, 1 người" in said
    assert await checkups(world) == "Khám người cao tuổi: 2 lượt, 1 người khám lần đầu trong năm"


async def test_a_check_up_told_with_less_is_still_the_same_person(world: World) -> None:
    await save(world, "lan", TAM.format("hôm qua"))
    await save(world, "lan", "/khamnct hôm nay bà Nguyễn Thị Tám")
    assert await checkups(world) == "Khám người cao tuổi: 2 lượt, 1 người khám lần đầu trong năm"
    await world.checked()


async def test_another_year_of_birth_is_another_person(world: World) -> None:
    await save(world, "lan", TAM.format("hôm qua"))
    await save(world, "lan", TAM.format("hôm nay").replace("1950", "1944"))
    assert await checkups(world) == "Khám người cao tuổi: 2 lượt, 2 người khám lần đầu trong năm"


async def test_an_unnamed_group_is_visits_and_never_coverage(world: World) -> None:
    said = await save(world, "lan", "/khamnct", "hôm nay", "30 cụ")
    assert "Tổ 5, tháng 11: 30 lượt khám" in said
    assert await checkups(world) == "Khám người cao tuổi: 30 lượt, 0 người khám lần đầu trong năm"
    await world.checked()


async def test_the_same_name_in_two_groups_is_two_persons(world: World) -> None:
    await save(world, "lan", TAM.format("hôm nay"))
    assert "Đã lưu" in await save(world, "hoa", TAM.format("hôm nay"))
    assert await checkups(world) == "Khám người cao tuổi: 2 lượt, 2 người khám lần đầu trong năm"


# --- spans, areas and silence ----------------------------------------------------------------------------------------


async def test_the_askers_own_group_and_month_by_default_the_ward_for_the_office(world: World) -> None:
    await save(world, "lan", "/sinh ngày 20/11, bé trai, con thứ 3, mẹ Nguyễn Thị Hoa")
    await save(world, "hoa", "/sinh ngày 19/11, bé gái, con thứ 1, mẹ Trần Thị Thu")
    assert (await world.say("lan", "tonghop")).startswith("Tổ 5, tháng 11/2026 (đến 21/11)\n")
    assert "1 cháu (1 trai, 0 gái), con thứ 3 trở lên: 1" in await world.say("lan", "tonghop")
    for who in ("binh", "thu", "hung"):
        said = await world.say(who, "tổng hợp")
        assert said.startswith("Phường Hoa Sen (thử nghiệm), tháng 11/2026 (đến 21/11)\nSố tổ đã báo: 2/7\n")
        assert "2 cháu (1 trai, 1 gái), con thứ 3 trở lên: 1" in said
        assert f"{SILENT}" in said
        assert (await world.say(who, "/tonghop tổ 7")).startswith("Tổ 7, tháng 11/2026")


async def test_a_period_in_words_is_that_period(world: World) -> None:
    for words, label in (
        ("tháng trước", "tháng 10/2026"),
        ("quý 3", "quý 3/2026"),
        ("tổ 5 quý 3", "quý 3/2026"),
        ("6 tháng đầu năm", "6 tháng đầu năm 2026"),
        ("năm 2025", "năm 2025"),
        ("tháng 11/2025", "tháng 11/2025"),
        ("năm ngoái", "năm 2025"),
    ):
        assert label in (await world.say("hung", f"/tonghop {words}")).splitlines()[0], words


async def test_nothing_reported_differs_from_nothing_happened_and_from_taken_back(world: World) -> None:
    await save(world, "hoa", "/khongphatsinh tháng 11")
    await save(world, "lan", "/sinh ngày 20/11, bé trai, con thứ 1, mẹ Nguyễn Thị Hoa")
    said = await world.say("hung", "tonghop")
    assert line(said, "Tổ 7") == "Tổ 7: đã báo, không có phát sinh"
    assert SILENT in said
    await world.say("lan", "huy")
    await world.say("lan", "3")
    said = await world.say("hung", "tonghop")
    assert "Số tổ đã báo: 1/7" in said
    assert "tổ 4, tổ 5, tổ 6" in said
    await save(world, "hoa", "/sinh ngày 20/11, bé trai, con thứ 1, mẹ Nguyễn Thị Hoa")  # something happened after all
    assert line(await world.say("hung", "tonghop"), "Tổ 7") == "Tổ 7: 1 cháu, 1 trai 0 gái"


async def test_last_year_is_shown_where_there_is_any_and_never_as_zero(world: World) -> None:
    assert "Cùng kỳ năm 2025: chưa có số liệu." in await world.say("hung", "tonghop")
    receipt = await save(world, "lan", "/sinh ngày 5/11/2025, bé gái, con thứ 2, mẹ Nguyễn Thị Hoa")
    assert "tháng 11/2025" in receipt  # not taken for this November
    await save(world, "lan", "/sinh ngày 25/11/2025, bé gái, con thứ 2, mẹ Trần Thị Thu")  # after the day we count to
    await save(world, "hoa", "/sinh ngày 19/11, bé trai, con thứ 1, mẹ Lê Thị Mận")
    said = await world.say("hung", "tonghop")
    assert "cùng kỳ 2025: 1 cháu, 0 trai 1 gái" in said
    assert "Số tổ đã báo: 1/7" in said
    assert line(said, "Tổ 5") == "Tổ 5: chưa báo (năm 2025: 1 cháu, 0 trai 1 gái)"
    assert line(said, "Tổ 7") == "Tổ 7: 1 cháu, 1 trai 0 gái (năm 2025: chưa có số liệu)"
    assert "2 cháu" in await world.say("lan", "/tonghop tháng 11/2025")
    assert "cùng kỳ 2025: 2 cháu" in await world.say("lan", "/tonghop năm 2026") or "đến 21/11" in await world.say(
        "lan", "/tonghop năm 2026"
    )
    await world.checked()


async def test_the_groups_and_the_cells_together_are_the_ward(world: World) -> None:
    await world.store.run(lambda c: members.take_charge(c, 1, areas=[6], since=world.now.date().replace(day=1)))
    await save(world, "lan", "/tuyentruyen tối qua, sinh đủ hai con, 33 người, tổ 5")
    await save(world, "lan", "/tuyentruyen hôm nay, sinh đủ hai con, 10 người, tổ 6")
    await save(world, "hoa", "/tuyentruyen tối qua, sinh đủ hai con, 7 người")
    await save(world, "tam", "/tuyentruyen tối qua, nghị quyết 21, 28 người")
    said = await world.say("hung", "tonghop")
    assert line(said, "Tuyên truyền") == "Tuyên truyền: 4 buổi, 78 lượt người"
    each = [line(said, start) for start in ("Tổ 5", "Tổ 6", "Tổ 7", "Các chi bộ")]
    assert [one.split(", ")[-1] for one in each] == ["33 lượt người", "10 lượt người", "7 lượt người", "28 lượt người"]
    assert (await world.say("lan", "tonghop")).startswith("Tổ 5, tổ 6, tháng 11/2026")
    await world.checked()


async def test_a_month_turns_at_midnight_in_the_ward(world: World) -> None:
    world.now = datetime(2026, 11, 30, 23, 50, tzinfo=ZONE)
    await save(world, "lan", "/sinh hôm nay, bé trai, con thứ 1, mẹ Nguyễn Thị Hoa")
    world.later(minutes=20)
    await save(world, "lan", "/sinh hôm nay, bé gái, con thứ 2, mẹ Trần Thị Thu")
    assert "1 cháu (0 trai, 1 gái)" in await world.say("lan", "tonghop")
    assert "1 cháu (1 trai, 0 gái)" in await world.say("lan", "/tonghop tháng trước")
    assert "2 cháu (1 trai, 1 gái)" in await world.say("lan", "/tonghop quý 4")


async def test_a_quarter_is_whole_months_and_a_week_is_days(world: World) -> None:
    for day, name in (("1/10", "Anh"), ("31/10", "Bình"), ("15/11", "Chi"), ("16/11", "Dung"), ("21/11", "Em")):
        await save(world, "lan", f"/sinh ngày {day}/2026, bé gái, con thứ 1, mẹ Nguyễn Thị {name}")
    for words, n in (("quý 4", 5), ("tháng 10", 2), ("tháng 11", 3), ("tuần này", 2), ("năm nay", 5), ("hôm nay", 1)):
        assert f"Trẻ sinh ra: {n} cháu" in await world.say("lan", f"/tonghop {words}"), words


async def test_figures_follow_the_group_and_not_the_one_who_told(world: World) -> None:
    await save(world, "lan", "/sinh ngày 20/11, bé trai, con thứ 1, mẹ Nguyễn Thị Hoa")
    await world.say("binh", "/chuyen Lan tổ 6")
    assert "0 cháu" in await world.say("lan", "tonghop") or "chưa có số liệu" in await world.say("lan", "tonghop")
    assert line(await world.say("hung", "tonghop"), "Tổ 5") == "Tổ 5: 1 cháu, 1 trai 0 gái"


def test_a_code_of_an_entry_never_names_another_by_one_slip() -> None:
    for entry in (7, 42, 1042, 99999):
        code = entry_code(entry)
        for place in range(len(code) - 1):
            for digit in "0123456789":
                slip = code[:place] + digit + code[place + 1 :]
                assert slip == code or entry_code(int(slip[:-1])) != slip.lstrip("0") or slip.startswith("0")


# --- the year so far, up and down, and what stands behind a line ------------------------------------------------------


async def test_the_published_table_of_a_district_comes_out_of_entered_figures(world: World) -> None:
    """Hưng Nguyên, four months of 2014: here its first seven communes as groups, each with its own change."""
    changes = {1: 5, 2: 1, 3: 12, 4: -10, 5: -3, 6: 0, 7: -9}
    rows = [f"tổ {group}; 4/2025; sinh 20; nam 10; nữ 10" for group in changes]
    rows += [f"tổ {group}; 4/2026; sinh {20 + n}; nam {10 + n}; nữ 10" for group, n in changes.items()]
    assert "Đã lưu 14 dòng" in await save(world, "thu", "/solieucu " + "\n".join(rows))
    said = await world.say("hung", "/tonghop tháng 4")
    assert line(said, "tăng 3 tổ") == "tăng 3 tổ: tổ 3 (+12), tổ 1 (+5), tổ 2 (+1)"
    assert line(said, "giảm 3 tổ") == "giảm 3 tổ: tổ 4 (−10), tổ 7 (−9), tổ 5 (−3)"
    assert line(said, "không đổi") == "không đổi 1 tổ: tổ 6"
    assert line(said, "từ đầu năm") == "từ đầu năm: 136 cháu; cùng kỳ 2025: 140 cháu (−4)"
    assert line(said, "tỷ số giới tính") == "tỷ số giới tính khi sinh từ đầu năm: 94,3 (66/70); cùng kỳ 2025: 100,0 (70/70)"
    assert "cùng kỳ 2025: chưa có số liệu" in line(said, "con thứ 3")  # not entered is not zero
    await world.checked()


async def test_a_month_half_over_is_not_compared_with_a_whole_one(world: World) -> None:
    await save(world, "thu", "/solieucu tổ 5; 11/2025; sinh 3; nam 1; nữ 2")
    await save(world, "lan", "/sinh ngày 20/11, bé trai, con thứ 1, mẹ Nguyễn Thị Hoa")
    said = await world.say("hung", "tonghop")
    assert "Năm 2025 có số nhập trước, tính cả tháng 11 nên chưa so được." in said
    assert not line(said, "giảm")
    assert "(−" not in said


async def test_a_line_opens_to_its_entries_by_right(world: World) -> None:
    for day in range(1, 13):
        await save(world, "lan", f"/sinh ngày {day}/11, bé gái, con thứ 1, mẹ Nguyễn Thị {chr(64 + day)}a")
    await save(world, "tam", "/tuyentruyen tối qua, nghị quyết 21, 28 người")
    await world.say("hung", "tonghop")
    said = await world.say("hung", "chitiet 1")
    assert "12 việc, trang 1/2" in said
    assert said.count("\n- ") == 10
    assert "Nguyễn" not in said
    said = await world.say("hung", "chitiet 1 trang 2")
    assert said.count("\n- ") == 2
    assert "28" in await world.say("hung", "chi tiết 2")
    await world.say("thu", "tonghop")
    assert "mẹ Nguyễn Thị Aa" in await world.say("thu", "chitiet 1")
    await world.say("hoa", "tonghop")
    assert "có 0 dòng" in await world.say("hoa", "chitiet 1")  # another group's are not hers to open
    assert "Không thấy mã" in await world.say("hoa", "/xem 1C")


async def test_a_line_is_of_the_summary_seen_last_and_never_of_another(world: World) -> None:
    assert "nhắn tonghop trước" in await world.say("hung", "chitiet 1")
    await save(world, "lan", "/sinh ngày 20/11, bé trai, con thứ 1, mẹ Nguyễn Thị Hoa")
    await save(world, "hoa", "/sinh ngày 19/11, bé gái, con thứ 1, mẹ Trần Thị Thu")
    await world.say("hung", "tonghop tổ 7")
    said = await world.say("hung", "chitiet 1")
    assert "tổ 7, tháng 11/2026: 1 việc" in said
    assert "gái" in said
    await save(world, "thu", "/sinh ngày 18/11, bé trai, con thứ 2, hộ 2, tổ 5", "tôi")
    assert "tổ 7" in await world.say("hung", "chitiet 1")
    assert "có 1 dòng, không có dòng 5" in await world.say("hung", "chitiet 5")
    await world.say("binh", "/chuyen Lan tổ 6")
    await world.say("lan", "tonghop")


async def test_sessions_are_kept_by_topic_form_and_cell(world: World) -> None:
    await save(world, "lan", "/tuyentruyen tối qua, họp tổ, sinh đủ hai con, 33 người")
    await save(world, "tam", "/tuyentruyen hôm nay, nghị quyết 21, 28 người")
    sums = await world.store.read(lambda c: figures.totals(c, 1, date(2026, 11, 1), date(2026, 11, 30), SPLIT))
    assert sums == dict(zip(SPLIT, (1, 33, 1, 1, 28), strict=True))
    await save(world, "lan", "sua 1C", "chủ đề già hoá")
    sums = await world.store.read(lambda c: figures.totals(c, 1, date(2026, 11, 1), date(2026, 11, 30), SPLIT))
    assert list(sums.values()) == [0, 0, 1, 1, 28]
    await world.checked()


SPLIT = (
    "sessions.topic.replacement_fertility",
    "attendees.topic.replacement_fertility",
    "sessions.form.group_meeting",
    part_of("sessions", "unit", unit_code("Chi bộ 3")),
    part_of("attendees", "unit", unit_code("chi bo  3")),
)


async def test_two_groups_or_two_periods_stand_side_by_side(world: World) -> None:
    await save(world, "lan", "/sinh ngày 20/11, bé trai, con thứ 1, mẹ Nguyễn Thị Hoa")
    await save(world, "lan", "/sinh ngày 5/8, bé gái, con thứ 1, mẹ Trần Thị Mai")
    await save(world, "lan", "/sinh ngày 6/11, bé gái, con thứ 2, mẹ Lê Thị Na")
    await save(world, "hoa", "/sinh ngày 19/11, bé gái, con thứ 1, mẹ Trần Thị Thu")
    said = await world.say("hung", "so sánh tổ 5 tổ 7 tháng 11")
    assert said.startswith("So sánh tổ 5 với tổ 7, tháng 11/2026 (đến 21/11)\n")
    assert line(said, "Trẻ mới sinh") == "Trẻ mới sinh (−1)"
    assert line(said, "tổ 5:") == "tổ 5: 2 cháu, 1 trai 1 gái"
    said = await world.say("lan", "so sanh quy 3 voi quy 4")
    assert said.startswith("So sánh quý 3/2026 với quý 4/2026 (đến 21/11), tổ 5\n")
    assert line(said, "Trẻ mới sinh") == "Trẻ mới sinh (+1)"
    assert "Tổ 6: chưa có số liệu." in await world.say("hung", "/sosanh tổ 5 tổ 6 tháng 11")
    assert "chỉ xem được số liệu của tổ 5" in await world.say("lan", "/sosanh tổ 5 tổ 7")
    for words in ("/sosanh", "/sosanh tổ 5", "/sosanh tổ 5 tổ 6 quý 1 quý 2", "/sosanh tháng 11"):
        assert "Chưa đủ ý" in await world.say("hung", words), words


async def test_figures_of_a_cell_are_what_its_people_told(world: World) -> None:
    await save(world, "tam", "/tuyentruyen tối qua, nghị quyết 21, 28 người")
    await save(world, "tam", "/thamho hôm nay, hộ 12, sinh đủ hai con")
    await save(world, "lan", "/tuyentruyen tối qua, sinh đủ hai con, 33 người")
    said = await world.say("hung", "tonghop theo chi bộ")
    assert said.startswith("Theo chi bộ, đơn vị, tháng 11/2026 (đến 21/11)")
    told = line(said, "Chi bộ 3")
    assert told == "Chi bộ 3: số buổi tuyên truyền 1, lượt người dự 28; số lượt thăm 1, số lượt hộ 1"
    assert "Chưa có số liệu: Trạm Y tế" in said
    assert "1. Buổi tuyên truyền: số buổi tuyên truyền 1" in await world.say("hung", "tonghop chi bộ 3")
    said = await world.say("hung", "chitiet 1")
    assert "Chi bộ 3, tháng 11/2026: 1 việc" in said
    assert "28" in said
    assert "lượt người dự 28" in await world.say("tam", "tonghop chi bộ")
    assert "dành cho cán bộ" in await world.say("tam", "tonghop Trạm Y tế")
    assert "dành cho cán bộ" in await world.say("lan", "tonghop chi bộ 3")
    await world.checked()


async def test_a_city_is_the_sum_of_its_wards_for_whom_the_operator_let_in(world: World) -> None:
    def more(connection: Connection) -> None:
        connection.execute(update(ward).values(demo=False))
        other = places.add_ward(connection, "Phường Hoa Mai")
        places.add_area(connection, other, "1", "tổ", None)

    await world.store.run(more)
    await save(world, "lan", "/sinh ngày 20/11, bé trai, con thứ 3, mẹ Nguyễn Thị Hoa")
    await save(world, "hoa", "/sinh ngày 5/10, bé gái, con thứ 1, mẹ Trần Thị Thu")
    for who in ("hung", "binh", "lan", "tam"):
        refused = "cần được người vận hành" if who == "hung" else "dành cho cán bộ"
        assert refused in await world.say(who, "tonghop thành phố"), who
    hung = await world.store.run(lambda c: members.at(c, "test", "t", "hung", "2026-11-21"))
    assert hung is not None
    await world.store.run(lambda c: members.set_city(c, hung.member.id, True))
    said = await world.say("hung", "tonghop thành phố quý 4")
    assert said.startswith("Toàn thành phố, quý 4/2026 (đến 21/11): 1/2 phường, xã có số liệu\n")
    assert line(said, "Trẻ sinh ra") == "Trẻ sinh ra: 2 cháu"
    assert line(said, "Tỷ lệ con thứ 3") == "Tỷ lệ con thứ 3 trở lên: 50,00% (1/2)"
    assert line(said, "Phường Hoa Sen") == "Phường Hoa Sen (thử nghiệm): 2 cháu (1 trai, 1 gái), 2/7 tổ đã báo"
    assert line(said, "Phường Hoa Mai") == "Phường Hoa Mai: chưa có số liệu"
    assert "Trẻ sinh ra: 1 cháu" in await world.say("hung", "tonghop thành phố")
    assert "Chưa đủ ý" in await world.say("hung", "tonghop thành phố tuần này")


async def test_a_month_that_is_over_says_who_told_in_time(world: World) -> None:
    world.now = datetime(2026, 11, 2, 23, 0, tzinfo=ZONE)
    await save(world, "lan", "/sinh ngày 20/10, bé trai, con thứ 1, mẹ Nguyễn Thị Hoa")
    assert "trong hạn" not in await world.say("hung", "/tonghop tháng 10")
    world.now = datetime(2026, 11, 3, 8, 0, tzinfo=ZONE)
    await save(world, "hoa", "/sinh ngày 21/10, bé gái, con thứ 1, mẹ Trần Thị Thu")
    said = await world.say("hung", "/tonghop tháng 10")
    assert line(said, "Số tổ đã báo") == "Số tổ đã báo: 2/7; trong hạn (đến 2/11): 1/7"
    assert "trong hạn" not in await world.say("hung", "/tonghop quý 3")
