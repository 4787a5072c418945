"""Orders for papers: what is wanted, in which form, for which month, by whom. They are made outside the visit."""

from __future__ import annotations

import re

from domain.letterhead import LONGEST, entry_called, whole
from domain.papers import Form, Layout, Order
from domain.people import OFFICE, Matter, Member, Role, may_read_campaigns, may_read_figures, may_read_ward, may_set_up
from domain.problems import Problem, Refused
from domain.reading.folding import clean, fold
from domain.spans import month_of, read_period, span_of
from handlers.desk import Desk
from messages import ordering as words
from storage import campaigns, letterheads, members, papers, places
from storage.papers import Job

FORMS = {
    "word": Form.WORD,
    "docx": Form.WORD,
    "doc": Form.WORD,
    "excel": Form.EXCEL,
    "xlsx": Form.EXCEL,
    "pdf": Form.PDF,
    "csv": Form.CSV,
}
PICTURES = {
    "elderly": ("nguoi cao tuoi", "nct"),
    "targets": ("chi tieu",),
    "groups": ("theo to", "cac to", "tung to", "to"),
    "births": ("theo thang", "sinh", "tre sinh"),
}
PICTURE_EXAMPLES = "/bieudo sinh năm nay\n/bieudo tổ quý 4\n/bieudo chỉ tiêu\n/bieudo người cao tuổi\n/bieudo tin 12"
_CAMPAIGN = re.compile(r"(?:tin|chien dich)(?: so)? (\d{1,9})")
_REVIEW = re.compile(r"\s*(?:5|05|nam) nam\b(?! *\d)|.*\bso ket\b")
_PARTY = re.compile(r"\bdang(?: uy)?\b")
_HIDE = re.compile(r"\ban so nho\b")


def slip(desk: Desk, text: str) -> None:
    """/phieu: the slip of a month, in the chat or as a file; staff name the collaborator or the group."""
    form, rest = form_in(text)
    if desk.member.role not in (*OFFICE, Role.COLLABORATOR):
        raise Refused(Problem.NO_SLIP if desk.member.role is Role.PARTY_MEMBER else Problem.NOT_ALLOWED)
    who = desk.member if desk.member.role is Role.COLLABORATOR else _collaborator(desk, rest)
    period = read_period(rest, desk.today) or month_of(desk.today).start.isoformat()[:7]
    span = span_of(period)
    if span != month_of(span.start) or form is Form.CSV:
        raise Refused(Problem.BAD_COMMAND, example="/phieu tháng 10\n/phieu tháng 10 word")
    day, names, intimate = desk.today.isoformat(), desk.book.names, desk.book.takes(Matter.INTIMATE)
    put(desk, Order("slip", period, day, form=form or Form.TEXT, of=who.id, names=names, intimate=intimate))


def picture(desk: Desk, text: str) -> None:
    """/bieudo: births by month; with "tổ", "chỉ tiêu" or "người cao tuổi" another picture, of the year or the period named."""
    if not may_read_figures(desk.member):
        raise Refused(Problem.NOT_ALLOWED)
    plain = f" {fold(clean(text)).lower()} "
    if campaign := _CAMPAIGN.fullmatch(plain.strip()):
        _campaign(desk, int(campaign[1]))
        return
    what, words_of = next(((what, said) for what, said in PICTURES.items() if any(f" {one} " in plain for one in said)), ("", ()))
    rest = _strike(text, *(re.compile(rf"\b{one}\b") for one in words_of))
    period = read_period(_with_year(rest), desk.today)
    if rest and not period:
        raise Refused(
            Problem.BAD_COMMAND, example="/bieudo sinh năm nay\n/bieudo tổ quý 4\n/bieudo chỉ tiêu\n/bieudo người cao tuổi"
        )
    put(desk, Order(what or "births", period or str(desk.today.year), desk.today.isoformat(), Form.PICTURE))


def _campaign(desk: Desk, number: int) -> None:
    """The account of a campaign of the ward, for those who may read it."""
    if not may_read_campaigns(desk.member):
        raise Refused(Problem.NOT_ALLOWED)
    if campaigns.by_id(desk.connection, number, desk.member.ward) is None:
        raise Refused(Problem.BAD_COMMAND, example=PICTURE_EXAMPLES)
    put(desk, Order("campaign", str(desk.today.year), desk.today.isoformat(), Form.PICTURE, of=number))


