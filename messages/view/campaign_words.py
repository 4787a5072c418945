"""Words of the pages about campaigns that depend on facts. The others stand in the .html files."""

from __future__ import annotations

from collections.abc import Sequence

from domain.codes import TOPICS
from messages.campaign_account import STATES, Account, Row, reached, told
from messages.campaign_plan import audience as whom
from messages.campaign_plan import weight
from messages.campaigns import STAGES
from messages.view.facts import CampaignPage, Listed
from messages.view.words import clock, long_day
from messages.words import capital, cut, short_day


def title(page: CampaignPage) -> str:
    """ "Tin số 12, sàng lọc trước sinh, sơ sinh"."""
    one = page.account
    return f"Tin số {one.number}" + (f", {TOPICS.labels[one.topic]}" if one.topic in TOPICS.labels else "")


def stage(page: CampaignPage) -> str:
    return capital(STAGES[page.account.stage]) + (", tin khẩn" if page.urgent else "")


def audience(page: CampaignPage) -> str:
    return capital(whom(page.audience, page.areas))


def came(page: CampaignPage) -> list[tuple[str, str]]:
    """(what, who or when) of the campaign's life."""
    one = page.account
    found = [("Soạn", capital(one.by or "máy")), ("Duyệt", capital(one.decided_by))]
    found += [("Bắt đầu gửi", clock(one.begun))] if one.begun else []
    found += [("Cập nhật", clock(one.last))] if one.last else []
    found += [("Đã nhắc lại", f"{page.reminders} lần")] if page.reminders else []
    return [(label, shown) for label, shown in found if shown]


def enclosed(page: CampaignPage) -> str:
    """What went with the words; empty for nothing."""
    one = page.enclosure
    if not one.id:
        return ""
    return "Một ảnh" if one.picture else f"Tệp {one.name}, {weight(one.size)}"


def states(row: Row) -> list[tuple[str, int]]:
    """(state in words, people) of those that hold anybody; together they are all."""
    return [(capital(label), row.states[state]) for state, label in STATES.items() if row.states.get(state)]


def everybody(row: Row) -> int:
    return sum(row.states.values())


def columns(one: Account) -> list[tuple[str, str]]:
    """The states that hold anybody: (key, words)."""
    return [(state, capital(label)) for state, label in STATES.items() if one.total.states.get(state)]


def wanted(page: CampaignPage) -> list[tuple[str, int, int, str]]:
    """(what, wanted, reached, in words) of each part of the goal; what was reached unasked has 0 wanted."""
    one = page.account
    return [
        (capital(what), aim, got, f"{got}/{aim}, đạt {got * 100 // aim}\u00a0%" if aim else str(got))
        for what, aim, got in reached(one.goal, one.total)
        if aim or got
    ]


def until(page: CampaignPage) -> str:
    """The last day of the goal; empty where none was set."""
    return f"Hạn: {short_day(page.account.goal.until)}." if page.account.goal.until else ""


def by_group(one: Account) -> list[tuple[str, str]]:
    """(group, what its people did) of the groups that told anything."""
    return [(capital(row.label), mine) for row in one.groups if (mine := told(row))]


def group(row: Row) -> str:
    return capital(row.label)


def on_a_line(rows: Sequence[Listed]) -> list[tuple[int, str, str]]:
    """(number, its head, its words) of each campaign in the list."""
    return [
        (
            row.number,
            f"Tin số {row.number}, {long_day(row.begun)}, {STAGES[row.stage]}",
            cut(row.text or TOPICS.labels.get(row.topic, "")),
        )
        for row in rows
    ]
