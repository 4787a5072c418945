"""Every sentence the bot says, written out to golden/ for a person to read, and the rules that hold for each of them.

`pytest tests/test_golden.py --update` writes the files anew; a person reads the diff. People and places are invented.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import ParamSpec

import pytest

import messages
from domain import indicators
from domain.answers import options_of
from domain.campaigns import Audience, Goal, Stage, When
from domain.chat import Choice, File, Say
from domain.closing import Closed, Month, SlipState
from domain.codes import AUDIENCES, TOPICS
from domain.draft import Draft
from domain.enclosures import Enclosure
from domain.fields import Number, Value, YesNo
from domain.indicators import INDICATORS, Facts, figure
from domain.indicators import figures as all_figures
from domain.kind import CALLER, Kind, Need, all_kinds
from domain.letterhead import whole
from domain.library import Standing as Judged
from domain.library import Wording
from domain.moves import Ask, AskOdd, AskRule, AskSeveral, AskWhy, PickDraft, PickField, ReadBack
from domain.oddities import Odd, Oddity
from domain.papers import Form
from domain.people import Matter, Member, Role, State, may_travel
from domain.pictures import Bar, Campaign, Coverage, Groups, Months, Outcome, Share
from domain.problems import Problem, Refused, Wrong
from domain.reading.answers import read_answer
from domain.reading.reader import read
from domain.reading.tables import Bad, BadLine
from domain.report import Line, Report, Review, Row
from domain.rules import Case
from domain.settle import AreaSeen, HouseholdSeen, may_be_unknown
from domain.slip import Record, Slip, filled
from domain.spans import Span, span_of, year_before
from domain.stocks import STOCKS, Stock
from domain.talk import UNDO_REASONS
from domain.targets import Target, gap, in_force
from messages import (
    campaign_account,
    campaign_enclosure,
    campaign_library,
    campaign_plan,
    campaign_rules,
    campaign_text,
    campaign_unknown,
    campaigns,
    charts,
    city,
    closing,
    comparing,
    details,
    entry,
    figures,
    files,
    help,
    join,
    numbers,
    office,
    opening,
    ordering,
    pages,
    problems,
    slip,
    targets,
    telegram,
    units,
    viewing,
    words,
)
from messages.figures import Standing, Summary
from messages.library import all_ready

GOLDEN = Path(__file__).parent / "golden"
TODAY = date(2026, 11, 21)
LONGEST_LINE = 400

P = ParamSpec("P")


@dataclass(frozen=True)
class Sample:
    """One call of a function of messages/, and what a person then sees. `problem`: the refusal it tells."""

    of: str
    note: str
    seen: str
    problem: str = ""


def sample(note: str, function: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> Sample:
    said = function(*args, **kwargs)
    return Sample(f"{function.__module__}.{function.__name__}".removeprefix("messages."), note, _seen(said))


def _seen(said: object) -> str:
    if isinstance(said, Say):
        return said.numbered()
    if isinstance(said, list):
        return "\n".join(f"/{line[0]} – {line[1]}" if isinstance(line, tuple) else str(line) for line in said)
    return str(said)


# --- facts -----------------------------------------------------------------------------------------------------------


class Lists:
    """The ward's lists as the person who is asked knows them."""

    names = True
    at_once = False
    rationed = False

    def is_closed(self, month: str) -> bool:
        return False

    def __init__(self, role: Role = Role.COLLABORATOR) -> None:
        self.member = Member(1, 1, role, "Nguyễn Thị Lan")

    def takes(self, matter: Matter) -> bool:
        return True

    def known(self, kinds: Sequence[str], area: int, first: str, last: str) -> tuple[Case, ...]:
        return ()

    def own_areas(self) -> tuple[AreaSeen, ...]:
        return (AreaSeen(5, "5", "tổ 5"), AreaSeen(6, "6", "tổ 6"))

    def area(self, name: str) -> AreaSeen | None:
        return next((area for area in self.own_areas() if area.name == name), None)

    def area_by_id(self, area: int) -> AreaSeen:
        return next(one for one in self.own_areas() if one.id == area)

    def has_households(self, area: int) -> bool:
        return True

    def households(self, *, area: int = 0, number: str = "", head: str = "") -> tuple[HouseholdSeen, ...]:
        homes = ((12, "12", "Trần Văn Đức"), (14, "14", "Phạm Thị Mai"), (15, "15", ""))
        return tuple(HouseholdSeen(home, 5, at, known_as) for home, at, known_as in homes)


def draft(kind: str, **values: Value) -> Draft:
    return Draft(kind, TODAY.isoformat(), values, area=5, area_label="tổ 5")


def told(kind: Kind) -> Draft:
    """The kind's own example, as the reader understands it."""
    record = read(kind.example, TODAY).records[0]
    own = {field.key for field in kind.all_fields()} - {"area"}
    values = {key: value for key, value in record.fields.items() if key in own}
    return Draft(kind.key, TODAY.isoformat(), values, area=5, area_label="tổ 5")


def day_told(one: Draft) -> str:
    day = str(one.values.get(all_kinds()[one.kind].day, one.told))
    return day if len(day) == 10 else f"{day}-01"


def every_value(kind: Kind) -> dict[str, Value]:
    """A value for each field, read from the field's own example."""
    found: dict[str, Value] = {}
    for field in kind.all_fields():
        value = True if isinstance(field, YesNo) else read_answer(field, field.example.split(", hoặc")[0], TODAY)
        assert value is not None, f"{kind.key}.{field.key}: the example is not understood"
        found[field.key] = value
    return found


BOY = draft("birth", date="2026-11-20", sex="male", birth_order=1, mother_name="Trần Thị Thu", weight_g=3200, household="12")
BOY_SAVED = replace(BOY, entry=12)
HALF_KNOWN = replace(draft("birth", birth_order=2, household="14", head="Phạm Thị Mai"), unknown=("date", "sex"))
CHECKUP = draft(
    "elderly_checkup",
    date="2026-11-21",
    name="Nguyễn Thị Tám",
    sex="female",
    birth_year=1950,
    insured=True,
    findings=("hypertension", "joint"),
)
SESSION = draft("propaganda_session", date="2026-11-20", topic="replacement_fertility", attendees=33, form="group_meeting")
CELL = replace(SESSION, area=0, area_label="", unit="Chi bộ 3")
LEAVING = draft("move_out", date="2026-11-13", persons=45, to_place="Đồng Nai", head="Phát")
NOTHING = draft("nil_report", month="2026-11")
NEXT_YEAR = replace(draft("death", date="2025-12-30", name="Nguyễn Văn Bảy", sex="male", birth_year=1941), told="2026-01-04")

COUNTS = {
    "births": 12,
    "boys": 7,
    "girls": 5,
    "second_births": 4,
    "third_or_later": 1,
    "marriage_persons": 9,
    "child_marriage_persons": 0,
    "couples": 5,
    "premarital_couples": 3,
    "elderly_visits": 64,
    "elderly_checked": 58,
    "sessions": 6,
    "attendees": 210,
    "visits": 15,
    "households_visited": 23,
    "deaths": 4,
    "male_deaths": 3,
    "female_deaths": 1,
    "moved_in": 8,
    "moved_out": 2,
    "divorce_persons": 2,
}
ONE_GIRL = {"births": 1, "girls": 1}


def counts_of(kind: Kind) -> dict[str, int]:
    return {count.key: COUNTS.get(count.key, 3) for count in kind.counts}


# --- samples ---------------------------------------------------------------------------------------------------------


def ask_of(one: Draft, need: Need, role: Role = Role.COLLABORATOR) -> Ask:
    lists = Lists(role)
    options = tuple((key, label) for key, _, label in options_of(one, need, lists))
    return Ask(one, need, options=options, may_skip=may_be_unknown(one, lists.member, need.any))


