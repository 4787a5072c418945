"""What staff type to make a campaign: to whom, when, with what goal. And what its readers type to say that they have it.

Each reader takes a whole line or nothing: what it does not know in full is not a campaign, and is left to reporting.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from domain.campaigns import Audience, Goal, When
from domain.codes import TOPICS
from domain.people import Role
from domain.problems import Problem, Refused
from domain.reading.folding import clean, fold
from domain.settle import AreaSeen

_ROLES: tuple[tuple[str, tuple[Role, ...]], ...] = (
    (r"cong tac vien(?: dan so)?|ctv(?: ds)?", (Role.COLLABORATOR,)),
    (r"dang vien|dv", (Role.PARTY_MEMBER,)),
    (r"can bo", (Role.STAFF, Role.ADMIN)),
    (r"lanh dao", (Role.SUPERVISOR,)),
    (r"tat ca(?: moi nguoi)?|moi nguoi|ca nha", (Role.COLLABORATOR, Role.PARTY_MEMBER)),
)
_WARD = re.compile(r"\b(?:toan|ca) (?:phuong|xa)\b")
_NUMBERS = re.compile(r"\b(?:to|tdp|thon|khu pho|ap|xom) (\d+(?:\s*(?:,|va|-|den)\s*(?:to )?\d+)*)(?!\s*(?:h\b|g\b|gio|[:/\d]))")
_UNREPORTED = re.compile(r"\bchua (?:co )?bao(?: cao| gi)?(?: thang nay| trong thang)?\b")
_UNREAD = re.compile(r"\bchua (?:doc|nhan|xac nhan|xem) tin (?:so )?(\d+)\b")
_FILLER = frozenset(
    (*"cho toi cac nhung nguoi o thuoc va tin den trong so dan".split(), ",", ";", ".")  # noqa: SIM905
)

_CLOCK = r"(\d{1,2})\s*(?:h|gio|g|:)\s*(\d{2}|ruoi)?(?!\d)"
_HALF = r"(?:\s*(sang|trua|chieu|toi)\b)?"
_SPREAD = re.compile(rf"\b(?:rai (?:deu )?)?tu (?:luc )?{_CLOCK}{_HALF} (?:den|toi) {_CLOCK}{_HALF}")
_HOUR = re.compile(rf"\b(?:luc |vao )?{_CLOCK}{_HALF}")
_DAYS = re.compile(
    r"\b(?:vao )?(?:ngay )?(?:(?P<today>hom nay)|(?P<next>mai)|(?P<after>kia|mot)"
    r"|(?P<half>(?:sang|trua|chieu|toi)) (?P<which>nay|mai|kia|mot))\b"
)
_DATE = re.compile(r"\b(?:vao )?(?:ngay )?(\d{1,2})/(\d{1,2})(?:/(\d{4}))?\b")
_WEEKDAY = re.compile(r"\b(?:vao )?(?:thu (hai|ba|tu|nam|sau|bay|[2-7])|(chu nhat|cn))\b(?: toi\b| nay\b)?")
_WEEKLY = re.compile(r"\b(?:hang|moi) tuan\b")
_MONTHLY = re.compile(r"\b(?:vao )?ngay (\d{1,2}) (?:hang|moi) thang\b|\b(?:hang|moi) thang(?: vao)? ngay (\d{1,2})\b")
_NOW = re.compile(r"\b(?:gui )?(?:ngay bay gio|bay gio|ngay lap tuc|luon|ngay)\b")
_URGENT = re.compile(r"\b(?:tin )?(?:khan cap|khan)\b")
_WEEKDAYS = {"hai": 0, "ba": 1, "tu": 2, "nam": 3, "sau": 4, "bay": 5, **{str(n): n - 2 for n in range(2, 8)}}
_USUAL = {"sang": time(7), "trua": time(11, 30), "chieu": time(15), "toi": time(19)}
MORNING = time(7)

_ONE_LINE = re.compile(r"^(?:gui|nhan)(?: tin)? (?:toi |cho |den )?(?P<head>[^:\n]{2,120}?)\s*:\s*(?=\D|\d+[^\d ])", re.DOTALL)
_GOAL = re.compile(r"(\d[\d.]*)\s*(ho|nha|nguoi|luot|buoi)\b")
_GOAL_BY = re.compile(r"\b(?:truoc|den het|den|het|han)\s+(?:ngay )?(\d{1,2})/(\d{1,2})(?:/(\d{4}))?\b")

_SOFT = r"(?:em |toi |chi |anh |chau |da vang |vang |da |ok |oke )*"
_ENDS = r"(?: roi| a| nhe| nha| xong| em| chau| chi| anh)*"
_HAVE = rf"{_SOFT}(?:nhan|doc|xem|xong|ro|hieu)(?: duoc| tin| thong bao| day du| xong| roi)*"
_PASSED = (
    rf"{_SOFT}(?:pho bien|truyen dat|thong bao)(?: duoc| tin| den| toi| cho| xong| roi)*"
    r"(?P<told>(?:[ ,]*(?:va )?(?:duoc |den |toi |cho )*\d+ (?:ho(?: dan| gia dinh)?|nha|nguoi(?: dan)?|luot(?: nguoi)?))*)"
)
_ACKNOWLEDGED = re.compile(
    rf"^(?:(?P<plain>1|ok|oke|da|vang|da vang)|{_HAVE}(?:{_ENDS}[ ,.;]+(?:va )?{_PASSED})?|{_PASSED.replace('told', 'only')})"
    rf"{_ENDS}[ .!]*$"
)
_WORD = re.compile(r"[^\W_]+")
_TOLD = re.compile(r"(\d+) (ho|nha|nguoi|luot)")
MOST_TOLD = 20_000
MOST_AREAS = 200


@dataclass(frozen=True, slots=True)
class Told:
    """An acknowledgement: how many households and people were spoken to. `plain`: only "1", which may answer something else."""

    homes: int = 0
    people: int = 0
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """ "gửi ctv tổ 5 lúc 7h sáng mai: …" in its parts. `when` None: no time was said."""

    audience: Audience
    when: When | None
    text: str


class Past(ValueError):
    """The moment said has gone by."""


def is_line(text: str) -> bool:
    """Whether a message has the form of a campaign told at once: "gửi …: …"."""
    return _ONE_LINE.match(fold(clean(text))) is not None


def line_of(text: str, areas: Sequence[AreaSeen], now: datetime) -> Line | None:
    """A campaign told in one message; None for any other message. Raises Past. `now` is the ward's own time."""
    cleaned = clean(text)
    found = _ONE_LINE.match(fold(cleaned))
    if found is None:
        return None
    condition, head = _condition(f" {_plain(found['head'])} ")
    said = when_in(head, now)
    audience = _whom(condition, said[1] if said else head, areas)
    body = cleaned[found.end() :].strip()
    if audience is None or not body:
        return None
    return Line(audience, said[0] if said else None, body)


