"""Who reads a page: the member a link was made for, with the rights that the database gives them now."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from domain.fields import Values
from domain.kind import Kind
from domain.links import VIEW_PATH, opened
from domain.people import Member, may_open_pages, may_read_colleagues, may_read_names
from domain.visible import seen
from messages import viewing as words
from messages.view.facts import Frame
from storage import members, places
from storage.connection import Connection
from storage.entries import Entry

_LINK = re.compile(rf"({VIEW_PATH}/([0-9]{{1,15}})/([0-9]{{1,9}})/([01])/([0-9]{{1,12}})/[\w-]{{22}})(?:/(.*))?", re.ASCII)


class Shut(Exception):
    """A page is not shown. `status` is the one of HTTP, the text the sentence for the reader."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Link:
    """A link whose mark is right and which has not ended. `page` is what stands behind it."""

    base: str
    member: int
    stamp: int
    named: bool
    until: datetime
    page: str


@dataclass(frozen=True, slots=True)
class Reader:
    """A member in front of the pages. `named`: the link may show names, where the member's rights do."""

    member: Member
    named: bool
    zone: ZoneInfo
    today: date
    frame: Frame

    def seen(self, kind: Kind, entry: Entry) -> Values:
        """The values of an entry that this reader may see here."""
        return seen(kind, entry.values, self.member, teller=entry.teller, names=self.named)


def named(connection: Connection, reader: Reader, member: int) -> str:
    """A colleague by name, where the reader may see names at all; otherwise by number."""
    known = members.by_id(connection, member, reader.today.isoformat())
    shown = known is not None and reader.named and may_read_colleagues(reader.member)
    return known.member.name if known and shown else f"thành viên số {member}"


def follow(key: bytes, path: str, now: datetime) -> Link:
    """The link in the path of a request. Raises Shut for one that we did not make, that was changed, or that has ended."""
    found = _LINK.fullmatch(path.lstrip("/"))
    if found is None or opened(key, found[1], now) is None:
        raise Shut(404, words.no_such_link())
    until = datetime.fromtimestamp(int(found[5]), UTC)
    return Link(f"/{found[1]}", int(found[2]), int(found[3]), found[4] == "1", until, found[6] or "")


def reader_of(connection: Connection, link: Link, now: datetime) -> Reader:
    """Who the link was made for, as they stand now. Raises Shut when they may read no pages any more, or ended their links."""
    day = now.astimezone(ZoneInfo(members.DEFAULT_ZONE)).date().isoformat()
    known = members.by_id(connection, link.member, day)
    if known is None or not may_open_pages(known.member) or members.stamp(connection, link.member) != link.stamp:
        raise Shut(403, words.no_right())
    zone = ZoneInfo(known.zone)
    here = now.astimezone(zone)
    named = link.named and may_read_names(known.member, teller=0)
    frame = Frame(
        base=link.base,
        ward=places.ward_of(connection, known.member.ward).name,
        until=link.until.astimezone(zone),
        now=here,
        named=named,
        month=here.date().isoformat()[:7],
    )
    return Reader(known.member, named, zone, here.date(), frame)
