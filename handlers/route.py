"""The table of words that lead to handlers; everything else is conversation."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache

from domain import moves
from domain.chat import Say, pressed
from domain.entrycode import entry_of
from domain.kind import all_kinds
from domain.people import may_manage
from domain.problems import Problem, Refused
from domain.reading.folding import clean, fold
from domain.reading.reader import read
from handlers import (
    backlog,
    campaign_account,
    campaign_answers,
    campaign_approve,
    campaign_compose,
    campaign_enclose,
    campaign_library,
    campaign_read,
    campaign_rules,
    closing,
    comparing,
    details,
    entry,
    join,
    mine,
    office,
    opening,
    papers,
    setup,
    summary,
    targets,
    view,
)
from handlers.desk import Desk
from messages import entry as entry_words
from messages import help as help_words
from messages import join as join_words
from messages import problems

Handler = Callable[[Desk, str], None]


def _menu(desk: Desk, _text: str) -> None:
    entry.show_menu(desk)


def _help(desk: Desk, text: str) -> None:
    """Help for a kind when one is named, else for the role."""
    asked = read(text, desk.today) if text else None
    kind = all_kinds().get(asked.kind or "") if asked else None
    named = kind or next((k for k in all_kinds().values() if any(fold(call) in fold(text) for call in k.calls)), None)
    desk.say(help_words.kind_help(named) if named and text else help_words.help_for(desk.member.role))


# Words as typed after "/" or as the whole message, folded and without blanks.
TABLE: dict[tuple[str, ...], Handler] = {
    ("menu", "start", "batdau", "danhmuc"): _menu,
    ("trogiup", "help", "huongdan", "giupdo"): _help,
    ("tonghop", "thongke", "solieu"): summary.ask,
    ("phieu",): papers.slip,
    ("baocao",): papers.report,
    ("bieudo",): papers.picture,
    ("xemweb",): view.link,
    ("cuatoi", "cuatui", "daluu"): mine.show,
    ("sua",): mine.correct,
    ("huy", "xoa"): mine.take_back,
    ("xem",): mine.trace,
    ("chitiet",): details.show,
    ("moi",): office.invite,
    ("thanhvien", "danhsach"): office.list_members,
    ("tamngung",): office.suspend,
    ("molai",): office.resume,
    ("chuyen",): office.move,
    ("bangiao",): office.hand_over,
    ("cho", "chualuu"): backlog.waiting,
    ("luuy",): backlog.flags,
    ("lech",): backlog.differences,
    ("phuong",): setup.ward,
    ("tram",): setup.station,
    ("to",): setup.areas,
    ("danhsachto",): setup.list_areas,
    ("ghiten",): setup.names_abroad,
    ("ghithaisan",): setup.intimate_abroad,
    ("canbo",): setup.officer,
    ("luungay",): setup.save_at_once,
    ("ho",): setup.households,
    ("chitieu",): targets.show,
    ("sosanh",): comparing.compare,
    ("dauky",): opening.give_stocks,
    ("solieucu",): opening.give_past,
    ("chot",): closing.confirm,
    ("chotthang",): closing.overview,
    ("tra",): closing.give_back,
    ("molaithang",): closing.reopen,
    ("dieuchinh",): closing.adjustments,
    ("ma", "layma"): join.one_time_code,
    ("roi",): join.ask_leave,
    ("tiep", "tieptuc", "ghitiep"): entry.resume,
    ("guitin", "soantin"): campaign_compose.compose,
    ("thuvien",): campaign_library.show,
    ("chiendich",): campaign_account.show,
    ("duyet",): campaign_approve.approve,
    ("duyettin",): campaign_rules.approval,
    ("quyenduyet",): campaign_rules.right,
    ("nhacbao",): campaign_rules.nudges,
    ("ittin",): campaign_read.fewer,
}
# These are also everyday words or answers ("rồi", "chờ", "má", "mời", "hộ"), so they need the slash.
ONLY_WITH_SLASH = frozenset(
    {"roi", "ma", "moi", "ho", "to", "tram", "phuong", "chuyen", "xem", "sua", "huy", "xoa", "phieu", "tra", "canbo"}
)
# What an administrator who has not made the ward yet can do.
WITHOUT_WARD = frozenset({"phuong", "trogiup", "help", "huongdan", "ma", "roi"})
# With a code behind them these need none: "sua 12K".
WITH_CODE = frozenset({"sua", "huy", "xoa", "xem", "chitiet"})
# With a number behind them these need none: "duyet 12".
WITH_NUMBER = frozenset({"duyet", "chiendich"})
# Said in two words, as people do: "chi tiết 3", "so sánh quý 2 quý 3".
PHRASES = {"chi tiet": "chitiet", "so sanh": "sosanh"}
# No syllable typed without marks that is also one of our words is this long.
NO_SYLLABLE = 6
_COMMAND = re.compile(r"/([\w]+)(?:@\w+)?\s*(.*)", re.DOTALL)


def handle(desk: Desk) -> None:
    """Serve a member's message."""
    incoming = desk.incoming
    if incoming.other == "edited":
        desk.say(entry_words.edited())
        return
    if incoming.other:
        if not campaign_enclose.taken(desk):
            entry.cannot_read(desk)
        return
    if incoming.press:
        stamp, key = pressed(incoming.press)
        if not key:
            desk.say(Say(problems.old_button()))
        elif campaign_read.pressed(desk, stamp) or (stamp == str(desk.talk.turn) and _answered_here(desk, key)):
            return
        else:
            _converse(desk, key, stamp=stamp, key=key)
        return
    text = clean(incoming.text).strip()
    if campaign_read.told(desk, text):
        entry.back_to_drafts(desk)
        return
    if _answered_here(desk, text):
        return
    if "-" in text and text.isupper() and join.code_in(text) is not None:
        desk.say(join_words.already_joined(desk.member.name))
        return
    if summary.goes_on(desk, text):
        return
    command, words, slash = command_of(text)
    if not desk.member.ward and command not in WITHOUT_WARD:
        raise Refused(Problem.NO_WARD)
    if command in _kinds_by_command():
        entry.converse(desk, words, kind=_kinds_by_command()[command])
    elif command and (handler := _handlers().get(command)):
        handler(desk, words)
        _understood(desk)
    elif slash and command:
        _converse(desk, text)
    elif may_manage(desk.member) and setup.is_household_list(text):
        setup.households(desk, text)
    elif campaign_compose.one_line(desk, text):
        return
    else:
        _converse(desk, text)


