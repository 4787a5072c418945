"""Ward staff: joining codes, members, hand-overs. What waits for them is in backlog.py, places are in setup.py."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from domain.fields import Day
from domain.people import Member, Role, State, may_manage, may_set_up
from domain.problems import Problem, Refused
from domain.reading.answers import read_answer
from domain.reading.folding import clean, fold
from handlers.desk import Desk, find_member
from handlers.join import new_secret, spelled
from messages import office as words
from messages.office import Way
from storage import accounts, codes, members, places
from storage.accounts import Door

CODE_DAYS = 7
FIELD = (Role.COLLABORATOR, Role.PARTY_MEMBER)  # those who are in charge of groups or households
FROM = Day("date", "Từ ngày", example="1/12", back=366)
ROLE_WORDS: tuple[tuple[str, Role], ...] = (
    ("ctv", Role.COLLABORATOR),
    ("cong tac vien", Role.COLLABORATOR),
    ("dang vien", Role.PARTY_MEMBER),
    ("can bo", Role.STAFF),
    ("lanh dao", Role.SUPERVISOR),
    ("quan tri", Role.ADMIN),
)
_NAME = re.compile(r"\b(?:tên|ten)\s+(.+)$", re.IGNORECASE)
_AREAS = re.compile(
    r"\b(?:tổ|to|tdp|thôn|thon|khu phố|khu pho|ấp|ap|xóm|xom)\s+([\w\-, ]+?)(?=\s+(?:hộ|ho|chi bộ|chi bo)\b|$)",
    re.IGNORECASE,
)
_HOMES = re.compile(r"\b(?:hộ|ho)\s+([\d.,\s]+)", re.IGNORECASE)
_CELL = re.compile(r"\b(chi bộ|chi bo)\s+(\w+)", re.IGNORECASE)
_AGAIN = re.compile(r"^(?:lại|lai)\s+(.+)$", re.IGNORECASE)


def invite(desk: Desk, text: str) -> None:
    """/moi: a code for a role, an area and a unit; "/moi lại Lan" for the same member's new phone."""
    only_staff(desk)
    if found := _AGAIN.match(text.strip()):
        _invite_again(desk, find_member(desk, found[1], left_too=True))
        return
    role, rest = _role(text)
    if role is None or (role is Role.ADMIN and not may_set_up(desk.member)):
        raise Refused(Problem.BAD_COMMAND, example=words.INVITE_EXAMPLE)
    name = ""
    if named := _NAME.search(rest):
        name, rest = named[1].strip(), rest[: named.start()].strip()
    areas, homes = _charge(desk, rest, role)
    unit = _unit(rest, role)
    secret = new_secret()
    doors = accounts.doors(desk.connection, desk.now)
    codes.put(
        desk.connection,
        secret,
        ward=desk.member.ward,
        role=role,
        now=desk.now,
        lasts=timedelta(days=CODE_DAYS),
        name=name,
        unit=unit,
        areas=areas if role is Role.COLLABORATOR else (),
        households=homes,
        made_by=desk.member.id,
        way=_counted(doors),
    )
    desk.note("invite", f"member:{desk.member.id}")
    where = [area.label for area in places.areas_by_ids(desk.connection, areas)] if role is Role.COLLABORATOR else []
    where += [unit] if unit else []
    numbers = [home.number for home in places.households_by_ids(desk.connection, homes)]
    where += ["hộ " + ", ".join(numbers)] if numbers else []
    desk.say(words.invited(spelled(secret), role, ", ".join(where), name, CODE_DAYS, _ways(doors, secret)))


def list_members(desk: Desk, _text: str) -> None:
    """/thanhvien: everybody of the ward with their number and charge."""
    only_staff(desk)
    everyone = members.of_ward(desk.connection, desk.member.ward, desk.today.isoformat())
    desk.say(words.people([(one, _charge_of(desk, one)) for one in everyone]))


def suspend(desk: Desk, text: str) -> None:
    """/tamngung <số hoặc tên>."""
    member = _other(desk, text)
    members.set_state(desk.connection, member.id, State.SUSPENDED)
    desk.note("suspend", f"member:{member.id}")
    desk.say(words.suspended(member.name))


def resume(desk: Desk, text: str) -> None:
    """/molai <số hoặc tên>."""
    member = _other(desk, text)
    members.set_state(desk.connection, member.id, State.ACTIVE)
    desk.note("resume", f"member:{member.id}")
    desk.say(words.resumed(member.name))


