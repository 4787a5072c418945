"""Turns gathered facts into a message with its file. Loads the heavy libraries, so it is imported when a paper is made."""

from __future__ import annotations

from pathlib import Path

from domain.chat import Say
from domain.papers import Form, Order
from domain.report import Report, Review
from domain.slip import Slip
from messages import ordering as words
from messages.charts import picture_made
from messages.papers import report_csv, report_sheet, report_word, review_word, slip_sheet, slip_word
from messages.papers.word import TemplateProblem
from scheduler.gathering import Facts
from scheduler.pdf import PdfProblem, to_pdf

BUNDLED = Path(slip_word.__file__).parent / "templates"


def make(facts: Facts, order: Order, templates: Path | None) -> Say:
    """The message with the file. Where no PDF can be made the Word file goes instead, and a sentence says so."""
    try:
        match facts:
            case Slip():
                return _slip(facts, order, templates)
            case Report():
                return _report(facts, order, templates)
            case Review():
                document = review_word.review_word(template(review_word.TEMPLATE, templates), facts)
                content, form, note = _finished(document, order)
                return _noted(words.review_made(facts, content, form), note)
            case _:
                from messages.pictures.draw import draw  # here, so that a document does not load what draws

                return picture_made(facts, draw(facts))
    except TemplateProblem as problem:
        return words.template_problem(str(problem))


def _slip(slip: Slip, order: Order, templates: Path | None) -> Say:
    if order.form is Form.EXCEL:
        return words.slip_made(slip, slip_sheet.slip_sheet(slip), Form.EXCEL)
    document = slip_word.slip_word(template(slip_word.TEMPLATE, templates), slip)
    content, form, note = _finished(document, order)
    say = words.slip_made(slip, content, form)
    return _noted(say, note)


def _report(report: Report, order: Order, templates: Path | None) -> Say:
    if order.form is Form.EXCEL:
        return words.report_made(report, report_sheet.report_sheet(report), Form.EXCEL)
    if order.form is Form.CSV:
        return words.report_made(report, report_csv.report_csv(report), Form.CSV)
    document = report_word.report_word(template(report_word.TEMPLATES[report.layout], templates), report)
    content, form, note = _finished(document, order)
    return _noted(words.report_made(report, content, form), note)


def _noted(say: Say, note: str) -> Say:
    return Say(f"{say.text}\n{note}", files=say.files) if note else say


def _finished(document: bytes, order: Order) -> tuple[bytes, Form, str]:
    """(content, form, what to say beside it): the document as a PDF where one is wanted and can be made."""
    if order.form is not Form.PDF:
        return document, Form.WORD, ""
    try:
        return to_pdf(document), Form.PDF, ""
    except PdfProblem:
        return document, Form.WORD, words.no_pdf(order.span)


def template(name: str, templates: Path | None) -> bytes:
    """The ward's own template of this name, or the one that comes with the program."""
    own = templates / name if templates else None
    return (own if own is not None and own.is_file() else BUNDLED / name).read_bytes()
