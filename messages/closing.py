"""Sentences of the close of a month: the collaborator's slip to confirm, the staff's list, the supervisor's approval."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from domain.chat import Choice, Say
from domain.closing import Closed, Month, SlipState, moved_in
from domain.entrycode import entry_code
from domain.kind import all_kinds
from domain.oddities import BARREN, Odd, Oddity
from messages.numbers import signed
from messages.words import capital, cut, filled, listed, month_name, short_day

NOTHING = "không có phát sinh"
MOST_LISTED = 8  # lines of what looks wrong; a small screen holds no more


@dataclass(frozen=True, slots=True)
class AreaFigures:
    """A group's slip in one line: `counts` of the month, `comment` why it was returned."""

    area: int
    label: str
    counts: Mapping[str, int]
    state: SlipState = SlipState.OPEN
    comment: str = ""
    who: str = ""


def counted(counts: Mapping[str, int]) -> str:
    """The month of a group in short: what was counted, or that nothing happened."""
    kinds = [kind for kind in all_kinds().values() if kind.tally and any(counts.get(count.key) for count in kind.counts)]
    return "; ".join(filled(kind.tally, counts, kind) for kind in kinds if not kind.nothing) or NOTHING


def slip(month: str, areas: Sequence[AreaFigures]) -> list[str]:
    """The lines of a collaborator's slip."""
    lines = [f"Phiếu {month_name(month)}:"]
    for one in areas:
        lines.append(f"- {capital(one.label)}: {counted(one.counts)}")
        if one.comment:
            lines.append(f"  Cán bộ phường trả lại: {one.comment}")
    return lines


def ask_slip(month: str, areas: Sequence[AreaFigures]) -> Say:
    """The slip, to be confirmed."""
    empty = all(counted(one.counts) == NOTHING for one in areas)
    yes = "Đúng, không có phát sinh" if empty else "Đúng, gửi phiếu"
    choices = (Choice("1", yes), Choice("2", "Còn thiếu hoặc sai"), Choice("0", "Để sau"))
    return Say("\n".join(slip(month, areas)), choices)


def slip_due(month: str, areas: Sequence[AreaFigures]) -> Say:
    """Sent unasked on the 1st: the slip, and the word that confirms it."""
    return Say("\n".join([*slip(month, areas), "Đúng rồi thì nhắn: chot", "Còn thiếu thì cứ báo thêm; sai thì nhắn: cuatoi"]))


def slip_confirmed(month: str, labels: Sequence[str]) -> Say:
    return Say(f"Cảm ơn anh/chị. Đã nhận phiếu {month_name(month)} của {listed(labels)}.")


def already_confirmed(month: str, labels: Sequence[str], *, frozen: bool) -> Say:
    """Nothing is left to confirm."""
    more = " Phường đã chốt số liệu tháng này." if frozen else ""
    return Say(f"Phiếu {month_name(month)} của {listed(labels)} đã gửi rồi.{more}")


def slip_open() -> Say:
    return Say("Mời anh/chị báo thêm; sửa việc đã báo thì nhắn: cuatoi. Xong thì nhắn: chot")


def slip_later() -> Say:
    return Say("Dạ, để sau. Khi nào xong anh/chị nhắn: chot")


def slip_returned(month: str, label: str, comment: str) -> Say:
    """To the collaborator: what staff ask about the slip."""
    return Say(
        f"Cán bộ phường trả lại phiếu {month_name(month)} của {label}: {comment}\n"
        "Anh/chị xem lại, báo thêm hoặc sửa, rồi nhắn: chot"
    )


def returned(month: str, label: str, people: Sequence[str]) -> Say:
    """To staff: whom the returned slip went to."""
    whom = f"Đã nhắn {listed(people)}." if people else "Tổ này chưa có cộng tác viên nhận được tin, xin gọi điện."
    return Say(f"Đã trả lại phiếu {month_name(month)} của {label}. {whom}")


@dataclass(frozen=True, slots=True)
class Overview:
    """A ward's month before and after its close. `closed_on` and `approved_on` are days, empty when not done."""

    month: str
    state: Month
    areas: Sequence[AreaFigures]
    oddities: Sequence[tuple[str, Oddity]]  # label of the group, what looks wrong
    closed_on: str = ""
    approved_on: str = ""
    adjustments: int = 0


def overview(facts: Overview, choices: Sequence[Choice]) -> Say:
    """Who has confirmed, who is late, what looks wrong, and what can be done now."""
    done = [one for one in facts.areas if one.state in (SlipState.CONFIRMED, SlipState.APPRAISED)]
    appraised = [one for one in facts.areas if one.state is SlipState.APPRAISED]
    lines = [f"{capital(month_name(facts.month))}: {_standing(facts)}."]
    lines.append(f"Đã gửi phiếu: {len(done)}/{len(facts.areas)} tổ, đã duyệt {len(appraised)}.")
    late = [f"{one.label} ({one.who})" if one.who else one.label for one in facts.areas if one.state is SlipState.OPEN]
    if late:
        lines.append("Chưa gửi: " + ", ".join(late))
    lines += [f"Đã trả lại {one.label}: {one.comment}" for one in facts.areas if one.state is SlipState.RETURNED]
    if facts.oddities:
        lines.append("Nên xem lại:")
        lines += [f"- {capital(label)}: {odd(one)}" for label, one in facts.oddities[:MOST_LISTED]]
        if len(facts.oddities) > MOST_LISTED:
            lines.append(f"- và {len(facts.oddities) - MOST_LISTED} chỗ khác")
    if facts.adjustments:
        lines.append(f"Điều chỉnh sau khi chốt: {facts.adjustments}. Xem: /dieuchinh {month_name(facts.month)}")
    if facts.state in (Month.OPEN, Month.REOPENED) and choices:
        lines.append("Trả lại một phiếu, ví dụ: /tra tổ 5: thiếu hộ 12")
    return Say("\n".join(lines), tuple(choices))