def move(desk: Desk, text: str) -> None:
    """/chuyen <ai> tổ 7: another area from today."""
    only_staff(desk)
    found = _AREAS.search(text)
    if not found:
        raise Refused(Problem.BAD_COMMAND, example="/chuyen Lan tổ 7")
    member = find_member(desk, text[: found.start()])
    if member.role is not Role.COLLABORATOR:
        raise Refused(Problem.BAD_COMMAND, example="/chuyen Lan tổ 7 (chỉ cộng tác viên có tổ)")
    areas = _area_ids(desk, found[1])
    members.end_charge(desk.connection, member.id, first_day_without=desk.today)
    members.take_charge(desk.connection, member.id, areas=areas, since=desk.today)
    desk.note("move", f"member:{member.id}")
    desk.say(words.moved(member.name, [area.label for area in places.areas_by_ids(desk.connection, areas)]))


def hand_over(desk: Desk, text: str) -> None:
    """/bangiao Lan cho Hoa [hộ 12, 14] [từ 1/12]: households, or everything, to another from a date."""
    only_staff(desk)
    parts = re.fullmatch(
        r"(?P<giver>.+?)\s+cho\s+(?P<taker>.+?)(?:\s+(?:hộ|ho)\s+(?P<homes>[\d.,\s]+?))?(?:\s+(?:từ|tu)\s+(?:ngày|ngay)?\s*(?P<day>.+))?",
        text.strip(),
        re.IGNORECASE,
    )
    if not parts:
        raise Refused(Problem.BAD_COMMAND, example=words.HAND_OVER_EXAMPLE)
    giver, taker = find_member(desk, parts["giver"]), find_member(desk, parts["taker"])
    if giver.id == taker.id or taker.role not in FIELD or giver.role is not taker.role:
        raise Refused(Problem.NOT_EQUALS, example=words.HAND_OVER_EXAMPLE)
    day = _from_day(desk, parts["day"])
    if parts["homes"]:
        homes = _giver_homes(desk, giver, parts["homes"])
        members.end_charge(desk.connection, giver.id, first_day_without=day, households=homes)
        members.take_charge(desk.connection, taker.id, households=homes, since=day, taken_from=giver.id)
        what = "hộ " + ", ".join(home.number for home in places.households_by_ids(desk.connection, homes))
    else:
        members.end_charge(desk.connection, giver.id, first_day_without=day)
        members.take_charge(
            desk.connection,
            taker.id,
            areas=sorted(giver.areas - taker.areas),
            households=sorted(giver.households),
            since=day,
        )
        what = _charge_of(desk, giver) or "các hộ"
    desk.note("hand_over", f"member:{giver.id}", f"member:{taker.id}")
    desk.say(words.handed_over(giver.name, taker.name, what, day.isoformat()))


def only_staff(desk: Desk) -> None:
    """Raises Refused unless ward staff ask, in a ward that exists."""
    if not may_manage(desk.member):
        raise Refused(Problem.NOT_ALLOWED)
    if not desk.member.ward:
        raise Refused(Problem.NO_WARD)


def _other(desk: Desk, text: str) -> Member:
    """The member named, who is not oneself."""
    only_staff(desk)
    member = find_member(desk, text)
    if member.id == desk.member.id or (member.role is Role.ADMIN and not may_set_up(desk.member)):
        raise Refused(Problem.NOT_ALLOWED)
    return member


def _invite_again(desk: Desk, member: Member) -> None:
    secret = new_secret()
    doors = accounts.doors(desk.connection, desk.now, member.id)
    codes.put(
        desk.connection,
        secret,
        ward=member.ward,
        role=member.role,
        now=desk.now,
        lasts=timedelta(days=CODE_DAYS),
        member=member.id,
        made_by=desk.member.id,
        way=_counted(doors),
    )
    desk.note("invite_again", f"member:{member.id}")
    desk.say(words.invited_again(spelled(secret), member.name, CODE_DAYS, _ways(doors, secret)))


def _counted(doors: Sequence[Door]) -> tuple[str, str] | None:
    """The account in which a place is kept for whoever bears the code: the first that counts its people and has room."""
    return next(((door.channel, door.account) for door in doors if door.room), None)


def _ways(doors: Sequence[Door], secret: str) -> list[Way]:
    """How the bearer of a code may come, in the order of the platforms."""
    return [Way(door.channel, door.link + secret if door.link else "", door.title, full=door.room == 0) for door in doors]


