"""What was before the bot: stocks and past figures pasted by staff, never half saved, never counted twice, always traceable."""

from __future__ import annotations

from datetime import date

from domain.entrycode import entry_code
from domain.indicators import INDICATORS, figure
from domain.stocks import Stock
from storage import facts, figures, stocks
from tests.test_figures import line, save
from tests.world import World

PAST = "/solieucu tổ 5; 11/2025; sinh 3; nam 1; nữ 2; mất 1\ntổ 7; 11/2025; sinh 0\nphường; 10/2025; kết hôn 12"


async def month(world: World, year: int, number: int) -> dict[tuple[int, str], int]:
    first, last = date(year, number, 1), date(year, number, 28)
    return await world.store.read(lambda c: figures.sums(c, 1, first, last))


async def test_past_figures_are_read_back_saved_and_traced(world: World) -> None:
    said = await world.say("thu", PAST)
    assert "Số nhập trước, 3 dòng:" in said
    assert "- Tổ 5, tháng 11/2025: số trẻ sinh ra 3, trẻ em trai 1, trẻ em gái 2, số người chết 1" in said
    assert "- Tổ 7, tháng 11/2025: không có gì (0)" in said
    assert await month(world, 2025, 11) == {}
    assert "Đã lưu 3 dòng" in await world.say("thu", "1")
    sums = await month(world, 2025, 11)
    assert (sums[5, "births"], sums[5, "girls"], sums[5, "deaths"], sums[7, "past_reports"]) == (3, 2, 1, 1)
    assert (await month(world, 2025, 10))[0, "marriage_persons"] == 12
    await world.checked()
    assert "1C Tổ 5, tháng 11/2025" in await world.say("binh", "/solieucu")
    said = await world.say("binh", "/xem 1C")
    assert "Số nhập trước" in said
    assert "Người báo: Vũ Thị Thu, ngày 21/11/2026" in said


async def test_what_is_given_again_takes_the_place_of_the_first_with_its_trace(world: World) -> None:
    await save(world, "thu", PAST)
    said = await world.say("binh", "/solieucu tổ 5; 11/2025; sinh 4; nam 2; nữ 2")
    assert "(thay: số trẻ sinh ra 3, trẻ em trai 1, trẻ em gái 2, số người chết 1)" in said
    await world.say("binh", "1")
    sums = await month(world, 2025, 11)
    assert sums[5, "births"] == 4
    assert (5, "deaths") not in sums
    assert "Trần Thị Bình" in await world.say("thu", "/xem 1C")
    await world.checked()
    await world.say("thu", "/huy 1C")
    assert "Đã huỷ mã 1C (nhập nhầm)." in await world.say("thu", "1")
    assert (5, "births") not in await month(world, 2025, 11)
    await world.checked()


async def test_each_bad_line_gets_one_sentence_and_nothing_is_half_saved(world: World) -> None:
    said = await world.say(
        "thu",
        "/solieucu tổ 5; 3/2025; sinh 2; nam 1; nữ 1\ntổ 99; 3/2025; sinh 1\ntổ 6; 3/2025; sinh 2; nam 1\n"
        "tổ 5; 3/2025; mất 1\ntổ 7; 11/2026; mất 1\ntổ 7; 4/2025; bò 3\ntổ 7; 5/2025; sinh\ntổ 7; mất 1\n"
        "tổ 4; 4/2025; sinh 1; nam 1; nữ 0; con thứ 3: 2",
    )
    for number, words in (
        (2, "«tổ 99»"),
        (3, "sinh 2 nhưng trai cộng gái là 1"),
        (4, "trùng tổ và kỳ với dòng 1"),
        (5, "tháng 11/2026 chưa hết"),
        (6, "không hiểu mục «bò 3»"),
        (7, "«sinh» thiếu số"),
        (8, "chưa rõ tháng nào"),
        (9, "«Con thứ 3 trở lên» nhiều hơn «Số trẻ sinh ra»"),
    ):
        assert words in line(said, f"Dòng {number}:"), said
    assert "Chưa lưu gì. 1 dòng khác đọc được" in said
    assert "Còn 8 dòng chưa đúng" in await world.say("thu", "1")
    said = await world.say("thu", "tổ 6; 3/2025; sinh 2; nam 1; nữ 1")
    assert "Số nhập trước, 2 dòng" in said
    await world.say("thu", "1")
    assert (await month(world, 2025, 3))[6, "births"] == 2
    await world.checked()


async def test_a_table_pasted_from_a_sheet_is_read_by_its_headings(world: World) -> None:
    said = await world.say("thu", "/solieucu Tổ\tTháng\tSinh\tNam\tNữ\tMất\n5\t3/2025\t2\t1\t1\t0\n6\t3/2025\t1\t0\t1\t3")
    assert "- Tổ 5, tháng 3/2025: số trẻ sinh ra 2" in said
    assert "- Tổ 6, tháng 3/2025: số trẻ sinh ra 1, trẻ em gái 1, số người chết 3" in said


