"""Writes the Word templates anew: python -m messages.papers.make_templates. A ward changes its own copies in Word instead."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from domain.slip import SECTIONS, Section

FOLDER = Path(__file__).parent / "templates"
CENTRE, RIGHT, LEFT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.LEFT
WIDE = 297 - 15 - 15  # a landscape A4 page between its margins, in millimetres


def slip() -> Any:
    """phieu.docx: the slip of a collaborator and a month."""
    page = _page(landscape=True, left=15, right=15, top=15, bottom=15, size=11)
    top = page.add_table(1, 3)
    _widths(top, (80, 117, 70))
    _write(top.cell(0, 0), "Phường (xã): {{ phuong }}\nThôn (ấp, tổ): {{ dia_ban }}\nĐịa bàn số: ……")
    _write(top.cell(0, 1), "PHIẾU THU TIN VỀ DÂN SỐ\nTháng {{ thang }} năm {{ nam }}", bold=True, size=14, align=CENTRE)
    _write(
        top.cell(0, 2),
        "Phiếu P0/CTV\nThời điểm lập: {{ lap_ngay }}\nNgười báo cáo: {{ nguoi_bao_cao }}\nNơi nhận: Trạm Y tế",
    )
    _line(page, "{{ luu_y }} Số thẻ BHYT và số căn cước không thu thập.", italic=True, size=10)
    _line(page, "{%p if not ghi_ten %}")
    _line(page, "Bản này không ghi họ tên và hộ số, theo quy định của phường với nơi nhận bản.", italic=True, size=10)
    _line(page, "{%p endif %}")
    for section in SECTIONS:
        _section(page, section)
    _line(page, "")
    feet = page.add_table(1, 2)
    _widths(feet, (WIDE / 2, WIDE / 2))
    _keep_whole(feet)
    _write(feet.cell(0, 0), "Cán bộ dân số xã thẩm định\n(Ký, ghi rõ họ tên)", align=CENTRE)
    _write(
        feet.cell(0, 1),
        "………, ngày …… tháng …… năm ……\nCộng tác viên dân số lập phiếu\n(Ký, ghi rõ họ tên)\n\n\n\n{{ nguoi_bao_cao }}",
        align=CENTRE,
    )
    return page


def _section(page: Any, section: Section) -> None:
    """A title, then a table with one row for each entry, or the words that nothing happened."""
    title = _line(page, f"{section.number}. {section.title}", bold=True, before=6)
    title.paragraph_format.keep_with_next = True
    _line(page, f"{{%p if {section.key}.dong %}}")
    columns = section.columns
    whole = sum(column.width for column in columns)
    table = page.add_table(4, len(columns))
    table.style = "Table Grid"
    _widths(table, [column.width * WIDE / whole for column in columns])
    for place, column in enumerate(columns):
        _write(table.cell(0, place), column.caption, bold=True, size=10, align=CENTRE)
        _write(table.cell(2, place), f"{{{{ d.{column.key} }}}}", size=10)
    _write(table.cell(1, 0), f"{{%tr for d in {section.key}.dong %}}")
    _write(table.cell(3, 0), "{%tr endfor %}")
    _repeat_head(table)
    _keep_whole(table)
    _line(page, f"{{{{ {section.key}.cong }}}}", size=10)
    _line(page, "{%p else %}")
    _line(page, "{{ trong }}", italic=True)
    _line(page, "{%p endif %}")


# --- pieces -----------------------------------------------------------------------------------------------------------


def _page(*, landscape: bool, left: int, right: int, top: int, bottom: int, size: int) -> Any:
    page = Document()
    section = page.sections[0]
    wide, high = Mm(297 if landscape else 210), Mm(210 if landscape else 297)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = wide, high
    section.left_margin, section.right_margin = Mm(left), Mm(right)
    section.top_margin, section.bottom_margin = Mm(top), Mm(bottom)
    style = page.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(size)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
    style.paragraph_format.space_after = Pt(0)
    return page


def _line(
    page: Any,
    text: str,
    *,
    bold: bool = False,
    italic: bool = False,
    size: int = 0,
    align: Any = None,
    before: int = 0,
) -> Any:
    paragraph = page.add_paragraph()
    _run(paragraph, text, bold=bold, italic=italic, size=size)
    paragraph.alignment = align
    paragraph.paragraph_format.space_before = Pt(before)
    return paragraph


def _write(cell: Any, text: str, *, bold: bool = False, italic: bool = False, size: int = 0, align: Any = None) -> None:
    """One paragraph for each line of the text."""
    for place, line in enumerate(text.split("\n")):
        paragraph = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
        _run(paragraph, line, bold=bold, italic=italic, size=size)
        paragraph.alignment = align


def _run(paragraph: Any, text: str, *, bold: bool, italic: bool, size: int) -> None:
    run = paragraph.add_run(text)
    run.bold, run.italic = bold or None, italic or None
    if size:
        run.font.size = Pt(size)


def _widths(table: Any, millimetres: Any) -> None:
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(table.columns, millimetres, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)


def _repeat_head(table: Any) -> None:
    """The captions stand again on each further page."""
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _keep_whole(table: Any) -> None:
    """No row is torn by the end of a page."""
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


TEMPLATES = {"phieu.docx": slip}


if __name__ == "__main__":
    for name, make in TEMPLATES.items():
        make().save(FOLDER / name)