def audience_in(text: str, areas: Sequence[AreaSeen]) -> Audience | None:
    """Whom these words mean: roles, groups, who has not reported, who has not read; None when a word is not understood.

    Raises Refused for a group the ward does not have.
    """
    return _whom(*_condition(f" {_plain(text)} "), areas)


def _condition(text: str) -> tuple[Audience, str]:
    """Who has not reported or not read, and the words left."""
    found = Audience()
    if match := _UNREAD.search(text):
        found, text = replace(found, unread=int(match[1])), _without(text, match)
    if match := _UNREPORTED.search(text):
        found, text = replace(found, unreported=True), _without(text, match)
    return found, text


def _whom(found: Audience, rest: str, areas: Sequence[AreaSeen]) -> Audience | None:
    roles: list[Role] = []
    for words, meant in _ROLES:
        if match := re.search(rf"\b(?:{words})\b", rest):
            roles += [role for role in meant if role not in roles]
            rest = _without(rest, match)
    whole = _WARD.search(rest)
    if whole:
        rest = _without(rest, whole)
    chosen, strange, rest = _areas_in(rest, areas)
    if set(re.findall(r"\w+|[^\w\s]", rest)) - _FILLER:
        return None
    if strange:
        raise Refused(Problem.NO_SUCH_AREA, shown=strange)
    if not (roles or chosen or whole or found.unreported or found.unread):
        return None
    return replace(found, roles=tuple(roles) or (Role.COLLABORATOR,), areas=tuple(chosen))


