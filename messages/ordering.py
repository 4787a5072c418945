"""Sentences that go with papers and pictures: what was made, and why something was not."""

from __future__ import annotations

from domain.chat import File, Say
from domain.papers import Form
from domain.reading.folding import clean, fold
from domain.slip import Slip
from domain.spans import Span

REFERENCE = "Mẫu tham khảo, đối chiếu trước khi ký."
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
    if not any(part.rows for part in slip.parts):
        lines.append("Không có phát sinh trong tháng." if slip.told else "Tháng này chưa có báo cáo nào.")
    if not slip.named:
        lines.append("Bản này không ghi họ tên và hộ số. Muốn có, xin lấy trên Zalo hoặc trang web của phường.")
    lines.append(REFERENCE)
    return Say("\n".join(lines), files=(File(file_name("phieu p0", month, slip.place, form=form), content),))


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
