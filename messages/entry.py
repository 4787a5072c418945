"""Sentences of reporting: questions, the read-back, receipts, corrections and take-backs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from domain.answers import is_greeting, is_thanks, is_yes, plain
from domain.chat import Choice, Say
from domain.draft import Draft
from domain.entrycode import entry_code
from domain.fields import Day, Values, show_day
from domain.kind import Kind, all_kinds, day_of
from domain.menu import GROUPS
from domain.moves import Ask, AskOdd, AskRule, AskSeveral, AskWhy, PickDraft, PickField, ReadBack
from domain.settle import odd_field
from domain.talk import LATE_REASONS, UNDO_REASONS
from messages.problems import value_problem
from messages.words import brief, capital, code_line, cut, facts, filled, listed, month_name, short_day, shown

ADDED_BY_WITNESS = "Bổ sung từ người báo thêm"  # the reason kept when a second telling adds to an entry of a closed month
CONFIRM = (Choice("1", "Đúng, lưu"), Choice("2", "Sửa"), Choice("0", "Huỷ"))
OUTSIDE = "Các chi bộ, cơ quan"  # what is told for no group is counted together
CONFIRM_ALL = (Choice("1", "Đúng cả, lưu"), Choice("2", "Sửa"), Choice("0", "Huỷ"))


def menu(kinds: Sequence[tuple[str, str]], *, waiting: int) -> Say:
    text = "Anh/chị muốn báo việc gì?"
    if waiting:
        text = f"Đang có {waiting} việc chưa lưu (nhắn cuatoi để xem). {text}"
    return Say(text, tuple(Choice(key, _offered(kind)) for key, kind in kinds))


def _offered(kind_or_group: str) -> str:
    return GROUPS[int(kind_or_group)] if kind_or_group.isdecimal() else all_kinds()[kind_or_group].menu


def ask(move: Ask) -> Say:
    """One question, with what was wrong before it and how to say that one does not know."""
    kind = all_kinds()[move.draft.kind]
    field = kind.field(move.need.any[0])
    lines = []
    if move.wrong is not None:
        lines.append(value_problem(move.wrong))
    elif move.doubt:
        slip = ": có thể gõ nhầm, hoặc chưa tới." if isinstance(field, Day) else "."
        lines.append(f"{field.label} trong tin chưa chắc{slip}")
    elif move.of_many:
        lines.append(f"Việc {move.of_many}: {heading(move.draft)}.")
    elif not any(key in move.draft.values for key in (kind.day,)) and not move.draft.values:
        lines.append(f"{heading(move.draft)}.")
    question = move.need.ask or field.ask or f"{field.label}?"
    if not move.options and move.wrong is None:
        question += f" Ví dụ: {field.example}."
    lines.append(question)
    if move.may_skip:
        lines.append("Không biết thì nhắn: chưa rõ")
    choices = tuple(Choice(key, label) for key, label in move.options)
    return Say("\n".join(lines), choices)


def ask_several(move: AskSeveral) -> Say:
    """Everything that is missing, to be answered in one message, with a right answer to all of it."""
    lines = [value_problem(move.wrong)] if move.wrong is not None else []
    want = "Anh/chị nhắn thêm trong một tin:"
    lines.append(want if move.asks[0].of_many else f"{heading(move.asks[0].draft)}. {want}")
    record = 0
    for number, one in enumerate(move.asks, start=1):
        if one.of_many != record:
            record = one.of_many
            lines.append(f"Việc {record}, {heading(one.draft)}:")
        lines.append(f"{number}. {_question(one)}")
    lines.append("Ví dụ: " + ", ".join(_example(one) for one in move.asks))
    if any(one.may_skip for one in move.asks):
        lines.append("Mục nào không biết thì ghi: chưa rõ")
    return Say("\n".join(lines))


def _question(one: Ask) -> str:
    """The question alone; a short list of answers stands beside it, unless the question names them."""
    field = all_kinds()[one.draft.kind].field(one.need.any[0])
    question = one.need.ask or field.ask or f"{field.label}?"
    labels = [label for _, label in one.options]
    if 0 < len(labels) <= 4 and not all(label.casefold() in question.casefold() for label in labels):
        question += f" ({'; '.join(labels)})"
    return question


def _example(one: Ask) -> str:
    """A right answer to one question, the first of those its field knows."""
    return all_kinds()[one.draft.kind].field(one.need.any[0]).example.split(",")[0]


def ask_odd(move: AskOdd) -> Say:
    field = all_kinds()[move.draft.kind].field(move.key)
    value = field.show(move.draft.values[move.key])
    return Say(
        f"{field.label}: {value}. Số này ít gặp, có đúng không?",
        (Choice("1", "Đúng"), Choice("2", "Sửa"), Choice("0", "Huỷ")),
    )


def ask_why(move: AskWhy) -> Say:
    """The month is closed: why do its figures change?"""
    text = f"{capital(heading(move.draft))}: {month_name(move.month)} đã chốt số liệu, nên việc này được ghi là điều chỉnh.\n"
    choices = tuple(Choice(key, label) for key, label in LATE_REASONS)
    return Say(text + "Vì sao có thay đổi? Chọn, hoặc viết lý do.", (*choices, Choice("0", "Huỷ")))


def ask_rule(move: AskRule) -> Say:
    """What speaks against the record, and whether it is right all the same."""
    asks = move.rule.asks.format(day=show_day(date.fromisoformat(move.day)) if move.day else "")
    return Say(asks, (Choice("1", "Đúng"), Choice("2", "Sửa"), Choice("0", "Huỷ")))


def heading(draft: Draft) -> str:
    """ "Trẻ mới sinh, tổ 5"."""
    kind = all_kinds()[draft.kind]
    place = draft.area_label or draft.unit
    return f"{kind.label}, {place}" if place else kind.label


def read_back(move: ReadBack) -> Say:
    """Everything understood, the weekday beside each date, and one confirmation."""
    lines = [value_problem(move.wrong)] if move.wrong is not None else []
    if move.joined:
        lines.append("Việc mới được ghi thêm vào việc đang chờ.")
    if len(move.drafts) == 1:
        return Say("\n".join([*lines, *_whole(move.drafts[0])]), CONFIRM)
    lines.append(f"{len(move.drafts)} việc:")
    for number, draft in enumerate(move.drafts, start=1):
        lines.append(f"{number}) {_numbered_line(draft)}")
    lines += filter(None, map(_odd_line, move.drafts))
    return Say("\n".join(lines), CONFIRM_ALL)


def _whole(draft: Draft) -> list[str]:
    kind = all_kinds()[draft.kind]
    title = f"Sửa mã {entry_code(draft.entry)}: {heading(draft)}" if draft.entry else heading(draft)
    lines = [title, *(f"- {fact}" for fact in facts(kind, draft.values))]
    if draft.left_out:
        lines.append("- Họ tên không ghi qua mạng này")
    if draft.unknown:
        lines.append("- Chưa rõ: " + ", ".join(_unknown_label(kind, key, draft) for key in draft.unknown))
    lines += filter(None, [_odd_line(draft)])
    return lines


def _odd_line(draft: Draft) -> str:
    """An unlikely value that was not asked about, to be looked at before the confirmation; else nothing."""
    odd = odd_field(draft)
    return f"{shown(all_kinds()[draft.kind].field(odd), draft.values[odd])} là số ít gặp, xin xem kỹ." if odd else ""


def _unknown_label(kind: Kind, key: str, draft: Draft) -> str:
    label = kind.field(key).label.lower()
    if key == kind.day:
        return f"{label} (tạm tính vào tháng {day_of(kind, draft.values, date.fromisoformat(draft.told)).month})"
    return label


def _one_line(draft: Draft) -> str:
    kind = all_kinds()[draft.kind]
    day = draft.values.get(kind.day)
    when = kind.field(kind.day).show(day) if day is not None else "chưa rõ ngày"
    details = brief(kind, draft.values)
    return f"{heading(draft)}, {when}" + (f": {details}" if details else "")


def _numbered_line(draft: Draft) -> str:
    """A draft among several: a correction says so."""
    return f"(sửa mã {entry_code(draft.entry)}) {_one_line(draft)}" if draft.entry else _one_line(draft)


def pick_field(move: PickField) -> Say:
    kind = all_kinds()[move.draft.kind]
    choices = []
    for key, name in move.options:
        field = kind.field(name)
        value = (
            move.draft.area_label
            if name == "area"
            else (field.show(move.draft.values[name]) if name in move.draft.values else "chưa có")
        )
        choices.append(Choice(key, f"{field.label}: {value}" if value else field.label))
    return Say("Sửa mục nào? Nhắn số, hoặc nói luôn, ví dụ: ngày hôm kia", tuple(choices))


def pick_draft(move: PickDraft) -> Say:
    choices = tuple(Choice(str(number), _numbered_line(draft)) for number, draft in enumerate(move.drafts, start=1))
    return Say("Sửa việc số mấy?", choices)


def saved(entry: int, draft: Draft, counts: Mapping[str, int] | None, *, corrected: bool) -> str:
    """The receipt: the code, what was kept, the new count unless it follows with the next of a list."""
    kind = all_kinds()[draft.kind]
    what = "Đã sửa" if corrected else "Đã lưu"
    lines = [f"{what}, mã {entry_code(entry)}: {_one_line(draft)}."]
    if draft.unknown:
        lines.append("Còn thiếu: " + ", ".join(kind.field(key).label.lower() for key in draft.unknown) + ".")
    day = day_of(kind, draft.values, date.fromisoformat(draft.told)).isoformat()
    place = capital(draft.area_label) if draft.area else OUTSIDE
    if counts is not None and not kind.nothing:
        lines.append(f"{place}, {_month(day, draft.told)}: {filled(kind.tally, counts, kind)}.")
    if draft.reason:
        lines.append(f"Tháng này đã chốt: ghi là điều chỉnh ({draft.reason[:1].lower()}{draft.reason[1:]}).")
    return "\n".join(lines)


def _month(day: str, today: str) -> str:
    """ "tháng 11", with the year when it is not this one."""
    return f"tháng {int(day[5:7])}" + (f"/{day[:4]}" if day[:4] != today[:4] else "")


def undo_hint() -> str:
    return "Nhập nhầm thì nhắn: huy"


def witnessed(entry: int, draft: Draft, *, differs: bool, added: bool) -> str:
    """Thanks for telling what somebody else had told already."""
    kind = all_kinds()[draft.kind]
    text = f"Cảm ơn anh/chị. {kind.label}: việc này đã có người báo (mã {entry_code(entry)}), nên không tính hai lần."
    if added:
        text += " Phần anh/chị biết thêm đã được bổ sung."
    if differs:
        text += " Có chỗ hai người báo khác nhau, cán bộ phường sẽ xem lại."
    return text


def not_nothing(draft: Draft, told: Sequence[str]) -> str:
    """ "Nothing happened" cannot stand beside something that was told."""
    month = _month(str(draft.values.get("month", draft.told)), draft.told)
    return (
        f"Dạ, {draft.area_label}, {month} đã có việc được báo rồi nên không cần báo thêm: {'; '.join(told)}. Số liệu không đổi."
    )


def entered_before(draft: Draft, month: str) -> str:
    """Staff gave this month's figures: what is told for it now would be counted twice."""
    label = all_kinds()[draft.kind].label
    return (
        f"Không ghi «{label}»: {draft.area_label or draft.unit}, tháng {int(month[5:])}/{month[:4]} đã có số do cán bộ "
        "nhập trước, ghi nữa sẽ tính hai lần. Nếu việc này chưa có trong số đó, xin gọi cán bộ phường sửa. Số liệu không đổi."
    )


