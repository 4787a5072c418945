"""Joining by a code and one consent, adding a phone by a one-time code, leaving. Strangers reach nothing else."""

from __future__ import annotations

import re
import secrets
from datetime import timedelta

from domain.answers import is_drop, is_yes, plain
from domain.chat import Say, pressed
from domain.draft import Asking, Talk
from domain.fields import Name
from domain.kind import all_kinds
from domain.people import Role, State, acts_as
from domain.problems import Problem, Refused
from domain.reading.answers import read_answer
from handlers.desk import Desk
from messages import join as words
from messages import problems
from storage import codes, inbox, members, outbox, places, talks
from storage.codes import Invitation
from storage.times import iso

# No letter or digit that looks like another. 8 of 32 signs: 40 bits, with five tries an hour from one address.
SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
_CODE = re.compile(r"(?:/?start\s+|m[aãA]\s*:?\s+)?([A-Z0-9]{4})[-\s]?([A-Z0-9]{4})", re.IGNORECASE)
ONE_TIME = timedelta(minutes=15)
MOST_ANSWERS = 8  # a day for somebody who has not joined: enough for some wrong codes and a right one
NAME = Name("name", "Họ tên", example="Nguyễn Thị Hoa", personal=True)


def stranger(desk: Desk) -> None:
    """Serve somebody who has not joined: a code, the consent, or how to join. Nothing they say is counted."""
    asking = desk.talk.asking
    stamp, key = pressed(desk.incoming.press)
    text = key or desk.incoming.text
    if key and stamp != str(desk.talk.turn):
        desk.say(Say(problems.old_button()))
    elif (secret := code_in(text)) is not None:
        inbox.hide(desk.connection, desk.inbox_id)
        _offer(desk, _checked(desk, secret))
    elif asking is not None and asking.what == "consent":
        _answer_consent(desk, asking, text)
    elif asking is not None and asking.what == "name":
        _answer_name(desk, asking, text)
    elif not had_enough(desk):
        desk.say(words.stranger())


def had_enough(desk: Desk) -> bool:
    """Whether this address, which is no member's, had its answers of the day: where messages are counted nobody uses them up."""
    incoming = desk.incoming
    since = desk.now - timedelta(days=1)
    return incoming.rationed and (
        outbox.said_since(desk.connection, incoming.channel, incoming.account, incoming.address, since) >= MOST_ANSWERS
    )


def code_in(text: str) -> str | None:
    """The code somebody typed, without blanks or dash, in capitals; None when the text is no code."""
    found = _CODE.fullmatch(text.strip())
    if not found:
        return None
    secret = (found[1] + found[2]).upper()
    return secret if any(sign.isdigit() for sign in secret) else None


def new_secret() -> str:
    """A fresh code. It always holds a digit, so that no word of eight letters is taken for one."""
    while True:
        secret = "".join(secrets.choice(SIGNS) for _ in range(8))
        if any(sign.isdigit() for sign in secret):
            return secret


def spelled(secret: str) -> str:
    return f"{secret[:4]}-{secret[4:]}"