def _standing(facts: Overview) -> str:
    match facts.state:
        case Month.CLOSED:
            return f"đã chốt ngày {short_day(facts.closed_on)}, chờ phê duyệt"
        case Month.APPROVED:
            return f"đã chốt ngày {short_day(facts.closed_on)}, phê duyệt ngày {short_day(facts.approved_on)}"
        case Month.REOPENED:
            return "đang mở lại"
        case _:
            return "chưa chốt"


def odd(one: Oddity) -> str:
    """Why something should be looked at."""
    match one.odd:
        case Odd.NO_BIRTHS:
            return f"{BARREN} tháng liền không có trẻ sinh"
        case Odd.TWICE_THE_USUAL:
            usual = f"{one.usual:.1f}".replace(".", ",").removesuffix(",0")
            return f"{_count_label(one.count).lower()} {one.n}, mọi tháng khoảng {usual}"
        case Odd.MISSING:
            return f"{_codes(one.entries)} còn thiếu thông tin"
        case Odd.TOLD_TWICE:
            return f"{_codes(one.entries)} có thể là một người"
        case Odd.CHANGED_SINCE:
            return f"{one.n} việc thay đổi sau khi gửi phiếu"


def _count_label(key: str) -> str:
    return next((count.label for kind in all_kinds().values() for count in kind.counts if count.key == key), key)


def closed_line(closed: Sequence[Closed]) -> str:
    """ "Đã chốt ngày 3/12; điều chỉnh sau khi chốt: số trẻ sinh ra +1." Of several months each is named."""
    several = len(closed) > 1
    days = [f"{month_name(one.month)} ngày {short_day(one.day)}" if several else f"ngày {short_day(one.day)}" for one in closed]
    moved = moved_in(closed)
    labels = {count.key: count.label for kind in all_kinds().values() for count in kind.counts}
    told = [f"{label.lower()} {signed(moved[key])}" for key, label in labels.items() if moved.get(key)]
    more = f"; điều chỉnh sau khi chốt: {', '.join(told)}" if told else ""
    return f"Đã chốt {', '.join(days)}{more}."


def _codes(entries: Sequence[int]) -> str:
    return "mã " + ", ".join(entry_code(entry) for entry in entries)


def appraise_choice(n: int) -> str:
    return f"Duyệt {n} phiếu đã gửi"


def remind_choice(n: int) -> str:
    return f"Nhắc {n} tổ chưa gửi"


def close_choice(month: str) -> str:
    return f"Chốt {month_name(month)}"


def approve_choice(month: str) -> str:
    return f"Phê duyệt {month_name(month)}"


def sure_to_close(month: str, missing: Sequence[str]) -> Say:
    """Closing while slips are missing is asked once more."""
    text = f"Còn {listed(missing)} chưa được duyệt phiếu. Chốt {month_name(month)} luôn?"
    return Say(text, (Choice("1", "Vẫn chốt"), Choice("0", "Chưa chốt")))


def appraised(n: int) -> Say:
    return Say(f"Đã duyệt {n} phiếu.")


def reminded(people: Sequence[str], nowhere: Sequence[str]) -> Say:
    """Whom the reminder went to, and which groups nobody could be reached in."""
    lines = [f"Đã nhắc {listed(people)}." if people else "Chưa nhắc được ai."]
    if nowhere:
        lines.append(f"Chưa có ai nhận được tin ở {listed(nowhere)}, xin gọi điện.")
    return Say("\n".join(lines))


def closed(month: str) -> Say:
    return Say(
        f"Đã chốt số liệu {month_name(month)}. Từ nay thay đổi của tháng này được ghi là điều chỉnh, kèm lý do. "
        "Lãnh đạo phường được báo để phê duyệt."
    )


def to_approve(ward: str, month: str) -> Say:
    """To the supervisors."""
    return Say(f"{ward} đã chốt số liệu {month_name(month)}, chờ anh/chị phê duyệt. Nhắn: /chotthang {month_name(month)}")


def approved(month: str) -> Say:
    return Say(f"Đã phê duyệt số liệu {month_name(month)}.")


def reopened(month: str) -> Say:
    return Say(f"Đã mở lại {month_name(month)}. Sửa xong, cán bộ phường chốt lại: /chotthang {month_name(month)}")


@dataclass(frozen=True, slots=True)
class Adjusted:
    """One change of a closed month, as it may be shown."""

    entry: int
    kind: str
    place: str
    act: str
    reason: str
    who: str
    day: date


def adjustments(month: str, moved: Mapping[str, int], changes: Sequence[Adjusted], *, closed: bool = True) -> Say:
    """What was changed in a closed month: the figures that moved, then each change with its reason."""
    if not changes and not moved and not closed:
        return Say(f"{capital(month_name(month))} chưa chốt, nên chưa có điều chỉnh nào.")
    if not changes and not moved:
        return Say(f"{capital(month_name(month))} chưa có điều chỉnh nào từ khi chốt.")
    lines = [f"Điều chỉnh {month_name(month)} từ khi chốt:"]
    lines += [f"- {_count_label(count)}: {n:+d}" for count, n in moved.items()]
    acts = {"add": "thêm", "correct": "sửa", "undo": "huỷ"}
    if changes:
        lines.append("Từng việc:")
    for one in changes:
        reason = f": {cut(one.reason)}" if one.reason else ""
        lines.append(
            f"- {acts[one.act].capitalize()} mã {entry_code(one.entry)} ({all_kinds()[one.kind].label.lower()}, {one.place}), "
            f"ngày {short_day(one.day)}, {one.who}{reason}"
        )
    return Say("\n".join(lines))
