"""The administrator sets the ward up: its name, stations, groups, and the households with the name they are known by."""

from __future__ import annotations

import re

from domain.people import OFFICE, may_manage, may_set_up
from domain.problems import Problem, Refused
from domain.reading.folding import clean, fold
from handlers.desk import Desk, find_member
from messages import office as words
from storage import members, places

AREA_WORDS = (
    "tổ dân phố", "khu phố", "tổ", "tdp", "kp", "thôn", "xóm", "ấp", "khối", "bản", "buôn", "khóm", "làng", "khu"
)  # fmt: skip
SHORT = {"tdp": "tổ", "kp": "khu phố", "tổ dân phố": "tổ"}
_STATION = re.compile(r"\s+(?:trạm|tram)\s+(.+)$", re.IGNORECASE)
_RANGE = re.compile(r"(\d+)\s*(?:-|–|đến|den)\s*(\d+)")
_HOME = re.compile(r"(\d+(?:\.\d+)?)[\s.:,-]*(.*)")
MOST_AREAS = 200


def ward(desk: Desk, text: str) -> None:
    """/phuong <tên>: make the ward, or name it anew."""
    _admin(desk)
    name = " ".join(text.split())
    if not 3 <= len(name) <= 80:
        raise Refused(Problem.BAD_COMMAND, example="/phuong Phường Hoa Sen")
    if desk.member.ward:
        places.rename_ward(desk.connection, desk.member.ward, name)
        desk.note("rename_ward", f"ward:{desk.member.ward}")
        desk.say(words.ward_made(name, renamed=True))
        return
    made = places.add_ward(desk.connection, name)
    members.set_ward(desk.connection, desk.member.id, made)
    desk.note("make_ward", f"ward:{made}")
    desk.say(words.ward_made(name, renamed=False))


def station(desk: Desk, text: str) -> None:
    """/tram <tên>."""
    _admin(desk, of_ward=True)
    name = " ".join(text.split())
    if len(name) < 3:
        raise Refused(Problem.BAD_COMMAND, example="/tram Trạm Y tế số 1")
    made = places.add_station(desk.connection, desk.member.ward, name)
    desk.note("make_station", f"station:{made}")
    desk.say(words.station_made(name))


def areas(desk: Desk, text: str) -> None:
    """/to 1-20, /to 5, 7, Đông Khê, /to thôn 1-6 trạm Trạm Y tế số 2."""
    _admin(desk, of_ward=True)
    body, station_name, station_id = clean(text).strip(), "", None
    if found := _STATION.search(body):
        station_name, body = found[1].strip(), body[: found.start()]
        station_id = places.add_station(desk.connection, desk.member.ward, station_name)
    word, names = _named(body)
    if not names or len(names) > MOST_AREAS:
        raise Refused(Problem.BAD_COMMAND, example="/to 1-20")
    made = [places.add_area(desk.connection, desk.member.ward, name, word, station_id) for name in names]
    desk.note("make_areas", f"ward:{desk.member.ward}")
    desk.say(words.areas_made([area.name for area in made], station_name))


def names_abroad(desk: Desk, text: str) -> None:
    """/ghiten có, /ghiten không: whether names of residents may be told over a platform abroad."""
    allowed = _yes_or_no(desk, text, example="/ghiten không")
    places.allow_names_abroad(desk.connection, desk.member.ward, allowed)
    desk.note("names_abroad" if allowed else "no_names_abroad", f"ward:{desk.member.ward}")
    desk.say(words.names_abroad(allowed=allowed))


def intimate_abroad(desk: Desk, text: str) -> None:
    """/ghithaisan có, /ghithaisan không: whether pregnancy, contraception and screening may be told over a platform abroad."""
    allowed = _yes_or_no(desk, text, example="/ghithaisan không")
    places.allow_intimate_abroad(desk.connection, desk.member.ward, allowed)
    desk.note("intimate_abroad" if allowed else "no_intimate_abroad", f"ward:{desk.member.ward}")
    desk.say(words.intimate_abroad(allowed=allowed))


def officer(desk: Desk, text: str) -> None:
    """/canbo Thu: who alone reads findings of supervision and flags about children; /canbo không: nobody."""
    _admin(desk, of_ward=True)
    if not text.strip():
        raise Refused(Problem.BAD_COMMAND, example="/canbo Thu")
    if fold(clean(text)).strip() == "khong":
        places.name_officer(desk.connection, desk.member.ward, None)
        desk.note("no_officer", f"ward:{desk.member.ward}")
        desk.say(words.officer_named(""))
        return
    one = find_member(desk, text)
    if one.role not in OFFICE:
        raise Refused(Problem.NOT_OF_OFFICE, shown=one.name)
    places.name_officer(desk.connection, desk.member.ward, one.id)
    desk.note("name_officer", f"member:{one.id}")
    desk.say(words.officer_named(one.name))