def told_again(entry: int, draft: Draft, *, added: Sequence[str] = (), differs: Sequence[str] = ()) -> str:
    """What the same person had told already; fields told only now are `added`, other values of the same ones are not put."""
    code, kind = entry_code(entry), all_kinds()[draft.kind]

    def named(keys: Sequence[str]) -> str:
        return ", ".join(kind.field(key).label.lower() for key in keys)

    text = f"Dạ, việc này anh/chị đã báo rồi (mã {code}), "
    text += f"không tính hai lần. Đã ghi thêm: {named(added)}." if added else "không ghi thêm. Số liệu không đổi."
    return text + (f" Chỗ nói khác chưa đổi ({named(differs)}), muốn sửa nhắn: sua {code}" if differs else "")


def ask_same(kind: Kind, entry: int, values: Values, day: str, place: str, *, own: bool) -> Say:
    """Is this the event of that entry? Only what the asker may see is in `values`."""
    who = "anh/chị đã báo" if own else "đã có người báo"
    text = f"{capital(place)} {who} một việc giống vậy:\n{code_line(entry, kind, values, day)}.\nCó phải là một việc không?"
    return Say(text, (Choice("1", "Đúng là việc đó"), Choice("2", "Việc khác, lưu thêm"), Choice("0", "Huỷ")))


