"""What readers of a campaign answer: that they have it, what they did with it, and whether they want fewer."""

from __future__ import annotations

import re

from domain.campaign_words import Told, acknowledged
from domain.reading.folding import clean, fold
from handlers.desk import Desk
from messages import campaign_rules as rule_words
from messages import campaigns as words
from storage import deliveries, recipients

_STAMP = re.compile(r"c(\d+)")


def pressed(desk: Desk, stamp: str) -> bool:
    """The button under a campaign, however old; False for any other button."""
    found = _STAMP.fullmatch(stamp)
    if found is None:
        return False
    number = int(found[1])
    if number and deliveries.acknowledge(desk.connection, number, desk.member.id, desk.now, 0, 0):
        desk.say(words.thanks(0, 0))
    else:
        desk.say(words.only_a_preview())
    return True


def told(desk: Desk, text: str) -> bool:
    """ "1", "đã nhận", "đã phổ biến 35 hộ" from somebody who got a campaign; False when it is about something else.

    A bare "1" is an acknowledgement only while the campaign is the last thing the bot said in this chat: else it answers
    what was said after it. Then, since something else may have been asked before, that is asked again.
    """
    said: Told | None = acknowledged(text)
    if said is None:
        return False
    newest = deliveries.newest_to(desk.connection, desk.member.id)
    if newest is None:
        return False
    incoming = desk.incoming
    if said.plain and deliveries.spoken_since(desk.connection, incoming.channel, incoming.account, incoming.address, newest):
        return False
    deliveries.acknowledge(desk.connection, newest.campaign, desk.member.id, desk.now, said.homes, said.people)
    desk.say(words.thanks(said.homes, said.people))
    return True


def fewer(desk: Desk, text: str) -> None:
    """/ittin: fewer campaigns; /ittin không: all of them again."""
    wanted = fold(clean(text)).strip().lower() not in ("khong", "thoi", "tat")
    recipients.set_fewer(desk.connection, desk.member.id, wanted)
    desk.note("fewer" if wanted else "not_fewer", f"member:{desk.member.id}")
    desk.say(rule_words.fewer(wanted=wanted))
