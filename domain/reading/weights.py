"""Weights: 3,2kg, 3kg2, 3 ký 2, ba cân hai, 3 cân tư, 3200g, ba ký rưỡi, nặng 3.2."""

from __future__ import annotations

from domain.problems import Problem
from domain.reading.found import Found
from domain.reading.numbers import about, digit, number_at
from domain.reading.page import Page
from domain.reading.phrases import words_of

_KILOS = frozenset({"kg", "kgs", "ky", "ki", "can", "kilo", "kilogam", "kilogram", "kylo", "kí", "k"})
_GRAMS = frozenset({"g", "gr", "gram", "gam", "gams", "grams"})
_SIGNS = frozenset({"", ",", ";", "\n", "-", "."})
_NOT_TENTHS = words_of("""ngay thang hom tuoi nguoi lan / - con chau be dua tuan tieng""")


def weight_at(page: Page, start: int, marked: bool = False) -> Found[int] | None:
    """The grams that begin at a word. `marked`: "nặng" stands before it, so that the unit may be missing."""
    found = _plain(page, start, marked)
    if found is None:
        return None
    first = about(page, start)
    return found if first is None else Found(first, found.end, found.value, Problem.DOUBTFUL)


def _plain(page: Page, start: int, marked: bool) -> Found[int] | None:
    whole = number_at(page, start)
    if whole is None or whole.value is None:
        return _decimal(page, start, marked)
    value, end = whole.value, whole.end
    if _unit(page, end, _KILOS):
        if value > 100:
            return None
        return _tenths(page, start, end + 1, value)
    if _unit(page, end, _GRAMS) and value >= 100:
        return Found(start, end + 1, value)
    if (
        page.at(end) == "lang"
        and page.words[end].tone in ("j", "")
        and page.number(start) is not None
        and value >= 5
        and (page.shouting or not page.capital(end))
    ):
        return Found(start, end + 1, value * 100)
    if page.at(end) in ("phay", "cham") and (tenth := digit(page, end + 1)) is not None:
        last = end + 2 + _unit(page, end + 2, _KILOS)
        return Found(start, last, value * 1000 + tenth * 100)
    if marked:
        if value >= 300:
            return Found(start, end, value)
        if value <= 40 and page.at(end) not in _NOT_TENTHS:
            return Found(start, end, value * 1000)
    return None


def _decimal(page: Page, start: int, marked: bool) -> Found[int] | None:
    """3,2 and 2.95, with a unit or after "nặng"."""
    value, point, tenths = page.number(start), page.at(start + 1), page.at(start + 2)
    if value is None or point not in (",", ".") or page.number(start + 2) is None or not page.glued(start) or value > 99:
        return None
    if not page.glued(start + 1) or len(tenths) > 3:
        return None
    grams = value * 1000 + int(tenths.ljust(3, "0"))
    if _unit(page, start + 3, _KILOS):
        return Found(start, start + 4, grams)
    if _unit(page, start + 3, _GRAMS):
        return Found(start, start + 4, value * 1000 + int(tenths)) if len(tenths) == 3 else None
    return Found(start, start + 3, grams) if marked else None


def _tenths(page: Page, start: int, index: int, kilos: int) -> Found[int]:
    """What stands behind "3 ký": 2, 25, 200, tư, rưỡi, 2 lạng, or nothing."""
    said = page.at(index)
    if said == "ruoi":
        return Found(start, index + 1, kilos * 1000 + 500)
    free = index < len(page) and not page.claimed[index]
    if (
        free
        and page.number(index) is not None
        and len(said) <= 3
        and (page.glued(index - 1) or page.at(index + 1) not in _NOT_TENTHS or _day_follows(page, index + 1))
    ):
        lang = page.at(index + 1) in ("lang", "gam", "gram", "g")
        grams = int(said) if len(said) == 3 else int(said.ljust(3, "0"))
        return Found(start, index + 1 + lang, kilos * 1000 + grams)
    tenth = digit(page, index) if free else None
    if (
        tenth
        and (page.at(index + 1) not in _NOT_TENTHS or _day_follows(page, index + 1))
        and not (page.capital(index) and not page.shouting)
    ):
        return Found(start, index + 1 + (page.at(index + 1) == "lang"), kilos * 1000 + tenth * 100)
    return Found(start, index, kilos * 1000)


def _day_follows(page: Page, index: int) -> bool:
    """2 cân 9 hôm 13/11: the day has words of its own, so the number before it counts no days."""
    if page.at(index) == "con":
        return page.at(index + 1) in ("thu", "dau", "so")
    if page.at(index) == "dua":
        return page.number(index + 1) is not None  # đứa 2 ký 3 đứa 2 ký 1
    return page.at(index) in ("hom", "ngay", "bua") and (
        page.number(index + 1) is not None or page.at(index + 1) in ("nay", "qua", "kia", "thu", "chu", "mung")
    )


def _unit(page: Page, index: int, units: frozenset[str]) -> bool:
    if not 0 <= index < len(page):
        return False
    if page.at(index) == "khong":  # the k of 3k2
        return page.glued(index - 1) and page.text[page.starts[index] : page.ends[index]].lower() == "k"
    if page.at(index) == "can" and page.at(index + 1) == "bo":
        return False
    other = page.at(index) == "can" and (page.words[index].tone or (page.capital(index) and not page.shouting))
    return page.at(index) in units and not other  # 80 cán bộ, tu Can Tho


def weights_alone(page: Page) -> set[int]:
    """Where grams stand alone between signs and can be no year: sinh trai, 18/11, 3000, mẹ Tuyết."""
    known: set[int] | None = page.memo.get("grams")
    if known is None:
        known = page.memo["grams"] = {
            index for index, said in enumerate(page.folds)
            if len(said) == 4 and page.words[index].number and 1000 <= int(said) <= 5500 and not 1900 < int(said) < 2100
            and page.at(index - 1) in _SIGNS and page.at(index + 1) in _SIGNS
        }  # fmt: skip
    return known