def one_time_code(desk: Desk, _words: str) -> None:
    """A code for one's own second phone, account or web page."""
    secret = new_secret()
    member = desk.member
    codes.put(
        desk.connection,
        secret,
        ward=member.ward or None,
        role=member.role,
        now=desk.now,
        lasts=ONE_TIME,
        member=member.id,
        made_by=member.id,
    )
    desk.note("one_time_code", f"member:{member.id}")
    desk.say(words.one_time(spelled(secret), int(ONE_TIME.total_seconds() // 60)))


def ask_leave(desk: Desk, _words: str) -> None:
    talk = desk.talk
    desk.ask(words.ask_leave(), Talk(turn=talk.turn + 1, drafts=talk.drafts, asking=Asking("leave"), last=None))


def answer_leave(desk: Desk, text: str) -> bool:
    """True when the answer was yes or no to leaving."""
    talk = desk.talk
    if is_yes(text) or plain(text) == "roi":
        members.end_charge(desk.connection, desk.member.id, first_day_without=desk.today)
        codes.void_own(desk.connection, desk.member.id)
        members.release_all(desk.connection, desk.member.id)
        members.set_state(desk.connection, desk.member.id, State.LEFT)
        desk.note("leave", f"member:{desk.member.id}")
        talks.forget(desk.connection, desk.owner)
        desk.say(words.left())
        return True
    if plain(text) in ("0", "khong", "o lai", "thoi"):
        desk.keep(Talk(turn=talk.turn + 1, drafts=talk.drafts))
        desk.say(words.stays())
        return True
    return False


def _checked(desk: Desk, secret: str) -> Invitation:
    """What a code gives. Raises Refused when it is wrong, used, expired, or too many were tried."""
    incoming = desk.incoming
    left = codes.tries_left(desk.connection, incoming.channel, incoming.account, incoming.address, desk.now)
    if left <= 0:
        raise Refused(Problem.TOO_MANY_TRIES)
    found = codes.find(desk.connection, secret)
    if found is None:
        raise Refused(Problem.CODE_WRONG, shown=spelled(secret), left=str(left - 1))
    if found.used:
        raise Refused(Problem.CODE_USED)
    if found.expires_at < iso(desk.now):
        raise Refused(Problem.CODE_EXPIRED)
    return found


def _offer(desk: Desk, invitation: Invitation) -> None:
    """The same member again joins at once; a new one reads the consent first."""
    if invitation.member is not None:
        _join_again(desk, invitation)
        return
    talk = desk.talk
    ward = places.ward_of(desk.connection, invitation.ward).name if invitation.ward else ""
    asked = Talk(turn=talk.turn + 1, asking=Asking("consent", entry=invitation.id))
    desk.ask(words.consent(invitation.role, _where(desk, invitation), ward, abroad=desk.incoming.abroad), asked)


def _answer_consent(desk: Desk, asking: Asking, text: str) -> None:
    if is_yes(text):
        invitation = _still_good(desk, asking)
        if invitation.name:
            _join(desk, invitation, invitation.name)
        else:
            desk.ask(words.ask_name(), Talk(turn=desk.talk.turn + 1, asking=Asking("name", entry=asking.entry)))
    elif is_drop(text) or plain(text).split()[:1] in (["khong"], ["ko"], ["k"], ["dung"]):
        talks.forget(desk.connection, desk.owner)
        desk.say(words.declined())
    else:
        _offer(desk, _still_good(desk, asking))


def _answer_name(desk: Desk, asking: Asking, text: str) -> None:
    name = read_answer(NAME, text, desk.today)
    if not isinstance(name, str):
        desk.say(words.bad_name())
        return
    _join(desk, _still_good(desk, asking), name)


def _still_good(desk: Desk, asking: Asking) -> Invitation:
    invitation = codes.by_id(desk.connection, asking.entry)
    if invitation is None or invitation.used:
        raise Refused(Problem.CODE_USED)
    if invitation.expires_at < iso(desk.now):
        raise Refused(Problem.CODE_EXPIRED)
    return invitation


def _join(desk: Desk, invitation: Invitation, name: str) -> None:
    if not codes.use(desk.connection, invitation.id, desk.now):
        raise Refused(Problem.CODE_USED)
    talks.forget(desk.connection, desk.owner)
    member = members.add(
        desk.connection,
        ward_id=invitation.ward,
        role=invitation.role,
        name=name,
        unit=invitation.unit,
        now=desk.now,
        consented=True,
    )
    members.take_charge(desk.connection, member, areas=invitation.areas, households=invitation.households, since=desk.today)
    _bind(desk, member)
    role = acts_as(invitation.role)
    example = next((kind.example for kind in all_kinds().values() if role in kind.by), "")
    if role not in (Role.COLLABORATOR, Role.PARTY_MEMBER):
        example = ""
    desk.say(words.welcome(name, invitation.role, _where(desk, invitation), example))


def _join_again(desk: Desk, invitation: Invitation) -> None:
    assert invitation.member is not None
    known = members.by_id(desk.connection, invitation.member, desk.today.isoformat())
    if known is None or not codes.use(desk.connection, invitation.id, desk.now):
        raise Refused(Problem.CODE_USED)
    if known.member.state is State.LEFT:
        members.set_state(desk.connection, known.member.id, State.ACTIVE)
    talks.forget(desk.connection, desk.owner)
    _bind(desk, known.member.id)
    desk.say(words.back_again(known.member.name))


def _bind(desk: Desk, member: int) -> None:
    incoming = desk.incoming
    members.bind(desk.connection, incoming.channel, incoming.account, incoming.address, member, desk.now)
    desk.note("join", f"member:{member}")


def _where(desk: Desk, invitation: Invitation) -> str:
    """The groups, the unit, the households a code is for."""
    parts = [area.label for area in places.areas_by_ids(desk.connection, invitation.areas)]
    if invitation.unit:
        parts.append(invitation.unit)
    homes = places.households_by_ids(desk.connection, invitation.households)
    if homes:
        parts.append("hộ " + ", ".join(home.number for home in homes))
    return ", ".join(parts)