def save_at_once(desk: Desk, text: str) -> None:
    """/luungay có, /luungay không: whether what is read whole and without doubt is saved without a confirmation."""
    at_once = _yes_or_no(desk, text, example="/luungay có")
    places.save_at_once(desk.connection, desk.member.ward, at_once)
    desk.note("save_at_once" if at_once else "confirm_first", f"ward:{desk.member.ward}")
    desk.say(words.save_at_once(at_once=at_once))


def _yes_or_no(desk: Desk, text: str, *, example: str) -> bool:
    """What the administrator wants of a switch of the ward. Raises Refused when that is neither có nor không."""
    _admin(desk, of_ward=True)
    answer = fold(clean(text)).strip()
    if answer not in ("co", "khong"):
        raise Refused(Problem.BAD_COMMAND, example=example)
    return answer == "co"


def list_areas(desk: Desk, _text: str) -> None:
    """/danhsachto: the groups with how many households each has."""
    if not may_manage(desk.member):
        raise Refused(Problem.NOT_ALLOWED)
    found = places.areas(desk.connection, desk.member.ward)
    desk.say(words.areas_listed([(area.label, places.household_count(desk.connection, area.id)) for area in found]))


def households(desk: Desk, text: str) -> None:
    """/ho Tổ 5: 1 Lan; 2 Nguyễn Văn Tám; 100.1 … — one list, or several, one a line or with semicolons."""
    if not may_manage(desk.member):
        raise Refused(Problem.NOT_ALLOWED)
    if not desk.member.ward:
        raise Refused(Problem.NO_WARD)
    lists = _lists(clean(text))
    if not lists:
        raise Refused(Problem.BAD_COMMAND, example=words.HOMES_EXAMPLE)
    for title, items in lists:
        name = area_name(title)
        seen = places.area_named(desk.connection, desk.member.ward, name)
        if seen is None:
            raise Refused(Problem.NO_SUCH_AREA, shown=name)
        listed, unread = _homes(items)
        new, renamed = places.put_households(desk.connection, seen.id, listed)
        desk.note("put_households", f"area:{seen.id}")
        desk.say(words.homes_put(seen.label, new, renamed, places.household_count(desk.connection, seen.id), unread))


def is_household_list(text: str) -> bool:
    """Whether a pasted text is a list of households: "Tổ 5: 1 Lan; 2 …"."""
    title, colon, items = clean(text).partition(":")
    return bool(colon) and area_name(title) != title.strip() and bool(_HOME.match(items.strip()))


def _lists(text: str) -> list[tuple[str, str]]:
    """(title, items) of each "Tổ 5: …" in the text."""
    titles = list(re.finditer(r"(?:^|[\n;])\s*([^\d\n;:]*[^\n;:]{0,30}):", text))
    found = []
    for place, title in enumerate(titles):
        end = titles[place + 1].start() if place + 1 < len(titles) else len(text)
        found.append((title[1].strip(), text[title.end() : end]))
    return found


def _homes(items: str) -> tuple[list[tuple[str, str]], list[str]]:
    """((number, known as) …, what could not be read)."""
    listed: dict[str, str] = {}
    unread = []
    for item in filter(None, (part.strip() for part in re.split(r"[;\n]", items))):
        found = _HOME.fullmatch(item)
        if found and len(found[2]) <= 60:
            listed[found[1]] = " ".join(found[2].split())
        else:
            unread.append(item[:40])
    return list(listed.items()), unread


def _named(text: str) -> tuple[str, list[str]]:
    """The word for a group and the names listed: "thôn 1-3, Đông Khê" → ("thôn", ["1", "2", "3", "Đông Khê"])."""
    word, rest = _word(text)
    names: list[str] = []
    for part in filter(None, (piece.strip() for piece in rest.split(","))):
        span = _RANGE.fullmatch(part)
        if span and int(span[1]) <= int(span[2]) < int(span[1]) + MOST_AREAS:
            names += [str(number) for number in range(int(span[1]), int(span[2]) + 1)]
        elif span:
            raise Refused(Problem.BAD_COMMAND, example="/to 1-20")
        else:
            names.append(str(int(part)) if part.isdecimal() else _word(part)[1])
    return word, names


def _word(text: str) -> tuple[str, str]:
    plain = fold(text)
    for word in sorted(AREA_WORDS, key=len, reverse=True):
        if plain.startswith(fold(word) + " "):
            return SHORT.get(word, word), text[len(word) :].strip()
    return "tổ", text.strip()


def area_name(title: str) -> str:
    """ "5" of "Tổ 5", "Đông Khê" of "thôn Đông Khê"."""
    return _word(title.strip())[1]


def _admin(desk: Desk, *, of_ward: bool = False) -> None:
    if not may_set_up(desk.member):
        raise Refused(Problem.NOT_ALLOWED)
    if of_ward and not desk.member.ward:
        raise Refused(Problem.NO_WARD)
