"""Sentences of the entries behind a figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from domain.chat import Say
from domain.entrycode import entry_code
from domain.fields import Values
from domain.kind import Kind
from messages.words import brief, filled, short_day


def details(
    number: int,
    kind: Kind,
    where: str,
    count: int,
    lines: Sequence[str],
    *,
    page: int,
    pages: int,
    entered: Sequence[str] = (),
    hidden: int = 0,
) -> Say:
    """The entries of a line of the summary, with the code of each.

    `entered`: figures staff gave of months before the bot. `hidden`: how many of the page the reader may not open.
    """
    of_pages = f", trang {page}/{pages}" if pages > 1 else ""
    before = f", {len(entered)} số nhập trước" if entered else ""
    lines = [*entered, *lines]
    said = [f"Mục {number}. {kind.label}, {where}: {count} việc{before}{of_pages}", *(f"- {line}" for line in lines)]
    if hidden:
        said.append(f"{hidden} việc do người khác báo, anh/chị chỉ xem được con số.")
    elif not lines:
        said.append("Không có việc nào.")
    if page < pages:
        said.append(f"Xem tiếp, nhắn: chitiet {number} trang {page + 1}")
    if lines:
        said.append("Ai báo, lúc nào, đã sửa gì: nhắn xem và mã.")
    return Say("\n".join(said))


def line(entry: int, kind: Kind, values: Values, day: str, place: str) -> str:
    """ "12K 20/11, Tổ 5: gái, con thứ 2"."""
    details = brief(kind, values)
    return f"{entry_code(entry)} {short_day(day)}, {place}" + (f": {details}" if details else "")


def entered(entry: int, kind: Kind, counts: Mapping[str, int], day: str, place: str) -> str:
    """What staff entered of a month before the bot."""
    return f"{entry_code(entry)} tháng {int(day[5:7])}/{day[:4]}, {place}: {filled(kind.tally, counts, kind)} (nhập trước)"