async def test_nothing_is_counted_twice_whichever_comes_first(world: World) -> None:
    await save(world, "lan", "/sinh ngày 5/11/2025, bé gái, con thứ 2, mẹ Nguyễn Thị Hoa")
    said = await world.say("thu", PAST)
    assert "Dòng 1: tổ 5, tháng 11/2025 đã có «Trẻ mới sinh» được báo" in said
    await world.say("thu", "tổ 5; 11/2025; mất 1")  # other things of that month may be given
    assert "Đã lưu 3 dòng" in await world.say("thu", "1")
    said = await save(world, "lan", "/baotu ông Nguyễn Văn Bảy mất ngày 6/11/2025")
    assert "Không ghi «Người mất»: tổ 5, tháng 11/2025 đã có số do cán bộ nhập trước" in said
    assert "Đã lưu" in await save(world, "lan", "/sinh ngày 7/11/2025, bé trai, con thứ 1, mẹ Lê Thị Mận")
    said = await save(world, "hoa", "/kethon ngày 15/10/2025, chú rể Phạm Văn Hùng, cô dâu Lê Thị Mận", "1")
    assert "Không ghi «Kết hôn»" in said  # the whole ward's were given
    said = await world.say("thu", "/solieucu tổ 7; 10/2025; kết hôn 2")
    assert "đã có «Kết hôn» được báo hoặc nhập rồi" in said
    await world.say("thu", "0")
    await world.checked()


async def test_a_correction_into_a_month_entered_before_is_refused(world: World) -> None:
    await save(world, "thu", PAST)
    await save(world, "lan", "/baotu ông Nguyễn Văn Bảy mất ngày 5/9/2025")
    said = await save(world, "lan", f"sua {entry_code(4)}", "ngày 6/11/2025")
    assert "Không ghi «Người mất»" in said
    assert (await month(world, 2025, 11))[5, "deaths"] == 1
    assert (await month(world, 2025, 9))[5, "deaths"] == 1
    await world.checked()


async def test_a_month_told_meanwhile_is_seen_before_saving(world: World) -> None:
    await world.say("thu", PAST)
    await save(world, "lan", "/sinh ngày 5/11/2025, bé gái, con thứ 2, mẹ Nguyễn Thị Hoa")
    said = await world.say("thu", "1")
    assert "tổ 5, tháng 11/2025 đã có «Trẻ mới sinh»" in said
    assert (await month(world, 2025, 11))[5, "births"] == 1


async def test_stocks_of_many_groups_fit_one_message_and_each_group_can_be_asked(world: World) -> None:
    await save(
        world, "thu", "/dauky " + "\n".join(f"tổ {n}; 31/12/{year}; hộ {100 + n}" for n in range(1, 8) for year in (2024, 2025))
    )
    said = await world.say("thu", "/dauky")
    assert "- 7 tổ, ngày 31/12/2025, cộng: hộ dân cư 728" in said
    assert "2024" not in said
    one = await world.say("thu", "/dauky tổ 5")
    assert one.index("Tổ 5, ngày 31/12/2025: hộ dân cư 105") < one.index("Tổ 5, ngày 31/12/2024: hộ dân cư 105")
    assert "Tổ 4" not in one


async def test_stocks_are_given_replaced_and_shown_with_who_gave_them(world: World) -> None:
    said = await world.say("thu", "/dauky phường; 1/1/2026; hộ 7.500; người 27.038; NCT 3.210; phụ nữ 15-49 có chồng 4100")
    assert "- Phường, ngày 1/1/2026: hộ dân cư 7.500, nhân khẩu 27.038, người từ 60 tuổi 3.210" in said
    assert "phụ nữ 15–49 tuổi có chồng 4.100" in said
    assert "Đã lưu 4 số đầu kỳ" in await world.say("thu", "1")
    shown = await world.say("binh", "/dauky")
    assert "Cả phường, ngày 1/1/2026: hộ dân cư 7.500, nhân khẩu 27.038," in shown
    assert "(Vũ Thị Thu nhập 21/11/2026)" in shown
    await save(world, "binh", "/dauky phường; 1/1/2026; người 27.040")
    held = await world.store.read(lambda c: stocks.standing(c, 1, date(2026, 11, 21)))
    assert held[0, "people"] == Stock(27_040, date(2026, 1, 1))
    assert sum(one.ended for one in await world.store.read(lambda c: stocks.history(c, 1))) == 1
    assert "Dòng 1: ngày 1/12/2026 chưa tới" in await world.say("thu", "/dauky phường; 1/12/2026; hộ 1")


async def test_only_staff_enter_what_was_before(world: World) -> None:
    for who in ("lan", "tam", "hung"):
        assert "dành cho cán bộ" in await world.say(who, PAST)
        assert "dành cho cán bộ" in await world.say(who, "/dauky")


async def test_the_population_follows_the_balance_forwards_and_backwards(world: World) -> None:
    await save(world, "thu", "/dauky phường; 31/10/2026; người 1000; NCT 100")
    await save(world, "lan", "/sinh ngày 20/11, bé trai, con thứ 1, mẹ Nguyễn Thị Hoa")
    await save(world, "lan", "/sinh ngày 5/10, bé gái, con thứ 1, mẹ Lê Thị Mận")
    await save(world, "lan", "/chuyenden hôm qua, 4 người, từ Vĩnh Long, nhà anh Đô")
    await save(world, "lan", "/baotu ông Nguyễn Văn Bảy mất ngày 5/10")
    await save(world, "hoa", "/baotu bà Nguyễn Thị Tư mất hôm qua")
    november = await world.store.read(lambda c: facts.of_ward(c, 1, date(2026, 11, 1), date(2026, 11, 30)))
    assert november.people == (1000, 1004)
    october = await world.store.read(lambda c: facts.of_ward(c, 1, date(2026, 10, 1), date(2026, 10, 31)))
    assert october.people == (1000, 1000)
    year = await world.store.read(lambda c: facts.of_ward(c, 1, date(2026, 1, 1), date(2026, 12, 31)))
    assert year.people == (1000, 1004)
    assert figure(INDICATORS["birth_rate"], year).over == 1002
    group = await world.store.read(lambda c: facts.of_groups(c, 1, [5], date(2026, 11, 1), date(2026, 11, 30)))
    assert group.people is None