def entry_samples() -> Iterator[Sample]:
    kinds = all_kinds()
    birth, death = kinds["birth"], kinds["death"]
    keys = tuple((str(number), key) for number, key in enumerate(kinds, start=1))
    yield sample("", entry.menu, keys, waiting=0)
    yield sample("đảng viên, còn việc chưa lưu", entry.menu, keys[:3], waiting=2)
    empty = draft("birth")
    day, sex, order, who = birth.needs
    yield sample("câu đầu tiên", entry.ask, ask_of(empty, day))
    yield sample("đã biết vài điều", entry.ask, ask_of(BOY, order))
    yield sample("chọn một trong vài", entry.ask, ask_of(BOY, sex))
    yield sample("việc thứ hai trong một tin", entry.ask, replace(ask_of(BOY, who), of_many=2))
    wrong = Wrong(Problem.NO_SUCH_DAY, birth.field("date"), shown="31/2")
    yield sample("ngày vừa nhắn không có", entry.ask, replace(ask_of(BOY, day), wrong=wrong))
    yield sample("ngày trong tin chưa chắc", entry.ask, replace(ask_of(BOY, day), doubt=True))
    yield sample("mục khác trong tin chưa chắc", entry.ask, replace(ask_of(BOY, order), doubt=True))
    yield sample("chưa biết tổ nào", entry.ask, ask_of(replace(BOY, area=0, area_label=""), Need(("area",))))
    own = Need(("household", "head"), ask="Hộ số mấy?")
    yield sample("đảng viên chọn hộ", entry.ask, ask_of(empty, own, Role.PARTY_MEMBER))
    yield sample("cán bộ ghi giúp người gọi", entry.ask, ask_of(BOY, Need((CALLER.key,)), Role.STAFF))
    missing = tuple(ask_of(empty, need) for need in birth.needs)
    yield sample("mới chọn việc", entry.ask_several, AskSeveral(missing))
    couple = [ask_of(draft("marriage"), need) for need in kinds["marriage"].needs]
    two = (*(replace(one, of_many=1) for one in missing[2:]), *(replace(one, of_many=2) for one in couple))
    yield sample("hai việc", entry.ask_several, AskSeveral(two))
    yield sample("ngày vừa nhắn không có", entry.ask_several, AskSeveral(missing[:2], wrong))
    yield sample("", entry.ask_odd, AskOdd(LEAVING, "persons"))
    yield sample("", entry.ask_why, AskWhy(LEAVING, "2026-10"))
    yield sample("số ít gặp, không hỏi riêng", entry.read_back, ReadBack((LEAVING,)))
    yield sample("", entry.heading, BOY)
    yield sample("chi bộ", entry.heading, CELL)
    yield sample("chưa biết tổ", entry.heading, replace(BOY, area_label=""))
    yield sample("", entry.read_back, ReadBack((BOY,)))
    yield sample("còn chỗ chưa rõ", entry.read_back, ReadBack((HALF_KNOWN,)))
    last_month = replace(HALF_KNOWN, values={**HALF_KNOWN.values, "month": "2026-10"})
    yield sample("chỉ biết tháng", entry.read_back, ReadBack((last_month,)))
    yield sample("qua mạng nước ngoài", entry.read_back, ReadBack((replace(draft("birth", sex="female"), left_out=True),)))
    yield sample("đang sửa", entry.read_back, ReadBack((BOY_SAVED,)))
    yield sample("nhiều việc", entry.read_back, ReadBack((CHECKUP, SESSION, HALF_KNOWN)))
    yield sample("thêm vào việc đang sửa", entry.read_back, ReadBack((BOY_SAVED, CHECKUP), joined=True))
    health = Wrong(Problem.NOT_YOUR_FIELD, kinds["elderly_checkup"].field("findings"))
    yield sample("có điều không ghi", entry.read_back, ReadBack((draft("elderly_checkup", name="Nguyễn Thị Tám"),), wrong=health))
    fields = [field.key for field in birth.fields] + ["area", "household"]
    options = tuple((str(number), key) for number, key in enumerate(fields, start=1))
    yield sample("", entry.pick_field, PickField(BOY, options))
    yield sample("", entry.pick_draft, PickDraft((CHECKUP, BOY_SAVED)))
    yield sample("", entry.saved, 12, BOY, {"births": 3, "boys": 2, "girls": 1}, corrected=False)
    yield sample("còn thiếu", entry.saved, 13, HALF_KNOWN, ONE_GIRL, corrected=False)
    yield sample("đã sửa", entry.saved, 12, BOY_SAVED, {"births": 3, "boys": 2, "girls": 1}, corrected=True)
    yield sample("việc của năm trước", entry.saved, 14, NEXT_YEAR, {"deaths": 1}, corrected=False)
    yield sample("chi bộ", entry.saved, 15, CELL, {"sessions": 2, "attendees": 61}, corrected=False)
    yield sample("", entry.undo_hint)
    yield sample("", entry.witnessed, 12, BOY, differs=False, added=False)
    yield sample("biết thêm, và có chỗ khác nhau", entry.witnessed, 12, BOY, differs=True, added=True)
    yield sample("", entry.not_nothing, NOTHING, ["2 cháu, 1 trai 1 gái", "1 người mất"])
    yield sample("", entry.entered_before, BOY, "2025-03")
    yield sample("", entry.told_again, 12, BOY_SAVED)
    yield sample("nói thêm, nói khác", entry.told_again, 12, BOY_SAVED, added=("weight_g",), differs=("sex", "birth_order"))
    seen = {key: value for key, value in BOY.values.items() if key not in ("mother_name", "household")}
    yield sample("của chính mình", entry.ask_same, birth, 12, BOY.values, "2026-11-20", "tổ 5", own=True)
    yield sample("của người khác", entry.ask_same, birth, 12, seen, "2026-11-20", "tổ 5", own=False)
    yield sample("", entry.dropped, [BOY])
    yield sample("nhiều việc", entry.dropped, [BOY, CHECKUP])
    yield sample("việc mới và việc đang sửa", entry.dropped, [CHECKUP, BOY_SAVED, replace(LEAVING, entry=14)])
    yield sample("không có gì đang ghi", entry.dropped, [])
    yield sample("", entry.ask_undo, 12, birth, BOY.values, "2026-11-20", "tổ 5")
    for key, reason in UNDO_REASONS:
        if key != "0":
            yield sample(reason, entry.undone, 12, birth, ONE_GIRL, "2026-11-20", "tổ 5", reason, "2026-11-21")
    yield sample("", entry.kept)
    lines = [
        entry.mine_line(12, birth, BOY.values, "2026-11-20", (), live=True),
        entry.mine_line(13, birth, HALF_KNOWN.values, "2026-11-21", ("date", "sex"), live=True),
        entry.mine_line(14, death, NEXT_YEAR.values, "2026-11-02", (), live=False),
    ]
    yield sample("", entry.mine, lines, [CHECKUP], TODAY, missing=13, witnessed=[15, 16])
    yield sample("chưa báo gì", entry.mine, [], [], TODAY, missing=None)
    yield sample("", entry.mine_line, 12, birth, BOY.values, "2026-11-20", (), live=True)
    yield sample("chưa rõ ngày", entry.mine_line, 13, birth, HALF_KNOWN.values, "2026-11-21", ("date", "sex"), live=True)
    yield sample("đã huỷ", entry.mine_line, 14, death, NEXT_YEAR.values, "2026-11-02", (), live=False)
    yield sample("", entry.reminder, [BOY, CHECKUP])
    for times in (1, 2, 3):
        example = help.example_for(Role.COLLABORATOR)
        yield sample(f"lần {times}", entry.lost, times, "hôm qua tổ 5 mất điện", waiting=False, example=example)
    long = "bà con tổ 5 hôm qua họp bàn chuyện cây cầu, ai cũng mong phường sửa sớm cho các cháu đi học"
    yield sample("tin dài", entry.lost, 1, long, waiting=False, example=help.example_for(Role.PARTY_MEMBER))
    yield sample("tin trống", entry.lost, 1, "", waiting=False, example=help.example_for(Role.SUPERVISOR))
    for times in (1, 2):
        yield sample(f"đang chờ trả lời, lần {times}", entry.lost, times, "cây cầu", waiting=True)
    yield sample("người chỉ xem số liệu, lần 3", entry.lost, 3, "cây cầu", waiting=False, reports=False)
    yield sample("không phải một lựa chọn", entry.choose, "cây cầu")
    yield sample("nhắn 1 sau tin chưa hiểu", entry.nothing_waits)
    yield sample("lời chào", entry.small_talk, "chào cháu")
    yield sample("lời cảm ơn", entry.small_talk, "cảm ơn cháu nhé")
    yield sample("lời vâng", entry.small_talk, "ok em")
    for what in ("photo", "voice", "sticker", "file"):
        yield sample(what, entry.cannot_read, what)
    yield sample("", entry.edited)
    undone = entry.change_line("undo", "Nguyễn Thị Lan", TODAY, "Bị trùng")
    yield sample(
        "",
        entry.traced,
        12,
        birth,
        BOY.values,
        "2026-11-20",
        "tổ 5",
        teller="Nguyễn Thị Lan",
        told=entry.told_when(TODAY),
        channel="zalo",
        live=False,
        witnesses=["Lê Văn Tám", "Phạm Thị Hoa"],
        changes=[entry.change_line("correct", "Nguyễn Thị Lan", TODAY, ""), undone],
    )
    yield sample("sửa", entry.change_line, "correct", "Vũ Thị Thu", TODAY, "")
    yield sample("huỷ", entry.change_line, "undo", "Nguyễn Thị Lan", TODAY, "Bị trùng")
    yield sample("", entry.told_when, TODAY)


def ward(span: Span, groups: list[Standing], total: Standing, **more: object) -> Summary:
    facts = Summary("phường Hoa Sen", span, year_before(span), "2026-11-21", total, groups, ())
    return replace(facts, **more)  # type: ignore[arg-type]


def figures_samples() -> Iterator[Sample]:
    month = span_of("2026-11")
    busy = Standing("tổ 5", {"births": 2, "boys": 1, "girls": 1, "deaths": 1}, {"births": 3, "boys": 1, "girls": 2})
    quiet = Standing("tổ 6", {"nil_reports": 1}, {"nil_reports": 1})
    silent = [Standing("tổ 7", None, None), Standing("tổ 8", None, None)]
    stopped = Standing("tổ 9", None, {"moved_in": 4})
    cells = Standing("Các chi bộ", {"sessions": 2, "attendees": 61}, None)
    now = {"births": 2, "boys": 1, "girls": 1, "deaths": 1, "male_deaths": 1, "sessions": 2, "attendees": 61, "nil_reports": 1}
    before = {"births": 3, "boys": 1, "girls": 2, "moved_in": 4, "nil_reports": 1}
    groups = [busy, quiet, *silent, stopped]
    yield sample("cả phường", figures.summary, ward(month, groups, Standing("", now, before), others=[cells]))
    first = [replace(group, before=None) for group in groups]
    yield sample("năm đầu", figures.summary, ward(month, first, Standing("", now, None), until=""))
    early = [replace(group, now=None) for group in groups]
    yield sample("kỳ này chưa ai báo", figures.summary, ward(month, early, Standing("", None, before)))
    nobody = [replace(group, now=None, before=None) for group in groups]
    yield sample("chưa bao giờ có ai báo", figures.summary, ward(month, nobody, Standing("", None, None)))
    yield sample("một việc", figures.summary, ward(span_of("2026-Q4"), groups, Standing("", now, before), kind="birth"))
    for code in ("2026-11-20", "2026-W47", "2026-H1", "2026", "2025-12-15/2026-01-14"):
        span = span_of(code)
        one = ward(span, [busy], Standing("", busy.now, busy.before), place="tổ 5", until="")
        yield sample(f"một tổ, {span.label}", figures.summary, one)
    year = Standing("", {"births": 130, "boys": 70, "girls": 60, "third_or_later": 10}, {"births": 122, "boys": 65, "girls": 57})
    more = [busy, replace(busy, label="tổ 6", now={"births": 4, "boys": 4}), replace(busy, label="tổ 8", now=busy.before)]
    full = ward(month, more, Standing("", now, before), year=year)
    yield sample("từ đầu năm, tăng, giảm", figures.summary, full)
    yield sample("số nhập trước", figures.summary, replace(full, entered=True, until="", kind="birth"))
    yield sample("số nhập trước, chưa hết tháng", figures.summary, replace(full, entered=True, whole=True, kind="birth"))
    girls = Standing("", {"births": 1, "boys": 1}, None)
    yield sample("chưa có bé gái", figures.summary, ward(month, [busy], girls, year=girls, kind="birth"))
    yield sample("", figures.numbered_kinds, full)
    for piece in (figures.title, figures.head, figures.blocks, figures.nothing, figures.groups):
        yield sample("", piece, full)
    nil = Standing("", quiet.now, quiet.before)
    yield sample("một tổ không có phát sinh", figures.summary, ward(month, [quiet], nil, place="tổ 6"))
    none = Standing("", {}, None)
    yield sample("một tổ, số đã huỷ hết", figures.summary, ward(month, [none], none, place="tổ 6", kind="birth"))
    nowhere = Standing("", None, None)
    yield sample("chưa được giao tổ", figures.summary, ward(month, [], nowhere, place="Chưa được giao tổ nào"))
    over = span_of("2026-10")
    closed = Closed("2026-10", date(2026, 11, 3), {"births": 1, "boys": 1})
    yield sample("đã chốt", figures.summary, ward(over, [busy, quiet], busy, until="", closed=closed))


