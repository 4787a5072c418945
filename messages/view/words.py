"""Words of the read-only pages that depend on facts: numbers, parts, changes, days. The others stand in the .html files."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from domain.entrycode import entry_code
from domain.indicators import Figure, Sort, Trend, balance
from domain.stocks import StockKind
from domain.targets import Aim, aim_of, gap
from messages.numbers import grouped, signed
from messages.view.facts import Behind, Changed, Frame, Given, Group, Groups, Held, Period, Row, Told, Traced
from messages.words import brief, capital, facts, short_day

NO_DATA = "chưa có số liệu"
NOT_TOLD = "chưa báo"
CHANNELS = {"web": "trang web", "zalo": "Zalo", "telegram": "Telegram", "console": "máy của phường"}


def long_day(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"


def clock(at: datetime) -> str:
    """ "14 giờ 05, ngày 21/11/2026"."""
    return f"{at.hour} giờ {at.minute:02}, ngày {long_day(at.date())}"


def number(n: int | Decimal | None) -> str:
    return NO_DATA if n is None else grouped(n)


def value(figure: Figure) -> str:
    """The value itself: "12", "117,5". A rate whose denominator is zero is not defined, which is not "no data"."""
    if figure.value is not None:
        return grouped(figure.value)
    return "–" if figure.n is not None and figure.over == 0 else NO_DATA


def parts(figure: Figure) -> str:
    """Numerator and denominator of a rate: "53/47", with the day of a denominator that was counted once; "" for others."""
    if figure.indicator.sort is not Sort.RATE or figure.n is None:
        return ""
    if figure.over is None:
        return f"{grouped(figure.n)}/chưa có mẫu số"
    since = f" (mẫu số ngày {long_day(figure.since)})" if figure.since else ""
    return f"{grouped(figure.n)}/{grouped(figure.over)}{since}"


def change(row: Row) -> str:
    """How a count stands against last year: "+5"; "" where it is the same, either side is not known, or for a rate."""
    if row.indicator.sort is Sort.RATE or row.now.n is None or row.before.n is None or row.now.n == row.before.n:
        return ""
    return signed(row.now.n - row.before.n)


def against_target(row: Row) -> str:
    """ "chỉ tiêu từ 90, còn thiếu 3"; "" where there is no target, or the plan says only by how much it is to fall."""
    if row.target is None or row.target.fall:
        return ""
    most = aim_of(row.target.indicator) is Aim.AT_MOST
    said = f"chỉ tiêu {'không quá' if most else 'từ'} {grouped(row.target.value.normalize() + 0)}"
    found = gap(row.target, row.now)
    if found.met is None:
        return said
    if found.met:
        return f"{said}, đã đạt"
    return f"{said}, còn thiếu {grouped(found.missing)}" if found.missing else f"{said}, chưa đạt"


def adjusted(row: Row) -> str:
    """ "điều chỉnh +1"; "" where nothing was changed since the close."""
    return f"điều chỉnh {signed(row.adjusted)}" if row.adjusted else ""


def closes(facts: Period) -> list[str]:
    """Which months of the period are closed, one sentence each."""
    return [
        f"{capital(one.month.label)}: đã chốt ngày {long_day(one.closed)}"
        + (f", phê duyệt ngày {long_day(one.approved)}." if one.approved else ", chờ phê duyệt.")
        for one in facts.closes
    ]


def shown(facts: Period) -> list[Row]:
    """The rows that say something; those of `nothing` and `unknown` are only named."""
    named = {*nothing(facts), *unknown(facts)}
    return [row for row in facts.rows if _inside(row) not in named]


def nothing(facts: Period) -> list[str]:
    """Indicators of which there was nothing, now or last year."""
    return [_inside(row) for row in facts.rows if row.target is None and row.now.n == 0 and not row.before.n]


def unknown(facts: Period) -> list[str]:
    """Indicators of which nothing is known, now or last year."""
    return [_inside(row) for row in facts.rows if row.target is None and row.now.n is None and row.before.n is None]


def _inside(row: Row) -> str:
    """The name of an indicator inside a sentence."""
    return row.indicator.label[:1].lower() + row.indicator.label[1:]


def counted_until(facts: Period | Groups) -> str:
    """Why the figures may still grow; "" when the period is over."""
    if facts.until is None:
        return ""
    if facts.until < facts.span.start:
        return "Kỳ này chưa tới."
    then = "Năm trước có số nhập cả tháng, nên chưa so được." if facts.whole_before else "Năm trước cũng tính đến cùng ngày."
    return f"Kỳ chưa hết, mới tính đến ngày {long_day(facts.until)}. {then}"


def reported(facts: Period) -> str:
    """ "Số tổ đã báo: 5/7." and who has not."""
    if not facts.groups:
        return ""
    said = f"Số tổ đã báo: {facts.groups - len(facts.silent)}/{facts.groups}."
    if facts.silent and facts.told:
        said += f" Chưa báo: {', '.join(facts.silent)}. Tổng của phường chưa đủ."
    return said


def title(facts: Period) -> str:
    return capital(f"{facts.place}, {facts.span.label}" if facts.place else facts.span.label)


def cells(group: Group) -> list[str]:
    """The group's counts as text."""
    return [NOT_TOLD] if group.now is None else [grouped(n) for n in group.now]


