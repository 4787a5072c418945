"""What a handler has before it while one message is served: who said what, when, on which transaction, and the reply tray."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from domain.chat import Incoming, Say
from domain.closing import FROZEN
from domain.draft import Talk
from domain.people import Matter, Member, may_travel
from domain.problems import Problem, Refused
from domain.rules import Case
from domain.settle import AreaSeen, HouseholdSeen
from storage import audit, closings, entries, members, places, talks
from storage.connection import Connection
from storage.times import moment


@dataclass
class Desk:
    """One message being served. Handlers add to `says`; the visit sends them and keeps the talk after the handler."""

    connection: Connection
    incoming: Incoming
    inbox_id: int
    now: datetime
    zone: str
    who: Member | None
    names_abroad: bool = False
    save_at_once: bool = False
    intimate_abroad: bool = False
    own_areas: tuple[AreaSeen, ...] = ()
    says: list[Say] = field(default_factory=list)

    @property
    def member(self) -> Member:
        """The member who writes. Only for handlers that strangers cannot reach."""
        assert self.who is not None, "a stranger reached a member's handler"
        return self.who

    @cached_property
    def today(self) -> date:
        """The day of the message, not of its delivery, in the ward's zone."""
        return self.incoming.at.astimezone(ZoneInfo(self.zone)).date()

    def local_day(self, at: str) -> date:
        """The day of a kept moment (UTC ISO text) in the ward's zone."""
        return moment(at).astimezone(ZoneInfo(self.zone)).date()

    @cached_property
    def owner(self) -> str:
        incoming = self.incoming
        return talks.owner_of(self.who.id if self.who else None, incoming.channel, incoming.account, incoming.address)

    @cached_property
    def talk(self) -> Talk:
        """The conversation as it stood before this message."""
        return talks.load(self.connection, self.owner)

    def keep(self, talk: Talk) -> None:
        """Keep the conversation as it stands now."""
        ward = self.who.ward if self.who else None
        where = talks.Where(self.incoming.channel, self.incoming.account, self.incoming.address)
        talks.save(self.connection, self.owner, talk, self.now, where, ward)
        self.__dict__["talk"] = talk

    def say(self, *says: Say) -> None:
        self.says.extend(says)

    def ask(self, say: Say, talk: Talk) -> None:
        """A question: it carries the stamp of its turn, and the talk is kept."""
        self.keep(talk)
        self.says.append(say.stamped(str(talk.turn)))

    def note(self, act: str, *subjects: str) -> None:
        """A line in the audit, beside the write it tells of."""
        who = self.who
        audit.note(
            self.connection,
            act,
            subjects,
            now=self.now,
            ward=who.ward if who else None,
            member=who.id if who else None,
        )

    @cached_property
    def book(self) -> WardBook:
        """The ward's lists as this member may need them."""
        book = WardBook(
            self.connection,
            self.member,
            self.own_areas,
            abroad=self.incoming.abroad,
            names=self.names_abroad,
            at_once=self.save_at_once,
            intimate=self.intimate_abroad,
        )
        book.rationed = self.incoming.rationed
        return book


class WardBook:
    """domain.settle.Book on an open transaction. What was looked up stays known for the turn."""

    rationed = False

    def __init__(
        self,
        connection: Connection,
        member: Member,
        own: tuple[AreaSeen, ...],
        *,
        abroad: bool,
        names: bool,
        at_once: bool,
        intimate: bool,
    ) -> None:
        """`abroad`: the channel is a platform abroad; `names`, `intimate`: the ward allows names, intimate records there."""
        self._connection = connection
        self._abroad = abroad
        self.names = names or not abroad
        self.at_once = at_once
        self._intimate = intimate
        self.member = member
        self._own = own
        self._areas = {area.id: area for area in own}
        self._homes: dict[tuple[int, str, str], tuple[HouseholdSeen, ...]] = {}

    def takes(self, matter: Matter) -> bool:
        return may_travel(matter, abroad=self._abroad, allowed=self._intimate)

    def area(self, name: str) -> AreaSeen | None:
        seen = places.area_named(self._connection, self.member.ward, name)
        if seen is not None:
            self._areas[seen.id] = seen
        return seen

    def is_closed(self, month: str) -> bool:
        return closings.of_month(self._connection, self.member.ward, month).state in FROZEN

    def known(self, kinds: Sequence[str], area: int, first: str, last: str) -> tuple[Case, ...]:
        found = entries.of_kinds(self._connection, self.member.ward, kinds, area, first, last)
        return tuple(Case(one.kind, one.values, one.area, one.household, one.day, one.id) for one in found)

    def own_areas(self) -> tuple[AreaSeen, ...]:
        return self._own

    def area_by_id(self, area: int) -> AreaSeen:
        if area not in self._areas:
            self._areas[area] = places.area_by_id(self._connection, area)
        return self._areas[area]

    def has_households(self, area: int) -> bool:
        return places.household_count(self._connection, area) > 0

    def households(self, *, area: int = 0, number: str = "", head: str = "") -> tuple[HouseholdSeen, ...]:
        asked = (area, number, head)
        if asked not in self._homes:
            self._homes[asked] = self._households(area, number, head)
        return self._homes[asked]

    def _households(self, area: int, number: str, head: str) -> tuple[HouseholdSeen, ...]:
        if area and number:
            return tuple(places.households_numbered(self._connection, area, number))
        if area and head:
            return tuple(places.households_known_as(self._connection, area, head))
        homes = places.households_by_ids(self._connection, self.member.households, name=head)
        return tuple(home for home in homes if not number or home.number == number)


def area_label(desk: Desk, area: int, unit: str) -> str:
    """Where an entry is counted, as people call it."""
    return desk.book.area_by_id(area).label if area else unit


def find_member(desk: Desk, text: str, *, left_too: bool = False) -> Member:
    """The one member of the ward meant by a number or a name. Raises Refused when it is none, or more than one."""
    wanted = text.strip().lstrip("#")
    everyone = members.of_ward(desk.connection, desk.member.ward, desk.today.isoformat(), left_too=left_too)
    if wanted.isdecimal():
        found = [one for one in everyone if one.id == int(wanted)]
    else:
        key = members.folded(wanted)
        found = [one for one in everyone if key and f" {members.folded(one.name)}".endswith(f" {key}")]
    if len(found) != 1:
        raise Refused(Problem.NO_SUCH_MEMBER, shown=text.strip())
    return found[0]
