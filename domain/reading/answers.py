"""The answer to one question. The whole answer must be understood: a word too many and it is no answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TypeVar

from domain.fields import Area, BirthYear, Day, Field, Grams, Household, Month, Name, Number, Pick, Several, Value, Words, YesNo
from domain.problems import Problem, Wrong
from domain.reading.answer_words import EMPTY, FUTURE, NO, UNKNOWN_BOOK, YES
from domain.reading.completing import day_alone, monday
from domain.reading.counts import FIRST_ONES
from domain.reading.dates import Reader
from domain.reading.day_answers import lies_ahead, run_together
from domain.reading.found import Found
from domain.reading.lexicon import STOP, TITLES
from domain.reading.numbers import counted, number_at
from domain.reading.page import Page, page_of
from domain.reading.periods import month_at
from domain.reading.phrases import Phrasebook
from domain.reading.places import area_at, household_at, number_of_household
from domain.reading.weights import weight_at


def read_answer(field: Field, text: str, today: date) -> Value | None:
    """What a text answers to the question for one field; None when it is not understood as a whole.

    Raises Wrong for a day that does not exist, that is to come, or that is in doubt.
    """
    page = page_of(text)
    if not page.words or len(page) > 60:
        return None
    for sort, read in _READERS.items():
        if isinstance(field, sort):
            return read(field, page, today)
    return page.text or None


def is_unknown(text: str) -> bool:
    """True when the text says that the answer is not known."""
    page = page_of(text)
    found, index = False, 0
    while index < len(page) and len(page) <= 12:
        hit = UNKNOWN_BOOK.longest(page, index)
        found = found or hit is not None
        if hit is None and page.at(index) not in EMPTY:
            return False
        index = hit.end if hit else index + 1
    return found


T = TypeVar("T")


def _only(page: Page, find: Callable[[int], Found[T] | None], harmless: frozenset[str] = frozenset()) -> Found[T] | None:
    """The one thing found on a page whose other words say nothing."""
    found: Found[T] | None = None
    index = 0
    while index < len(page):
        here = find(index) if found is None else None
        if here is not None:
            found, index = here, here.end
        elif page.at(index) in EMPTY or page.at(index) in harmless:
            index += 1
        else:
            return None
    return found


def _day(field: Field, page: Page, today: date) -> Value | None:
    if any(FUTURE.at(page, index) for index in range(len(page))):
        raise Wrong(Problem.FUTURE_DAY, field, shown=page.text)
    days = Reader(page, today)
    said = _only(page, days.at) or run_together(page, today)
    if said is None:
        number = _only(page, lambda index: number_at(page, index))
        if number is None or number.value is None or len(page) > 3:
            return None
        day, trouble = day_alone(number.value, today)
        said = Found(0, 1, day, trouble)
    if said.trouble is Problem.FUTURE_DAY and said.end - said.start <= 2 and page.at(said.start) in ("thu", "chu", "cn", "t"):
        return _last_weekday(page, today)
    if said.trouble is not None:
        ahead = said.trouble is Problem.DOUBTFUL and lies_ahead(page, said, today)
        raise Wrong(Problem.FUTURE_DAY if ahead else said.trouble, field, shown=page.text)
    return said.value.isoformat() if said.value else None


def _last_weekday(page: Page, today: date) -> Value | None:
    """A weekday that answers "when was it" is the last one."""
    said = _only(page, Reader(page, monday(today) + timedelta(days=13)).at)
    if said is None or said.value is None:
        return None
    back = said.value
    while back > today:
        back -= timedelta(days=7)
    return str(back.isoformat())


def _month(field: Field, page: Page, today: date) -> Value | None:
    found = _only(page, lambda index: month_at(page, index, today))
    if found:
        return str(found.value)
    number = _only(page, lambda index: number_at(page, index))
    if number is None or not number.value or number.value > 12:
        return None
    return f"{today.year if number.value <= today.month else today.year - 1}-{number.value:02}"


def _number(field: Field, page: Page, today: date) -> Value | None:
    assert isinstance(field, Number)
    words = frozenset(word for phrase in (*field.units, *field.marks) for word in _folded(phrase))
    ordinal = any(mark.endswith(" thứ") for mark in field.marks)

    def find(index: int) -> Found[int] | None:
        if ordinal and (hit := FIRST_ONES.longest(page, index)) and hit.tag:
            return Found(index, hit.end, 1)
        if ordinal and page.at(index) == "nhat":
            return Found(index, index + 1, 1)
        return counted(page, index)

    found = _only(page, find, words | {"thu"} if ordinal else words)
    return found.value if found else None


def _grams(field: Field, page: Page, today: date) -> Value | None:
    found = _only(page, lambda index: weight_at(page, index, marked=True), frozenset({"nang", "can"}))
    return found.value if found else None


def _year(field: Field, page: Page, today: date) -> Value | None:
    assert isinstance(field, BirthYear)
    number = _only(page, lambda index: number_at(page, index), frozenset({"nam", "sn", "tuoi", "ns", "sinh"}))
    if number is None or number.value is None:
        return None
    if "tuoi" in (page.at(index) for index in range(len(page))):
        return today.year - number.value
    if number.value > 99:
        return number.value if 1800 < number.value < 2200 else None
    if not page.words[number.start].number or len(page.at(number.start)) != 2:
        return None
    latest = today.year - (60 if field.elderly else 0)
    return latest - (latest - number.value) % 100


def _name(field: Field, page: Page, today: date) -> Value | None:
    start = 0
    while page.at(start) in ("la", "ten", "da", "vang", ":", "nha", "ho", "me", "vo", "chong"):
        start += 1
    for _ in range(2):
        title = TITLES.longest(page, start)
        if title and title.end < len(page) and page.words[title.end].letter:
            start = title.end
    end = len(page)
    while end > start and page.at(end - 1) in ("a", ".", ",", "!", "nhe", "nha", "oi"):
        end -= 1
    if not 1 <= end - start <= 6 or not all(word.letter for word in page.words[start:end]):
        return None
    small = not page.capital(start)
    if is_unknown(page.text) or (small and any(page.at(index) in STOP for index in range(start + 1, end))):
        return None
    return page.said(start, end)


def _yes_no(field: Field, page: Page, today: date) -> Value | None:
    assert isinstance(field, YesNo)
    own = Phrasebook([(word, True) for word in field.yes] + [(word, False) for word in field.no])
    index, said = 0, None
    while index < len(page):
        hits = [hit for book in (own, YES, NO) if (hit := book.longest(page, index))]
        if hits and said is None:
            best = max(hits, key=lambda hit: hit.end)
            said, index = best.tag, best.end
        elif page.at(index) in EMPTY or page.at(index) in ("roi", "dau", "lam"):
            index += 1
        else:
            return None
    return said


def _codes(field: Pick | Several, page: Page) -> list[str] | None:
    """The codes that make up an answer, None when other words are among them."""
    book = Phrasebook(
        [(word, code) for code, words in field.of.words.items() for word in words]
        + [(label, code) for code, label in field.of.labels.items()]
    )
    found: list[str] = []
    index = 0
    while index < len(page):
        hit = book.longest(page, index)
        if hit:
            found.append(hit.tag)
            index = hit.end
        elif page.at(index) in EMPTY or page.at(index) in ("be", "va", "ve", "bi", "con", "chu", "cai", "mac"):
            index += 1
        else:
            return None
    return found


def _pick(field: Field, page: Page, today: date) -> Value | None:
    assert isinstance(field, Pick)
    codes = set(_codes(field, page) or ())
    return codes.pop() if len(codes) == 1 else None


def _several(field: Field, page: Page, today: date) -> Value | None:
    assert isinstance(field, Several)
    codes = _codes(field, page)
    return tuple(sorted(set(codes))) if codes else None


def _area(field: Field, page: Page, today: date) -> Value | None:
    found = _only(page, lambda index: area_at(page, index))
    if found:
        return str(found.value)
    number = _only(page, lambda index: number_at(page, index), frozenset({"so"}))
    if number:
        return str(number.value)
    return page.text if len(page) <= 4 and all(word.letter or word.number for word in page.words) and page.capital(0) else None


def _household(field: Field, page: Page, today: date) -> Value | None:
    found = _only(
        page, lambda index: household_at(page, index) or number_of_household(page, index, index), frozenset({"so", "ho"})
    )
    return str(found.value) if found else None


def _words(field: Field, page: Page, today: date) -> Value | None:
    return page.text


def _folded(phrase: str) -> list[str]:
    return [word.folded for word in page_of(phrase).words]


_READERS: dict[type[Field], Callable[[Field, Page, date], Value | None]] = {
    Day: _day, Month: _month, Grams: _grams, Number: _number, BirthYear: _year, Name: _name, YesNo: _yes_no, Pick: _pick,
    Several: _several, Area: _area, Household: _household, Words: _words,
}  # fmt: skip