def dropped(drafts: Sequence[Draft]) -> Say:
    """What was being told is dropped; an entry that was being corrected stays as it was."""
    new = sum(not draft.entry for draft in drafts)
    corrected = [entry_code(draft.entry) for draft in drafts if draft.entry]
    lines = []
    if new:
        lines.append("Đã bỏ việc đang ghi, chưa lưu gì." if new == 1 else f"Đã bỏ {new} việc đang ghi, chưa lưu gì.")
    if corrected:
        lines.append(f"Đã bỏ phần sửa, mã {listed(corrected)} vẫn như cũ.")
    return Say("\n".join(lines) or "Dạ, đã dừng. Cần báo việc gì anh/chị cứ nhắn.")


def ask_undo(entry: int, kind: Kind, values: Values, day: str, place: str) -> Say:
    text = f"Huỷ việc này?\n{code_line(entry, kind, values, day)} ({place}).\nXin chọn lý do:"
    return Say(text, tuple(Choice(key, label) for key, label in UNDO_REASONS))


def undone(entry: int, kind: Kind, counts: Mapping[str, int], day: str, place: str, reason: str, today: str) -> str:
    done = f"Đã huỷ mã {entry_code(entry)} ({reason.lower()})."
    if kind.nothing or not kind.tally:
        return done
    return f"{done}\n{capital(place) or OUTSIDE}, {_month(day, today)}: {filled(kind.tally, counts, kind)}."