def moved(trend: Trend) -> list[tuple[str, str]]:
    """Groups that went up, down and stayed, each list as one sentence under its name."""
    found = []
    for name, places in (("Tăng", trend.up), ("Giảm", trend.down)):
        if places:
            found.append((f"{name} ({len(places)} tổ)", ", ".join(f"{place} ({signed(n)})" for place, n in places)))
    if trend.same:
        found.append((f"Không đổi ({len(trend.same)} tổ)", ", ".join(trend.same)))
    return found


def behind(facts: Behind) -> str:
    """What a list of entries adds up to."""
    unit = facts.indicator.unit if facts.indicator.sort is not Sort.RATE else ""
    if not facts.count:
        return "Không có việc nào trong kỳ này."
    return f"{facts.count} việc, cộng lại là {grouped(facts.total)} {unit}".rstrip() + "."


def opens(figure: Figure) -> str:
    """The first word of the page behind a figure: its entries, or where a number that was counted once comes from."""
    if figure.indicator.sort is Sort.STOCK or figure.indicator.stocked:
        return "" if figure.n is None else "dau-ky"
    return "so" if figure.n else ""


def rests_on_stock(figure: Figure) -> bool:
    """Whether the denominator of a rate was counted once."""
    return bool(figure.indicator.stock) and figure.over is not None


def stands(held: Held) -> str:
    """ "dùng số 27.038 người của ngày 1/1/2026." """
    if held.stands is None:
        return "chưa có số để dùng."
    how = ", cộng từ số của các tổ" if held.added_up else ""
    return f"dùng số {grouped(held.stands.n)} {held.stock.unit} của ngày {long_day(held.stands.day)}{how}."


def since(held: Held) -> str:
    """What was added to a population since its day, or taken off to go back; "" where nothing was reckoned."""
    if held.stands is None or held.moved is None:
        return ""
    counts, until = held.moved.counts, held.moved.until
    births, deaths, came, left = (counts.get(key, 0) for key in ("births", "deaths", "moved_in", "moved_out"))
    happened = f"sinh {grouped(births)}, chết {grouped(deaths)}, chuyển đến {grouped(came)}, chuyển đi {grouped(left)}"
    more = balance(0, counts)
    if until >= held.stands.day:
        end = grouped(held.stands.n + more)
        return f"Từ hôm đó đến hết ngày {long_day(until)}: {happened}; vậy là {end} {held.stock.unit}."
    end = grouped(held.stands.n - more)
    return f"Tính lùi về hết ngày {long_day(until)}: từ đó {happened}; vậy khi ấy là {end} {held.stock.unit}."


def given(one: Given, stock: StockKind) -> str:
    return f"{capital(one.place)}, ngày {long_day(one.day)}: {grouped(one.n)} {stock.unit}"


def gave(one: Given) -> str:
    """Who gave it and when, and that another took its place."""
    ended = "; sau đó đã nhập số khác thay" if one.ended else ""
    return f"{capital(one.who)} nhập lúc {clock(one.at)}{ended}."


def told(entry: Told) -> str:
    """The entry on one line, as far as its reader may see it."""
    if entry.kind is None:
        return "loại việc chỉ người có trách nhiệm mới xem được"
    return brief(entry.kind, entry.values) or entry.kind.label


def own_facts(entry: Traced) -> list[tuple[str, str]]:
    """(label, value) of an entry."""
    found = []
    rest = {key: value for key, value in entry.values.items() if key != entry.kind.day}
    for line in facts(entry.kind, rest):
        label, _, shown = line.partition(": ")
        found.append((label, shown))
    return found


def came(entry: Traced) -> str:
    """Who told it, when, over what."""
    said = f"{capital(entry.teller)}, ngày {long_day(entry.told)}"
    if entry.channel:
        said += f", qua {CHANNELS.get(entry.channel, entry.channel)}"
    if entry.heard:
        said += f" lúc {entry.heard.hour} giờ {entry.heard.minute:02}"
    return said + "."


def changed(one: Changed) -> str:
    act = "Huỷ" if one.act == "undo" else "Sửa"
    why = f": {one.reason.lower()}" if one.reason else ""
    return f"{act} ngày {long_day(one.day)}, {one.who}{why}."


def ends(frame: Frame) -> str:
    return f"Đường dẫn này mở được đến {clock(frame.until)}."


def code(entry: int) -> str:
    return entry_code(entry)


def day(at: date) -> str:
    return short_day(at)
