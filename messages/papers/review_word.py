"""The review of five years as a Word document: the outline a party committee asks of a ward, filled with the figures."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from domain.codes import FORMS, TOPICS
from domain.fields import CodeList
from domain.indicators import INDICATORS, Figure, Sort, rounded
from domain.report import Held, Review
from messages.numbers import grouped
from messages.papers.report_text import NO_DATA
from messages.papers.text import REFERENCE, number, plain
from messages.papers.word import fill
from messages.words import capital

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
        "chu_de": _sessions(review.topics, TOPICS, "chưa ghi chủ đề"),
        "hinh_thuc": _sessions(review.forms, FORMS, "chưa ghi hình thức"),
        "bao_cao_to": _reporting(review),
        "tuyen_truyen": sums(review, ("sessions", "attendees", "households_visited")),
        "dich_vu": sums(review, ("couples", "premarital_couples")),
        "luat": sums(review, ("marriage_persons", "child_marriage_persons", "consanguineous_persons")),
        "nguoi_cao_tuoi": sums(review, ("elderly_visits",)),
        "luu_y": REFERENCE,
        "noi_nhan": [part.strip() for part in head["noi_nhan_dang"].split(";") if part.strip()],
        "chuc_vu": [titles[0].upper(), *titles[1:]],
        "nguoi_ky": head["nguoi_ky_dang"],
    }


def _sessions(held: Sequence[Held], codes: CodeList, untold: str) -> list[dict[str, str]]:
    """ "12 (340)" sessions and people of a topic or form in each year, and together."""
    rows = []
    for one in held:
        cells = {f"nam{place}": _held(*both) for place, both in enumerate(zip(one.sessions, one.attendees, strict=True), start=1)}
        label = codes.labels.get(one.code, one.code) if one.code else untold
        rows.append({"label": capital(label), **cells, "cong": _held(sum(one.sessions), sum(one.attendees))})
    return rows


def _held(sessions: int, attendees: int) -> str:
    return f"{grouped(sessions)} ({grouped(attendees)})" if sessions else "0"


def _reporting(review: Review) -> list[str]:
    """ "Năm 2026: 84,52% (71/84) phiếu tháng của các tổ có báo cáo; đúng hạn 70,24% (59/84)." """
    told = []
    for year, one in zip(review.years, review.reporting, strict=True):
        if one is None:
            told.append(f"Năm {year}, tổ báo cáo: {NO_DATA}.")
        else:
            shares = _share(one.told, one.due), _share(one.in_time, one.due)
            told.append(f"Năm {year}: {shares[0]} phiếu tháng của các tổ có báo cáo; đúng hạn {shares[1]}.")
    return told


def _share(n: int, over: int) -> str:
    return f"{grouped(rounded(n, over, 100, 2))}% ({grouped(n)}/{grouped(over)})"


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