def _understood(desk: Desk) -> None:
    """Misunderstandings are counted in a row: a word that was understood ends the row, and what was saved before it."""
    if desk.talk.misses:
        desk.keep(replace(desk.talk, misses=0, last=None))


def leaves(desk: Desk) -> bool:
    """Whether the message is about leaving, which somebody suspended may do too."""
    asking = desk.talk.asking
    return (asking is not None and asking.what == "leave") or command_of(clean(desk.incoming.text).strip())[0] == "roi"


def command_of(text: str) -> tuple[str, str, bool]:
    """(command, the words after it, whether a slash said so); ("", text, False) when the text is no command.

    A slash makes a command of the first word. Without one, only a whole message is ("tro giup"), a command that is no
    syllable of the language ("tonghop to 5"), or a word with the code of an entry behind it ("sua 12K"), so that a plain
    report is never taken for a command.
    """
    if found := _COMMAND.fullmatch(text):
        return fold(found[1]).lower(), found[2].strip(), True
    for phrase, command in PHRASES.items():
        if fold(text).startswith(f"{phrase} "):
            return command, text[len(phrase) :].strip(), False
    whole = fold(text).replace(" ", "").strip(".!")
    known = _handlers().keys() | _kinds_by_command().keys()
    if whole in known and whole not in ONLY_WITH_SLASH:
        return whole, "", False
    first, _, rest = text.partition(" ")
    word = fold(first).rstrip(":,")
    numbered = word in WITH_NUMBER and rest.strip()[:1].isdecimal()
    if (word in known and len(word) >= NO_SYLLABLE) or (word in WITH_CODE and entry_of(rest) is not None) or numbered:
        return word, rest.strip(), False
    return "", text, False


def _converse(desk: Desk, text: str, *, stamp: str = "", key: str = "") -> None:
    outside = entry.converse(desk, text, stamp=stamp, key=key)
    match outside:
        case moves.Outside("summary", said):
            summary.ask(desk, said)
        case moves.Outside("help", said):
            _help(desk, said)
        case moves.Outside("undo", _):
            mine.take_back(desk, "")


def _answered_here(desk: Desk, text: str) -> bool:
    """Questions that are not of reporting: leaving, a difference between two tellings."""
    asking = desk.talk.asking
    if asking is None:
        return False
    if asking.what == "leave":
        answered = join.answer_leave(desk, text)
    elif asking.what == "difference":
        answered = backlog.answer_difference(desk, asking, text)
    elif asking.what in (opening.STOCKS, opening.PAST):
        answered = opening.answer(desk, asking, text)
    elif asking.what == campaign_answers.WHAT and not command_of(text)[0]:
        answered = campaign_answers.answer(desk, asking, text)
    elif asking.what == "slip":
        answered = closing.answer_slip(desk, asking, text)
    elif asking.what == "month":
        answered = closing.answer_month(desk, asking, text)
    else:
        return False
    if answered and desk.talk.asking is None:
        entry.back_to_drafts(desk)
    return answered


@cache
def _handlers() -> dict[str, Handler]:
    return {word: handler for words, handler in TABLE.items() for word in words}


def _kinds_by_command() -> dict[str, str]:
    return {kind.command: key for key, kind in all_kinds().items()}
