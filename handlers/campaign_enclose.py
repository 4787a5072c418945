"""The picture or document of a campaign: taken in where its preview or the question for it waits, or with the whole
campaign under it; replaced, left out."""

from __future__ import annotations

from domain.campaign_words import is_line
from domain.chat import MOST_BYTES, File, Incoming
from domain.draft import Asking
from domain.enclosures import checked
from domain.people import Member, may_compose
from domain.problems import Problem, Refused
from handlers import campaign_compose as compose
from handlers import campaigns as common
from handlers.campaign_compose import save, to_edit
from handlers.desk import Desk
from messages import campaign_enclosure as words
from storage import accounts, enclosures, recipients, talks
from storage.campaigns import Campaign
from storage.connection import Connection

_SORTS = ("photo", "file")
_STEPS = ("enclose", "preview")


def wanted(connection: Connection, member: Member, incoming: Incoming) -> bool:
    """Whether the picture or file of this message is to be fetched. Of all others nothing is taken in."""
    owner = talks.owner_of(member.id, incoming.channel, incoming.account, incoming.address)
    return _begins(member, incoming) or _waits(member, talks.load(connection, owner).asking)


def taken(desk: Desk) -> bool:
    """A picture or file has come: whether it was one for a campaign. Raises Refused for one that cannot go with it."""
    if _begins(desk.member, desk.incoming):
        assert desk.incoming.enclosed is not None, "the words stand under it"
        return compose.one_line(desk, desk.incoming.enclosed.caption, checked(_file(desk)))
    asking = desk.talk.asking
    if desk.incoming.other not in _SORTS or asking is None or asking.what != common.WHAT or not may_compose(desk.member):
        return False
    if not _waits(desk.member, asking):
        desk.say(words.not_yet())
        return True
    one = to_edit(desk, asking)
    if asking.keys[0] == "preview" and one.enclosure.id:
        desk.say(words.has_one())
        return True
    number = enclosures.add(desk.connection, one.ward, checked(_file(desk)), desk.member.id, desk.now)
    desk.note("campaign_enclose", f"campaign:{one.id}")
    save(desk, one, enclosure=number)
    return True


def _file(desk: Desk) -> File:
    """What was fetched. Raises Refused where it is too large or could not be had."""
    if desk.incoming.file is not None:
        return desk.incoming.file
    enclosed = desk.incoming.enclosed
    if enclosed is not None and enclosed.size > MOST_BYTES:
        raise Refused(Problem.ENCLOSURE_LARGE, most=str(MOST_BYTES // 1_000_000))
    raise Refused(Problem.ENCLOSURE_LOST)


def ask(desk: Desk, one: Campaign) -> None:
    """The question for a picture or a document."""
    common.ask(desk, words.ask(one.enclosure, elsewhere=_elsewhere(desk, one)), "enclose", one.id, {"rev": str(one.rev)})


def answer(desk: Desk, asking: Asking, text: str) -> None:
    """Keep what there is, leave it out, or choose what those get to whom it cannot go."""
    chosen = text.strip()
    one = common.find(desk, asking.entry)
    if chosen == "0":
        common.show_draft(desk, one.id)
    elif chosen == "1" and one.enclosure.id:
        save(desk, to_edit(desk, asking), enclosure=0)
    elif chosen == "2" and one.enclosure.id and _elsewhere(desk, one):
        save(desk, to_edit(desk, asking), linked=not one.enclosure.linked)
    else:
        desk.say(words.send_it(one.enclosure))


def _begins(member: Member, incoming: Incoming) -> bool:
    """Whether the words under it are a whole campaign of somebody who may write one."""
    written = incoming.enclosed is not None and is_line(incoming.enclosed.caption)
    return written and may_compose(member) and member.ward > 0


def _waits(member: Member, asking: Asking | None) -> bool:
    return asking is not None and asking.what == common.WHAT and asking.keys[0] in _STEPS and may_compose(member)


def _elsewhere(desk: Desk, one: Campaign) -> bool:
    """Whether anybody of the audience is written to where files do not go by themselves."""
    day = recipients.day_of(desk.now, common.zone_of(desk))
    reach, _ = recipients.reach(desk.connection, one.ward, one.audience, day, urgent=one.when.urgent)
    return any(row.channel and accounts.carries(desk.connection, row.channel, row.account) != "files" for row in reach)
