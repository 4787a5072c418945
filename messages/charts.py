"""Pictures of figures in words: a picture never stands alone, its numbers are in the message."""

from __future__ import annotations

from datetime import date

from domain.chat import File, Say
from domain.papers import Form
from domain.pictures import Bar, Campaign, Coverage, Groups, Months, Picture, Share
from messages.numbers import grouped
from messages.ordering import file_name
from messages.words import capital, short_day

NO_DATA = "chưa có số liệu"


def picture_made(picture: Picture, content: bytes) -> Say:
    """The picture, with all its numbers in words."""
    match picture:
        case Months():
            lines, name = _months(picture), f"{picture.what} {picture.year}"
        case Groups():
            lines, name = _groups(picture), f"{picture.what} {picture.span.label}"
        case Coverage():
            lines, name = _coverage(picture), f"{picture.title} {picture.span.label}"
        case Campaign():
            lines, name = _campaign(picture), "chien dich"
    return Say("\n".join(lines), files=(File(file_name(name, form=Form.PICTURE), content, picture=True),))


def share_line(share: Share) -> str:
    """ "62,5% (50/80), chỉ tiêu 90%"."""
    target = "" if share.target is None else f", chỉ tiêu {grouped(share.target)}%"
    if share.percent is None:
        n = "" if not share.n else f" (đã có {grouped(share.n)})"
        return f"{NO_DATA} để tính tỷ lệ{n}{target}"
    return f"{grouped(share.percent)}% ({grouped(share.n or 0)}/{grouped(share.over or 0)}){target}"


def _months(facts: Months) -> list[str]:
    lines = [f"{facts.what} theo tháng, {facts.place}, năm {facts.year}."]
    told = [f"tháng {month}: {n}" for month, n in enumerate(facts.now, start=1) if n is not None]
    lines.append(f"Năm {facts.year}: {'; '.join(told) or NO_DATA}." + _sum(facts.now, facts.unit))
    before = [f"tháng {month}: {n}" for month, n in enumerate(facts.before, start=1) if n is not None]
    # A summary compares with the same days of last year; the bars of last year are whole months.
    whole = f" (trọn tháng, không dừng ở {short_day(facts.until)})" if before and facts.until < date(facts.year, 12, 31) else ""
    lines.append(f"Năm {facts.year - 1}{whole}: {'; '.join(before) or NO_DATA}." + _sum(facts.before, facts.unit))
    return lines


def _sum(counts: tuple[int | None, ...], unit: str) -> str:
    told = [n for n in counts if n is not None]
    return f" Cộng {grouped(sum(told))} {unit}." if told else ""


def _groups(facts: Groups) -> list[str]:
    silent = [bar.label for bar in facts.bars if bar.now is None]
    lines = [f"{facts.what} theo tổ, {facts.place}, {facts.span.label}."]
    lines += [f"- {capital(bar.label)}: {_bar(bar, facts.span.start.year - 1)}" for bar in facts.bars if bar.now is not None]
    return lines + ([f"Chưa báo: {', '.join(silent)}."] if silent else [])


def _bar(bar: Bar, year: int) -> str:
    return str(bar.now) + ("" if bar.before is None else f" (năm {year}: {bar.before})")


def _coverage(facts: Coverage) -> list[str]:
    lines = [f"{facts.title}, {facts.place}, {facts.span.label}."]
    return lines + [f"- {share.label}: {share_line(share)}" for share in facts.shares]


def _campaign(facts: Campaign) -> list[str]:
    lines = [f"{facts.title}, số người theo tổ."]
    for group in facts.groups:
        lines.append(f"- {capital(group.label)}: " + ", ".join(f"{state} {n}" for state, n in group.states))
    return lines