def pages_samples() -> Iterator[Sample]:
    """A ward of thirty groups in a month in which much happened: each of its pages."""
    some = ("deaths", "male_deaths", "sessions", "attendees", "marriage_persons", "couples", "elderly_checked", "elderly_visits")
    now = {"births": 34, "boys": 18, "girls": 16, "third_or_later": 3, **dict.fromkeys(some, 12), "moved_in": 7, "moved_out": 9}
    before = {**now, "births": 38, "boys": 20, "girls": 18}
    told = ({"births": n % 3, "boys": n % 3, "moved_in": n % 2, "nil_reports": 1} for n in range(1, 28))
    groups = [Standing(f"tổ {n}", one, {"births": n % 4, "boys": n % 4}) for n, one in enumerate(told, start=1)]
    groups += [Standing(f"tổ {n}", None, None) for n in range(28, 31)]
    year = Standing(
        "", {"births": 330, "boys": 172, "girls": 158, "third_or_later": 31}, {"births": 322, "boys": 169, "girls": 153}
    )
    facts = ward(span_of("2026-11"), groups, Standing("", now, before), year=year)
    for number in range(3):
        page, follows = pages.page(facts, number)
        assert page is not None
        assert follows == (number < 2)
        yield Sample("pages.page", f"trang {number + 1}", page.text)
    few, _ = pages.page(replace(facts, groups=groups[:2], total=groups[0], year=None), 0)
    assert few is not None
    yield Sample("pages.page", "vừa một tin", few.text)
    yield sample("", pages.no_more)


def help_samples() -> Iterator[Sample]:
    for role in Role:
        yield sample(join.ROLES[role], help.help_for, role)
    for role in Role:
        yield sample(join.ROLES[role], help.example_for, role)
    yield sample("", help.kind_help, all_kinds()["birth"])


def join_samples() -> Iterator[Sample]:
    where = {Role.COLLABORATOR: "tổ 5", Role.PARTY_MEMBER: "Chi bộ 3, tổ 5, hộ 12, 14", Role.STAFF: "Trạm Y tế"}
    yield sample("", join.stranger)
    for role in Role:
        yield sample(join.ROLES[role], join.consent, role, where.get(role, ""), "Phường Hoa Sen", abroad=False)
    yield sample("qua mạng nước ngoài", join.consent, Role.COLLABORATOR, "tổ 5", "Phường Hoa Sen", abroad=True)
    yield sample("chưa có phường", join.consent, Role.ADMIN, "", "", abroad=False)
    yield sample("", join.declined)
    yield sample("", join.ask_name)
    yield sample("", join.bad_name)
    for role in Role:
        example = "" if role in (Role.SUPERVISOR, Role.ADMIN) else help.example_for(role)
        yield sample(join.ROLES[role], join.welcome, "Nguyễn Thị Lan", role, where.get(role, ""), example)
    yield sample("", join.back_again, "Nguyễn Thị Lan")
    yield sample("", join.suspended)
    yield sample("", join.one_time, "ABCD-2345", 15)
    yield sample("", join.already_joined, "Nguyễn Thị Lan")
    yield sample("", join.ask_leave)
    yield sample("", join.stays)
    yield sample("", join.left)


def office_samples() -> Iterator[Sample]:
    link = office.Way("telegram", "https://t.me/danso_hoasen?start=ABCD2345", "")
    zalo, full = office.Way("zalo", "", "Dân số Hoa Sen 2"), office.Way("zalo", "", "Dân số Hoa Sen 2", full=True)
    yield sample("", office.invited, "ABCD-2345", Role.COLLABORATOR, "tổ 5", "Nguyễn Thị Lan", 7, [link])
    yield sample("không tên, không đường dẫn", office.invited, "ABCD-2345", Role.SUPERVISOR, "", "", 7, [])
    yield sample("hai mạng", office.invited, "ABCD-2345", Role.COLLABORATOR, "tổ 5", "Nguyễn Thị Lan", 7, [link, zalo])
    yield sample("bot đủ người", office.invited, "ABCD-2345", Role.COLLABORATOR, "tổ 5", "", 7, [full])
    yield sample("", office.invited_again, "ABCD-2345", "Nguyễn Thị Lan", 7, [link])
    lan = Member(1, 1, Role.COLLABORATOR, "Nguyễn Thị Lan")
    tam = Member(2, 1, Role.PARTY_MEMBER, "Lê Văn Tám", state=State.SUSPENDED)
    yield sample(
        "", office.people, [(lan, "tổ 5"), (tam, "Chi bộ 3, hộ 12, 14"), (Member(3, 1, Role.ADMIN, "Trần Thị Bình"), "")]
    )
    yield sample("chưa có ai", office.people, [])
    yield sample("", office.suspended, "Lê Văn Tám")
    yield sample("", office.resumed, "Lê Văn Tám")
    yield sample("", office.moved, "Nguyễn Thị Lan", ["tổ 5", "tổ 6", "tổ 7"])
    yield sample("", office.handed_over, "Nguyễn Thị Lan", "Phạm Thị Hoa", "hộ 12, 14", "2026-12-01")
    yield sample("", office.ward_made, "Phường Hoa Sen", renamed=False)
    yield sample("đổi tên", office.ward_made, "Phường Hoa Sen", renamed=True)
    yield sample("", office.station_made, "Trạm Y tế số 1")
    yield sample("có", office.names_abroad, allowed=True)
    yield sample("không", office.names_abroad, allowed=False)
    yield sample("có", office.intimate_abroad, allowed=True)
    yield sample("không", office.intimate_abroad, allowed=False)
    yield sample("", office.officer_named, "Vũ Thị Thu")
    yield sample("không ai", office.officer_named, "")
    yield sample("có", office.save_at_once, at_once=True)
    yield sample("không", office.save_at_once, at_once=False)
    yield sample("", office.areas_made, ["1", "2", "3"], "Trạm Y tế số 1")
    yield sample("không có trạm", office.areas_made, ["Đồng Tâm"], "")
    yield sample("", office.areas_listed, [("tổ 1", 0), ("tổ 5", 6), ("khu phố Đồng Tâm", 120)])
    yield sample("chưa có", office.areas_listed, [])
    yield sample("", office.homes_put, "tổ 5", 3, 1, 6, [])
    yield sample("có chỗ chưa đọc được", office.homes_put, "tổ 5", 3, 0, 6, ["ông Tám", "12a Trần"])
    yield sample("", office.waiting, [("Nguyễn Thị Lan", 2, "08:15 21/11"), ("Lê Văn Tám", 1, "19:40 20/11")], 1, 2)
    yield sample("không có gì", office.waiting, [], 0, 0)
    flags = [(12, office.flag_label("marriage", "child_marriage"), "Kết hôn", "2026-11-20")]
    flags.append((13, office.flag_label("birth", "undone_but_told"), "Trẻ mới sinh", "2026-11-18"))
    yield sample("", office.flagged, flags)
    yield sample("có việc kín", office.flagged, flags, closed=1)
    yield sample("chỉ việc kín", office.flagged, [], closed=2)
    yield sample("không có gì", office.flagged, [])
    for kind in all_kinds().values():
        for flag in kind.flags:
            yield sample(flag.key, office.flag_label, kind.key, flag.key)
    yield sample("undone_but_told", office.flag_label, "birth", "undone_but_told")
    two = ("Nguyễn Thị Lan", "Lê Văn Tám")
    yield sample("", office.differ, 12, "birth", "birth_order", 1, 2, *two, 1)
    yield sample("còn chỗ khác", office.differ, 12, "birth", "date", "2026-11-20", "2026-11-19", *two, 3)
    yield sample("tổ", office.differ, 14, "marriage", "area", "tổ 5", "tổ 7", *two, 1)
    yield sample("có hay chưa", office.differ, 12, "birth", "registered", True, False, *two, 1)
    yield sample("", office.no_differences)
    yield sample("", office.settled)


