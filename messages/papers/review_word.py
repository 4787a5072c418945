"""The review of five years as a Word document: the outline a party committee asks of a ward, filled with the figures."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from domain.indicators import INDICATORS, Figure, Sort
from domain.report import Review
from messages.numbers import grouped
from messages.papers.report_text import NO_DATA
from messages.papers.text import REFERENCE, number, plain
from messages.papers.word import fill

TEMPLATE = "so_ket.docx"


def review_word(template: bytes, review: Review) -> bytes:
    """The document, portrait A4, in the layout of party documents."""
    return fill(template, facts(review), name=TEMPLATE)


def facts(review: Review) -> dict[str, Any]:
    """Every name the template may use."""
    head = {key: plain(text) for key, text in review.letterhead.items()}
    titles = [part.strip() for part in head["chuc_vu_dang"].split(";")]
    return {
        "cap_tren": head["cap_tren_dang"].upper(),
        "co_quan": head["co_quan_dang"].upper(),
        "ky_hieu": head["ky_hieu_dang"],
        "dia_danh": head["dia_danh"],
        "ngay": review.made.day,
        "thang": review.made.month,
        "nam": review.made.year,
        "tu_nam": review.years[0],
        "den_nam": review.years[-1],
        "cac_nam": {f"nam{place}": str(year) for place, year in enumerate(review.years, start=1)},
        "chi_tieu": [_line(review, key) for key in review.figures],
        "so_to": review.groups,
        "so_ctv": review.collaborators,
        "tuyen_truyen": sums(review, ("sessions", "attendees", "households_visited")),
        "dich_vu": sums(review, ("couples", "premarital_couples")),
        "luat": sums(review, ("marriage_persons", "child_marriage_persons")),
        "nguoi_cao_tuoi": sums(review, ("elderly_visits",)),
        "luu_y": REFERENCE,
        "noi_nhan": [part.strip() for part in head["noi_nhan_dang"].split(";") if part.strip()],
        "chuc_vu": [titles[0].upper(), *titles[1:]],
        "nguoi_ky": head["nguoi_ky_dang"],
    }


def sums(review: Review, keys: tuple[str, ...]) -> str:
    """ "Buổi tuyên truyền: 120; lượt người dự: 3.400": the years together."""
    told = []
    for key in keys:
        counts = [figure.n for figure in review.figures[key] if figure.n is not None]
        told.append(f"{INDICATORS[key].label}: {grouped(sum(counts)) if counts else NO_DATA}")
    return "; ".join(told)


def _line(review: Review, key: str) -> dict[str, str]:
    one = INDICATORS[key]
    cells = {f"nam{place}": _shown(figure) for place, figure in enumerate(review.figures[key], start=1)}
    wanted = review.targets.get(key)
    return {"label": one.label, "unit": one.unit, "target": _target(wanted), **cells}


def _target(wanted: Decimal | None) -> str:
    return "" if wanted is None else grouped(wanted)


def _shown(figure: Figure) -> str:
    if figure.value is None:
        return NO_DATA
    value = number(float(figure.value), figure.indicator.decimals)
    if figure.indicator.sort is not Sort.RATE or figure.over is None or figure.n is None:
        return value
    return f"{value} ({number(figure.n)}/{number(float(figure.over))})"