def report(desk: Desk, text: str) -> None:
    """/baocao: the ward's report of a period. "đảng" gives the party's layout, "ẩn số nhỏ" hides counts of 1 to 4."""
    if not may_read_ward(desk.member):
        raise Refused(Problem.NOT_ALLOWED)
    said = fold(clean(text)).lower().strip()
    if said == "cai" or said.startswith("cai "):
        _letterhead(desk, clean(text).strip()[len("cai") :].strip())
        return
    form, rest = form_in(text)
    plain = fold(rest).lower()
    if _REVIEW.match(plain):
        if form not in (None, Form.WORD, Form.PDF):
            raise Refused(Problem.BAD_COMMAND, example="/baocao 5 năm\n/baocao 5 năm pdf")
        years = f"{desk.today.year - 4}-01-01/{desk.today.year}-12-31"
        put(desk, Order("review", years, desk.today.isoformat(), form or Form.WORD, Layout.PARTY))
        return
    party, hide = bool(_PARTY.search(plain)), bool(_HIDE.search(plain))
    rest = _strike(rest, _PARTY, _HIDE)
    period = read_period(_with_year(rest), desk.today) or month_of(desk.today).start.isoformat()[:7]
    layout = Layout.PARTY if party else Layout.COMMITTEE
    put(desk, Order("report", period, desk.today.isoformat(), form or Form.WORD, layout, small=not hide))


def _strike(text: str, *patterns: re.Pattern[str]) -> str:
    """The text without what these patterns find in it, marks or no marks. Folding keeps the places of letters."""
    for pattern in patterns:
        while found := pattern.search(fold(text).lower()):
            text = f"{text[: found.start()]} {text[found.end() :]}"
    return " ".join(text.split())


def _with_year(text: str) -> str:
    """ "2026" alone is a year, and "năm" alone this one."""
    plain = fold(text).strip().lower()
    return {"nam": "năm nay", "quy": "quý này", "thang": "tháng này"}.get(plain, f"năm {plain}" if plain.isdecimal() else text)


def _letterhead(desk: Desk, text: str) -> None:
    """/baocao cài: the texts around the ward's figures; with "nơi nhận: …" puts one."""
    if not may_set_up(desk.member):
        raise Refused(Problem.NOT_ALLOWED)
    ward = desk.member.ward
    if text:
        label, colon, value = text.partition(":")
        entry = entry_called(label)
        if entry is None or not colon or len(value) > LONGEST:
            raise Refused(Problem.BAD_COMMAND, example="/baocao cài nơi nhận: Sở Y tế; Đảng uỷ phường; Lưu: VT")
        letterheads.put(desk.connection, ward, entry.key, " ".join(value.split()))
        desk.note("letterhead", f"ward:{ward}")
    name = places.ward_of(desk.connection, ward).name
    desk.say(words.letterhead(whole(letterheads.of_ward(desk.connection, ward), name)))


def form_in(text: str) -> tuple[Form | None, str]:
    """The form a text names, and the text without it."""
    words = clean(text).split()
    named = [word for word in words if fold(word).lower() in FORMS]
    rest = " ".join(word for word in words if word not in named)
    return (FORMS[fold(named[0]).lower()] if named else None), rest


def put(desk: Desk, order: Order) -> None:
    """Keep the order: it is answered when the file is ready."""
    heard = desk.incoming
    job = Job(0, desk.member.ward, desk.member.id, heard.channel, heard.account, heard.address, desk.inbox_id, order, tries=0)
    papers.ask(desk.connection, job, desk.now)
    desk.note(f"order_{order.what}", f"inbox:{desk.inbox_id}")


def _collaborator(desk: Desk, text: str) -> Member:
    """The one collaborator named in the text, by name or by group. Raises Refused when it is none, or more than one."""
    said = f" {members.folded(text)} "
    today = desk.today.isoformat()
    everyone = [one for one in members.of_ward(desk.connection, desk.member.ward, today) if one.role is Role.COLLABORATOR]
    found = [one for one in everyone if f" {members.folded(one.name)} " in said]
    found = found or [one for one in everyone if f" {members.folded(one.name).split()[-1]} " in said]
    if not found:
        for one in everyone:
            labels = (members.folded(desk.book.area_by_id(area).label) for area in one.areas)
            found += [one] if any(f" {label} " in said for label in labels) else []
    if len(found) != 1:
        raise Refused(Problem.BAD_COMMAND, example="/phieu Lan tháng 10\n/phieu tổ 5 tháng 10 pdf")
    return found[0]