def closing_samples() -> Iterator[Sample]:
    """The close of a month, seen by a collaborator, staff and a supervisor."""
    month = "2026-11"
    five = closing.AreaFigures(5, "tổ 5", {"births": 2, "boys": 1, "girls": 1, "elderly_visits": 30})
    six = closing.AreaFigures(6, "tổ 6", {})
    back = closing.AreaFigures(7, "tổ 7", {"births": 1, "girls": 1}, SlipState.RETURNED, "thiếu cháu nhà hộ 14", "Phạm Thị Hoa")
    yield sample("", closing.counted, five.counts)
    yield sample("", closing.slip, month, [five, back])
    yield sample("", closing.ask_slip, month, [five, six])
    yield sample("không có gì", closing.ask_slip, month, [six])
    yield sample("", closing.slip_due, month, [five, six])
    yield sample("", closing.slip_confirmed, month, ["tổ 5", "tổ 6"])
    yield sample("", closing.already_confirmed, month, ["tổ 5"], frozen=False)
    yield sample("đã chốt", closing.already_confirmed, month, ["tổ 5"], frozen=True)
    yield sample("", closing.slip_open)
    yield sample("", closing.slip_later)
    yield sample("", closing.slip_returned, month, "tổ 7", "thiếu cháu nhà hộ 14")
    yield sample("", closing.returned, month, "tổ 7", ["Phạm Thị Hoa"])
    yield sample("không ai nhận được tin", closing.returned, month, "tổ 7", [])
    odd = [
        ("tổ 3", Oddity(Odd.NO_BIRTHS, 3, "births", 0, 6)),
        ("tổ 5", Oddity(Odd.TWICE_THE_USUAL, 5, "births", 6, 2.5)),
        ("tổ 5", Oddity(Odd.MISSING, 5, entries=(12, 14))),
        ("tổ 6", Oddity(Odd.TOLD_TWICE, 6, entries=(20, 31))),
        ("tổ 7", Oddity(Odd.CHANGED_SINCE, 7, n=2)),
    ]
    for _, one in odd:
        yield sample(one.odd.value, closing.odd, one)
    sent = closing.AreaFigures(5, "tổ 5", five.counts, SlipState.CONFIRMED, who="Nguyễn Thị Lan")
    late = closing.AreaFigures(6, "tổ 6", {}, who="Vũ Thị Mười")
    acts = [closing.appraise_choice(1), closing.remind_choice(2), closing.close_choice(month)]
    choices = [Choice(str(number), act) for number, act in enumerate(acts, start=1)] + [Choice("0", "Để sau")]
    one_month = Closed("2026-10", date(2026, 11, 3), {"births": 1, "boys": 1})
    yield sample("", closing.closed_line, [replace(one_month, moved={})])
    yield sample("điều chỉnh", closing.closed_line, [one_month])
    yield sample("nhiều tháng", closing.closed_line, [one_month, Closed("2026-11", date(2026, 12, 3), {"births": -1})])
    yield sample("", closing.overview, closing.Overview(month, Month.OPEN, [sent, late, back], odd), choices)
    many = [("tổ 9", Oddity(Odd.MISSING, 9, entries=(number,))) for number in range(40, 50)]
    yield sample("nhiều chỗ", closing.overview, closing.Overview(month, Month.REOPENED, [sent], many), choices)
    closed = closing.Overview(month, Month.CLOSED, [sent], [], closed_on="2026-12-03", adjustments=2)
    yield sample("đã chốt", closing.overview, closed, [Choice("1", closing.approve_choice(month)), Choice("0", "Để sau")])
    approved = replace(closed, state=Month.APPROVED, approved_on="2026-12-04")
    yield sample("phê duyệt", closing.overview, approved, [])
    yield sample("", closing.appraise_choice, 2)
    yield sample("", closing.remind_choice, 2)
    yield sample("", closing.close_choice, month)
    yield sample("", closing.approve_choice, month)
    yield sample("", closing.sure_to_close, month, ["tổ 6", "tổ 7"])
    yield sample("", closing.appraised, 2)
    yield sample("", closing.reminded, ["Phạm Thị Hoa"], ["tổ 6"])
    yield sample("không ai", closing.reminded, [], ["tổ 6"])
    yield sample("", closing.closed, month)
    yield sample("", closing.to_approve, "Phường Hoa Sen", month)
    yield sample("", closing.approved, month)
    yield sample("", closing.reopened, month)
    changes = [
        closing.Adjusted(12, "birth", "tổ 5", "add", "Báo muộn", "Nguyễn Thị Lan", date(2026, 12, 5)),
        closing.Adjusted(14, "death", "tổ 7", "undo", "Nhập nhầm", "Phạm Thị Hoa", date(2026, 12, 6)),
    ]
    yield sample("", closing.adjustments, month, {"births": 1, "girls": 1, "deaths": -1}, changes)
    yield sample("không có gì", closing.adjustments, month, {}, [])
    yield sample("chưa chốt", closing.adjustments, month, {}, [], closed=False)


def wrongs() -> Iterator[Wrong]:
    """Each problem of a value, with facts as domain/ gives them."""
    birth, checkup = all_kinds()["birth"], all_kinds()["elderly_checkup"]
    day, area, home = birth.field("date"), birth.field("area"), birth.field("household")
    yield Wrong(Problem.FUTURE_DAY, day, shown="thứ năm 26/11/2026")
    yield Wrong(Problem.FUTURE_DAY, all_kinds()["nil_report"].field("month"), shown="tháng 12/2026")
    yield Wrong(Problem.OLD_DAY, day, shown="thứ sáu 20/11/2020")
    yield Wrong(Problem.NO_SUCH_DAY, day, shown="31/2")
    yield Wrong(Problem.OUT_OF_RANGE, birth.field("weight_g"), shown="32 kg", least="0,3 kg", most="7 kg")
    yield Wrong(Problem.OUT_OF_RANGE, checkup.field("birth_year"), shown="1990", least="1906", most="1966")
    yield Wrong(Problem.NOT_A_CHOICE, birth.field("sex"), shown="xanh")
    yield Wrong(Problem.NOT_A_NAME, birth.field("mother_name"), shown="12345")
    yield Wrong(Problem.NOT_UNDERSTOOD, home, shown="1")
    yield Wrong(Problem.DOUBTFUL, day, shown="mùng 3")
    yield Wrong(Problem.NO_SUCH_AREA, area, shown="99")
    yield Wrong(Problem.NOT_YOUR_AREA, area, shown="tổ 7", own="tổ 5, tổ 6")
    yield Wrong(Problem.NO_SUCH_HOUSEHOLD, home, shown="999", area="tổ 5")
    yield Wrong(Problem.NOT_YOUR_HOUSEHOLD, home, shown="20")
    yield Wrong(Problem.HANDED_OVER, home, shown="12")
    yield Wrong(Problem.SAME_AREA, all_kinds()["move_within"].field("to_area"), shown="tổ 5")
    yield Wrong(Problem.AGAINST_RECORD, day, shown="thứ ba 3/11/2026", code="1C")
    yield Wrong(Problem.NOT_YOUR_FIELD, checkup.field("findings"))


def refusals() -> Iterator[Refused]:
    """Each problem of an act, with facts as handlers/ give them."""
    yield Refused(Problem.NOT_YOUR_KIND, kind="Không có phát sinh")
    yield Refused(Problem.NOT_OF_OFFICE, shown="Lê Văn Tám")
    yield Refused(Problem.ONLY_OFFICER, shown="12H")
    yield Refused(Problem.NOT_OVER_HERE, kind="Sự kiện thai sản")
    yield Refused(Problem.NOT_ALLOWED)
    yield Refused(Problem.NO_SLIP)
    yield Refused(Problem.NOT_OF_CITY)
    yield Refused(Problem.NO_SUCH_ENTRY, shown="12A")
    yield Refused(Problem.ALREADY_UNDONE, shown="12H")
    yield Refused(Problem.NOTHING_TO_UNDO)
    yield Refused(Problem.OLD_BUTTON)
    yield Refused(Problem.CODE_WRONG, shown="ABCD-2346", left="4")
    yield Refused(Problem.CODE_EXPIRED)
    yield Refused(Problem.CODE_USED)
    yield Refused(Problem.TOO_MANY_TRIES)
    yield Refused(Problem.NO_SUCH_MEMBER, shown="Lành")
    for example in (
        *office.INVITE_EXAMPLE.splitlines(),
        office.INVITE_EXAMPLE,
        office.HOMES_EXAMPLE,
        office.HAND_OVER_EXAMPLE,
        "tonghop tổ 5 quý 3, hoặc: tonghop tháng trước",
        opening.PAST_EXAMPLE,
        targets.EXAMPLE,
        comparing.EXAMPLE,
    ):
        yield Refused(Problem.BAD_COMMAND, example=example)
    yield Refused(Problem.NOT_EQUALS, example=office.HAND_OVER_EXAMPLE)
    yield Refused(Problem.NO_WARD)
    yield Refused(Problem.CAMPAIGN_NONE, shown="99")
    for act in campaigns.ACTS:
        yield Refused(Problem.CAMPAIGN_STAGE, act=act, stage="running")
    yield Refused(Problem.CAMPAIGN_OWN)
    yield Refused(Problem.CAMPAIGN_CHANGED, number="12")
    yield Refused(Problem.CAMPAIGN_EMPTY, example=campaign_plan.AUDIENCE_EXAMPLE)
    yield Refused(Problem.CAMPAIGN_LONG, shown="5200", most="4000")
    yield Refused(Problem.CAMPAIGN_SHORT, example=campaign_plan.ONE_LINE)
    yield Refused(Problem.CAMPAIGN_PAST, example=campaign_plan.TIME_EXAMPLE)
    yield Refused(Problem.CAMPAIGN_AUDIENCE, shown="mấy chị", example=campaign_plan.AUDIENCE_EXAMPLE)
    yield Refused(Problem.CAMPAIGN_TIME, shown="lúc nào cũng được", example=campaign_plan.TIME_EXAMPLE)
    yield Refused(Problem.CAMPAIGN_TOPIC, shown="chuyện nhà", example=campaign_library.ADD_EXAMPLE)
    yield Refused(Problem.CAMPAIGN_GOAL, shown="thật nhiều", example=campaign_plan.GOAL_EXAMPLE)
    yield Refused(Problem.CAMPAIGN_REMINDED, number="12")
    yield Refused(Problem.ENCLOSURE_EMPTY)
    yield Refused(Problem.ENCLOSURE_LARGE, most="5")
    yield Refused(Problem.ENCLOSURE_SORT)
    yield Refused(Problem.ENCLOSURE_BROKEN)
    yield Refused(Problem.ENCLOSURE_SHAPE)
    yield Refused(Problem.ENCLOSURE_LOST)
    yield Refused(Problem.ALREADY_CLOSED)
    yield Refused(Problem.NOT_OVER, month="tháng 11/2026")
    yield Refused(Problem.NO_SUCH_AREA, shown="99")
    yield Refused(Problem.NO_SUCH_HOUSEHOLD, shown="999", area="tổ 5")
    yield Refused(Problem.NO_SUCH_HOUSEHOLD, shown="999", area="Nguyễn Thị Lan")
    yield Refused(Problem.NOT_YOUR_AREA, own="tổ 5")
    yield Refused(Problem.ENTERED_BEFORE, month="3/2025")
    yield Refused(Problem.NOTHING_SEEN)
    yield Refused(Problem.NO_SUCH_LINE, shown="9", last="3", label="Phường Hoa Sen, tháng 11/2026")


