"""The ward's reports: every figure in Word, Excel and CSV is the indicator's own; what is hidden is hidden everywhere."""

from __future__ import annotations

import csv
import io
import shutil
from datetime import date, datetime
from zoneinfo import ZoneInfo

import openpyxl
import pytest

from domain import indicators
from domain.chat import Say
from domain.indicators import INDICATORS, Sort
from domain.report import NOBODY
from messages.papers import report_csv
from messages.papers.report_text import HIDDEN, NO_DATA
from storage import facts, places
from tests.test_papers import word_text
from tests.world import World

TOLD = (
    ("lan", "hộ 12 sinh bé trai 2/11, con thứ 2, mẹ Trần Thị Thu"),
    ("lan", "hộ 14 sinh bé gái 20/11, con thứ 3, mẹ Phạm Thị Nụ"),
    ("lan", "ông Nguyễn Văn Bảy mất hôm qua, sinh năm 1941, nam"),
    ("hoa", "sinh bé trai 3/10, con thứ 1, mẹ Lê Thị Xa"),
    ("tam", "sinh hoạt chi bộ hôm qua tuyên truyền nghị quyết 21, 28 đảng viên"),
)


@pytest.fixture
async def ward(world: World) -> World:
    for who, text in TOLD:
        await world.say(who, text)
        await world.say(who, "1")
    return world


async def ordered(world: World, who: str, text: str) -> Say:
    says = await world.serve(world.message(who, text))
    assert says, text
    assert says[-1].files, says[-1].text
    return says[-1]


async def of_indicators(world: World, first: date, last: date) -> dict[str, indicators.Figure]:
    def look(connection):
        return indicators.figures(facts.of_ward(connection, places.wards(connection)[0].id, first, last))

    return await world.store.read(look)


async def test_every_number_of_the_csv_is_the_indicators_own(ward: World) -> None:
    said = await ordered(ward, "hung", "/baocao quý 4 csv")
    content = said.files[0].content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(content)))
    spans = {
        "trong kỳ": (date(2026, 10, 1), date(2026, 11, 21)),
        "cùng kỳ": (date(2025, 10, 1), date(2025, 11, 21)),
        "từ đầu năm": (date(2026, 1, 1), date(2026, 11, 21)),
        "từ đầu năm trước": (date(2025, 1, 1), date(2025, 11, 21)),
    }
    for column, (first, last) in spans.items():
        right = await of_indicators(ward, first, last)
        told = {row["mã"]: row for row in rows if row["bảng"] == "chỉ tiêu" and row["cột"] == column}
        assert told.keys() == right.keys()
        for key, figure in right.items():
            assert told[key]["giá trị"] == ("" if figure.value is None else str(figure.value)), (column, key)
            assert told[key]["tử số"] == ("" if figure.n is None else str(figure.n))
    births = {row["dòng"]: row["giá trị"] for row in rows if row["bảng"] == "tổ" and row["mã"] == "births"}
    assert births == {"tổ 1": "", "tổ 2": "", "tổ 3": "", "tổ 4": "", "tổ 5": "2", "tổ 6": "", "tổ 7": "1", "Các chi bộ": "0"}
    by_month = [row["giá trị"] for row in rows if row["bảng"] == "tháng" and row["mã"] == "births"]
    assert by_month == ["1", "2"]


async def test_every_number_of_the_sheet_is_the_indicators_own(ward: World) -> None:
    said = await ordered(ward, "hung", "/baocao năm excel")
    book = openpyxl.load_workbook(io.BytesIO(said.files[0].content))
    right = await of_indicators(ward, date(2026, 1, 1), date(2026, 11, 21))
    rows = {str(row[0]).strip(): row for row in book["Chỉ tiêu"].iter_rows(values_only=True) if row[0]}
    for key, figure in right.items():
        seen = rows[INDICATORS[key].label][2] if INDICATORS[key].sort is not Sort.RATE else None
        if seen is not None:
            assert seen == (NO_DATA if figure.value is None else float(figure.value)), key
    groups = {row[0]: row for row in book["Theo tổ"].iter_rows(values_only=True) if row[0]}
    assert groups["Tổ 5"][1:5] == (2, 1, 1, 1)
    assert groups["Tổ 1"][1] == "chưa báo"
    assert groups["Toàn phường"][1:6] == (3, 2, 1, 1, 1)
    months = [row for row in book["Theo tháng"].iter_rows(values_only=True) if str(row[0]).startswith("Tháng")][1:]
    assert len(months) == 11, "December has not begun"
    past = await ordered(ward, "hung", "/baocao năm 2025 excel")
    rows_of_2025 = openpyxl.load_workbook(io.BytesIO(past.files[0].content))["Theo tháng"].iter_rows(values_only=True)
    assert [row[0] for row in rows_of_2025 if str(row[0]).startswith("Tháng ")] == [f"Tháng {n}/2025" for n in range(1, 13)]
    assert [row[1] for row in months[9:11]] == [1, 2]


async def test_a_report_in_word_has_the_head_the_law_asks_for(ward: World) -> None:
    await ward.say("binh", "/baocao cài nơi nhận: Sở Y tế & <bạn>; Lưu: VT")
    await ward.say("binh", "/baocao cài người ký: Trần Thị Bình")
    text = word_text((await ordered(ward, "hung", "/baocao tháng 11 word")).files[0].content)
    for words in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "UỶ BAN NHÂN DÂN PHƯỜNG HOA SEN",
        "Hoa Sen, ngày 21 tháng 11 năm 2026",
        "- Sở Y tế & <bạn>;",
        "Trần Thị Bình",
        "Mẫu tham khảo, đối chiếu trước khi ký",
        "Số trẻ sinh ra tháng 11/2026: 2 cháu (1 trai, 1 gái)",
        "Có 1/7 tổ đã báo cáo",
    ):
        assert words in text, words
    party = word_text((await ordered(ward, "hung", "/baocao tháng 11 đảng")).files[0].content)
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in party
    assert "CỘNG HÒA" not in party


