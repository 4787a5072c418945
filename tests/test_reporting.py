"""How groups report: what was due, told at all, and in time; and sessions side by side over years."""

from __future__ import annotations

from datetime import date

from domain.report import Held, sessions_by
from domain.reporting import Reporting, reporting

TOLD = {
    ("2026-08", 1): "2026-10-05",  # long after, of a time when nobody could tell yet
    ("2026-10", 1): "2026-10-05",
    ("2026-10", 2): "2026-11-02",  # on the last day
    ("2026-11", 1): "2026-12-03",  # a day late
}


def test_only_slips_that_were_due_since_the_bot_is_there_are_counted() -> None:
    assert reporting(TOLD, 4, 2026, date(2026, 11, 2)) is None, "that of October is still in time"
    assert reporting(TOLD, 4, 2026, date(2026, 11, 3)) == Reporting(told=2, in_time=2, due=4)
    assert reporting(TOLD, 4, 2026, date(2026, 12, 31)) == Reporting(told=3, in_time=2, due=8)
    assert reporting(TOLD, 4, 2026, date(2027, 1, 3)) == Reporting(told=3, in_time=2, due=12)
    assert reporting(TOLD, 4, 2027, date(2027, 2, 3)) == Reporting(told=0, in_time=0, due=4)


def test_where_nobody_could_report_nothing_is_said() -> None:
    assert reporting(TOLD, 4, 2025, date(2026, 12, 31)) is None
    assert reporting({}, 4, 2026, date(2026, 12, 31)) is None
    assert reporting(TOLD, 0, 2026, date(2026, 12, 31)) is None


def test_sessions_stand_by_topic_the_most_frequent_first_and_what_was_not_told_last() -> None:
    first = {"sessions": 3, "attendees": 30, "sessions.topic.ageing": 3, "attendees.topic.ageing": 30}
    second = {"sessions": 7, "attendees": 90, "sessions.topic.sex_ratio": 5, "attendees.topic.sex_ratio": 80}
    assert sessions_by([first, second, {}], "topic") == (
        Held("sex_ratio", (0, 5, 0), (0, 80, 0)),
        Held("ageing", (3, 0, 0), (30, 0, 0)),
        Held("", (0, 2, 0), (0, 10, 0)),
    )
    assert sessions_by([{}], "form") == ()