def opening_samples() -> Iterator[Sample]:
    counts = {"births": 3, "boys": 1, "girls": 2, "deaths": 1}
    day = date(2026, 1, 1)
    given = [opening.StockGiven("Cả phường", key, Stock(27_038, day), "Vũ Thị Thu", TODAY) for key in STOCKS]
    groups = [
        opening.StockGiven(f"Tổ {n}", key, Stock(90 + n, day), "Vũ Thị Thu", TODAY)
        for n in range(1, 13)
        for key in ("people", "elderly")
    ]
    yield sample("", opening.stocks, given)
    yield sample("nhiều tổ", opening.stocks, given[:2] + groups)
    yield sample("một tổ", opening.stocks, groups[:2], of_one=True)
    yield sample("chưa có", opening.stocks, [])
    entered = opening.Entered(12, "Tổ 5", "2025-03-01", counts, "Vũ Thị Thu")
    yield sample("", opening.past, [entered, replace(entered, entry=13, place="Cả phường", counts={})])
    yield sample("nhiều dòng", opening.past, [replace(entered, when=f"2025-{month:02}-01") for month in range(1, 13)] * 3)
    yield sample("chưa có", opening.past, [])
    shown = {
        Bad.TWICE: "2",
        Bad.SEXES: "2|1",
        Bad.EXCEEDS: "Con thứ 3 trở lên|Số trẻ sinh ra",
        Bad.COUNTED: "tổ 5|2025-03-01|Trẻ mới sinh",
    }
    bad = [BadLine(number, why, shown.get(why, "tổ 99")) for number, why in enumerate(Bad, start=1)]
    yield sample("mọi lý do", opening.bad_lines, bad, 12, stocks=False)
    yield sample("số đầu kỳ", opening.bad_lines, bad[:1], 0, stocks=True)
    yield sample("", opening.still_bad, 2)
    stocks = {"households": 210, "people": 812, "elderly": 96}
    yield sample("", opening.read_back_stocks, [("phường", "2026-01-01", stocks), ("tổ 5", "2026-01-01", stocks)])
    yield sample("", opening.read_back_past, [("tổ 5", "2025-03-01", counts, None), ("tổ 6", "2025-03-01", {}, counts)])
    yield sample(
        "bảng dài", opening.read_back_past, [("tổ 5", f"2025-{month:02}-01", counts, None) for month in range(1, 13)] * 2
    )
    yield sample("", opening.stocks_saved, 3)
    yield sample("", opening.past_saved, 24, "12H")
    yield sample("", opening.dropped, 24)


def details_samples() -> Iterator[Sample]:
    birth = all_kinds()["birth"]
    line = details.line(12, birth, {"sex": "male", "birth_order": 1}, "2026-11-20", "Tổ 5")
    before = details.entered(9, birth, {"births": 3, "boys": 1, "girls": 2}, "2026-03-01", "Tổ 5")
    where = "Phường Hoa Sen, năm 2026"
    yield sample("", details.details, 1, birth, where, 1, [line], page=1, pages=1)
    yield sample("nhiều trang", details.details, 1, birth, where, 12, [line] * 10, page=1, pages=2, entered=[before])
    yield sample("trang cuối", details.details, 1, birth, where, 12, [line] * 2, page=2, pages=2)
    yield sample("có việc không được mở", details.details, 1, birth, where, 2, [line], page=1, pages=1, hidden=1)
    yield sample("không có việc", details.details, 3, birth, where, 0, [], page=1, pages=1)
    yield sample("", details.line, 12, birth, BOY.values, "2026-11-20", "Tổ 5")
    yield sample("", details.entered, 9, birth, {"births": 3, "boys": 1, "girls": 2}, "2025-03-01", "Cả phường")


def comparing_samples() -> Iterator[Sample]:
    five = comparing.Side("tổ 5", {"births": 2, "boys": 1, "girls": 1, "deaths": 1})
    six = comparing.Side("tổ 6", {"births": 4, "boys": 2, "girls": 2})
    yield sample("", comparing.compared, "quý 3/2026", [five, six])
    yield sample("một bên chưa báo", comparing.compared, "quý 3/2026", [five, replace(six, counts=None)])
    yield sample("hai kỳ", comparing.compared, "tổ 5", [replace(five, label="quý 2/2026"), replace(six, label="quý 3/2026")])


def units_samples() -> Iterator[Sample]:
    three, four = units.Unit("Chi bộ 3", {"sessions": 2, "attendees": 61, "visits": 3}), units.Unit("Chi bộ 4", {})
    yield sample("", units.units, "tháng 11/2026 (đến 21/11)", [three, four])
    yield sample("", units.unit, "tháng 11/2026", three)
    yield sample("chưa báo", units.unit, "tháng 11/2026", four)
    yield sample("", units.numbered_kinds, three)


def city_samples() -> Iterator[Sample]:
    counts = {"births": 34, "boys": 20, "girls": 14, "third_or_later": 3, "marriage_persons": 12, "sessions": 9, "attendees": 410}
    some, none = all_figures(Facts(counts), city.SHOWN), all_figures(Facts(None), city.SHOWN)
    wards = [city.WardLine("Phường Hoa Sen", 7, 7, some), city.WardLine("Phường Hoa Mai", 0, 12, none)]
    yield sample("", city.city, span_of("2026-11"), TODAY, some, wards, page=1, size=20)
    yield sample("trang sau", city.city, span_of("2026-Q3"), None, some, wards * 11, page=2, size=20)
    yield sample("chưa nơi nào báo", city.city, span_of("2026-Q3"), None, none, wards[1:], page=1, size=20)


def targets_samples() -> Iterator[Sample]:
    counts = {"boys": 70, "girls": 60, "couples": 5, "premarital_couples": 4, "elderly_checked": 40}
    stocks = {"elderly": Stock(52, TODAY), "elderly_insured": Stock(52, TODAY)}
    for note, facts in (("", Facts(counts, stocks)), ("chưa nhập số đầu kỳ", Facts(counts)), ("chưa ai báo", Facts(None))):
        found = [(one, figure(INDICATORS[one.indicator], facts)) for one in in_force({}, 2026)]
        rows = [(one, now, gap(one, now)) for one, now in found]
        yield sample(note, targets.targets, "Phường Hoa Sen", TODAY, rows, may_set=not note)
    yield sample("cán bộ được nhắc nhập", targets.targets, "Phường Hoa Sen", TODAY, rows[-1:], may_set=True)
    own = Target("child_marriage_persons", Decimal(0), 2026, "")
    yield sample("", targets.target_set, own, None)
    yield sample("thay chỉ tiêu cũ", targets.target_set, Target("premarital_share", Decimal("87.5"), 2027, ""), Decimal(85))


def numbers_samples() -> Iterator[Sample]:
    for n in (0, 812, 27_038, 1_521_441):
        yield sample("", numbers.grouped, n)
    yield sample("", numbers.grouped, Decimal("27037.5"))
    for change in (5, -45, 0):
        yield sample("", numbers.signed, change)
    births = {"births": 79_556, "third_or_later": 5_215, "boys": 282, "girls": 240, "elderly_checked": 40}
    for key in ("third_share", "sex_ratio", "birth_rate", "elderly_share"):
        yield sample(key, numbers.rate, figure(INDICATORS[key], Facts(births, people=(4_134_500, 4_134_501))))


def problems_samples() -> Iterator[Sample]:
    for wrong in wrongs():
        yield replace(sample(wrong.problem.value, problems.value_problem, wrong), problem=wrong.problem.value)
    for refused in refusals():
        yield replace(sample(refused.problem.value, problems.act_problem, refused), problem=refused.problem.value)
    yield sample("", problems.old_button)
    yield sample("", problems.crash, "4821")


def files_samples() -> Iterator[Sample]:
    until = datetime(2026, 11, 22, 12, 5)
    link = "https://danso.example/tep/31/0/1795323900/q2Zl0mVq6bXw1x3Yb7nKzQ"
    report, sheet = File("Báo cáo tháng 11.docx", b""), File("Số liệu tháng 11.xlsx", b"")
    yield sample("một tệp", files.linked, Say("Báo cáo tháng 11.", files=(report,)), [link], until)
    yield sample("hai tệp", files.linked, Say("Báo cáo tháng 11.", files=(report, sheet)), [link, link], until)
    poster, plan = File("anh.jpg", picture=True, kept=3), File("lich-kham.pdf", kept=4)
    yield sample("ảnh của một tin", files.kept, Say("Mời bà con đi khám.", files=(poster,)), [link], until)
    yield sample("tệp của một tin", files.kept, Say("Mời bà con đi khám.", files=(plan,)), [link], until)
    yield sample("", files.not_here, Say("Báo cáo tháng 11.", files=(report,)))
    yield sample("", files.ended)


def viewing_samples() -> Iterator[Sample]:
    until = datetime(2026, 11, 22, 0, 5)
    link = "https://danso.example/xem/5/0/0/1795280400/jIX3v5HRNEKFHUVTVAHz1A"
    yield sample("lãnh đạo", viewing.link, link, until, named=False)
    yield sample("cán bộ", viewing.link, link, until, named=True)
    for function in (viewing.no_site, viewing.links_ended, viewing.no_such_link, viewing.no_right, viewing.no_such_page):
        yield sample("", function)
    yield sample("", viewing.no_such_period, "2026-13")
    yield sample("", viewing.not_now)


def telegram_samples() -> Iterator[Sample]:
    yield sample("người chưa tham gia", telegram.menu_for, None)
    for role in Role:
        yield sample(join.ROLES[role], telegram.menu_for, role)
    yield sample("", telegram.no_groups)


