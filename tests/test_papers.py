"""Papers people order: what stands in them, who may have them, and that each order is answered exactly once."""

from __future__ import annotations

import asyncio
import io
import subprocess
import sys
import unicodedata
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.table import Table

from domain.chat import Say
from domain.closing import Closed
from domain.expecting import News, expecting
from domain.kind import all_kinds
from domain.papers import Form, Layout, Order, order_of
from domain.slip import SECTIONS, Record, Slip, filled
from messages.papers.make_templates import FOLDER, TEMPLATES
from messages.papers.slip_sheet import slip_sheet
from messages.papers.slip_word import slip_word
from messages.papers.word import TemplateProblem, fill
from messages.slip import said as slip_said
from scheduler import making
from scheduler.papers import LEASE, MOST_TRIES, Papers
from storage import papers
from tests.world import World

ODD = "Trần & <Thị> \"Thu\" = 'x'"
BUOI = "Nguyễn Thị Bưởi"
NFD = unicodedata.normalize("NFD", BUOI)
BIRTHS = (
    Record("birth", {"date": "2026-11-20", "sex": "male", "birth_order": 3, "mother_name": ODD}, "2026-11-20"),
    Record("birth", {"date": "2026-11-21", "sex": "female", "birth_order": 1, "mother_name": NFD}, "2026-11-21"),
    Record("move_in", {"date": "2026-11-21", "persons": 3, "from_place": "=1+1"}, "2026-11-21"),
)
EVERY = (
    *BIRTHS,
    Record("newborn_screening", {"date": "2026-11-03", "child_name": "Bé Na", "diseases": ("cah", "g6pd")}, "2026-11-03"),
    Record("death", {"date": "2026-11-04", "name": "Cụ Tư", "sex": "male"}, "2026-11-04"),
    Record("move_out", {"date": "2026-11-05", "persons": 2, "to_place": "Đồng Nai"}, "2026-11-05"),
    Record(
        "info_change",
        {"name": "Chị Sáu", "what": "education", "old_value": "THPT", "new_value": "đại học"},
        "2026-11-06",
    ),
    Record("contraception_start", {"date": "2026-11-07", "name": "Chị Bảy", "method": "iud"}, "2026-11-07"),
    Record("contraception_stop", {"date": "2026-11-08", "name": "Chị Tám", "method": "pill"}, "2026-11-08"),
    Record("pregnancy", {"date": "2026-11-09", "name": "Chị Chín", "event": "miscarriage", "pregnancy_number": 2}, "2026-11-09"),
    Record("prenatal_screening", {"date": "2026-11-10", "name": "Chị Mười", "weeks": 12, "high_risk": ("down",)}, "2026-11-10"),
    Record("elderly_checkup", {"date": "2026-11-11", "name": "Cụ Hai", "birth_year": 1950}, "2026-11-11"),
    Record("marriage", {"date": "2026-11-12", "groom_name": "Anh Ba", "bride_name": "Chị Ba", "resident": "both"}, "2026-11-12"),
    Record("divorce", {"date": "2026-11-13", "head": "Anh Tư"}, "2026-11-13"),
    Record("propaganda_session", {"date": "2026-11-14", "topic": "ageing", "attendees": 30}, "2026-11-14"),
    Record("household_visit", {"date": "2026-11-15", "topic": "screening", "households": 4}, "2026-11-15"),
)
IN_SECTION = {
    "1": [ODD, BUOI],
    "2": ["Bé Na", "thiếu men G6PD"],
    "3": ["Cụ Tư", "4/11"],
    "4": ["=1+1", "Cộng số người chuyển đến: 3"],
    "5": ["Đồng Nai", "Cộng số người chuyển đi: 2"],
    "6": ["Chị Sáu", "THPT", "đại học"],
    "7": ["Chị Bảy", "vòng"],
    "8": ["Chị Tám", "thuốc uống"],
    "9": ["Chị Chín", "sảy thai", "Số phụ nữ mang thai đến cuối tháng (T): 5; sảy thai, phá thai trong tháng (N): 1"],
    "10": ["Chị Mười", "12", "Down"],
    "11": ["Cụ Hai", "1950"],
    "A": ["Anh Ba", "Anh Tư", "Cộng số người kết hôn: 2; số người ly hôn: 2"],
    "B": ["người cao tuổi", "sàng lọc", "Cộng số buổi: 1; lượt người dự: 30; số lượt thăm hộ: 1"],
}
TAKEN = [section for section in SECTIONS if section.taken]