async def test_a_report_with_small_numbers_hidden_tells_none_of_them(ward: World) -> None:
    said = await ordered(ward, "hung", "/baocao quý 4 csv ẩn số nhỏ")
    rows = list(csv.DictReader(io.StringIO(said.files[0].content.decode("utf-8-sig"))))
    for row in rows:
        counts_people = INDICATORS[row["mã"]].sort in (Sort.FLOW, Sort.PERSONS) and row["mã"] not in NOBODY
        assert not (counts_people and row["giá trị"] in ("1", "2", "3", "4")), row
        assert row["tử số"] not in ("1", "2", "3", "4") or not counts_people
    assert any(row["giá trị"] == HIDDEN for row in rows)
    assert "(2 trai" not in said.text
    assert "ẩn" in said.text
    text = word_text((await ordered(ward, "hung", "/baocao quý 4 word ẩn số nhỏ")).files[0].content)
    assert "tổ 5 (" not in text, "a group's change would tell its number"


async def test_reports_are_for_those_who_see_the_ward_and_hold_no_names(ward: World) -> None:
    for who in ("lan", "tam", "khach"):
        assert "[tệp" not in await ward.say(who, "/baocao tháng 11")
    text = word_text((await ordered(ward, "hung", "/baocao tháng 11")).files[0].content)
    for name in ("Trần Thị Thu", "Phạm Thị Nụ", "Nguyễn Văn Bảy"):
        assert name not in text
    assert "dành cho" in await ward.say("hung", "/baocao cài"), "a supervisor sets nothing up"


async def test_a_month_without_a_word_is_not_a_month_of_zeros(ward: World) -> None:
    said = await ordered(ward, "hung", "/baocao tháng 3")
    assert "Có 0/7 tổ đã báo cáo." in said.text
    assert NO_DATA in said.text


def test_no_cell_of_the_csv_is_taken_for_a_formula() -> None:
    assert [report_csv.safe(cell) for cell in ("=1+1", "+84", "-5", "@x", "tổ 5", "-2.5")] == [
        "'=1+1",
        "'+84",
        "-5",
        "'@x",
        "tổ 5",
        "-2.5",
    ]


async def test_the_review_of_five_years_has_the_outline_and_each_years_figures(ward: World) -> None:
    said = await ordered(ward, "hung", "/baocao 5 năm")
    assert said.files[0].name == "so-ket-2022-2026.docx"
    text = word_text(said.files[0].content)
    for heading in ("I. CÔNG TÁC LÃNH ĐẠO", "II. KẾT QUẢ THỰC HIỆN", "2.7. Hợp tác quốc tế", "V. ĐỀ XUẤT, KIẾN NGHỊ"):
        assert heading in text
    assert "2022 | 2023 | 2024 | 2025 | 2026" in text
    births = next(line for line in text.splitlines() if line.startswith("Trẻ sinh ra | "))
    right = await of_indicators(ward, date(2026, 1, 1), date(2026, 11, 21))
    assert births.split(" | ")[6] == str(right["births"].n)
    assert births.split(" | ")[2] == NO_DATA
    assert "Phường có 2 cộng tác viên dân số ở 7 tổ." in text
    assert "tháng 5/2026" in (await ordered(ward, "hung", "/baocao tháng 5 năm 2026")).text


async def test_the_review_tells_sessions_by_topic_and_form_and_how_groups_reported(world: World) -> None:
    for text in (
        "tuyên truyền bình đẳng giới 3/9, họp tổ, 40 người",
        "tuyên truyền bình đẳng giới 20/11, họp tổ, 25 người",
        "tuyên truyền già hoá dân số 19/11, loa phát thanh, 300 người",
    ):
        await world.say("lan", text)
        assert "Đã lưu" in await world.say("lan", "1"), text
    world.now = datetime(2026, 12, 3, 9, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
    await world.say("hoa", "sinh bé trai 20/11 mẹ Lê Thị Bé con thứ 1")
    assert "Đã lưu" in await world.say("hoa", "1")
    text = word_text((await ordered(world, "hung", "/baocao 5 năm")).files[0].content)
    assert "Chủ đề | 2022 | 2023 | 2024 | 2025 | 2026 | Cộng" in text
    assert "Bình đẳng giới | 0 | 0 | 0 | 0 | 2 (65) | 2 (65)" in text
    assert text.index("Bình đẳng giới | 0") < text.index("1 (300)")
    assert "Loa phát thanh | 0 | 0 | 0 | 0 | 1 (300) | 1 (300)" in text
    assert "Năm 2025, tổ báo cáo: chưa có số liệu." in text
    # November alone was due: of seven groups two told of it, one of them a day late.
    assert "Năm 2026: 28,57% (2/7) phiếu tháng của các tổ có báo cáo; đúng hạn 14,29% (1/7)." in text


async def test_a_pdf_is_made_where_libreoffice_is_and_else_said_to_be_missing(
    ward: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    if shutil.which("soffice"):
        said = await ordered(ward, "hung", "/baocao tháng 11 pdf")
        assert said.files[0].name == "bao-cao-thang-11-2026.pdf"
        assert said.files[0].content.startswith(b"%PDF")
    else:
        print("LibreOffice is not on this machine: no PDF was made")
    monkeypatch.setattr("scheduler.pdf.shutil.which", lambda _: None)
    said = await ordered(ward, "hung", "/baocao tháng 11 pdf")
    assert said.files[0].name == "bao-cao-thang-11-2026.docx"
    assert "chưa cài phần làm PDF" in said.text