def words_samples() -> Iterator[Sample]:
    birth, checkup = all_kinds()["birth"], all_kinds()["elderly_checkup"]
    yield sample("", words.short_day, "2026-11-20")
    yield sample("", words.month_name, "2026-10")
    yield sample("", words.capital, "tổ 5")
    yield sample("", words.listed, ["tổ 5", "tổ 6", "tổ 7"])
    yield sample("một", words.listed, ["tổ 5"])
    yield sample("", words.cut, "bà con tổ 5 hôm qua họp bàn chuyện cây cầu, ai cũng mong phường sửa sớm")
    yield sample("", words.shown, birth.field("weight_g"), 3200)
    yield sample("", words.facts, birth, BOY.values)
    yield sample("", words.brief, birth, BOY.values)
    yield sample("có thẻ, có kết quả", words.brief, checkup, CHECKUP.values)
    yield sample("chưa có thẻ", words.brief, checkup, {**CHECKUP.values, "insured": False})
    yield sample("", words.code_line, 12, birth, BOY.values, "2026-11-20")
    yield sample("chưa rõ ngày", words.code_line, 13, birth, HALF_KNOWN.values, "")
    yield sample("", words.filled, birth.figure, COUNTS, birth)


def campaign_text_samples() -> Iterator[Sample]:
    text = "Mời bà con đưa trẻ mới sinh đi lấy máu gót chân tại Trạm Y tế."
    yield sample("", campaign_text.stamp_of, 12)
    yield sample("không đặt mục tiêu", campaign_text.message, 12, "Phường Hoa Sen", text, Goal())
    yield sample("số hộ, số buổi", campaign_text.message, 12, "Phường Hoa Sen", text, Goal(homes=300, sessions=5))
    yield sample("số người", campaign_text.message, 12, "Phường Hoa Sen", text, Goal(people=500))
    yield sample("", campaign_text.reminder, 12, "Phường Hoa Sen", text, Goal())
    yield sample("", campaign_text.nudge, "Phường Hoa Sen", 11)


def campaign_library_samples() -> Iterator[Sample]:
    rows = [("1", "sex_ratio", {Judged.APPROVED: 1, Judged.DRAFT: 3}), ("2", "ageing", {Judged.ASIDE: 1}), ("18", "other", {})]
    yield sample("", campaign_library.topics, rows)
    ready = all_ready()["sex_ratio"]
    came = [Wording(one.key, "sex_ratio", one.text, audience=one.audience, source=one.source) for one in ready]
    own = Wording("own_3", "sex_ratio", "Mời bà con tổ 5 họp tối thứ bảy.", made_by=4)
    texts = [replace(came[0], standing=Judged.APPROVED), came[1], own]
    yield sample("", campaign_library.shelf, "sex_ratio", [*texts, replace(came[2], standing=Judged.ASIDE)])
    yield sample("người duyệt xem", campaign_library.whole, own, "Trần Thị Bình", approve=True, aside=True)
    yield sample("người khác xem", campaign_library.whole, came[1], "", approve=False, aside=False)
    yield sample("đã duyệt", campaign_library.whole, texts[0], "", approve=False, aside=True)
    yield sample("", campaign_library.empty, "other")
    yield sample("", campaign_library.left)
    yield sample("", campaign_library.approved, own.text)
    yield sample("", campaign_library.set_aside, own.text)
    yield sample("duyệt", campaign_library.was_decided, "Đỗ Quốc Hùng", own.text, Judged.APPROVED)
    yield sample("không dùng", campaign_library.was_decided, "Đỗ Quốc Hùng", own.text, Judged.ASIDE)
    yield sample("", campaign_library.added, "sex_ratio", ["Đỗ Quốc Hùng"], approval=True)
    yield sample("không có ai duyệt", campaign_library.added, "sex_ratio", [], approval=True)
    yield sample("không cần duyệt", campaign_library.added, "sex_ratio", [], approval=False)
    yield sample("", campaign_library.please_approve, "sex_ratio", "Trần Thị Bình", own.text)
    yield sample("", campaign_library.now_approved)
    yield sample("", campaign_library.offered, "sex_ratio", texts, approval=True)
    yield sample("không cần duyệt", campaign_library.offered, "sex_ratio", texts, approval=False)


def campaign_unknown_samples() -> Iterator[Sample]:
    groups = [("tổ 5", [(1, "Nguyễn Thị Lan")]), ("tổ 6", [(2, "Phạm Thị Hoa"), (3, "Lê Văn Sáu")])]
    yield sample("", campaign_unknown.ask, 12, groups, 0)
    yield sample("nhiều người", campaign_unknown.ask, 12, groups, 7)
    yield sample("", campaign_unknown.counted, 12, [("tổ 5", 1), ("tổ 6", 2)])
    yield sample("một người", campaign_unknown.settled, 12, ["Nguyễn Thị Lan"], 1, arrived=True)
    yield sample("gửi lại hai người", campaign_unknown.settled, 12, ["Phạm Thị Hoa", "Lê Văn Sáu"], 2, arrived=False)
    yield sample("tất cả đã tới", campaign_unknown.settled, 12, [], 3, arrived=True)
    yield sample("gửi lại tất cả", campaign_unknown.settled, 12, [], 3, arrived=False)
    yield sample("", campaign_unknown.put_off, 12)
    yield sample("", campaign_unknown.none, 12)


CAMPAIGN_AT = datetime(2026, 11, 22, 7, 0)
CAMPAIGN_TEXT = "Mời bà con đưa trẻ mới sinh đi lấy máu gót chân tại Trạm Y tế, sáng thứ ba 24/11."
CAMPAIGN_GOAL = Goal(homes=300, sessions=5, until="2026-12-15", criterion="mỗi hộ kể lại được một điều")


def campaign_plan_samples() -> Iterator[Sample]:
    plan = campaign_plan.Plan(
        12,
        "screening",
        CAMPAIGN_TEXT,
        Audience(areas=(5, 7)),
        ("tổ 5", "tổ 7"),
        CAMPAIGN_GOAL,
        When(CAMPAIGN_AT),
        CAMPAIGN_AT,
        (campaign_plan.Way("zalo", "Zalo", 20, 900), campaign_plan.Way("telegram", "Telegram", 5)),
        whole=CAMPAIGN_TEXT,
    )
    yield sample("", campaign_plan.ask_text, [("1", "sex_ratio"), ("2", "ageing")])
    for ask in (campaign_plan.ask_audience, campaign_plan.ask_own_text, campaign_plan.ask_time, campaign_plan.ask_goal):
        yield sample("", ask)
    yield sample("", campaign_plan.preview, plan, approval=True)
    everybody = Audience((Role.COLLABORATOR, Role.PARTY_MEMBER), unreported=True, unread=3)
    hard = replace(
        plan,
        topic="",
        text="Lời dài. " * 300,
        whole="Lời dài. " * 300,
        audience=everybody,
        areas=(),
        goal=Goal(),
        when=When(CAMPAIGN_AT, 540, "weekly", urgent=True),
        ways=(campaign_plan.Way("zalo", "Zalo", 20, 30),),
        unreachable=2,
        fewer=1,
        minutes=540,
    )
    yield sample("mọi điều phải biết", campaign_plan.preview, hard, approval=False)
    monthly = replace(plan, when=When(CAMPAIGN_AT, 0, "25"), start=None, goal=Goal(people=500))
    yield sample("hằng tháng", campaign_plan.preview, monthly, approval=False)
    poster, paper = Enclosure(3, "anh.jpg", picture=True, size=123_000), Enclosure(4, "lich-kham.pdf", size=1_440_000)
    for note, enclosed, carries, letters, public in (
        ("ảnh", poster, "pictures", 210, True),
        ("ảnh, lời dài", poster, "files", 1100, True),
        ("tệp", paper, "links", 210, True),
        ("tệp, chỉ gửi lời", replace(paper, linked=False), "", 210, True),
        ("ảnh, máy chưa có địa chỉ", poster, "", 210, False),
    ):
        ways = (campaign_plan.Way("zalo", "Zalo", 20, 900, carries), campaign_plan.Way("telegram", "Telegram", 5))
        shown = replace(plan, ways=ways, enclosure=enclosed, whole="a" * letters, public=public)
        yield sample(f"kèm {note}", campaign_plan.enclosed_lines, shown)
    yield sample("kèm ảnh", campaign_plan.preview, replace(plan, enclosure=poster), approval=True)
    yield sample("", campaign_plan.weight, 120_400)
    yield sample("", campaign_plan.to_approve, plan, "Trần Thị Bình")
    yield sample("", campaign_plan.dropped)
    yield sample("", campaign_plan.audience, everybody, ())


def campaign_enclosure_samples() -> Iterator[Sample]:
    picture, paper = Enclosure(3, "anh.jpg", picture=True), Enclosure(4, "lich-kham.pdf", linked=False)
    yield sample("chưa có", campaign_enclosure.ask, Enclosure(), elsewhere=True)
    yield sample("đang có ảnh", campaign_enclosure.ask, picture, elsewhere=True)
    yield sample("đang có tệp", campaign_enclosure.ask, paper, elsewhere=True)
    yield sample("không ai ở nơi khác", campaign_enclosure.ask, paper, elsewhere=False)
    yield sample("đang có", campaign_enclosure.send_it, paper)
    yield sample("chưa có", campaign_enclosure.send_it, Enclosure())
    yield sample("", campaign_enclosure.has_one)
    yield sample("", campaign_enclosure.not_yet)