def a_slip(*records: Record, told: bool = True) -> Slip:
    return Slip("Phường & Sen", "tổ 5", "Nguyễn Thị Lan", date(2026, 11, 1), date(2026, 12, 1), filled(records), told, True)


def word_text(content: bytes) -> str:
    """All paragraphs and cells of a document, in order."""
    lines: list[str] = []
    for block in docx.Document(io.BytesIO(content)).iter_inner_content():
        if isinstance(block, Table):
            lines += [" | ".join(cell.text for cell in row.cells) for row in block.rows]
        else:
            lines.append(block.text)
    return "\n".join(lines)


def sheet_rows(content: bytes) -> list[list[object]]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return [list(row) for row in book.worksheets[0].iter_rows(values_only=True)]


def test_a_slip_in_word_holds_each_entry_the_sums_and_the_words_for_nothing() -> None:
    text = word_text(slip_word((FOLDER / "phieu.docx").read_bytes(), a_slip(*BIRTHS)))
    assert ODD in text
    assert BUOI in text
    assert NFD not in text, "letters are composed"
    assert "Cộng số trẻ sinh ra: 2; trong đó nam: 1; nữ: 1; con thứ 3 trở lên: 1" in text
    assert "Cộng số người chuyển đến: 3" in text
    assert "PHIẾU THU TIN VỀ DÂN SỐ" in text
    assert "Tháng 11 năm 2026" in text
    assert "Mẫu tham khảo, đối chiếu trước khi ký" in text
    assert text.count("không có phát sinh trong tháng") == len(TAKEN) - 2
    assert text.count("máy chưa ghi mục này") == len(SECTIONS) - len(TAKEN), "what is not taken is not called nothing"
    for section in SECTIONS:
        assert f"{section.number}. {section.title}" in text


def test_the_birthday_stands_in_the_column_of_the_sex() -> None:
    section = SECTIONS[0]
    boy, girl = filled(BIRTHS)[0].rows
    at = [column.key for column in section.columns].index
    assert (boy[at("sinh_nam")], boy[at("sinh_nu")]) == ("20/11/2026", "")
    assert (girl[at("sinh_nam")], girl[at("sinh_nu")]) == ("", "21/11/2026")
    assert boy[at("the_me")] == "", "numbers of cards are not taken"


def by_section(text: str) -> dict[str, str]:
    """Number → what stands under its title, of a slip in plain lines."""
    found: dict[str, str] = {}
    number = ""
    for line in text.split("\n"):
        number = next((one.number for one in SECTIONS if line.startswith(f"{one.number}. {one.title}")), number)
        found[number] = f"{found.get(number, '')}\n{line}"
    return found


@pytest.mark.parametrize("form", ["text", "word", "excel"])
def test_an_entry_of_every_kind_stands_in_its_section(form: str) -> None:
    slip = replace(a_slip(), parts=filled(EVERY, pregnant=5))
    match form:
        case "text":
            said = slip_said(slip).text
        case "word":
            said = word_text(slip_word((FOLDER / "phieu.docx").read_bytes(), slip))
        case _:
            rows = sheet_rows(slip_sheet(slip))
            said = "\n".join(" | ".join(str(cell) for cell in row if cell is not None) for row in rows)
    found = by_section(unicodedata.normalize("NFC", said))
    for number, words in IN_SECTION.items():
        for word in words:
            assert word in found[number], f"{word} in section {number}"
    assert "không có phát sinh" not in said


def test_the_slip_on_paper_tells_the_close_and_what_moved_since() -> None:
    slip = replace(a_slip(*BIRTHS), closed=Closed("2026-11", date(2026, 12, 3), {"births": 1}))
    told = "Đã chốt ngày 3/12; điều chỉnh sau khi chốt: số trẻ sinh ra +1."
    assert told in word_text(slip_word((FOLDER / "phieu.docx").read_bytes(), slip))
    assert [told] in [[cell for cell in row if cell is not None] for row in sheet_rows(slip_sheet(slip))]
    assert "Đã chốt" not in word_text(slip_word((FOLDER / "phieu.docx").read_bytes(), a_slip(*BIRTHS)))


def test_every_kind_with_a_section_has_an_entry_in_these_tests() -> None:
    numbers = {section.number for section in SECTIONS}
    assert set(IN_SECTION) == numbers
    assert {record.kind for record in EVERY} == {kind.key for kind in all_kinds().values() if kind.slip}
    assert {kind.slip for kind in all_kinds().values()} <= {"", *numbers}


