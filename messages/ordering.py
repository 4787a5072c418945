"""Sentences that go with papers and pictures: what was made, and why something was not."""

from __future__ import annotations

from collections.abc import Mapping

from domain.chat import File, Say
from domain.letterhead import ENTRIES
from domain.papers import Form, Layout
from domain.reading.folding import clean, fold
from domain.report import Report, Review
from domain.slip import Slip
from domain.spans import Span
from messages.papers.report_text import ABOUT_HIDDEN, Text
from messages.papers.text import REFERENCE
from messages.slip import ELSEWHERE, closed, held

ENDINGS = {Form.WORD: "docx", Form.EXCEL: "xlsx", Form.PDF: "pdf", Form.CSV: "csv", Form.PICTURE: "png"}


def file_name(*words: str, form: Form) -> str:
    """A name any phone takes: plain letters, digits and hyphens."""
    plain = "".join(letter if letter.isalnum() and letter.isascii() else " " for letter in fold(clean(" ".join(words))).lower())
    return f"{'-'.join(plain.split())}.{ENDINGS[form]}"


def slip_made(slip: Slip, content: bytes, form: Form) -> Say:
    """The slip, with the sums of its sections in words."""
    month = f"tháng {slip.month.month}/{slip.month.year}"
    lines = [f"Phiếu P0/CTV {month}, {slip.place} ({slip.collaborator})."]
    lines += [f"- {part.section.title}: {len(part.rows)} dòng" for part in slip.parts if part.rows]
    if all(part.empty for part in slip.parts) and not held(slip):
        lines.append("Không có phát sinh trong tháng." if slip.told else "Tháng này chưa có báo cáo nào.")
    lines += [*held(slip), *closed(slip)]
    if not slip.named:
        lines.append(f"Bản này không ghi họ tên và hộ số. {ELSEWHERE}")
    lines.append(REFERENCE)
    return Say("\n".join(lines), files=(File(file_name("phieu p0", month, slip.place, form=form), content),))


def report_made(report: Report, content: bytes, form: Form) -> Say:
    """The report, with its remarks in words."""
    text = Text(report)
    lines = [f"{text.title()}, {report.ward}.", text.counted(), *(f"- {line}" for line in text.remarks())]
    lines += [ABOUT_HIDDEN] if text.away else []
    lines.append(REFERENCE)
    party = "dang uy" if report.layout is Layout.PARTY else ""
    return Say("\n".join(lines), files=(File(file_name("bao cao", party, report.span.label, form=form), content),))


def review_made(review: Review, content: bytes, form: Form) -> Say:
    """The review of five years. What only people can judge is left blank in it."""
    years = f"{review.years[0]}–{review.years[-1]}"
    lines = [f"Sơ kết {len(review.years)} năm công tác dân số, {years}, {review.ward}."]
    lines.append("Máy đã điền số liệu từng năm; các mục đánh giá, phương hướng, kiến nghị để trống cho anh/chị viết.")
    lines.append(REFERENCE)
    return Say("\n".join(lines), files=(File(file_name("so ket", years.replace("–", " "), form=form), content),))


def no_pdf(span: Span) -> str:
    """Beside the Word file, where this machine cannot make a PDF."""
    return f"Máy chủ chưa cài phần làm PDF nên gửi bản Word {span.label}; anh/chị mở bằng Word rồi lưu thành PDF giúp."


def template_problem(told: str) -> Say:
    """The ward's own template cannot be filled; `told` says what to mend."""
    return Say(f"{told} Chưa lập được tệp, số liệu vẫn còn nguyên.")


def not_made(number: str) -> Say:
    """A bug: a short number to tell the ward's staff."""
    return Say(
        f"Chưa lập được tệp vì máy chủ gặp lỗi (số {number}). Xin nhắn lại sau ít phút, hoặc đọc số này cho cán bộ phường."
    )


def letterhead(texts: Mapping[str, str]) -> Say:
    """What is printed around the figures, and how to change it."""
    lines = [f"{one.label}: {texts[key] or '(để trống)'}" for key, one in ENTRIES.items()]
    example = "Sửa, ví dụ: /baocao cài nơi nhận: Sở Y tế; Lưu: VT"
    return Say("\n".join(["Chữ in quanh số liệu của báo cáo:", *lines, example]))
