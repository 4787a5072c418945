"""/xemweb: a link to the read-only pages for whoever reads the ward's figures. The pages themselves are in bot/view/."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from domain.links import VIEW_PATH, signed
from domain.people import may_open_pages, may_read_names
from domain.problems import Problem, Refused
from domain.reading.folding import clean, fold
from handlers.desk import Desk
from messages import viewing as words
from storage import keys, members

LASTS = timedelta(hours=12)  # a working day
CAMPAIGN = "mo"  # "mo/12": the way to a campaign's account
_END = frozenset({"ngat", "tat", "huy", "thoi"})


def link(desk: Desk, text: str) -> None:
    """/xemweb: a link for 12 hours; "/xemweb ngắt" ends those given before."""
    member = desk.member
    if not may_open_pages(member):
        raise Refused(Problem.NOT_ALLOWED)
    if fold(clean(text)).strip().lower() in _END:
        members.end_links(desk.connection, member.id)
        desk.note("end_links", f"member:{member.id}")
        desk.say(words.links_ended())
        return
    if not desk.incoming.site:
        desk.say(words.no_site())
        return
    url, until, named = _link(desk)
    desk.say(words.link(url, until.astimezone(ZoneInfo(desk.zone)), named=named))


def address(desk: Desk, page: str) -> str:
    """A link to one of the pages ("mo/12"), for as long; empty where this member or this chat cannot open them."""
    if not may_open_pages(desk.member) or not desk.incoming.site:
        return ""
    return f"{_link(desk)[0]}/{page}"


def _link(desk: Desk) -> tuple[str, datetime, bool]:
    """(the link, until when it opens, whether names are shown behind it). It is noted that it was given."""
    member = desk.member
    # Whoever reads along on a platform abroad could open the link: no names behind it there, unless the ward allows them.
    named = may_read_names(member, teller=0) and desk.book.names
    until = (desk.now + LASTS).replace(microsecond=0)
    path = f"{VIEW_PATH}/{member.id}/{members.stamp(desk.connection, member.id)}/{int(named)}"
    desk.note("give_link", f"member:{member.id}")
    url = f"{desk.incoming.site}/{signed(keys.of(desk.connection, keys.LINKS), path, until)}"
    return url, until, named