def news(kind: str, day: str, *, household: int = 0, **values: str) -> News:
    return News(kind, values, household, day)


def test_a_woman_with_child_is_counted_once_until_her_loss_or_her_birth() -> None:
    told = [
        news("pregnancy", "2026-07-01", name="Nguyễn Thị Hoa", event="pregnant"),
        news("pregnancy", "2026-09-01", name="Hoa", event="pregnant", household=12),  # the same woman, told again
        news("pregnancy", "2026-08-01", name="Lê Thị Bé", event="pregnant"),
        news("pregnancy", "2026-10-02", name="Lê Thị Bé", event="miscarriage"),
        news("pregnancy", "2026-03-01", household=7, event="pregnant"),
        news("birth", "2026-11-05", mother_name="Trần Thị Thu", household=7),
        news("pregnancy", "2025-11-01", name="Phạm Thị Xa", event="pregnant"),  # too long ago
        news("pregnancy", "2026-12-01", name="Đỗ Thị Mơ", event="pregnant"),  # not yet
    ]
    assert expecting(told, date(2026, 9, 30)) == 3
    assert expecting(told, date(2026, 10, 31)) == 2
    assert expecting(told, date(2026, 11, 30)) == 1
    assert expecting(told, date(2026, 12, 31)) == 2


async def test_sections_that_may_not_travel_are_left_out_abroad_unless_the_ward_allows_them(world: World) -> None:
    for text in ("chị Lụa hộ 12 có bầu lần thứ 2", "hộ 12 sinh bé trai hôm qua, con thứ 2, mẹ Trần Thị Thu"):
        await world.say("lan", text)
        await world.say("lan", "1")

    async def abroad(text: str) -> Say:
        return (await world.serve(replace(world.message("lan", text), abroad=True)))[-1]

    home = await world.say("lan", "/phieu")
    assert "mang thai" in home
    assert "(T): 1" in home
    said = (await abroad("/phieu")).text
    assert "Mục 2, 7–10: không gửi qua mạng này." in said
    assert "mang thai" not in said
    assert "Thu" not in said
    assert "1. Danh sách trẻ sinh ra" in said
    paper = word_text((await abroad("/phieu word")).files[0].content)
    assert "mang thai" not in paper
    assert paper.count("không gửi qua mạng này") == 5
    await world.say("binh", "/ghithaisan có")
    assert "mang thai" in (await abroad("/phieu")).text


def test_a_month_nobody_reported_is_not_called_a_month_without_events() -> None:
    template = (FOLDER / "phieu.docx").read_bytes()
    silent = word_text(slip_word(template, a_slip(told=False)))
    assert "không có phát sinh" not in silent
    assert silent.count("chưa có báo cáo của tháng này") == len(TAKEN)
    assert word_text(slip_word(template, a_slip())).count("không có phát sinh trong tháng") == len(TAKEN)


def test_a_slip_in_excel_says_the_same_and_takes_no_text_for_a_formula() -> None:
    rows = sheet_rows(slip_sheet(a_slip(*BIRTHS)))
    cells = [cell for row in rows for cell in row if cell is not None]
    assert ODD in cells
    assert "=1+1" in cells
    book = openpyxl.load_workbook(io.BytesIO(slip_sheet(a_slip(*BIRTHS))))
    assert not [cell for row in book.worksheets[0].iter_rows() for cell in row if cell.data_type == "f"]
    assert any(str(cell).startswith("Cộng số trẻ sinh ra: 2") for cell in cells)


def test_the_bundled_templates_are_what_the_program_writes() -> None:
    for name, make in TEMPLATES.items():
        kept = docx.Document(str(FOLDER / name))
        assert make().element.xml == kept.element.xml, f"{name} is old: python -m messages.papers.make_templates"


def test_a_template_of_the_ward_goes_before_ours_and_a_wrong_field_is_told_in_words(tmp_path: Path) -> None:
    assert making.template("phieu.docx", tmp_path) == (FOLDER / "phieu.docx").read_bytes()
    own = docx.Document()
    own.add_paragraph("Phiếu của {{ nguoi_bao_cao }}, {{ ho_tem }}")
    own.save(str(tmp_path / "phieu.docx"))
    order = Order("slip", "2026-11", "2026-11-21")
    said = making.make(a_slip(), order, tmp_path)
    assert "ho_tem" in said.text
    assert not said.files
    with pytest.raises(TemplateProblem, match=r"\.docx"):
        fill(b"not a file of Word", {}, name="phieu.docx")