def kept() -> Say:
    return Say("Dạ, giữ nguyên.")


def mine(
    lines: Sequence[str], waiting: Sequence[Draft], month: date, *, missing: int | None, witnessed: Sequence[int] = ()
) -> Say:
    """The member's own entries of the month, and what is told but not saved. `missing`: the first with something missing."""
    parts = []
    if waiting:
        parts.append("Chưa lưu:")
        parts += [f"- {_one_line(draft)}" for draft in waiting]
    title = f"Tháng {month.month}/{month.year} anh/chị"
    none = f"{title} chưa báo việc nào{' mới' if witnessed else ''}."
    parts += [f"{title} đã báo {len(lines)} việc:", *(f"- {line}" for line in lines)] if lines else [none]
    if witnessed:
        parts.append("Báo thêm việc người khác đã báo: " + ", ".join(entry_code(entry) for entry in witnessed))
    if missing is not None:
        parts.append(f"Bổ sung chỗ thiếu, nhắn: sua {entry_code(missing)}")
    return Say("\n".join(parts))


def mine_line(entry: int, kind: Kind, values: Values, day: str, missing: Sequence[str], *, live: bool) -> str:
    line = code_line(entry, kind, values, day if kind.day in values or kind.day not in missing else "")
    if missing:
        line += f" (thiếu {', '.join(kind.field(key).label.lower() for key in missing)})"
    return line if live else f"{line} (đã huỷ)"


def reminder(drafts: Sequence[Draft]) -> Say:
    """Said once, without buttons: the question that waits is asked again by any word."""
    lines = [f"Nhắc anh/chị: còn {len(drafts)} việc chưa lưu nên chưa được tính:"]
    lines += [f"- {_one_line(draft)}" for draft in drafts]
    lines.append("Nhắn tiep để ghi tiếp, hoặc 0 để bỏ.")
    return Say("\n".join(lines))


