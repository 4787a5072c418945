"""The monthly slip in the chat, section by section as on the paper; and what a section says that has no rows."""

from __future__ import annotations

from collections.abc import Sequence

from domain.chat import Say
from domain.kind import all_kinds
from domain.slip import Part, Record, Slip
from messages.closing import closed_line
from messages.words import brief, capital, short_day

NOTHING = "không có phát sinh trong tháng"
NOT_TAKEN = "máy chưa ghi mục này, xin ghi tay"
NOT_TOLD = "chưa có báo cáo của tháng này"
HELD = "không gửi qua mạng này"
ELSEWHERE = "Muốn có, xin lấy trên Zalo hoặc trang web của phường."


def said(slip: Slip) -> Say:
    """The sections with something in them, the others together in one line, and how to get the slip on paper."""
    month = f"tháng {slip.month.month}/{slip.month.year}"
    lines = [f"Phiếu P0/CTV {month}, {slip.place} ({slip.collaborator})."]
    for part in slip.parts:
        if not part.empty and not part.held:
            lines += _section(part)
    lines += _others(slip)
    lines += closed(slip)
    if not slip.named:
        lines.append(f"Bản này không ghi họ tên và hộ số. {ELSEWHERE}")
    whose = "" if slip.own else f"{slip.collaborator} "
    lines.append(f"Cần tệp để in, nhắn: /phieu {whose}{month} word (hoặc excel, pdf)")
    return Say("\n".join(lines))


def _section(part: Part) -> list[str]:
    """Its title, a line for each entry, its sums."""
    lines = [f"{part.section.number}. {part.section.title}"]
    lines += [f"- {_entry(record, several=len(part.section.kinds) > 1)}" for record in part.records]
    return lines + ([f"{sums_line(part)}."] if part.sums else [])


def _entry(record: Record, *, several: bool) -> str:
    """ "20/11: trai, con thứ 2, mẹ Thu"; the kind is named where a section holds several."""
    kind = all_kinds()[record.kind]
    when = short_day(record.day) if kind.day in record.values else "Chưa rõ ngày"
    told = ", ".join(filter(None, [kind.label.lower() if several else "", brief(kind, record.values)]))
    return f"{when}: {told}" if told else when


def _others(slip: Slip) -> list[str]:
    """The sections without anything: nothing happened, nobody told, or they are not for this platform."""
    untaken = [part.section.number for part in slip.parts if not part.section.taken]
    left = [part.section.number for part in slip.parts if part.empty and not part.held and part.section.taken]
    lines = []
    if not slip.told:
        lines.append("Tháng này chưa có báo cáo nào.")
    elif left:
        lines.append(f"{capital(_numbers(left))}: {NOTHING}.")
    if untaken:
        lines.append(f"{capital(_numbers(untaken))}: {NOT_TAKEN}.")
    return lines + held(slip)


def held(slip: Slip) -> list[str]:
    """The line that names the sections left out here; none where nothing is."""
    sections = [part.section.number for part in slip.parts if part.held]
    return [f"{capital(_numbers(sections))}: {HELD}. {ELSEWHERE}"] if sections else []


def _numbers(sections: Sequence[str]) -> str:
    """ "mục 2–9, 11, A": what follows one upon the other from end to end."""
    runs: list[list[str]] = []
    for one in sections:
        if runs and one.isdecimal() and runs[-1][-1].isdecimal() and int(one) == int(runs[-1][-1]) + 1:
            runs[-1].append(one)
        else:
            runs.append([one])
    return "mục " + ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(run) for run in runs)


def closed(slip: Slip) -> list[str]:
    """The line that tells of the close; none while the month is open."""
    return [closed_line([slip.closed])] if slip.closed is not None else []


def empty(slip: Slip, part: Part) -> str:
    """What stands on paper in a section without rows, with what it sums up all the same."""
    if part.held:
        return f"{HELD}; xin lấy trên Zalo hoặc trang web của phường"
    if not part.section.taken:
        return NOT_TAKEN
    words = NOTHING if slip.told else NOT_TOLD
    return words if part.empty else f"{words}. {sums_line(part)}"


def sums_line(part: Part) -> str:
    """ "Cộng số trẻ sinh ra: 3; trong đó nam: 2; nữ: 1"; empty where the section has no sum or nothing in it."""
    return "" if part.empty else "; ".join(f"{words}: {n}" for words, n in part.sums)
