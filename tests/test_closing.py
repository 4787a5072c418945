"""The close of a month: slips confirmed, one late, one returned, the month closed and approved, and what is found later."""

from __future__ import annotations

import io
from datetime import datetime
from zoneinfo import ZoneInfo

import docx
import openpyxl
import pytest

from domain.chat import Say
from scheduler.closing import ask_for_slips
from storage import closings, figures, places
from storage.connection import Connection
from tests.world import World

FIRST = datetime(2026, 12, 1, 8, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
BIRTH = "sinh bé gái hôm qua hộ 12 mẹ Nguyễn Thị Hoa con thứ 2"


@pytest.fixture(autouse=True)
async def november_is_over(world: World) -> None:
    """Lan reported a birth in November; now it is the 1st of December."""
    await world.say("lan", BIRTH)
    await world.say("lan", "1")
    world.now = FIRST


async def test_on_the_first_each_collaborator_gets_the_slip_once(world: World) -> None:
    for _ in range(2):
        await world.store.run(lambda connection: ask_for_slips(connection, world.now))
    await world.sender.drain()
    got = [say.text for who, say in world.channel.says if who == "lan" and say.text.startswith("Phiếu")]
    assert len(got) == 1
    assert got[0].startswith("Phiếu tháng 11/2026:\n- Tổ 5: 1 cháu, 0 trai 1 gái\nĐúng rồi thì nhắn: chot")
    assert sorted(who for who, say in world.channel.says if say.text.startswith("Phiếu")) == ["hoa", "lan"]


async def test_a_bot_that_slept_on_the_first_asks_late_but_not_at_night(world: World) -> None:
    world.now = FIRST.replace(hour=5)
    await world.store.run(lambda connection: ask_for_slips(connection, world.now))
    assert not await slips_sent(world)
    world.now = FIRST.replace(day=4)
    await world.store.run(lambda connection: ask_for_slips(connection, world.now))
    assert await slips_sent(world)


async def slips_sent(world: World) -> bool:
    await world.sender.drain()
    return any(say.text.startswith("Phiếu") for _, say in world.channel.says)


async def test_a_slip_where_nothing_happened_is_kept_as_told_so(world: World) -> None:
    assert "1. Đúng, không có phát sinh" in await world.say("hoa", "chốt")
    assert "Đã nhận phiếu tháng 11/2026 của tổ 7" in await world.say("hoa", "1")
    assert "đã gửi rồi" in await world.say("hoa", "chot")
    assert "Số tổ đã báo: 2/7" in await world.say("thu", "tonghop tháng 11")
    await world.checked()


async def test_the_slip_is_confirmed_returned_corrected_and_confirmed_again(world: World) -> None:
    await confirm(world, "lan")
    assert "Đã nhắn Nguyễn Thị Lan." in await world.say("thu", "/tra tổ 5: thiếu cháu nhà hộ 14")
    came_back = "Cán bộ phường trả lại phiếu tháng 11/2026 của tổ 5: thiếu cháu nhà hộ 14"
    assert any(who == "lan" and say.text.startswith(came_back) for who, say in world.channel.says)
    assert "Đã trả lại tổ 5: thiếu cháu nhà hộ 14" in await world.say("thu", "/chotthang")
    await world.say("thu", "0")
    await world.say("lan", "sinh bé trai 20/11 hộ 14 mẹ Lê Thị Bé con thứ 1")
    assert "Đã lưu" in await world.say("lan", "1")
    assert "2 cháu" in await world.say("lan", "chot")
    await world.say("lan", "1")
    assert "Đã gửi phiếu: 1/7 tổ, đã duyệt 0" in await world.say("thu", "/chotthang")


async def test_what_changes_after_the_slip_was_sent_is_shown_to_staff(world: World) -> None:
    await confirm(world, "lan")
    world.later(minutes=5)
    await world.say("lan", "huy")
    await world.say("lan", "1")
    assert "Tổ 5: 1 việc thay đổi sau khi gửi phiếu" in await world.say("thu", "/chotthang")


async def test_closing_with_slips_missing_is_asked_once_more_and_the_supervisor_is_told(world: World) -> None:
    await close(world)
    assert any(who == "hung" and "chờ anh/chị phê duyệt" in say.text for who, say in world.channel.says)
    assert "1. Phê duyệt tháng 11/2026" in await world.say("hung", "/chotthang")
    assert "Đã phê duyệt" in await world.say("hung", "1")
    assert "phê duyệt ngày 1/12" in await world.say("thu", "/chotthang")


async def test_staff_cannot_approve_nor_a_supervisor_close(world: World) -> None:
    assert "Chốt" not in await world.say("hung", "/chotthang")
    await close(world)
    assert "Phê duyệt" not in await world.say("thu", "/chotthang")
    assert "dành cho cán bộ phường" in await world.say("thu", "/molaithang tháng 11: thử")
    assert "dành cho cán bộ phường" in await world.say("hung", "/tra tổ 5: thử xem")


async def test_a_supervisor_sees_groups_not_who_answers_for_them(world: World) -> None:
    assert "tổ 7 (Phạm Thị Hoa)" in await world.say("thu", "/chotthang")
    seen = await world.say("hung", "/chotthang")
    assert "tổ 7" in seen
    assert "Hoa" not in seen.replace("Hoa Sen", "")


async def test_what_is_found_later_is_an_adjustment_with_a_reason(world: World) -> None:
    await close(world)
    answer = await world.say("lan", "sinh bé trai 20/11 hộ 14 mẹ Lê Thị Bé con thứ 1")
    assert "tháng 11/2026 đã chốt số liệu, nên việc này được ghi là điều chỉnh" in answer
    assert "1. Đúng, lưu" in await world.say("lan", "1")
    assert "Tháng này đã chốt: ghi là điều chỉnh (báo muộn)." in await world.say("lan", "1")
    seen = await world.say("thu", "/dieuchinh")
    assert "Số trẻ sinh ra: +1" in seen
    assert "Trẻ em trai: +1" in seen
    assert "Nguyễn Thị Lan: Báo muộn" in seen
    assert "Nguyễn Thị Lan" not in await world.say("hung", "/dieuchinh tháng 11")
    frozen = await world.store.read(lambda connection: closings.frozen(connection, ward(connection), ["2026-11"]))
    assert sum(n for (_, _, count), n in frozen.items() if count == "births") == 1
    await world.checked()


async def test_a_reason_in_ones_own_words_is_kept(world: World) -> None:
    await close(world)
    await world.say("lan", "sinh bé trai 20/11 hộ 14 mẹ Lê Thị Bé con thứ 1")
    assert "1. Đúng, lưu" in await world.say("lan", "gia đình đi vắng cả tháng")
    await world.say("lan", "1")
    assert "gia đình đi vắng cả tháng" in await world.say("thu", "/dieuchinh")


async def test_correcting_and_taking_back_in_a_closed_month_are_adjustments_too(world: World) -> None:
    await close(world)
    await world.say("lan", "/sua 1C")
    assert "đã chốt số liệu" in await world.say("lan", "bé trai nhé")
    await world.say("lan", "2")
    assert "Đã sửa" in await world.say("lan", "1")
    await world.say("lan", "huy")
    await world.say("lan", "3")
    seen = await world.say("thu", "/dieuchinh")
    assert "Số trẻ sinh ra: -1" in seen
    assert "Sửa mã 1C" in seen
    assert "Lần trước ghi sai" in seen
    assert "Huỷ mã 1C" in seen
    assert "Không có việc này" in seen
    await world.checked()


async def test_a_date_moved_out_of_a_closed_month_needs_a_reason(world: World) -> None:
    await close(world)
    await world.say("lan", "/sua 1C")
    assert "tháng 11/2026 đã chốt số liệu" in await world.say("lan", "ngày 1/12")


async def test_an_open_month_asks_for_no_reason(world: World) -> None:
    await close(world)
    assert "1. Đúng, lưu" in await world.say("lan", "sinh bé trai hôm nay hộ 14 mẹ Lê Thị Bé con thứ 1")


async def test_a_month_opened_again_by_the_supervisor_takes_changes_and_is_closed_anew(world: World) -> None:
    await close(world)
    assert "Đã mở lại tháng 11/2026" in await world.say("hung", "/molaithang tháng 11: tổ 5 sót một trẻ")
    await world.say("lan", "sinh bé trai 20/11 hộ 14 mẹ Lê Thị Bé con thứ 1")
    assert "Tháng này đã chốt" not in await world.say("lan", "1")
    await close(world)
    assert "chưa có điều chỉnh nào" in await world.say("thu", "/dieuchinh")
    frozen = await world.store.read(lambda connection: closings.frozen(connection, ward(connection), ["2026-11"]))
    assert sum(n for (_, _, count), n in frozen.items() if count == "births") == 2


async def test_a_month_that_is_not_over_is_not_closed(world: World) -> None:
    assert "chưa hết" in await world.say("thu", "/chotthang tháng này")
    assert "chưa hết" in await world.say("lan", "/chot tháng 12")


async def test_frozen_and_live_figures_differ_by_the_adjustments_and_nothing_else(world: World) -> None:
    await close(world)
    await world.say("lan", "chết: ông Lê Văn Ba, 20/11, hộ 14, nam")
    for answer in ("3", "1"):
        await world.say("lan", answer)

    def compare(connection: Connection) -> None:
        here = ward(connection)
        live = figures.sums(connection, here, datetime(2026, 11, 1).date(), datetime(2026, 11, 30).date())
        frozen = {key[1:]: n for key, n in closings.frozen(connection, here, ["2026-11"]).items()}
        moved = closings.adjusted(connection, here, "2026-11")
        assert moved
        for key in live.keys() | frozen.keys():
            assert live.get(key, 0) - frozen.get(key, 0) == moved.get(key, 0)

    await world.store.read(compare)


async def test_the_summary_the_slip_and_the_report_tell_the_close_and_what_moved_since(world: World) -> None:
    await close(world)
    closed = "Đã chốt ngày 1/12"
    for who, text in (("hung", "tonghop tháng 11"), ("lan", "tonghop tháng 11"), ("lan", "/phieu tháng 11")):
        said = await world.say(who, text)
        assert f"{closed}." in said
        assert "điều chỉnh" not in said
    await world.say("lan", "sinh bé trai 20/11 hộ 14 mẹ Lê Thị Bé con thứ 1")
    await world.say("lan", "1")
    await world.say("lan", "1")
    moved = f"{closed}; điều chỉnh sau khi chốt: số trẻ sinh ra +1, trẻ em trai +1."
    for who, text in (("hung", "tonghop tháng 11"), ("lan", "tonghop tháng 11"), ("lan", "/phieu tháng 11")):
        assert moved in await world.say(who, text)
    assert f"{closed}." in await world.say("hoa", "/phieu tháng 11"), "another group's adjustment"
    assert f"{closed}." in await world.say("hung", "tonghop kết hôn tháng 11"), "another kind's"
    assert "Đã chốt" not in await world.say("hung", "tonghop tháng 12")
    assert "Đã chốt" not in await world.say("hung", "tonghop quý 4")

    def rows(say: Say) -> list[list[object]]:
        book = openpyxl.load_workbook(io.BytesIO(say.files[0].content))
        return [list(row) for row in book.worksheets[0].iter_rows(values_only=True)]

    month = (await world.serve(world.message("hung", "/baocao tháng 11 excel")))[-1]
    births = next(row for row in rows(month) if row[0] == "Trẻ sinh ra")
    assert (births[2], births[4], births[7]) == (2, 2, 1), "the period and the year hold both; the change stands beside"
    assert any("Số liệu tháng 11/2026 đã chốt ngày 1/12/2026." in str(row[0]) for row in rows(month))
    word = (await world.serve(world.message("hung", "/baocao quý 4 word")))[-1].files[0].content
    cells = [[cell.text for cell in row.cells] for table in docx.Document(io.BytesIO(word)).tables for row in table.rows]
    assert any(row[0] == "Trẻ sinh ra" and row[2] == "2 (điều chỉnh +1)" for row in cells)
    hidden = (await world.serve(world.message("hung", "/baocao tháng 11 excel ẩn số nhỏ")))[-1]
    assert not any(row[7] == 1 for row in rows(hidden)), "a small change is a small number"


async def test_each_cell_of_the_printed_tables_says_what_moved_since_the_close(world: World) -> None:
    await close(world)
    await world.say("hoa", "sinh bé trai 20/11 mẹ Lê Thị Bé con thứ 1")  # in tổ 7, which had told nothing
    await world.say("hoa", "1")
    await world.say("hoa", "1")
    await world.say("lan", "huy 1C")  # and all that tổ 5 had told is taken back
    await world.say("lan", "1")
    await world.say("lan", "1")
    order = world.message("hung", "/baocao quý 4 excel")
    book = openpyxl.load_workbook(io.BytesIO((await world.serve(order))[-1].files[0].content))

    def cells(sheet: int, label: str) -> list[tuple[object, str]]:
        row = next(row for row in book.worksheets[sheet].iter_rows() if row[0].value == label)
        return [(cell.value, cell.number_format) for cell in row[1:4]]  # births, boys, girls

    plain, more, less = "#,##0", '#,##0" (đc +1)"', '#,##0" (đc −1)"'
    assert cells(1, "Tổ 5") == [(0, less), (0, plain), (0, less)]
    assert cells(1, "Tổ 7") == [(1, more), (1, more), (0, plain)]
    assert cells(1, "Tổ 1")[0][0] == "chưa báo"
    assert cells(2, "Tháng 11/2026") == cells(1, "Toàn phường") == [(1, plain), (1, more), (0, less)]
    assert any("Điều chỉnh (đc)" in str(row[0].value) for row in book.worksheets[1].iter_rows())
    word = (await world.serve(world.message("hung", "/baocao quý 4 word")))[-1].files[0].content
    text = [[cell.text for cell in row.cells] for table in docx.Document(io.BytesIO(word)).tables for row in table.rows]
    assert any(row[:4] == ["Tổ 5", "0 (đc −1)", "0", "0 (đc −1)"] for row in text)
    assert any(row[:4] == ["Tháng 11/2026", "1", "1 (đc +1)", "0 (đc −1)"] for row in text)
    lines = (await world.serve(world.message("hung", "/baocao quý 4 csv")))[-1].files[0].content.decode("utf-8-sig")
    assert "tổ,tổ 7,boys,Trẻ em trai,cháu,điều chỉnh sau khi chốt,1,," in lines
    assert "tổ,tổ 5,girls,Trẻ em gái,cháu,điều chỉnh sau khi chốt,-1,," in lines
    hidden = (await world.serve(world.message("hung", "/baocao quý 4 excel ẩn số nhỏ")))[-1].files[0].content
    shut = openpyxl.load_workbook(io.BytesIO(hidden))
    assert not any("đc" in cell.number_format for sheet in shut for row in sheet.iter_rows() for cell in row)


def ward(connection: Connection) -> int:
    return places.wards(connection)[0].id


async def confirm(world: World, who: str) -> None:
    await world.say(who, "chot")
    assert "Đã nhận phiếu" in await world.say(who, "1")


async def close(world: World) -> None:
    """Staff close November although slips are missing."""
    asked = await world.say("thu", "/chotthang tháng 11")
    number = next(line[0] for line in asked.splitlines() if line[1:].startswith(". Chốt"))
    assert "Chốt tháng 11/2026 luôn?" in await world.say("thu", number)
    assert "Đã chốt số liệu tháng 11/2026" in await world.say("thu", "1")
