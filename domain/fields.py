"""What a field of a record is: its key, its words, its limits, and how its value is shown. Reading is in domain/reading/.

Values are plain data that survive JSON: dates as ISO text, codes and names as text, numbers as int, yes/no as bool,
several codes as a sorted tuple of text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from domain.problems import Problem, Wrong

Value = str | int | bool | tuple[str, ...]
Values = Mapping[str, Value]

WEEKDAYS = ("thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật")


@dataclass(frozen=True)
class CodeList:
    """Codes with the label shown to people and the words people say for them (with diacritics; matched folded too).

    `ahead`: codes that are meant whatever else is named beside them; `behind`: only where nothing else is.
    """

    labels: Mapping[str, str]
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ahead: frozenset[str] = frozenset()
    behind: frozenset[str] = frozenset()


def said(text: str) -> tuple[str, ...]:
    """Words that people say, listed in one text."""
    return tuple(text.split(", "))


@dataclass(frozen=True)
class Field:
    """One fact of a record.

    `ask` is the question (None: never asked, kept when said). `marks` are the words before the value in a sentence.
    `example` is a right answer, shown beside a question's refusal. `personal` values stand apart from the entry, so
    that a person can be erased. `health` values are closed to party members (facts of Luật 91/2025: sensitive data).
    `sensitive` values are read by whoever told them and by ward staff, as health values are.
    """

    key: str
    label: str
    ask: str | None = None
    marks: tuple[str, ...] = ()
    example: str = ""
    personal: bool = False
    health: bool = False
    sensitive: bool = False

    def show(self, value: Value) -> str:
        """The value as a person reads it."""
        return str(value)

    def check(self, value: Value, today: date) -> None:
        """Raise Wrong when the value cannot be true. `today` is the day of the message in the ward's zone."""

    def odd(self, value: Value) -> bool:
        """True when the value is possible but unlikely, so that it is asked once."""
        return False


@dataclass(frozen=True)
class Day(Field):
    """A day that has come. `back`: how many days ago it may lie at most."""

    back: int = 730

    def show(self, value: Value) -> str:
        return show_day(date.fromisoformat(str(value)))

    def check(self, value: Value, today: date) -> None:
        day = date.fromisoformat(str(value))
        if day > today:
            raise Wrong(Problem.FUTURE_DAY, self, shown=self.show(value))
        if day < today - timedelta(days=self.back):
            raise Wrong(Problem.OLD_DAY, self, shown=self.show(value))


@dataclass(frozen=True)
class Month(Field):
    """A calendar month, as "2026-11"."""

    def show(self, value: Value) -> str:
        year, month = str(value).split("-")
        return f"tháng {int(month)}/{year}"

    def check(self, value: Value, today: date) -> None:
        if str(value) > today.isoformat()[:7]:
            raise Wrong(Problem.FUTURE_DAY, self, shown=self.show(value))


@dataclass(frozen=True)
class Pick(Field):
    """One code of a list. `called`: the words that call the kind may say it ("học tập văn bản" is both)."""

    of: CodeList = field(default_factory=lambda: CodeList({}))
    called: bool = False

    def show(self, value: Value) -> str:
        return self.of.labels.get(str(value), str(value))

    def check(self, value: Value, today: date) -> None:
        if value not in self.of.labels:
            raise Wrong(Problem.NOT_A_CHOICE, self, shown=str(value))


@dataclass(frozen=True)
class Several(Field):
    """Codes of a list, as a sorted tuple."""

    of: CodeList = field(default_factory=lambda: CodeList({}))

    def show(self, value: Value) -> str:
        codes = value if isinstance(value, tuple | list) else (str(value),)
        return ", ".join(self.of.labels.get(code, code) for code in codes)