def lost(times: int, said: str, *, waiting: bool, example: str = "", reports: bool = True) -> str:
    """Something not understood. Never the same answer twice. `reports`: whether this person reports anything."""
    if waiting:
        return ("Câu này chưa rõ.", "Vẫn chưa rõ. Nhắn 0 để bỏ việc đang ghi, hoặc trả lời:")[min(times, 2) - 1]
    if times == 1:
        what = f"Chưa hiểu «{cut(said)}»" if cut(said) else "Chưa hiểu"
        return f"{what}, chưa ghi gì. Ví dụ:\n{example}\nHoặc nhắn menu."
    if times == 2:
        return "Vẫn chưa hiểu, chưa ghi gì. Đây là những việc làm được:"
    if not reports:
        return "Máy vẫn chưa hiểu. Anh/chị nhắn trogiup để xem những việc làm được."
    return "Tin này chưa được ghi. Anh/chị có thể gọi Trạm Y tế, cán bộ sẽ ghi giúp."


def choose(said: str) -> Say:
    """Not one of the choices of a question that still waits."""
    what = f"Chưa hiểu «{cut(said)}»." if cut(said) else "Câu này chưa rõ."
    return Say(f"{what} Anh/chị chọn một số ở câu hỏi trên, hoặc nhắn 0 để thôi.")


def nothing_waits() -> Say:
    """To a yes after something that was not understood."""
    return Say("Không có việc nào đang chờ lưu. Tin nào máy nói chưa hiểu là chưa ghi, anh/chị kể lại giúp.")


def small_talk(text: str) -> Say | None:
    """An answer to a greeting, to thanks or to a mere "ok"; None for any other text."""
    if is_greeting(text):
        return Say("Chào anh/chị. Cần báo việc gì anh/chị cứ nhắn, hoặc nhắn menu.")
    if is_thanks(text):
        return Say("Dạ, cảm ơn anh/chị.")
    if not text.strip().isdecimal() and (is_yes(text) or plain(text) in ("da", "a")):
        return Say("Dạ. Hiện không có việc nào đang chờ lưu.")
    return None


def edited() -> Say:
    """The answer to an edited message, once for each."""
    return Say("Tin đã sửa không được tính lại. Muốn sửa việc đã lưu, anh/chị nhắn: /sua")


def cannot_read(what: str) -> Say:
    names = {"photo": "ảnh", "voice": "tin thoại", "sticker": "hình dán"}
    return Say(
        f"Máy chỉ đọc được chữ, chưa đọc được {names.get(what, 'tệp')}. "
        "Anh/chị nhắn chữ giúp, ví dụ: sinh bé gái hôm qua nhà bà Lan"
    )


def traced(
    entry: int,
    kind: Kind,
    values: Values,
    day: str,
    place: str,
    *,
    teller: str,
    told: str,
    channel: str,
    live: bool,
    witnesses: Sequence[str],
    changes: Sequence[str],
) -> Say:
    """An entry with who told it, when, where, and its corrections."""
    lines = [f"Mã {entry_code(entry)}: {kind.label}, {place}, {show_day(date.fromisoformat(day))}"]
    lines += [f"- {fact}" for fact in facts(kind, values)]
    lines.append(f"Người báo: {teller}, {told}" + (f", qua {channel}" if channel else ""))
    if witnesses:
        lines.append("Người báo thêm: " + ", ".join(witnesses))
    lines += [f"- {change}" for change in changes]
    if not live:
        lines.append("Việc này đã huỷ, không tính vào số liệu.")
    return Say("\n".join(lines))


def change_line(act: str, who: str, at: date, reason: str) -> str:
    if act == "undo":
        return f"Huỷ {told_when(at)}, {who}" + (f": {reason.lower()}" if reason else "")
    return f"Sửa {told_when(at)}, {who}"


def told_when(at: date) -> str:
    return f"ngày {short_day(at)}/{at.year}"
