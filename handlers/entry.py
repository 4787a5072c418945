"""Reporting: carries out what one turn of talk decided. The deciding is in domain/talk.py."""

from __future__ import annotations

from dataclasses import replace

from domain import moves, talk
from domain.answers import is_thanks
from domain.chat import Say
from domain.draft import Talk
from domain.menu import offered
from domain.moves import Said, Turn
from handlers import save
from handlers.desk import Desk
from messages import entry as words
from messages import problems
from messages.help import example_for, help_for


def converse(desk: Desk, text: str, *, kind: str = "", stamp: str = "", key: str = "") -> moves.Outside | None:
    """One turn. What is not for this room comes back, for the route to give to another."""
    said = Said(
        text=text,
        today=desk.today.isoformat(),
        stamp=stamp,
        key=key,
        kind=kind,
        heard_in=desk.inbox_id,
        at=desk.now.isoformat(),
    )
    turn = talk.step(desk.talk, said, desk.book)
    if isinstance(turn.move, moves.Outside):
        desk.keep(turn.talk)
        return turn.move
    carry_out(desk, turn, said.text)
    return None


def carry_out(desk: Desk, turn: Turn, text: str = "") -> None:
    """Say, save or undo what was decided."""
    state = turn.talk
    match turn.move:
        case moves.Ask() as move:
            desk.ask(words.ask(move), state)
        case moves.AskSeveral() as move:
            desk.ask(words.ask_several(move), state)
        case moves.AskOdd() as move:
            desk.ask(words.ask_odd(move), state)
        case moves.AskWhy() as move:
            desk.ask(words.ask_why(move), state)
        case moves.AskRule() as move:
            desk.ask(words.ask_rule(move), state)
        case moves.ReadBack() as move:
            desk.ask(words.read_back(move), state)
        case moves.PickField() as move:
            desk.ask(words.pick_field(move), state)
        case moves.PickDraft() as move:
            desk.ask(words.pick_draft(move), state)
        case moves.Menu(options):
            desk.ask(words.menu(options, waiting=len(state.drafts)), state)
        case moves.Save(drafts, key):
            save.save(desk, state, drafts, key)
        case moves.Undo() as move:
            save.undo(desk, state, move)
        case moves.Dropped(drafts):
            desk.ask(words.dropped(drafts), state)
        case moves.Kept():
            desk.ask(words.kept(), state)
            back_to_drafts(desk)
        case moves.Repeat(receipt):
            desk.say(Say(receipt))
        case moves.Heeded():
            desk.keep(state)
        case moves.Nothing():
            desk.say(words.nothing_waits())
        case moves.OldButton():
            desk.say(Say(problems.old_button()))
        case moves.Lost(times, waiting):
            _lost(desk, state, times, text, waiting=waiting)


def cannot_read(desk: Desk) -> None:
    """What is no text. Where messages are counted an album is answered once, and a sticker only while a question waits."""
    what = desk.incoming.other
    if desk.incoming.rationed:
        if what == "sticker" and desk.talk.asking is None:
            return
        desk.keep(talk.missed(desk.talk, desk.now.isoformat()))
        if desk.talk.misses > 1:
            return
    desk.say(words.cannot_read(what))


def show_menu(desk: Desk) -> None:
    """The kinds this member may report."""
    if offered(desk.book):
        carry_out(desk, talk.menu(desk.talk, desk.book))
    else:
        desk.say(help_for(desk.member.role))


def resume(desk: Desk, _text: str) -> None:
    """/tiep: ask again what the open drafts wait for; the menu when none is open."""
    if desk.talk.drafts:
        back_to_drafts(desk)
    else:
        show_menu(desk)


def back_to_drafts(desk: Desk) -> None:
    """What was told and waits is asked for again once another question is settled."""
    if desk.talk.drafts:
        carry_out(desk, talk.again(desk.talk, desk.book, desk.today))


def _lost(desk: Desk, state: Talk, times: int, text: str, *, waiting: bool) -> None:
    """Three in a row get different answers; from the fourth on the short help, or silence where messages are counted."""
    polite = None if waiting else words.small_talk(text)
    if polite is not None:
        if not (desk.incoming.rationed and is_thanks(text)):
            desk.say(polite)
        return
    dropped = desk.talk.asking
    if dropped is not None and state.asking is None and dropped.what != "menu" and times <= 3:
        # A question of choices, as "which reason?" or "approve?": what was meant for it by number still answers it.
        desk.keep(replace(state, asking=dropped))
        desk.say(words.choose(text))
        return
    if waiting and state.asking is not None and state.asking.what != "menu":
        if times > 2:
            times = 2
        again = talk.again(state, desk.book, desk.today)
        carry_out(desk, Turn(replace(again.talk, misses=state.misses), again.move))
        asked = desk.says.pop()
        desk.say(replace(asked, text=f"{words.lost(times, text, waiting=True)}\n{asked.text}"))
        return
    if times > 3:
        if desk.incoming.rationed:
            desk.keep(state)
            return
        times = 1
    if times == 2:
        desk.keep(state)
        show_menu(desk)
        asked = desk.says.pop()
        desk.keep(replace(desk.talk, misses=times))
        desk.say(replace(asked, text=f"{words.lost(times, text, waiting=False)}\n{asked.text}"))
        return
    desk.keep(state)
    reports = bool(offered(desk.book))
    desk.say(Say(words.lost(times, text, waiting=False, example=example_for(desk.member.role), reports=reports)))
