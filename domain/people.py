"""Who a member is and what they may do and see. Every limit by role and area is decided here and nowhere else."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from enum import Enum


class Role(Enum):
    """What somebody is in the ward. An admin is staff who also sets the ward up."""

    COLLABORATOR = "collaborator"
    PARTY_MEMBER = "party_member"
    STAFF = "staff"
    SUPERVISOR = "supervisor"
    ADMIN = "admin"


class State(Enum):
    """Where a membership stands."""

    ACTIVE = "active"
    SUSPENDED = "suspended"
    LEFT = "left"


class Matter(Enum):
    """What a kind of record is about, as far as it decides who may enter and read it."""

    OPEN = "open"  # births, deaths, moves, sessions …
    GROUP = "group"  # said of a whole group: that nothing happened
    PARTY = "party"  # the party cell's own work
    INTIMATE = "intimate"  # pregnancy, contraception, screening before and after birth
    CLOSED = "closed"  # what supervision found: for one named officer


@dataclass(frozen=True, slots=True)
class Access:
    """`enter`: who may tell it. `read`: who may read what others told (a supervisor without names). `again`: whether the
    one who told it may read it again. `abroad`: whether it may travel over a platform abroad without the ward's leave."""

    enter: frozenset[Role]
    read: frozenset[Role]
    again: bool = True
    abroad: bool = True


_TELLERS = frozenset({Role.COLLABORATOR, Role.PARTY_MEMBER, Role.STAFF, Role.ADMIN})
_NO_PARTY = frozenset({Role.COLLABORATOR, Role.STAFF, Role.ADMIN})
_NO_COLLABORATOR = frozenset({Role.PARTY_MEMBER, Role.STAFF, Role.ADMIN})
OFFICE = frozenset({Role.STAFF, Role.ADMIN})
WARD_READERS = frozenset({Role.STAFF, Role.ADMIN, Role.SUPERVISOR})

# Who may enter and read each kind of record: a kind names its matter, and this table says the rest.
ACCESS = {
    Matter.OPEN: Access(enter=_TELLERS, read=WARD_READERS),
    Matter.GROUP: Access(enter=_NO_PARTY, read=WARD_READERS),
    Matter.PARTY: Access(enter=_NO_COLLABORATOR, read=WARD_READERS),
    Matter.INTIMATE: Access(enter=_NO_PARTY, read=OFFICE, abroad=False),
    Matter.CLOSED: Access(enter=_NO_COLLABORATOR, read=frozenset(), again=False, abroad=False),
}


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who joined. `areas` are group ids in charge, `households` are household ids in charge.

    `ward` is 0 only for an admin who has not made the ward yet. `approves`: staff who were given that right.
    """

    id: int
    ward: int
    role: Role
    name: str
    unit: str = ""
    areas: frozenset[int] = field(default_factory=frozenset)
    households: frozenset[int] = field(default_factory=frozenset)
    handed_over: frozenset[int] = field(default_factory=frozenset)
    state: State = State.ACTIVE
    approves: bool = False
    city: bool = False
    """A supervisor whom the operator lets read the sums of every ward; names and entries stay with each ward."""
    officer: bool = False
    """The one whom the ward named to read what is closed to all others."""


def may_enter_kind(member: Member, matter: Matter) -> bool:
    return member.role in ACCESS[matter].enter


def may_read_kind(member: Member, matter: Matter, *, teller: int) -> bool:
    """Whether a single entry may be shown. A right to tell it that was lost ends the right to read it again."""
    access = ACCESS[matter]
    if matter is Matter.CLOSED:
        return member.officer
    return member.role in access.read or (member.id == teller and access.again and member.role in access.enter)


def may_travel(matter: Matter, *, abroad: bool, allowed: bool) -> bool:
    """Whether a kind may be told here: at home always, over a platform abroad when it is harmless or the ward allows it."""
    return not abroad or allowed or ACCESS[matter].abroad


def acts_as(role: Role) -> Role:
    """An admin enters and reads as staff does."""
    return Role.STAFF if role is Role.ADMIN else role


def may_enter_area(member: Member, area: int) -> bool:
    """A collaborator in own groups, staff anywhere in the ward, a party member only through households."""
    return member.role in OFFICE or (member.role is Role.COLLABORATOR and area in member.areas)


def may_enter_household(member: Member, household: int, area: int) -> bool:
    """Own groups except households handed to another, or a household in one's charge."""
    if household in member.households:
        return True
    return may_enter_area(member, area) and household not in member.handed_over


