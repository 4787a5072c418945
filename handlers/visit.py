"""One message served inside one transaction: claimed, answered, kept. bot/app.py calls this and nothing else of the room."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from domain.chat import Incoming, Say, as_one, storable
from domain.people import State
from domain.problems import Problem, Refused
from handlers import campaign_enclose, join, route
from handlers.desk import Desk
from messages import join as join_words
from messages import problems
from storage import accounts, codes, inbox, members, outbox
from storage.connection import Connection, is_database_failure

# A platform's clock is trusted for "hôm qua", but never more than this ahead of ours.
AHEAD = timedelta(minutes=10)


def serve(connection: Connection, incoming: Incoming, now: datetime) -> None:
    """Serve a message. Nothing happens when it was served before. Raises Refused when it asks what is not to be."""
    desk = _open(connection, incoming, now)
    if desk is None:
        return
    if desk.who is None:
        join.stranger(desk)
    elif desk.who.state is not State.ACTIVE and not route.leaves(desk):
        if not join.had_enough(desk):
            desk.say(join_words.suspended())
    else:
        route.handle(desk)
    _close(desk)


def refuse(connection: Connection, incoming: Incoming, now: datetime, refused: Refused) -> None:
    """Answer a message whose visit was refused: the reason, the claim, the audit, and the count of wrong codes stay."""
    desk = _open(connection, incoming, now)
    if desk is None:
        return
    facts = dict(refused.facts)
    if refused.problem is Problem.CODE_WRONG:
        codes.note_try(connection, incoming.channel, incoming.account, incoming.address, now)
    desk.note(f"refused_{refused.problem.value}"[:30], f"inbox:{desk.inbox_id}")
    if desk.who is not None or not join.had_enough(desk):
        desk.say(Say(problems.act_problem(Refused(refused.problem, **facts))))
    _close(desk)


def apologise(connection: Connection, incoming: Incoming, now: datetime, number: str) -> None:
    """Answer a message that met a bug: a short number to tell the ward's staff. The talk stays where it was."""
    desk = _open(connection, incoming, now)
    if desk is None:
        return
    desk.note("crash", f"inbox:{desk.inbox_id}")
    desk.say(Say(problems.crash(number)))
    _close(desk)


def wants_file(connection: Connection, incoming: Incoming, now: datetime) -> bool:
    """Whether the picture or file of a message is to be fetched before it is served. Only reads."""
    day = min(incoming.at, now + AHEAD).astimezone(ZoneInfo(members.DEFAULT_ZONE)).date().isoformat()
    known = members.seen_at(connection, incoming.channel, incoming.account, incoming.address, day)
    if known is None or known.member.state is not State.ACTIVE:
        return False
    return campaign_enclose.wanted(connection, known.member, incoming)


def is_bug(error: BaseException) -> bool:
    """Whether our own code failed, so that the person is answered; else the message is left for the platform to repeat."""
    return not is_database_failure(error)


def _open(connection: Connection, incoming: Incoming, now: datetime) -> Desk | None:
    incoming = replace(incoming, text=storable(incoming.text), press=storable(incoming.press), other=storable(incoming.other))
    at = min(incoming.at, now + AHEAD)
    day = at.astimezone(ZoneInfo(members.DEFAULT_ZONE)).date().isoformat()
    known = members.at(connection, incoming.channel, incoming.account, incoming.address, day)
    inbox_id = inbox.claim(connection, incoming, known.member.id if known else None)
    if inbox_id is None:
        return None
    incoming = replace(incoming, at=at)
    if known is None:
        return Desk(connection, incoming, inbox_id, now, members.DEFAULT_ZONE, None)
    if known.gone:  # whoever writes can be written to again
        accounts.set_reachable(connection, incoming.channel, incoming.account, incoming.address, True, now)
    return Desk(
        connection,
        incoming,
        inbox_id,
        now,
        known.zone,
        known.member,
        names_abroad=known.names_abroad,
        save_at_once=known.save_at_once,
        intimate_abroad=known.intimate_abroad,
        own_areas=known.areas,
    )


def _close(desk: Desk) -> None:
    incoming = desk.incoming
    who = desk.who.id if desk.who else None
    if incoming.rationed and len(desk.says) > 1:
        desk.says[:] = [as_one(desk.says)]
    outbox.put(
        desk.connection,
        incoming.channel,
        incoming.account,
        incoming.address,
        desk.says,
        now=desk.now,
        member=who,
        inbox_id=desk.inbox_id,
    )