def _role(text: str) -> tuple[Role | None, str]:
    """The role named at the start, and what follows."""
    cleaned = clean(text).strip()
    plain = fold(cleaned)
    for word, role in ROLE_WORDS:
        if plain == word or plain.startswith(word + " "):
            return role, cleaned[len(word) :].strip()
    return None, cleaned


def _charge(desk: Desk, text: str, role: Role) -> tuple[list[int], list[int]]:
    """Group ids and household ids named. A collaborator needs a group, a party member needs households of one group."""
    named = _AREAS.search(text)
    areas = _area_ids(desk, named[1]) if named else []
    listed = _HOMES.search(text)
    homes: list[int] = []
    if listed and role is Role.PARTY_MEMBER:
        if len(areas) != 1:
            raise Refused(Problem.BAD_COMMAND, example=words.INVITE_EXAMPLE.splitlines()[1])
        homes = _home_ids(desk, areas[0], listed[1])
    if (role is Role.COLLABORATOR and not areas) or (role is Role.PARTY_MEMBER and not homes):
        raise Refused(Problem.BAD_COMMAND, example=words.INVITE_EXAMPLE.splitlines()[0 if role is Role.COLLABORATOR else 1])
    return areas, homes


def _area_ids(desk: Desk, text: str) -> list[int]:
    found = []
    for name in filter(None, (part.strip() for part in text.split(","))):
        seen = places.area_named(desk.connection, desk.member.ward, name)
        if seen is None:
            raise Refused(Problem.NO_SUCH_AREA, shown=name)
        found.append(seen.id)
    return found


def _home_ids(desk: Desk, area: int, text: str) -> list[int]:
    found = []
    for number in re.findall(r"\d+(?:\.\d+)?", text):
        homes = places.households_numbered(desk.connection, area, number)
        if not homes:
            raise Refused(Problem.NO_SUCH_HOUSEHOLD, shown=number, area=places.area_by_id(desk.connection, area).label)
        found.append(homes[0].id)
    return found


def _giver_homes(desk: Desk, giver: Member, text: str) -> list[int]:
    """Households by number, in the giver's own charge or groups."""
    own = {home.number: home.id for home in places.households_by_ids(desk.connection, giver.households)}
    found = []
    for number in re.findall(r"\d+(?:\.\d+)?", text):
        if number in own:
            found.append(own[number])
            continue
        homes = [h for area in sorted(giver.areas) for h in places.households_numbered(desk.connection, area, number)]
        if len(homes) != 1:
            raise Refused(Problem.NO_SUCH_HOUSEHOLD, shown=number, area=giver.name)
        found.append(homes[0].id)
    return found


def _from_day(desk: Desk, text: str | None) -> date:
    """The day a hand-over begins: today when none is named. It may lie ahead."""
    if not text:
        return desk.today
    found = re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?", text.strip())
    if found:
        try:
            day = date(int(found[3] or desk.today.year), int(found[2]), int(found[1]))
        except ValueError:
            raise Refused(Problem.BAD_COMMAND, example=words.HAND_OVER_EXAMPLE) from None
        if not found[3] and day < desk.today - timedelta(days=180):
            day = day.replace(year=day.year + 1)
        return day
    said = read_answer(FROM, text, desk.today)
    if said is None:
        raise Refused(Problem.BAD_COMMAND, example=words.HAND_OVER_EXAMPLE)
    return date.fromisoformat(str(said))


def _unit(text: str, role: Role) -> str:
    """The chi bộ of a party member, or the office as written."""
    if role is Role.PARTY_MEMBER or role is Role.COLLABORATOR:
        cell = _CELL.search(text)
        return f"Chi bộ {cell[2]}" if cell else ("Chi bộ" if role is Role.PARTY_MEMBER else "")
    return text.strip()


def _charge_of(desk: Desk, member: Member) -> str:
    parts = [area.label for area in places.areas_by_ids(desk.connection, member.areas)]
    of_group: dict[int, list[str]] = {}
    for home in places.households_by_ids(desk.connection, member.households):
        of_group.setdefault(home.area, []).append(home.number)
    # Every group has a household 12.
    for area in places.areas_by_ids(desk.connection, tuple(of_group)):
        parts.append(f"hộ {', '.join(of_group[area.id])} {area.label}")
    parts += [member.unit] if member.unit else []
    return ", ".join(parts)