def may_read_ward(member: Member) -> bool:
    """Staff and supervisors see the ward's figures; the others their own groups."""
    return member.role in WARD_READERS


def may_read_city(member: Member) -> bool:
    """The sums of all wards together and of each: a supervisor whom the operator gave that right."""
    return member.role is Role.SUPERVISOR and member.city


def may_read_area(member: Member, area: int) -> bool:
    return may_read_ward(member) or area in member.areas


def may_read_figures(member: Member) -> bool:
    """Whoever may read the figures of the ward, or has groups of their own."""
    return may_read_ward(member) or bool(member.areas)


def may_open_pages(member: Member) -> bool:
    """The read-only pages behind a link: whoever reads the ward's figures, for as long as they are active there."""
    return member.state is State.ACTIVE and member.ward > 0 and may_read_ward(member)


def may_read_names(member: Member, *, teller: int) -> bool:
    """Names of an entry: the one who told it and ward staff. A supervisor reads figures, not people."""
    return member.id == teller or member.role in OFFICE


def may_read_colleagues(member: Member) -> bool:
    """Who told an entry, by name: those who work together. A supervisor traces by number."""
    return member.role is not Role.SUPERVISOR


def may_read_sensitive(member: Member, *, teller: int) -> bool:
    """Findings of check-ups, kinship of spouses and the like: the one who told them and ward staff, nobody else."""
    return member.id == teller or member.role in OFFICE


def may_order_slip(member: Member, of: int) -> bool:
    """The monthly slip holds names: the collaborator whose slip it is, and ward staff."""
    return member.role in OFFICE or (member.role is Role.COLLABORATOR and member.id == of)


def may_stand_on_slip(reader: Member, matter: Matter, *, teller: int) -> bool:
    """Whether an entry of the group stands on the slip this person reads: what is open does whoever told it, without names."""
    return matter in (Matter.OPEN, Matter.GROUP) or may_read_kind(reader, matter, teller=teller)


def may_manage(member: Member) -> bool:
    """Codes, suspensions, hand-overs, household lists, disagreements: ward staff."""
    return member.role in OFFICE


def may_compose(member: Member) -> bool:
    """Write campaigns, and pause, resume, cancel or remind: ward staff."""
    return member.role in OFFICE


def may_approve(member: Member) -> bool:
    """Campaigns that others wrote: supervisors, the administrator, and staff who were given that right."""
    return member.role in (Role.SUPERVISOR, Role.ADMIN) or (member.role is Role.STAFF and member.approves)


def may_approve_this(member: Member, writers: Collection[int]) -> bool:
    """This campaign: nobody approves words of their own."""
    return may_approve(member) and member.id not in writers


def may_read_campaigns(member: Member) -> bool:
    """What was sent and what came of it: who writes or approves campaigns."""
    return may_compose(member) or may_approve(member)


def may_confirm_slips(member: Member) -> bool:
    """The slip of a month is confirmed by the collaborator in charge of the group."""
    return member.role is Role.COLLABORATOR


def may_close_months(member: Member) -> bool:
    """Slips are returned and appraised, and months closed, by ward staff."""
    return member.role in OFFICE


def may_approve_months(member: Member) -> bool:
    """A closed month is approved, or opened again, by a supervisor: another person than those who closed it."""
    return member.role is Role.SUPERVISOR


def may_set_up(member: Member) -> bool:
    """The ward, its stations and its groups: the administrator."""
    return member.role is Role.ADMIN
