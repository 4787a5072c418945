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

from domain.report import GROUP_KEYS
from domain.slip import SECTIONS, Section
from messages.papers.report_text import SHORT

FOLDER = Path(__file__).parent / "templates"
CENTRE, RIGHT, LEFT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.LEFT
BLANK = "………………………………………………………………"
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
    _line(page, f"{{{{ {section.key}.trong }}}}", italic=True)
    _line(page, "{%p endif %}")


def report_of_committee() -> Any:
    """bao_cao.docx: the layout of Nghị định 30/2020/NĐ-CP, Phụ lục I."""
    page = _page(landscape=False, left=30, right=15, top=20, bottom=20, size=13)
    top = _two_columns(page)
    _write(top.cell(0, 0), "{{ cap_tren }}", size=12, align=CENTRE)
    _more(top.cell(0, 0), "{{ co_quan }}", bold=True, size=12)
    _more(top.cell(0, 0), "–––––––", size=10)
    _more(top.cell(0, 0), "Số: ……/{{ ky_hieu }}", size=13)
    _write(top.cell(0, 1), "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True, size=12, align=CENTRE)
    _more(top.cell(0, 1), "Độc lập - Tự do - Hạnh phúc", bold=True, size=13)
    _more(top.cell(0, 1), "–––––––––––––––––––", size=10)
    _more(top.cell(0, 1), "{{ dia_danh }}, ngày {{ ngay }} tháng {{ thang }} năm {{ nam }}", italic=True, size=13)
    _report_body(page)
    return page


def report_of_party() -> Any:
    """bao_cao_dang.docx: the layout of party documents."""
    page = _page(landscape=False, left=30, right=15, top=20, bottom=20, size=14)
    _party_top(page)
    _report_body(page)
    return page


def review_of_years() -> Any:
    """so_ket.docx: the outline of a five-year review, as a provincial party committee asks it of a ward."""
    page = _page(landscape=False, left=30, right=15, top=20, bottom=20, size=14)
    _party_top(page)
    _line(page, "BÁO CÁO", bold=True, size=14, align=CENTRE, before=14)
    _line(page, "Sơ kết 05 năm công tác dân số, giai đoạn {{ tu_nam }} - {{ den_nam }}", bold=True, size=14, align=CENTRE)
    _line(page, "({{ luu_y }})", italic=True, size=11, align=CENTRE)
    for heading, lines in OUTLINE:
        _heading(page, heading)
        for line in lines:
            if line == "chi_tieu":
                _years(page)
            elif line in SESSIONS:
                _sessions(page, line, SESSIONS[line])
            elif line == "bao_cao_to":
                _line(page, "{%p for cau in bao_cao_to %}")
                _body(page, "{{ cau }}")
                _line(page, "{%p endfor %}")
            else:
                _body(page, line)
    _feet(page)
    return page


OUTLINE = (
    ("I. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO, TỔ CHỨC THỰC HIỆN", ()),
    ("1. Nghiên cứu, học tập, quán triệt", (BLANK,)),
    ("2. Văn bản lãnh đạo, chỉ đạo đã ban hành", (BLANK,)),
    ("3. Kiểm tra, giám sát, sơ kết", (BLANK,)),
    ("II. KẾT QUẢ THỰC HIỆN", ()),
    ("1. Kết quả so với mục tiêu", ("chi_tieu",)),
    ("2. Kết quả thực hiện các nhiệm vụ, giải pháp", ()),
    ("2.1. Lãnh đạo, chỉ đạo của cấp ủy, phối hợp liên ngành", (BLANK,)),
    ("2.2. Tuyên truyền, vận động về dân số", ("{{ tuyen_truyen }}.", "chu_de", "hinh_thuc", BLANK)),
    ("2.3. Thực thi pháp luật, chăm sóc người cao tuổi", ("{{ luat }}. {{ nguoi_cao_tuoi }}.", BLANK)),
    ("2.4. Dịch vụ dân số: tư vấn, khám sức khoẻ trước kết hôn, sàng lọc", ("{{ dich_vu }}.", BLANK)),
    ("2.5. Nguồn lực cho công tác dân số", (BLANK,)),
    (
        "2.6. Tổ chức bộ máy, cộng tác viên",
        ("Phường có {{ so_ctv }} cộng tác viên dân số ở {{ so_to }} tổ.", "bao_cao_to", BLANK),
    ),
    ("2.7. Hợp tác quốc tế", (BLANK,)),
    ("III. ĐÁNH GIÁ CHUNG: KẾT QUẢ NỔI BẬT, HẠN CHẾ, NGUYÊN NHÂN", (BLANK,)),
    ("IV. PHƯƠNG HƯỚNG, NHIỆM VỤ, GIẢI PHÁP", (BLANK,)),
    ("V. ĐỀ XUẤT, KIẾN NGHỊ", (BLANK,)),
)


SESSIONS = {"chu_de": "Chủ đề", "hinh_thuc": "Hình thức"}


def _years(page: Any) -> None:
    """The table of indicators with a column for each year."""
    keys = [f"nam{place}" for place in range(1, 6)]
    table = page.add_table(4, 8)
    table.style = "Table Grid"
    _widths(table, (45, 15, *[18] * 5, 15))
    for place, caption in enumerate(("Chỉ tiêu", "Đơn vị", *(f"{{{{ cac_nam.{key} }}}}" for key in keys), "Chỉ tiêu năm")):
        _write(table.cell(0, place), caption, bold=True, size=9, align=CENTRE)
    _write(table.cell(1, 0), "{%tr for d in chi_tieu %}")
    for place, key in enumerate(("label", "unit", *keys, "target")):
        _write(table.cell(2, place), f"{{{{ d.{key} }}}}", size=9, align=RIGHT if place > 1 else LEFT)
    _write(table.cell(3, 0), "{%tr endfor %}")
    _repeat_head(table)
    _keep_whole(table)


def _sessions(page: Any, rows: str, caption: str) -> None:
    """Sessions and people by topic or form, with a column for each year and one for all."""
    keys = [*(f"nam{place}" for place in range(1, 6)), "cong"]
    _line(page, f"{{%p if {rows} %}}")
    _line(page, f"Số buổi (lượt người dự) theo {caption.lower()}", italic=True, size=11, before=3)
    table = page.add_table(4, 1 + len(keys))
    table.style = "Table Grid"
    _widths(table, (45, *[20] * len(keys)))
    for place, said in enumerate((caption, *(f"{{{{ cac_nam.{key} }}}}" for key in keys[:-1]), "Cộng")):
        _write(table.cell(0, place), said, bold=True, size=9, align=CENTRE)
    _write(table.cell(1, 0), f"{{%tr for d in {rows} %}}")
    for place, key in enumerate(("label", *keys)):
        _write(table.cell(2, place), f"{{{{ d.{key} }}}}", size=9, align=RIGHT if place else LEFT)
    _write(table.cell(3, 0), "{%tr endfor %}")
    _repeat_head(table)
    _keep_whole(table)
    _line(page, "{%p endif %}")


def _party_top(page: Any) -> None:
    top = _two_columns(page)
    _write(top.cell(0, 0), "{{ cap_tren }}", size=13, align=CENTRE)
    _more(top.cell(0, 0), "{{ co_quan }}", bold=True, size=13)
    _more(top.cell(0, 0), "*", size=13)
    _more(top.cell(0, 0), "Số ……-{{ ky_hieu }}", size=13)
    _write(top.cell(0, 1), "ĐẢNG CỘNG SẢN VIỆT NAM", bold=True, size=14, align=CENTRE)
    _more(top.cell(0, 1), "––––––––––––––––", size=10)
    _more(top.cell(0, 1), "{{ dia_danh }}, ngày {{ ngay }} tháng {{ thang }} năm {{ nam }}", italic=True, size=13)


def _report_body(page: Any) -> None:
    _line(page, "BÁO CÁO", bold=True, size=14, align=CENTRE, before=14)
    _line(page, "{{ trich_yeu }}", bold=True, size=14, align=CENTRE)
    _line(page, "({{ luu_y }})", italic=True, size=11, align=CENTRE)
    _heading(page, "I. TÌNH HÌNH BÁO CÁO")
    _body(page, "{{ tinh_hinh }}")
    _heading(page, "II. KẾT QUẢ")
    _body(page, "{%p for cau in nhan_xet %}")
    _body(page, "{{ cau }}")
    _body(page, "{%p endfor %}")
    _heading(page, "1. Các chỉ tiêu")
    _line(page, "{%p if ca_nam %}")
    _indicators(page, ("now", "before", "change"), ("Trong năm", "Năm {{ nam_truoc }}", "Tăng, giảm"))
    _line(page, "{%p else %}")
    _indicators(
        page,
        ("now", "before", "change", "year", "year_before"),
        ("Trong kỳ", "Cùng kỳ {{ nam_truoc }}", "Tăng, giảm", "Từ đầu năm", "Từ đầu năm {{ nam_truoc }}"),
    )
    _line(page, "{%p endif %}")
    _line(page, "{%p for cau in ghi_chu %}")
    _line(page, "{{ cau }}", italic=True, size=10)
    _line(page, "{%p endfor %}")
    _heading(page, "2. Theo tổ")
    _rows(page, "to", "Tổ")
    _line(page, "{%p if thang_trong_ky %}")
    _heading(page, "3. Theo tháng")
    _rows(page, "thang_trong_ky", "Tháng")
    _line(page, "{%p endif %}")
    _heading(page, "III. KHÓ KHĂN, KIẾN NGHỊ")
    _body(page, BLANK)
    _feet(page)


def _feet(page: Any) -> None:
    """Who receives it, and who signs."""
    _line(page, "")
    feet = _two_columns(page)
    _keep_whole(feet)
    left, right = feet.cell(0, 0), feet.cell(0, 1)
    _write(left, "Nơi nhận:", bold=True, italic=True, size=12)
    _more(left, "{%p for noi in noi_nhan %}", size=11, align=LEFT)
    _more(left, "- {{ noi }};", size=11, align=LEFT)
    _more(left, "{%p endfor %}", size=11, align=LEFT)
    _write(right, "{%p for dong in chuc_vu %}")
    _more(right, "{{ dong }}", bold=True, size=13)
    _more(right, "{%p endfor %}")
    _more(right, "\n\n\n{{ nguoi_ky }}", bold=True, size=13)


def _indicators(page: Any, keys: tuple[str, ...], captions: tuple[str, ...]) -> None:
    """The table of indicators with these columns."""
    table = page.add_table(4, 2 + len(keys))
    table.style = "Table Grid"
    _widths(table, (52, 18, *[95 / len(keys)] * len(keys)))
    for place, caption in enumerate(("Chỉ tiêu", "Đơn vị", *captions)):
        _write(table.cell(0, place), caption, bold=True, size=10, align=CENTRE)
    _write(table.cell(1, 0), "{%tr for d in chi_tieu %}")
    _write(table.cell(2, 0), "{% if d.part %}   - {% endif %}{{ d.label }}", size=10)
    _write(table.cell(2, 1), "{{ d.unit }}", size=10, align=CENTRE)
    for place, key in enumerate(keys, start=2):
        _write(table.cell(2, place), f"{{{{ d.{key} }}}}", size=10, align=RIGHT)
    _write(table.cell(3, 0), "{%tr endfor %}")
    _repeat_head(table)
    _keep_whole(table)


def _rows(page: Any, rows: str, first: str) -> None:
    """The table by group or by month, with the ward's line below."""
    table = page.add_table(5, 1 + len(GROUP_KEYS))
    table.style = "Table Grid"
    _widths(table, (22, *[14.5] * len(GROUP_KEYS)))
    _write(table.cell(0, 0), first, bold=True, size=8, align=CENTRE)
    _write(table.cell(1, 0), f"{{%tr for d in {rows} %}}")
    _write(table.cell(2, 0), "{{ d.ten }}", size=8)
    _write(table.cell(3, 0), "{%tr endfor %}")
    _write(table.cell(4, 0), "Toàn phường", bold=True, size=8)
    for place, key in enumerate(GROUP_KEYS, start=1):
        _write(table.cell(0, place), SHORT[key], bold=True, size=8, align=CENTRE)
        _write(table.cell(2, place), f"{{{{ d.{key} }}}}", size=8, align=RIGHT)
        _write(table.cell(4, place), f"{{{{ cong.{key} }}}}", bold=True, size=8, align=RIGHT)
    _repeat_head(table)
    _keep_whole(table)


# --- pieces -----------------------------------------------------------------------------------------------------------


def _page(*, landscape: bool, left: int, right: int, top: int, bottom: int, size: int) -> Any:
    page = Document()
    section = page.sections[0]
    wide, high = Mm(297 if landscape else 210), Mm(210 if landscape else 297)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = wide, high
    section.left_margin, section.right_margin = Mm(left), Mm(right)
    section.top_margin, section.bottom_margin = Mm(top), Mm(bottom)
    _number_pages(section)
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


def _two_columns(page: Any) -> Any:
    table = page.add_table(1, 2)
    _widths(table, (70, 95))
    return table


def _more(cell: Any, text: str, *, bold: bool = False, italic: bool = False, size: int = 0, align: Any = CENTRE) -> None:
    """Further paragraphs of a cell, one for each line of the text."""
    for line in text.split("\n"):
        paragraph = cell.add_paragraph()
        _run(paragraph, line, bold=bold, italic=italic, size=size)
        paragraph.alignment = align


def _heading(page: Any, text: str) -> None:
    _line(page, text, bold=True, before=6).paragraph_format.keep_with_next = True


def _body(page: Any, text: str) -> None:
    """A paragraph of running text: first line set in, both edges straight."""
    paragraph = _line(page, text, align=WD_ALIGN_PARAGRAPH.JUSTIFY, before=3)
    paragraph.paragraph_format.first_line_indent = Mm(10)


def _number_pages(section: Any) -> None:
    """The number of the page in the middle of the top margin, from page 2 on."""
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = CENTRE
    for sort, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        element = OxmlElement("w:fldChar" if sort else "w:instrText")
        if sort:
            element.set(qn("w:fldCharType"), sort)
        else:
            element.text = text
        run._r.append(element)


def _repeat_head(table: Any) -> None:
    """The captions stand again on each further page."""
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _keep_whole(table: Any) -> None:
    """No row is torn by the end of a page."""
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


TEMPLATES = {
    "phieu.docx": slip,
    "bao_cao.docx": report_of_committee,
    "bao_cao_dang.docx": report_of_party,
    "so_ket.docx": review_of_years,
}


if __name__ == "__main__":
    for name, make in TEMPLATES.items():
        make().save(FOLDER / name)
