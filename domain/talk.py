"""step(): one turn of any conversation. Pure: it decides from the talk, what was said and the ward's lists; it writes nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime

from domain import menu as menus
from domain.aimed import changes
from domain.answers import answered, corrected, is_drop, is_fix, is_yes, options_of, plain, says_stop
from domain.draft import Asking, Draft, Talk
from domain.entrycode import entry_code
from domain.fields import Values, show_day
from domain.kind import CALLER, Need, all_kinds
from domain.moves import (
    Ask,
    AskOdd,
    AskRule,
    AskSeveral,
    AskWhy,
    Dropped,
    Heeded,
    Kept,
    Lost,
    Menu,
    Nothing,
    OldButton,
    Outside,
    PickDraft,
    PickField,
    ReadBack,
    Repeat,
    Said,
    Save,
    Turn,
    Undo,
)
from domain.problems import Problem, Wrong
from domain.reading.reader import read_fields
from domain.rules import Found, Rule
from domain.settle import Book, broken_rule, closed_month, may_be_unknown, odd_field, settle, still_needed
from domain.several import answer_several
from domain.telling import completes, corrects, doubts, drafts_of, no_such_day, own_values, says_more

YES = "1"  # what confirms a read-back
MISSES_LAST = 3600.0  # seconds after which a misunderstanding no longer counts as "again"
LATE_REASONS = (("1", "Báo muộn"), ("2", "Lần trước ghi sai"), ("3", "Nay mới biết"))
# "thôi, giữ lại", "không nhầm"; "không có việc này" is a reason.
_KEEPS = re.compile(r"(?:thoi|giu|(?:khong|ko|k)(?! co\b))\b")
SHORTEST_REASON, LONGEST_REASON = 5, 200  # letters
UNDO_REASONS = (("1", "Nhập nhầm"), ("2", "Bị trùng"), ("3", "Không có việc này"), ("0", "Thôi, giữ lại"))


def step(talk: Talk, said: Said, book: Book) -> Turn:
    """One turn. Raises Refused when the member may not enter what was told; the talk then stays as it was."""
    if said.key and said.stamp != str(talk.turn):
        if talk.last and said.stamp == str(talk.last.turn) and said.key == talk.last.key:
            return Turn(talk, Repeat(talk.last.receipt))
        return Turn(talk, OldButton())
    if said.key:
        said = replace(said, text=said.key)
    if said.kind:
        return _command(talk, said, book)
    if talk.asking is None:
        return _fresh(talk, said, book)
    return _answer(talk, talk.asking, said, book)


def menu(talk: Talk, book: Book, group: int = 0) -> Turn:
    """Offer the kinds this member may tell, one short screen at a time. Open drafts stay open."""
    kinds = menus.offered(book)
    options = menus.screen(kinds, group)
    asking = Asking("menu", options=menus.by_number(kinds) | dict(options))
    return Turn(replace(talk, turn=talk.turn + 1, asking=asking, misses=0), Menu(options))


def ask_undo(talk: Talk, entry: int) -> Talk:
    """The talk once "take back entry?" is asked. Open drafts stay open."""
    return replace(talk, turn=talk.turn + 1, asking=Asking("undo", entry=entry, options=dict(UNDO_REASONS)), misses=0)


def ask_same(talk: Talk, drafts: tuple[Draft, ...], entry: int) -> Talk:
    """The talk once "is this the event of that entry?" is asked of the first of the drafts still unsaved."""
    return replace(talk, turn=talk.turn + 1, drafts=drafts, asking=Asking("same", entry=entry), misses=0)


def open_correction(talk: Talk, draft: Draft) -> Turn:
    """Begin to correct a saved entry, as one more draft."""
    drafts = (*(other for other in talk.drafts if other.entry != draft.entry), draft)
    return _pick_field(replace(talk, drafts=drafts), len(drafts) - 1)


def again(talk: Talk, book: Book, today: date) -> Turn:
    """Ask what the open drafts wait for once more (after a menu, a reminder, a dropped question)."""
    return _advance(talk, book, today)


def _command(talk: Talk, said: Said, book: Book) -> Turn:
    """A kind named by command or menu, with or without more words."""
    record = read_fields(all_kinds()[said.kind], said.text, _today(said)) if said.text else None
    values = own_values(said.kind, record.fields) if record else {}
    refused = doubts(said.kind, record.unclear if record else (), values)
    draft = Draft(kind=said.kind, told=said.today, values=values, refused=refused, heard_in=said.heard_in)
    return _told(talk, (draft,), book, said, sure=not (record and record.unclear))


def _fresh(talk: Talk, said: Said, book: Book) -> Turn:
    """A message that answers no question."""
    if talk.drafts and is_drop(said.text):
        return _drop(talk)
    if talk.misses and not talk.drafts and is_yes(said.text):
        # What came between was not understood: the old receipt would pass for one of that.
        return Turn(talk, Nothing())
    if talk.last and said.text.strip() == talk.last.key:
        return Turn(talk, Repeat(talk.last.receipt))
    if is_yes(said.text) and not said.text.strip().isdecimal() and book.rationed:
        return Turn(talk, Heeded())
    if talk.last and is_yes(said.text):
        return Turn(talk, Repeat(talk.last.receipt))
    drafts = drafts_of(said)
    if drafts:
        return _told(talk, drafts, book, said, sure=not any(record.unclear for record in said.reading.records))
    if said.reading.intent in ("summary", "help", "undo"):
        return Turn(replace(talk, misses=0), Outside(said.reading.intent, said.text))
    if talk.drafts and talk.asking is None:
        return _advance(talk, book, _today(said))
    return _drop(talk) if is_drop(said.text) else _lost(talk, said)


def _told(talk: Talk, drafts: tuple[Draft, ...], book: Book, said: Said, *, sure: bool) -> Turn:
    """A report. Where the ward wishes it, what is whole and beyond doubt, and stands alone, is saved without a read-back."""
    turn = _join(talk, drafts, book, said)
    match turn.move:
        case ReadBack(whole, joined=False, wrong=None) if (
            book.at_once and sure and not talk.drafts and not any(one.left_out or odd_field(one) for one in whole)
        ):
            return Turn(turn.talk, Save(whole, key=YES))
        case _:
            return turn


def _join(talk: Talk, drafts: tuple[Draft, ...], book: Book, said: Said) -> Turn:
    new = _unsaid(talk.drafts, drafts, book, _today(said))
    if len(new) == 1 and (found := _meant(talk, new[0], book, said)) is not None:
        return _advance(replace(found, last=None), book, _today(said))
    joined = bool(talk.drafts and new)
    wrong = no_such_day(said.text, new[0], _today(said)) if len(new) == 1 and not talk.drafts else None
    return _advance(replace(talk, drafts=(*talk.drafts, *new), last=None), book, _today(said), joined=joined, wrong=wrong)


def _unsaid(waiting: tuple[Draft, ...], told: tuple[Draft, ...], book: Book, today: date) -> tuple[Draft, ...]:
    """What was told and does not wait already, word for word: people say again what is not answered at once, and a platform
    may lose a message or its answer. Two of the same in one message stay two."""
    left = [(draft.kind, draft.values) for draft in waiting if not draft.entry]
    new = []
    for draft in told:
        settled, _ = settle(draft, book, today)
        if (same := (settled.kind, settled.values)) in left:
            left.remove(same)
        else:
            new.append(draft)
    return tuple(new)


def _meant(talk: Talk, told: Draft, book: Book, said: Said) -> Talk | None:
    """The talk with the one waiting draft completed that this report says once more; None when it is of another event."""
    settled, wrong = settle(told, book, _today(said))
    places = [place for place, draft in enumerate(talk.drafts) if wrong is None and says_more(said.text, settled, draft)]
    if len(places) != 1:
        return None
    draft = talk.drafts[places[0]]
    return _with(talk, places[0], _changed(draft, {**settled.values, **draft.values}))


def _advance(talk: Talk, book: Book, today: date, *, joined: bool = False, wrong: Wrong | None = None) -> Turn:
    """Settle every draft, then ask the first thing missing, or read everything back."""
    drafts = []
    for draft in talk.drafts:
        settled, problem = settle(draft, book, today)
        drafts.append(settled)
        wrong = wrong or problem
    talk = replace(talk, drafts=tuple(drafts), turn=talk.turn + 1, misses=0)
    needed = [(place, need) for place, draft in enumerate(drafts) for need in still_needed(draft, book.member, names=book.names)]
    if book.rationed and len(needed) > 1:
        asks = tuple(_question(talk, place, need, book)[1] for place, need in needed)
        asking = Asking("several", wants=tuple((place, need.any) for place, need in needed))
        return Turn(replace(talk, asking=asking), AskSeveral(asks, wrong))
    for place, draft in enumerate(drafts):
        need = next((need for of, need in needed if of == place), None)
        if need is not None:
            asking, ask = _question(talk, place, need, book)
            return Turn(replace(talk, asking=asking), replace(ask, wrong=wrong, doubt=ask.doubt and wrong is None))
        odd = odd_field(draft)
        if odd is not None and not book.rationed:  # there the read-back points it out
            return Turn(replace(talk, asking=Asking("odd", draft=place, keys=(odd,))), AskOdd(draft, odd))
        broken = broken_rule(draft, book)
        if broken is not None and broken[1].sure:
            return _refuse(talk, place, broken, book)
        if broken is not None:
            rule, found = broken
            return Turn(replace(talk, asking=Asking("odd", draft=place, keys=(rule.key,))), AskRule(draft, rule, found.day))
    for place, draft in enumerate(drafts):
        if month := closed_month(draft, book, today):
            return Turn(replace(talk, asking=Asking("why", draft=place)), AskWhy(draft, month))
    return Turn(replace(talk, asking=Asking("readback")), ReadBack(tuple(drafts), joined, wrong))


def _refuse(talk: Talk, place: int, broken: tuple[Rule, Found], book: Book) -> Turn:
    """What cannot be is put aside and asked again, with the record that speaks against it."""
    rule, found = broken
    draft = talk.drafts[place]
    field = all_kinds()[draft.kind].field(rule.field)
    values = {key: value for key, value in draft.values.items() if key != rule.field}
    draft = replace(draft, values=values, refused=tuple(sorted({*draft.refused, rule.field})))
    talk = _with(talk, place, draft)
    asking, ask = _question(talk, place, Need((rule.field,)), book)
    wrong = Wrong(Problem.AGAINST_RECORD, field, shown=show_day(date.fromisoformat(found.day)), code=entry_code(found.entry))
    return Turn(replace(talk, asking=asking), replace(ask, wrong=wrong, doubt=False))


def _question(talk: Talk, place: int, need: Need, book: Book) -> tuple[Asking, Ask]:
    """The question for one thing a draft needs, with the answers it offers."""
    draft = talk.drafts[place]
    options = options_of(draft, need, book)
    asking = Asking("field", draft=place, keys=need.any, options={key: value for key, value, _ in options})
    labels = tuple((key, label) for key, _, label in options)
    many = place + 1 if len(talk.drafts) > 1 else 0
    doubt = any(key in draft.refused for key in need.any)
    return asking, Ask(draft, need, None, labels, many, may_be_unknown(draft, book.member, need.any), doubt)


def _answer(talk: Talk, asking: Asking, said: Said, book: Book) -> Turn:
    """The message is taken as the answer to what was asked, unless it plainly is something else."""
    if is_drop(said.text) and asking.what not in ("undo", "same") and (talk.drafts or said.text.strip() == "0"):
        return _drop(talk)
    match asking.what:
        case "menu":
            kind = asking.options.get(said.text.strip())
            if kind and kind.isdecimal():
                return menu(talk, book, int(kind))
            if kind:
                return _command(talk, replace(said, text="", kind=kind), book)
            return _fresh(replace(talk, asking=None), said, book)
        case "undo":
            return _answer_undo(talk, asking, said, book)
        case "same":
            return _answer_same(talk, asking, said, book)
        case "odd":
            return _answer_odd(talk, asking, said, book)
        case "why":
            return _answer_why(talk, said, book)
        case "pick_field":
            key = asking.options.get(said.text.strip())
            return _ask_field(talk, asking.draft, key, book) if key else _change(talk, asking.draft, said, book)
        case "pick_draft":
            place = int(said.text) - 1 if said.text.strip().isdecimal() else -1
            if not 0 <= place < len(talk.drafts):
                return _new_or_lost(talk, said, book)
            waiting = read_fields(all_kinds()[talk.drafts[place].kind], asking.options.get("said", ""), _today(said)).fields
            return _put(talk, place, waiting, book, said) if waiting else _pick_field(talk, place)
        case "field":
            return _answer_field(talk, asking, said, book)
        case "several":
            return _answer_several(talk, asking, said, book)
        case "readback":
            return _answer_readback(talk, said, book)
        case _:  # a question of another room ("leave" …) that this message does not answer
            return _fresh(replace(talk, asking=None), said, book)


def _answer_readback(talk: Talk, said: Said, book: Book) -> Turn:
    if is_yes(said.text):
        return Turn(talk, Save(talk.drafts, said.text.strip()))
    if is_fix(said.text):
        if len(talk.drafts) == 1:
            return _pick_field(talk, 0)
        return _pick_draft(talk)
    return _change(talk, 0, said, book) if len(talk.drafts) == 1 else _change_of_several(talk, said, book)


def _pick_draft(talk: Talk, said: str = "") -> Turn:
    """Ask which of several records is to be changed; what was `said` for it is kept until then."""
    asking = Asking("pick_draft", options={"said": said} if said else {})
    return Turn(replace(talk, turn=talk.turn + 1, asking=asking), PickDraft(talk.drafts))


def _change_of_several(talk: Talk, said: Said, book: Book) -> Turn:
    """Several records wait: the words correct the one that they are about, and never another."""
    if said.reading.intent == "summary":
        return Turn(talk, Outside("summary", said.text))
    if not corrected(said.text):
        told = drafts_of(said)
        if told and not any(corrects(draft, told) for draft in talk.drafts):
            return _join(talk, told, book, said)
    found = changes(talk.drafts, said.text, _today(said))
    if found is None:
        return _pick_draft(talk, said.text)
    for place, values in found.items():
        talk = _with(talk, place, _changed(talk.drafts[place], values))
    return _advance(talk, book, _today(said)) if found else _new_or_lost(talk, said, book)


def _change(talk: Talk, place: int, said: Said, book: Book) -> Turn:
    """A correction in words, a further report, or neither. A question for figures names groups and days, but corrects none."""
    draft = talk.drafts[place]
    if said.reading.intent == "summary":
        return Turn(talk, Outside("summary", said.text))
    if not corrected(said.text):
        drafts = drafts_of(said)
        if drafts and not corrects(draft, drafts):
            return _join(talk, drafts, book, said)
    record = read_fields(all_kinds()[draft.kind], said.text, _today(said))
    if record.fields:
        return _put(talk, place, record.fields, book, said)
    return _new_or_lost(talk, said, book)


def _answer_field(talk: Talk, asking: Asking, said: Said, book: Book) -> Turn:
    """An answer to a question about one field; it may be a sentence that gives more, or another report."""
    if said.reading.intent == "summary":
        return Turn(talk, Outside("summary", said.text))
    draft = talk.drafts[asking.draft]
    skip = may_be_unknown(draft, book.member, asking.keys)
    reported = asking.keys == (CALLER.key,) and drafts_of(said)  # else a whole report would be somebody's name
    try:
        answer = None if reported else answered(draft, asking, said.text, _today(said), may_skip=skip)
    except Wrong as wrong:
        drafts = drafts_of(said)
        if drafts and not completes(draft, drafts):
            return _join(talk, drafts, book, said)
        return _advance(talk, book, _today(said), wrong=wrong)
    if answer is None:
        drafts = drafts_of(said)
        if drafts and not completes(draft, drafts):
            return _join(talk, drafts, book, said)
        record = read_fields(all_kinds()[draft.kind], said.text, _today(said))
        if not record.fields:
            return _new_or_lost(talk, said, book)
        return _put(talk, asking.draft, record.fields, book, said)
    if not answer:
        unknown = tuple(sorted({*draft.unknown, asking.keys[0]}))
        refused = tuple(key for key in draft.refused if key not in asking.keys)
        return _advance(_with(talk, asking.draft, replace(draft, unknown=unknown, refused=refused)), book, _today(said))
    return _put(talk, asking.draft, answer, book, said)


def _answer_several(talk: Talk, asking: Asking, said: Said, book: Book) -> Turn:
    """An answer to all that was missing, or to part of it; or another report."""
    told = drafts_of(said)
    if told and not any(completes(talk.drafts[place], told) for place, _ in asking.wants):
        return _join(talk, told, book, said)
    found = answer_several(talk.drafts, asking.wants, said.text, _today(said), book.member)
    if not found:
        return _new_or_lost(talk, said, book)
    for place in sorted({*found.values, *found.unknown}):
        draft = _changed(talk.drafts[place], found.values.get(place, {}))
        unknown = found.unknown.get(place, set())
        refused = tuple(key for key in draft.refused if key not in unknown)
        talk = _with(talk, place, replace(draft, unknown=tuple(sorted({*draft.unknown, *unknown})), refused=refused))
    return _advance(talk, book, _today(said), wrong=found.wrong)


def _put(talk: Talk, place: int, values: Values, book: Book, said: Said) -> Turn:
    """The talk with these values of a draft changed."""
    return _advance(_with(talk, place, _changed(talk.drafts[place], values)), book, _today(said))


def _changed(draft: Draft, values: Values) -> Draft:
    """The draft with these values changed. A new place is looked up afresh."""
    merged = {**draft.values, **values}
    if "household" in values and "head" not in values:
        merged.pop("head", None)
    if "head" in values and "household" not in values:
        merged.pop("household", None)
    moved = "area" in values
    # One of several things would do: another given instead settles a refused one too.
    needs = all_kinds()[draft.kind].needs
    answered_now = {key for need in needs if values.keys() & set(need.any) for key in need.any} | values.keys()
    answered_now |= {"household"} if "head" in values else set()
    return replace(
        draft,
        values=merged,
        area=0 if moved else draft.area,
        refused=tuple(key for key in draft.refused if key not in answered_now),
        unknown=tuple(key for key in draft.unknown if key not in values),
        not_same=(),
        same=0,
        confirmed=False,
    )


def _with(talk: Talk, place: int, draft: Draft) -> Talk:
    return replace(talk, drafts=(*talk.drafts[:place], draft, *talk.drafts[place + 1 :]))


def _answer_odd(talk: Talk, asking: Asking, said: Said, book: Book) -> Turn:
    draft, key = talk.drafts[asking.draft], asking.keys[0]
    if is_yes(said.text):
        return _advance(_with(talk, asking.draft, replace(draft, sure=(*draft.sure, key))), book, _today(said))
    if is_fix(said.text):
        rule = next((rule for rule in all_kinds()[draft.kind].rules if rule.key == key), None)
        return _ask_field(talk, asking.draft, rule.field if rule else key, book)
    return _answer_field(talk, asking, said, book)


def _answer_why(talk: Talk, said: Said, book: Book) -> Turn:
    """The reason for changing a closed month, for all that is being told; a further report is taken as such."""
    text = " ".join(said.text.split())
    reason = dict(LATE_REASONS).get(text)
    if reason is None:
        drafts = drafts_of(said)
        if drafts:
            return _join(talk, drafts, book, said)
        if len(text) < SHORTEST_REASON:
            return _lost(talk, said)
        reason = text[:LONGEST_REASON]
    return _advance(replace(talk, drafts=tuple(replace(draft, reason=reason) for draft in talk.drafts)), book, _today(said))


def _answer_undo(talk: Talk, asking: Asking, said: Said, book: Book) -> Turn:
    text = said.text.strip()
    taken_back = plain(text) in ("huy", "huy di", "xoa", "xoa di")
    if (is_drop(text) and not taken_back) or says_stop(text) or _KEEPS.match(plain(text)):
        return Turn(replace(talk, turn=talk.turn + 1, asking=None, last=None), Kept())
    reason = dict(UNDO_REASONS).get(text) or _reason_named(text)
    if reason is None and (taken_back or is_yes(text)):
        reason = UNDO_REASONS[0][1]
    if reason:
        return Turn(talk, Undo(asking.entry, reason, text))
    return _fresh(replace(talk, asking=None), said, book)


def _reason_named(text: str) -> str | None:
    """A reason typed in words: "trùng", "nhập nhầm"."""
    said = plain(text)
    return next((label for key, label in UNDO_REASONS if key != "0" and said and said in plain(label)), None)


def _answer_same(talk: Talk, asking: Asking, said: Said, book: Book) -> Turn:
    draft, text = talk.drafts[0], said.text.strip()
    if is_yes(text):
        return Turn(_with(talk, 0, replace(draft, same=asking.entry)), Save((replace(draft, same=asking.entry),), text))
    if text == "2":
        other = replace(draft, not_same=(*draft.not_same, asking.entry))
        return Turn(_with(talk, 0, other), Save((other,), text))
    if is_drop(text):
        rest = talk.drafts[1:]
        cut = replace(talk, drafts=rest, asking=None)
        return _advance(cut, book, _today(said)) if rest else Turn(replace(cut, turn=talk.turn + 1), Dropped((draft,)))
    return _new_or_lost(talk, said, book)


def _pick_field(talk: Talk, place: int) -> Turn:
    draft = talk.drafts[place]
    kind = all_kinds()[draft.kind]
    keys = [field.key for field in kind.fields] + ["area", "household"]
    options = tuple((str(number), key) for number, key in enumerate(keys, start=1))
    asking = Asking("pick_field", draft=place, options=dict(options))
    return Turn(replace(talk, turn=talk.turn + 1, asking=asking, misses=0), PickField(draft, options))


def _ask_field(talk: Talk, place: int, key: str, book: Book) -> Turn:
    draft = talk.drafts[place]
    kind = all_kinds()[draft.kind]
    need = next((need for need in kind.needs if key in need.any and len(need.any) == 1), Need((key,)))
    asking, ask = _question(talk, place, need, book)
    return Turn(replace(talk, turn=talk.turn + 1, asking=asking, misses=0), replace(ask, doubt=False))


def _drop(talk: Talk) -> Turn:
    cleared = replace(talk, turn=talk.turn + 1, drafts=(), asking=None, last=None, misses=0)
    return Turn(cleared, Dropped(talk.drafts))


def _new_or_lost(talk: Talk, said: Said, book: Book) -> Turn:
    """Not an answer: perhaps a further report, or a word for another room; else it was not understood."""
    drafts = drafts_of(said)
    if drafts:
        return _join(talk, drafts, book, said)
    intent = said.reading.intent
    if intent in ("summary", "help"):
        return Turn(talk, Outside(intent, said.text))
    return _lost(talk, said)


def missed(talk: Talk, at: str) -> Talk:
    """The talk after something that was not understood, at this ISO time; an hour later it begins to count anew."""
    fresh = not talk.missed_at or not at or _seconds(talk.missed_at, at) > MISSES_LAST
    return replace(talk, misses=1 if fresh else talk.misses + 1, missed_at=at)


def _lost(talk: Talk, said: Said) -> Turn:
    after = missed(talk, said.at)
    return Turn(after, Lost(after.misses, waiting=talk.asking is not None))


def _seconds(earlier: str, later: str) -> float:
    return (datetime.fromisoformat(later) - datetime.fromisoformat(earlier)).total_seconds()


def _today(said: Said) -> date:
    return date.fromisoformat(said.today)