def campaign_account_samples() -> Iterator[Sample]:
    at, text, goal = CAMPAIGN_AT, CAMPAIGN_TEXT, CAMPAIGN_GOAL
    five = campaign_account.Row(
        "tổ 5", {"acknowledged": 2, "sent": 3, "failed": 1}, homes=35, people=40, sessions=1, attendees=33
    )
    six = campaign_account.Row("tổ 6", {"waiting": 2, "sending": 1, "unknown": 1, "gone": 1, "cancelled": 1})
    total = campaign_account.Row("", {**five.states, **six.states}, homes=35, people=40, sessions=1, attendees=33)
    yield sample("", campaign_account.finished, 12, five)
    yield sample("", campaign_account.reminded, 12, 8)
    yield sample("không còn ai", campaign_account.reminded, 12, 0)
    yield sample("", campaign_account.ask_cancel, 12)
    yield sample("", campaign_account.kept, 12)
    yield sample(
        "",
        campaign_account.campaigns_listed,
        [(13, "", Stage.DRAFT, text), (12, "screening", Stage.RUNNING, text)],
    )
    yield sample("chưa có", campaign_account.campaigns_listed, [])
    one = campaign_account.Account(
        12,
        "screening",
        Stage.RUNNING,
        "Trần Thị Bình",
        "Đỗ Quốc Hùng",
        text,
        goal,
        total,
        (five, six),
        at,
        at,
        at,
    )
    yield sample("", campaign_account.account, one, [Choice("1", "Nhắc người chưa xác nhận")])
    yield sample("không mục tiêu", campaign_account.account, replace(one, goal=Goal(), topic="", decided_by=""), [])
    yield sample("chờ đến giờ", campaign_account.account, replace(one, stage=Stage.APPROVED, begun=None, groups=()), [])
    returned = replace(one, stage=Stage.RETURNED, begun=None, groups=(), comment="Ghi rõ ngày khám")
    yield sample("bị trả lại", campaign_account.account, returned, [])
    yield sample("", campaign_account.result, goal, total, [five, six])
    page = "https://danso.example/xem/5/0/0/1795280400/jIX3v5HRNEKFHUVTVAHz1A/mo/12"
    yield sample("có trang", campaign_account.account, replace(one, goal=Goal(), groups=()), [], page=page)
    yield sample("", campaign_account.reached, goal, total)
    yield sample("", campaign_account.told, five)


def campaign_rules_samples() -> Iterator[Sample]:
    for yes in (True, False):
        yield sample("có" if yes else "không", campaign_rules.fewer, wanted=yes)
        yield sample("có" if yes else "không", campaign_rules.approval_wanted, wanted=yes)
        yield sample("có" if yes else "không", campaign_rules.right_given, "Vũ Thị Thu", given=yes)
    yield sample("", campaign_rules.nudge_days_set, [25, 28])
    yield sample("thôi", campaign_rules.nudge_days_set, [])
    yield sample("", campaign_rules.not_reported, 11, [("Nguyễn Thị Lan", "tổ 5"), ("Phạm Thị Hoa", "")], [25, 28])
    yield sample("báo đủ", campaign_rules.not_reported, 11, [], [])
    yield sample("", campaign_rules.nudged, 11, [("Nguyễn Thị Lan", "tổ 5"), ("Phạm Thị Hoa", "tổ 7")])


def campaigns_samples() -> Iterator[Sample]:
    text = CAMPAIGN_TEXT
    yield sample("", campaigns.ask_comment)
    yield sample("", campaigns.offered, 12, ["Đỗ Quốc Hùng", "Vũ Thị Thu"])
    yield sample("không có ai", campaigns.offered, 12, [])
    yield sample("", campaigns.please_approve, 12, "Trần Thị Bình", text)
    yield sample("", campaigns.none_to_approve)
    yield sample("", campaigns.waiting_for_approval, [(12, "Trần Thị Bình", text), (13, "Vũ Thị Thu", text)])
    yield sample("", campaigns.returned, 12)
    yield sample("", campaigns.was_returned, 12, "Đỗ Quốc Hùng", "Ghi rõ ngày khám")
    yield sample("có giờ", campaigns.approved, 12, CAMPAIGN_AT)
    yield sample("ngay", campaigns.approved, 12, None)
    yield sample("ban đêm", campaigns.approved, 12, None, quiet_until=datetime(2026, 11, 22, 6, 30))
    yield sample("phường không cần duyệt", campaigns.approved, 12, None, asked=False)
    yield sample("", campaigns.was_approved, 12, "Đỗ Quốc Hùng")
    yield sample("", campaigns.put_off, 12)
    yield sample("chưa gửi", campaigns.cancelled, 12, 0)
    yield sample("đã gửi một phần", campaigns.cancelled, 12, 30)
    yield sample("", campaigns.paused, 12)
    yield sample("", campaigns.resumed, 12)
    yield sample("", campaigns.stopped_itself, 12, 25, 100)
    yield sample("", campaigns.account_shut, 12, "zalo")
    yield sample("", campaigns.thanks, 0, 0)
    yield sample("kèm số", campaigns.thanks, 35, 120)
    yield sample("", campaigns.only_a_preview)
    yield sample("", campaigns.at_hour, CAMPAIGN_AT)


def library_samples() -> Iterator[Sample]:
    for topic, ready_ones in all_ready().items():
        for ready in ready_ones:
            note = f"{TOPICS.labels[topic]}; cho {AUDIENCES.labels[ready.audience]}; {ready.source}"
            yield Sample("library.all_ready", note, ready.text)


def kind_samples(kind: Kind) -> Iterator[Sample]:
    """All that is ever said about one kind."""
    one = told(kind)
    values, empty = one.values, Draft(kind.key, TODAY.isoformat(), area=5, area_label="tổ 5")
    yield sample("", entry.menu, [("1", kind.key)], waiting=0)
    yield sample("", help.kind_help, kind)
    for need in kind.needs:
        yield sample(need.any[0], entry.ask, ask_of(one, need))
        apart = need.without_names(kind)
        if apart is not None and apart is not need:
            yield sample(f"{apart.any[0]}, không hỏi tên", entry.ask, ask_of(one, apart))
    needed = {need.any[0] for need in kind.needs if len(need.any) == 1}
    for field in kind.fields:
        if field.key not in needed:
            yield sample(f"{field.key}, khi sửa", entry.ask, ask_of(one, Need((field.key,))))
    for field in kind.fields:
        if isinstance(field, Number) and field.likely is not None:
            unlikely = replace(one, values={**values, field.key: field.likely + 1})
            yield sample(field.key, entry.ask_odd, AskOdd(unlikely, field.key))
    for rule in kind.rules:
        yield sample(rule.key, entry.ask_rule, AskRule(one, rule, "2026-11-03"))
    for field in kind.fields:
        if isinstance(field, YesNo):
            continue  # always asked with both answers shown
        yield sample(field.key, problems.value_problem, Wrong(Problem.NOT_UNDERSTOOD, field, shown="abc"))
    yield sample("", entry.read_back, ReadBack((one,)))
    yield sample("mọi mục", words.facts, kind, every_value(kind))
    yield sample("mọi mục", words.brief, kind, every_value(kind))
    keys = [field.key for field in kind.fields] + ["area", "household"]
    options = tuple((str(number), key) for number, key in enumerate(keys, start=1))
    yield sample("", entry.pick_field, PickField(empty, options))
    counts = {count.key: count.of(values) for count in kind.counts}
    yield sample("", entry.saved, 12, one, counts, corrected=False)
    yield sample("", entry.witnessed, 12, one, differs=False, added=False)
    yield sample("", entry.ask_same, kind, 12, values, day_told(one), "tổ 5", own=True)
    yield sample("", entry.undone, 12, kind, {}, day_told(one), "tổ 5", "Nhập nhầm", "2026-11-21")
    skipped = tuple(need.any[0] for need in kind.needs if ask_of(empty, need).may_skip)
    if skipped:
        yield sample("chưa rõ gì", entry.saved, 13, replace(empty, unknown=skipped), counts, corrected=False)
    if kind.figure:
        groups = [Standing("tổ 5", counts_of(kind), counts), Standing("tổ 6", counts, None)]
        total = Standing("", counts_of(kind), counts)
        yield sample("", figures.summary, ward(span_of("2026-11"), groups, total, kind=kind.key))
    for count in kind.counts:
        yield Sample("kind.counts", count.key, count.label)


def a_report() -> Report:
    """Quarter 3 of a ward with two groups, one of which is silent."""
    now, before = indicators.figures(indicators.Facts(COUNTS)), indicators.figures(indicators.Facts({**COUNTS, "births": 9}))
    return Report(
        ward="Phường Hoa Sen",
        span=span_of("2026-Q3"),
        before=span_of("2025-Q3"),
        until=date(2026, 9, 30),
        made=TODAY,
        told=1,
        asked=2,
        lines={key: Line(now[key], before[key], now[key], before[key]) for key in now},
        groups=(Row("tổ 1", now), Row("tổ 2", None)),
        cells=None,
        months=(),
        trend=indicators.trend({"tổ 1": 12, "tổ 3": 2}, {"tổ 1": 9, "tổ 3": 2}),
        letterhead=whole({}, "Phường Hoa Sen"),
    )


def ordering_samples() -> Iterator[Sample]:
    told = Record("birth", BOY.values, "2026-11-20")
    paper = Slip("Phường Hoa Sen", "tổ 5", "Nguyễn Thị Lan", date(2026, 11, 1), date(2026, 12, 1), filled([told]), True, True)
    yield sample("", ordering.file_name, "phiếu P0", "tháng 11/2026", "tổ 5", form=Form.WORD)
    yield sample("", ordering.slip_made, paper, b"", Form.WORD)
    yield sample("không phát sinh", ordering.slip_made, replace(paper, parts=filled([])), b"", Form.WORD)
    yield sample("chưa báo", ordering.slip_made, replace(paper, parts=filled([]), told=False, named=False), b"", Form.WORD)
    yield sample("", ordering.report_made, a_report(), b"", Form.WORD)
    yield sample("ẩn số nhỏ", ordering.report_made, replace(a_report(), small=False), b"", Form.WORD)
    years = Review("Phường Hoa Sen", (2022, 2023, 2024, 2025, 2026), TODAY, {}, {}, 12, 20)
    yield sample("", ordering.review_made, years, b"", Form.WORD)
    yield sample("", ordering.letterhead, whole({"nguoi_ky": "Trần Thị Bình"}, "Phường Hoa Sen"))
    yield sample("", ordering.no_pdf, span_of("2026-11"))
    yield sample("", ordering.template_problem, "Mẫu phieu.docx có một ô mà máy không biết: 'ho_tem'. Xin sửa tên ô trong mẫu.")
    yield sample("", ordering.not_made, "4321")