def when_in(text: str, now: datetime) -> tuple[When, str] | None:
    """The time said and the words left over; None when none is said. Raises Past for a moment gone by."""
    rest, when, said = f" {_plain(text)} ", When(), False
    if match := _URGENT.search(rest):
        when, rest, said = replace(when, urgent=True), _without(rest, match), True
    repeat = ""
    if match := _MONTHLY.search(rest):
        repeat, rest = str(int(match[1] or match[2])), _without(rest, match)
        if not 1 <= int(repeat) <= 31:
            return None
    elif match := _WEEKLY.search(rest):
        repeat, rest = "weekly", _without(rest, match)
    clock, until, rest = _hours(rest)
    day, half, rest = _day(rest, now)
    clock = clock or (_USUAL[half] if half else None)
    if clock and half in ("chieu", "toi") and clock.hour < 12:
        clock = clock.replace(hour=clock.hour + 12)
    if clock is None and day is None and not repeat:
        if match := _NOW.search(rest):
            return when, _without(rest, match)
        return (when, rest) if said else None
    start = _start(now, day, clock or MORNING, repeat)
    spread = 0
    if until is not None:
        spread = int((datetime.combine(start.date(), until, start.tzinfo) - start).total_seconds() // 60)
        if spread <= 0:
            return None
    return replace(when, start=start, spread=spread, repeat=repeat), rest


def goal_in(text: str, today: date) -> Goal | None:
    """ "300 hộ, 5 buổi, trước 15/12; tiêu chí …": None when no number is in it. Raises Past for a day gone by."""
    cleaned = clean(text)
    folded = fold(cleaned)
    goal = Goal()
    criterion = re.search(r"\b(?:tieu chi|danh gia)\s*:?\s*(.+)$", folded, re.DOTALL)
    if criterion:
        goal = replace(goal, criterion=cleaned[criterion.start(1) :].strip())
        folded = folded[: criterion.start()]
    until = _GOAL_BY.search(folded)
    if until:
        day = _date(today, until[1], until[2], until[3])
        if day is None:
            return None
        if day < today:
            raise Past
        goal = replace(goal, until=day.isoformat())
    for number, unit in _GOAL.findall(folded):
        wanted = min(int(number.replace(".", "")), 1_000_000)
        match unit:
            case "ho" | "nha":
                goal = replace(goal, homes=wanted)
            case "buoi":
                goal = replace(goal, sessions=wanted)
            case _:
                goal = replace(goal, people=wanted)
    return goal if goal.homes or goal.people or goal.sessions else None


def topic_in(text: str) -> str:
    """The topic code whose words stand in the text, those of the longest phrase; empty when none does."""
    said = f" {' '.join(_WORD.findall(clean(text).casefold()))} "
    listed = ((topic, phrase) for topic, phrases in TOPICS.words.items() for phrase in phrases)
    found = [(len(phrase), topic) for topic, phrase in listed if " " in phrase and f" {phrase} " in said]
    return max(found)[1] if found else ""


def acknowledged(text: str) -> Told | None:
    """What an acknowledgement says; None for any message that says more, which is left to reporting."""
    found = _ACKNOWLEDGED.match(_plain(text))
    if found is None:
        return None
    homes = people = 0
    for number, unit in _TOLD.findall(found["told"] or found["only"] or ""):
        if int(number) > MOST_TOLD:
            return None
        if unit in ("ho", "nha"):
            homes += int(number)
        else:
            people += int(number)
    return Told(homes, people, plain=bool(found["plain"]))


def _plain(text: str) -> str:
    return " ".join(fold(clean(text)).lower().split())


def _without(text: str, match: re.Match[str]) -> str:
    return f" {' '.join(f'{text[: match.start()]} {text[match.end() :]}'.split())} "


def _areas_in(text: str, areas: Sequence[AreaSeen]) -> tuple[list[int], str, str]:
    """Group ids named, a number that is no group of the ward, and the words left."""
    by_name = {_plain(area.name): area.id for area in areas}
    found: list[int] = []
    strange = ""
    while match := _NUMBERS.search(text):
        for first, last in re.findall(r"(\d+)(?:\s*(?:-|den)\s*(\d+))?", match[1]):
            for number in range(int(first), min(int(last or first), int(first) + MOST_AREAS) + 1):
                area = by_name.get(str(number))
                strange = strange if area else str(number)
                found += [area] if area and area not in found else []
        text = _without(text, match)
    for name, area in by_name.items():
        if not name.isdecimal() and (match := re.search(rf"\b(?:(?:to|thon|khu pho|ap|xom|ban) )?{re.escape(name)}\b", text)):
            found.append(area)
            text = _without(text, match)
    return found, strange, text


def _hours(text: str) -> tuple[time | None, time | None, str]:
    """The hour said, the hour until which the messages are spread, and the words left."""
    if match := _SPREAD.search(text):
        first, last = _clock(match[1], match[2], match[3]), _clock(match[4], match[5], match[6])
        if first and last:
            return first, last, _without(text, match)
    if (match := _HOUR.search(text)) and (hour := _clock(match[1], match[2], match[3])):
        # "7h sáng mai": the word for the half of the day also names the day.
        kept = f" {match[3]} " if match[3] and re.match(r"\s*(?:nay|mai|kia|mot)\b", text[match.end() :]) else " "
        return hour, None, f"{text[: match.start()].rstrip()}{kept}{text[match.end() :].lstrip()}"
    return None, None, text


def _clock(hour: str, minute: str | None, half: str | None) -> time | None:
    at, past = int(hour), 30 if minute == "ruoi" else int(minute or 0)
    if half in ("chieu", "toi") and at < 12:
        at += 12
    return time(at, past) if at < 24 and past < 60 else None


def _day(text: str, now: datetime) -> tuple[date | None, str, str]:
    """The day said, the half of it where it was named so ("chiều mai"), and the words left."""
    if match := _DATE.search(text):
        return _date(now.date(), match[1], match[2], match[3]), "", _without(text, match)
    if match := _DAYS.search(text):
        which = match["which"] or ("nay" if match["today"] else "mai" if match["next"] else "kia")
        ahead = {"nay": 0, "mai": 1, "kia": 2, "mot": 2}[which]
        return now.date() + timedelta(days=ahead), match["half"] or "", _without(text, match)
    if match := _WEEKDAY.search(text):
        wanted = 6 if match[2] else _WEEKDAYS[match[1]]
        return now.date() + timedelta(days=(wanted - now.weekday()) % 7), "", _without(text, match)
    return None, "", text


def _date(today: date, day: str, month: str, year: str | None) -> date | None:
    """A day of this year, or of the next when it lies more than half a year back."""
    try:
        found = date(int(year or today.year), int(month), int(day))
        return found.replace(year=found.year + 1) if not year and (today - found).days > 182 else found
    except ValueError:
        return None


def _start(now: datetime, day: date | None, clock: time, repeat: str) -> datetime:
    """The first moment meant. An hour alone that has gone by today is tomorrow's. Raises Past."""
    if repeat and repeat != "weekly":
        first = now.date().replace(day=1)
        for month in (first, (first + timedelta(days=32)).replace(day=1)):
            last = ((month + timedelta(days=32)).replace(day=1) - timedelta(days=1)).day
            start = datetime.combine(month.replace(day=min(int(repeat), last)), clock, now.tzinfo)
            if start > now:
                break
        return start
    start = datetime.combine(day or now.date(), clock, now.tzinfo)
    if start <= now:
        if day is None:
            return start + timedelta(days=1)
        if repeat == "weekly":
            return start + timedelta(days=7)
        raise Past
    return start