def test_an_order_survives_being_kept() -> None:
    order = Order("report", "2026-Q4", "2026-11-21", Form.PDF, Layout.PARTY, of=3, names=False, small=False)
    assert order_of(order.to_data()) == order


async def test_a_slip_holds_what_happened_in_the_group_whoever_told_it(world: World) -> None:
    for who, text in (
        ("lan", "hộ 12 sinh bé trai hôm qua, con thứ 2, mẹ Trần Thị Thu"),
        ("tam", "hộ 14 sinh bé gái hôm nay, con thứ 1, mẹ Phạm Thị Nụ"),
        ("hoa", "tổ 7 sinh bé gái hôm nay, con thứ 1, mẹ Lê Thị Xa"),
    ):
        await world.say(who, text)
        await world.say(who, "1")
    own = await ordered(world, "lan", "/phieu tháng này word")
    assert "Trần Thị Thu" in own
    assert "Cộng số trẻ sinh ra: 2" in own
    assert "Phạm Thị Nụ" not in own, "a name that another told is theirs and the staff's"
    staff = await ordered(world, "binh", "/phieu Lan tháng này word")
    assert "Phạm Thị Nụ" in staff
    assert "Lê Thị Xa" not in staff
    for who in ("hung", "tam", "khach"):
        assert "[tệp" not in await world.say(who, "/phieu Lan tháng này word")


async def ordered(world: World, who: str, text: str) -> str:
    """The text of the Word file that is answered."""
    says = await world.serve(world.message(who, text))
    return word_text(says[-1].files[0].content)


async def test_an_order_killed_in_the_middle_is_begun_again_and_answered_once(world: World) -> None:
    await world.app.receive(world.message("lan", "/phieu tháng này word"))
    killed = await world.store.run(lambda c: papers.claim(c, world.now, LEASE))
    assert killed is not None
    assert not await world.papers.make_one(), "it is held"
    world.now += LEASE + timedelta(seconds=1)
    await world.papers.drain()
    await world.sender.drain()
    assert not await world.store.run(lambda c: papers.hand_over(c, killed, [], world.now)), "the first came too late"
    await world.papers.drain()
    await world.sender.drain()
    assert len([say for _, say in world.channel.says if say.files]) == 1


async def test_a_restart_gives_the_order_back_at_once(world: World) -> None:
    await world.app.receive(world.message("lan", "/phieu tháng này word"))
    await world.store.run(lambda c: papers.claim(c, world.now, LEASE))
    await world.store.run(papers.free_leases)
    await world.papers.drain()
    await world.sender.drain()
    assert len([say for _, say in world.channel.says if say.files]) == 1


async def test_two_processes_make_an_order_once(world: World) -> None:
    other = Papers(world.store, lambda: world.now, world.sender.wake)
    for _ in range(3):
        await world.app.receive(world.message("lan", "/phieu tháng này word"))
    await asyncio.gather(world.papers.drain(), other.drain())
    await world.sender.drain()
    assert len([say for _, say in world.channel.says if say.files]) == 3


async def test_a_paper_that_cannot_be_made_is_tried_again_and_then_told(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("Trần Thị Thu")

    monkeypatch.setattr(making, "make", fail)
    await world.app.receive(world.message("lan", "/phieu tháng này word"))
    for _ in range(MOST_TRIES):
        await world.papers.drain()
        world.now += timedelta(minutes=1)
    await world.sender.drain()
    assert [say.text[:25] for _, say in world.channel.says] == ["Chưa lập được tệp vì máy c"[:25]]


async def test_who_was_suspended_meanwhile_gets_nothing(world: World) -> None:
    await world.app.receive(world.message("lan", "/phieu tháng này word"))
    await world.app.receive(world.message("binh", "/tamngung Lan"))
    await world.papers.drain()
    await world.sender.drain()
    assert not [say for address, say in world.channel.says if say.files]


def test_neither_the_bot_nor_the_delivery_loads_what_draws_papers() -> None:
    heavy = ("matplotlib", "docxtpl", "docx", "xlsxwriter", "lxml", "numpy")
    for start in ("bot.wiring", "bot.deliver"):
        code = f"import sys, {start}; print([name for name in {heavy!r} if name in sys.modules])"
        ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert ran.stdout.strip() == "[]", start