def slip_samples() -> Iterator[Sample]:
    told = [
        Record("birth", BOY.values, "2026-11-20"),
        Record("pregnancy", {"date": "2026-11-03", "event": "miscarriage", "name": "Lê Thị Bé"}, "2026-11-03"),
        Record("death", {"sex": "male"}, "2026-11-01"),
        Record("divorce", {"date": "2026-11-02"}, "2026-11-02"),
    ]
    whole = Slip(
        "Phường Hoa Sen", "tổ 5", "Nguyễn Thị Lan", date(2026, 11, 1), date(2026, 12, 1), filled(told, pregnant=2), True, True
    )
    closed = Closed("2026-11", date(2026, 12, 3), {"births": 1, "boys": 1, "third_or_later": -1})
    yield sample("", slip.said, whole)
    yield sample("đã chốt, cán bộ xem", slip.said, replace(whole, own=False, closed=closed))
    yield sample("không phát sinh", slip.said, replace(whole, parts=filled([])))
    yield sample("chưa báo", slip.said, replace(whole, parts=filled([]), told=False))
    away = [kind.key for kind in all_kinds().values() if not may_travel(kind.matter, abroad=True, allowed=False)]
    abroad = replace(whole, parts=filled(told[:1], held=away), named=False)
    yield sample("mạng nước ngoài", slip.said, abroad)
    yield sample("mạng nước ngoài", slip.held, abroad)
    yield sample("", slip.closed, replace(whole, closed=closed))
    by_number = {part.section.number: part for part in replace(whole, parts=filled([], pregnant=2)).parts}
    yield sample("không phát sinh", slip.empty, whole, by_number["2"])
    yield sample("còn người mang thai", slip.empty, whole, by_number["9"])
    yield sample("mạng nước ngoài", slip.empty, whole, abroad.parts[8])
    yield sample("", slip.sums_line, whole.parts[0])


def charts_samples() -> Iterator[Sample]:
    place, year = "Phường Hoa Sen", span_of("2026")
    months = Months(place, "Trẻ sinh ra", "cháu", 2026, (9, 5, None, *[None] * 9), (*[7] * 12,), TODAY)
    yield sample("", charts.picture_made, months, b"")
    yield sample("năm đã hết", charts.picture_made, replace(months, until=date(2026, 12, 31)), b"")
    bars = (Bar("tổ 1", 3, 5), Bar("tổ 2", None, 2), Bar("tổ 3", 0, None))
    yield sample("", charts.picture_made, Groups(place, "Trẻ sinh ra", "cháu", year, TODAY, bars), b"")
    half = Share("Cặp khám sức khoẻ trước kết hôn", Decimal("71.43"), 15, Decimal(21), Decimal(90))
    unknown = Share("Người cao tuổi được khám định kỳ", None, 33, None)
    yield sample("", charts.picture_made, Coverage(place, "Kết quả so với chỉ tiêu", year, TODAY, (half, unknown)), b"")
    outcome = Outcome("tổ 1", (("đã nhận", 5), ("chờ gửi", 2)))
    yield sample("", charts.picture_made, Campaign("Tin tuyên truyền số 12", (outcome,)), b"")
    yield sample("", charts.share_line, half)


GOLDENS: dict[str, Callable[[], Iterator[Sample]]] = {
    "campaign_account": campaign_account_samples,
    "campaign_library": campaign_library_samples,
    "campaign_plan": campaign_plan_samples,
    "campaign_rules": campaign_rules_samples,
    "campaign_text": campaign_text_samples,
    "campaign_unknown": campaign_unknown_samples,
    "campaigns": campaigns_samples,
    "closing": closing_samples,
    "details": details_samples,
    "charts": charts_samples,
    "entry": entry_samples,
    "figures": figures_samples,
    "pages": pages_samples,
    "files": files_samples,
    "campaign_enclosure": campaign_enclosure_samples,
    "viewing": viewing_samples,
    "help": help_samples,
    "join": join_samples,
    "library": library_samples,
    "numbers": numbers_samples,
    "office": office_samples,
    "opening": opening_samples,
    "ordering": ordering_samples,
    "problems": problems_samples,
    "city": city_samples,
    "comparing": comparing_samples,
    "slip": slip_samples,
    "targets": targets_samples,
    "units": units_samples,
    "telegram": telegram_samples,
    "words": words_samples,
}


def golden(name: str) -> list[Sample]:
    if name.startswith("kind_"):
        return list(kind_samples(all_kinds()[name.removeprefix("kind_")]))
    return list(GOLDENS[name]())


def names() -> list[str]:
    return [*GOLDENS, *(f"kind_{key}" for key in all_kinds())]


@cache
def everything() -> tuple[tuple[str, Sample], ...]:
    return tuple((name, one) for name in names() for one in golden(name))


# --- the files -------------------------------------------------------------------------------------------------------


def written(name: str, samples: list[Sample]) -> str:
    """The file: a heading for each function, a note for each call, then the words as a person sees them."""
    parts, last = [], ""
    for one in samples:
        of = one.of.removeprefix(f"{name}.")
        if of != last:
            parts.append(f"=== {of}")
        parts.append((f"--- {one.note}\n" if one.note else "---\n" if of == last else "") + one.seen)
        last = of
    return "\n\n".join(parts) + "\n"


@pytest.mark.parametrize("name", names())
def test_the_sentences_are_as_written(name: str, request: pytest.FixtureRequest) -> None:
    file, said = GOLDEN / f"{name}.txt", written(name, golden(name))
    if request.config.getoption("--update"):
        GOLDEN.mkdir(exist_ok=True)
        file.write_text(said, encoding="utf-8")
    else:
        assert said == file.read_text(encoding="utf-8")


def test_no_file_is_left_over() -> None:
    assert {file.stem for file in GOLDEN.glob("*")} == set(names())


# --- nothing without a sample ----------------------------------------------------------------------------------------


def test_every_public_function_has_a_sample() -> None:
    public = set()
    for found in pkgutil.iter_modules(messages.__path__):
        module = importlib.import_module(f"messages.{found.name}")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ == module.__name__ and not name.startswith("_"):
                public.add(f"{found.name}.{name}")
    assert public - {one.of for _, one in everything()} == set()


def test_every_problem_has_a_sample_of_each_of_its_sentences() -> None:
    said = {"value": problems._VALUE, "act": problems._ACT}
    sentences = {f"{sort}_problem {problem.value}" for sort, table in said.items() for problem in table}
    assert sentences == {f"{one.of.removeprefix('problems.')} {one.problem}" for _, one in everything() if one.problem}
    assert {problem.value for problem in Problem} == {one.problem for _, one in everything() if one.problem}


def test_every_field_is_named_in_the_golden_of_its_kind() -> None:
    for kind in all_kinds().values():
        said = "\n".join(one.seen for one in kind_samples(kind))
        missing = [field.label for field in kind.fields if field.label not in said]
        assert missing == []


# --- rules for every sentence ----------------------------------------------------------------------------------------

# Parts of sentences, which begin as their place asks, and lines for a person to type.
PIECES = {
    "campaign_account.reached",
    "campaign_plan.audience",
    "campaign_text.stamp_of",
    "closing.counted",
    "closing.odd",
    "entry.told_when",
    "figures.numbered_kinds",
    "units.numbered_kinds",
    "help.example_for",
    "numbers.rate",
    "numbers.signed",
    "ordering.file_name",
    "slip.empty",
    "slip.sums_line",
} | {f"words.{name}" for name in ("brief", "listed", "cut", "month_name")}
# fmt: off
JARGON = (
    "admin", "bot", "bug", "chatbot", "command", "data", "database", "draft", "entry", "error", "exception", "false",
    "field", "form", "id", "input", "invalid", "item", "json", "log", "login", "none", "null", "record", "server",
    "session", "status", "system", "token", "true", "update", "user", "bản ghi", "bản nháp", "cơ sở dữ liệu",
    "cú pháp", "định dạng", "đăng nhập", "giá trị", "hệ thống", "hợp lệ", "kích hoạt", "ngoại lệ", "tham số",
    "trường dữ liệu", "xử lý",
)
# fmt: on
OLD_MARKS = re.compile(r"(?:[òóỏõọ][ae]|(?<!q)[ùúủũụ]y)\b", re.IGNORECASE)  # "hóa", "thủy": here it is "hoá", "thuỷ"


def broken(rule: Callable[[str], bool], *, but: frozenset[str] | set[str] = frozenset()) -> list[str]:
    """The samples that break a rule, to be read."""
    return [f"{name}: {one.of} {one.note}: {one.seen}" for name, one in everything() if one.of not in but and not rule(one.seen)]


def has(*words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)


def test_letters_are_in_one_form() -> None:
    assert broken(lambda seen: unicodedata.is_normalized("NFC", seen)) == []


def test_marks_stand_where_the_new_spelling_puts_them() -> None:
    assert broken(lambda seen: not OLD_MARKS.search(seen)) == []


def test_there_are_no_needless_blanks() -> None:
    assert broken(lambda seen: all("  " not in line.strip() and line == line.rstrip() for line in seen.split("\n"))) == []
    assert broken(lambda seen: "\n\n\n" not in seen and seen == seen.strip()) == []
    assert broken(lambda seen: not re.search(r" [.,;:?)]|\( ", seen)) == []


def test_nothing_is_left_unfilled() -> None:
    assert broken(lambda seen: bool(seen) and "{" not in seen and "}" not in seen) == []
    assert broken(lambda seen: not re.search(r"«»|\(\)|Ví dụ: ?\.|: \.|, \.|\.\.|,,|\?\?", seen)) == []


def test_no_line_is_too_long() -> None:
    assert broken(lambda seen: all(len(line) <= LONGEST_LINE for line in seen.split("\n"))) == []


def test_every_sentence_begins_as_one() -> None:
    assert broken(lambda seen: seen[0].isupper() or seen[0].isdigit() or seen[0] in "-/«", but=PIECES) == []


def test_there_are_no_emoji() -> None:
    odd = {"So", "Sk", "Cs", "Co", "Cn", "Cf", "Cc"}
    assert broken(lambda seen: not any(unicodedata.category(letter) in odd for letter in seen.replace("\n", ""))) == []


def test_no_word_is_of_the_makers_trade() -> None:
    assert broken(lambda seen: not has(*JARGON).search(re.sub(r"https://\S+", "", seen))) == []


def test_nobody_is_accused_and_everybody_is_anh_or_chi() -> None:
    assert broken(lambda seen: not has("vi phạm", "lỗi của anh/chị").search(seen)) == []
    assert broken(lambda seen: not has("bạn", "mày", "quý khách", "quý vị").search(seen)) == []