@dataclass(frozen=True)
class Number(Field):
    """A whole number. `units` are the words after it ("người", "cụ"); above `likely` it is asked once.

    `firm`: its marks decide, whatever is counted behind them (nghi ngờ 2 cháu).
    """

    least: int = 0
    most: int = 100_000
    likely: int | None = None
    units: tuple[str, ...] = ()
    firm: bool = False

    def check(self, value: Value, today: date) -> None:
        if not isinstance(value, int) or not self.least <= value <= self.most:
            raise Wrong(Problem.OUT_OF_RANGE, self, shown=self.show(value), least=str(self.least), most=f"{self.most}")

    def odd(self, value: Value) -> bool:
        return self.likely is not None and isinstance(value, int) and value > self.likely


@dataclass(frozen=True)
class Grams(Field):
    """A newborn's weight in grams; outside `light` to `heavy` it is asked once."""

    least: int = 300
    most: int = 7000
    light: int = 1000
    heavy: int = 5500

    def odd(self, value: Value) -> bool:
        return isinstance(value, int) and not self.light <= value <= self.heavy

    def show(self, value: Value) -> str:
        return f"{int(value) / 1000:g} kg".replace(".", ",") if isinstance(value, int) else str(value)

    def check(self, value: Value, today: date) -> None:
        if not isinstance(value, int) or not self.least <= value <= self.most:
            raise Wrong(
                Problem.OUT_OF_RANGE,
                self,
                shown=self.show(value),
                least=self.show(self.least),
                most=self.show(self.most),
            )


@dataclass(frozen=True)
class BirthYear(Field):
    """A year of birth. `youngest` and `oldest` are ages in years, both possible."""

    youngest: int = 0
    oldest: int = 120
    elderly: bool = False  # a two-digit year is read as the latest that makes the person 60 or more

    def check(self, value: Value, today: date) -> None:
        if not isinstance(value, int) or not today.year - self.oldest <= value <= today.year - self.youngest:
            least, most = today.year - self.oldest, today.year - self.youngest
            raise Wrong(Problem.OUT_OF_RANGE, self, shown=str(value), least=str(least), most=str(most))


@dataclass(frozen=True)
class Name(Field):
    """A person's name, without title. `woman`: only a woman can be meant (the wife of a couple, who is pregnant)."""

    woman: bool = False

    def check(self, value: Value, today: date) -> None:
        if not 1 <= len(str(value)) <= 60 or not any(letter.isalpha() for letter in str(value)):
            raise Wrong(Problem.NOT_A_NAME, self, shown=str(value)[:60])


@dataclass(frozen=True)
class YesNo(Field):
    """Yes or no, with the words that say so in a sentence. `about`: what is had or done, said beside "rồi", "đã", "chưa"."""

    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    about: tuple[str, ...] = ()

    def show(self, value: Value) -> str:
        return "có" if value is True else "chưa"


@dataclass(frozen=True)
class Area(Field):
    """The residential group, as people write it: its number or its name."""


@dataclass(frozen=True)
class Group(Area):
    """A further group of the ward, beside the one in which a record is kept: where somebody moved from or to."""


@dataclass(frozen=True)
class Household(Field):
    """The household number as text, "12" or "100.1"."""


@dataclass(frozen=True)
class Words(Field):
    """Free text, kept as written.

    In a sentence it is a place behind its mark; `free`: everything behind its mark, up to the end of the clause, or of
    the sentence where it is `whole`; `named`: the mark with the name behind it (mầm non Hoa Mi). `heads`: words that free
    words themselves begin with where no mark stands (Công văn 21).
    """

    free: bool = False
    whole: bool = False
    named: bool = False
    heads: tuple[str, ...] = ()

    def check(self, value: Value, today: date) -> None:
        if not any(letter.isalpha() for letter in str(value)):  # a "1" meant for another question
            raise Wrong(Problem.NOT_UNDERSTOOD, self, shown=str(value)[:60])


@dataclass(frozen=True)
class Reference(Field):
    """The number of a document, as written: 11-NQ/CB."""


def show_day(day: date) -> str:
    """ "thứ sáu 20/11/2026": the weekday stands beside the date, so that a slip of a day is seen."""
    return f"{WEEKDAYS[day.weekday()]} {day.day}/{day.month}/{day.year}"
