"""Sentences about what was before the bot: stocks and figures of past months, pasted by staff."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from domain.chat import Choice, Say
from domain.entrycode import entry_code
from domain.past import past as past_kind
from domain.reading.tables import Bad, BadLine
from domain.stocks import STOCKS, Stock
from messages.numbers import grouped
from messages.words import capital, cut

STOCK_EXAMPLE = "/dauky phường; 1/1/2026; hộ 7.500; người 27.038; NCT 3.210\ntổ 5; 1/1/2026; hộ 210; người 812; NCT 96"
PAST_EXAMPLE = "/solieucu tổ 5; 3/2025; sinh 2; nam 1; nữ 1; mất 1\ntổ 6; 3/2025; sinh 0"
WHOLE_WARD = "Cả phường"
STOCK_LINES = 4  # places and days of stocks that are listed one by one
SHOWN = 12  # lines of a table that are read back one by one; of a longer one the sums
_YES_NO = (Choice("1", "Đúng, lưu"), Choice("0", "Bỏ"))

_WHY = {
    Bad.NO_PLACE: "chưa rõ tổ nào («{shown}»), ví dụ: tổ 5",
    Bad.NO_MONTH: "chưa rõ tháng nào («{shown}»), ví dụ: 3/2025",
    Bad.NO_DAY: "chưa rõ ngày nào («{shown}»), ví dụ: 1/1/2026",
    Bad.NOT_OVER: "tháng {shown} chưa hết, tháng này báo bằng tin như thường",
    Bad.FUTURE: "ngày {shown} chưa tới",
    Bad.UNKNOWN: "không hiểu mục «{shown}»",
    Bad.NO_NUMBER: "«{shown}» thiếu số hoặc không có trong danh sách",
    Bad.NOTHING: "chưa có số nào («{shown}»)",
    Bad.TWICE: "trùng tổ và kỳ với dòng {shown}",
}


@dataclass(frozen=True, slots=True)
class Entered:
    """The figures of one place and month as staff gave them."""

    entry: int
    place: str
    when: str
    counts: Mapping[str, int]
    who: str


@dataclass(frozen=True, slots=True)
class StockGiven:
    """One stock of one place as staff gave it. `at`: the day it was given."""

    place: str
    key: str
    stock: Stock
    who: str
    at: date


def stocks(rows: Sequence[StockGiven], *, of_one: bool = False) -> Say:
    """The stocks that stand: a line for each place and day, or where they are many the sums by day; and how to give more.

    `of_one`: they are those of a single place, of every day.
    """
    lines: dict[tuple[str, date, str, date], dict[str, int]] = {}
    for row in rows:
        lines.setdefault((row.place, row.stock.day, row.who, row.at), {})[row.key] = row.stock.n
    if len(lines) <= STOCK_LINES or of_one:
        shown = [
            f"- {place}, ngày {_day(day)}: {_stocks(_in_order(numbers))} ({who} nhập {_day(at)})"
            for (place, day, who, at), numbers in lines.items()
        ]
    else:
        shown = [*_sums_by_day(rows), "Xem một tổ, ví dụ: /dauky tổ 5"]
    kinds = ", ".join(_lower(kind.label) for kind in STOCKS.values())
    head = ["Số đầu kỳ đang dùng:", *shown] if rows else ["Chưa có số đầu kỳ nào."]
    return Say("\n".join([*head, "Nhập hay thay, mỗi dòng một nơi, ví dụ:", STOCK_EXAMPLE, f"Các mục: {kinds}."]))


def _sums_by_day(rows: Sequence[StockGiven]) -> list[str]:
    days: dict[date, dict[str, dict[str, int]]] = {}
    for row in rows:
        days.setdefault(row.stock.day, {}).setdefault(row.place, {})[row.key] = row.stock.n
    lines = []
    for day, places in sorted(days.items(), reverse=True):
        whole = places.pop(WHOLE_WARD, None)
        lines += [f"- {WHOLE_WARD}, ngày {_day(day)}: {_stocks(_in_order(whole))}"] if whole else []
        if places:
            together = _in_order(_sum(places.values()))
            lines.append(f"- {len(places)} tổ, ngày {_day(day)}, cộng: {_stocks(together)}")
    return lines


def _in_order(numbers: Mapping[str, int]) -> Mapping[str, int]:
    return {key: numbers[key] for key in STOCKS if key in numbers}


def past(rows: Sequence[Entered]) -> Say:
    """The figures of past months that stand, one by one or, where they are many, by month; and how to give more."""
    if len(rows) <= 2 * SHOWN:
        lines = [_entered(row) for row in rows]
    else:
        months: dict[str, list[Entered]] = {}
        for row in rows:
            months.setdefault(row.when, []).append(row)
        lines = [
            f"{capital(_month(when))}, {len(of)} dòng: {_numbers(_sum(row.counts for row in of))}" for when, of in months.items()
        ]
    head = ["Số nhập trước đang dùng:", *(f"- {line}" for line in lines)] if lines else ["Chưa có số nhập trước nào."]
    return Say("\n".join([*head, "Nhập hay thay, mỗi dòng một tổ và một tháng, ví dụ:", PAST_EXAMPLE]))


def bad_lines(bad: Sequence[BadLine], good: int, *, stocks: bool) -> Say:
    """One sentence for each bad line; the good ones wait."""
    lines = [f"Dòng {one.line}: {_why(one)}." for one in bad]
    kept = f"{good} dòng khác đọc được, máy còn giữ. " if good else ""
    example = (STOCK_EXAMPLE if stocks else PAST_EXAMPLE).splitlines()[1]
    lines.append(f"Chưa lưu gì. {kept}Anh/chị chỉ nhắn lại những dòng trên, ví dụ:\n{example}\n0: bỏ hết")
    return Say("\n".join(lines))


def read_back_stocks(rows: Sequence[tuple[str, str, Mapping[str, int]]]) -> Say:
    lines = [f"- {capital(place)}, ngày {_day(date.fromisoformat(when))}: {_stocks(numbers)}" for place, when, numbers in rows]
    return Say("\n".join([f"Số đầu kỳ, {len(rows)} dòng:", *lines]), _YES_NO)


def read_back_past(rows: Sequence[tuple[str, str, Mapping[str, int], Mapping[str, int] | None]]) -> Say:
    """Each line of a short table, the sums by year of a long one; what takes the place of another says so."""
    lines = [f"Số nhập trước, {len(rows)} dòng:"]
    if len(rows) <= SHOWN:
        lines += [f"- {capital(place)}, {_month(when)}: {_numbers(n)}{_instead(old)}" for place, when, n, old in rows]
    else:
        for year in sorted({when[:4] for _, when, *_ in rows}):
            together = _sum(numbers for _, when, numbers, _ in rows if when[:4] == year)
            lines.append(f"- Năm {year}, cộng: {_numbers(together)}")
        replaced = sum(old is not None for *_, old in rows)
        lines += [f"- Trong đó {replaced} dòng thay số đã nhập"] if replaced else []
    return Say("\n".join(lines), _YES_NO)


def stocks_saved(number: int) -> Say:
    return Say(f"Đã lưu {number} số đầu kỳ. Nhắn /dauky để xem lại.")


def past_saved(number: int, code: str) -> Say:
    return Say(f"Đã lưu {number} dòng số nhập trước (dòng cuối mã {code}). Nhắn /solieucu để xem lại.")


def still_bad(number: int) -> Say:
    return Say(f"Còn {number} dòng chưa đúng nên chưa lưu. Anh/chị nhắn lại những dòng đó, hoặc 0 để bỏ hết.")


def dropped(number: int) -> Say:
    return Say(f"Đã bỏ bảng {number} dòng, chưa lưu gì." if number else "Đã bỏ, chưa lưu gì.")


def _why(one: BadLine) -> str:
    match one.why:
        case Bad.SEXES:
            births, sexes = one.shown.split("|")
            return f"sinh {births} nhưng trai cộng gái là {sexes}; xin ghi đủ sinh, nam, nữ"
        case Bad.EXCEEDS:
            part, whole = one.shown.split("|")
            return f"«{part}» nhiều hơn «{whole}»"
        case Bad.COUNTED:
            place, when, kind = one.shown.split("|")
            return f"{place}, {_month(when)} đã có «{kind}» được báo hoặc nhập rồi, nhập nữa sẽ tính hai lần"
        case _:
            return _WHY[one.why].format(shown=cut(one.shown))


def _entered(row: Entered) -> str:
    return f"{entry_code(row.entry)} {row.place}, {_month(row.when)}: {_numbers(row.counts)} ({row.who} nhập)"


def _sum(every: Iterable[Mapping[str, int]]) -> Counter[str]:
    found: Counter[str] = Counter()
    for counts in every:
        found.update(counts)
    return found


def _instead(old: Mapping[str, int] | None) -> str:
    return "" if old is None else f" (thay: {_numbers(old)})"


def _numbers(counts: Mapping[str, int]) -> str:
    """ "số trẻ sinh ra 2, trẻ em trai 1"; zeros are said only when there is nothing else."""
    named = {field.key: field.label for field in past_kind().fields}
    some = [f"{_lower(named[key])} {grouped(n)}" for key, n in counts.items() if n and key in named]
    return ", ".join(some) or "không có gì (0)"


def _stocks(numbers: Mapping[str, int]) -> str:
    return ", ".join(f"{_lower(STOCKS[key].label)} {grouped(n)}" for key, n in numbers.items())


def _lower(label: str) -> str:
    return f"{label[:1].lower()}{label[1:]}"


def _month(when: str) -> str:
    return f"tháng {int(when[5:7])}/{when[:4]}"


def _day(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"
