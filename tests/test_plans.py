"""docs/plans.md: every line of the founding plans that asks for a report has a kind of record, or a reason why not."""

from __future__ import annotations

import re
from pathlib import Path

from domain.kind import all_kinds

PAGE = Path(__file__).parents[1] / "docs" / "plans.md"
LINES = 74  # lines of the five plans that ask for a report from below
_ROW = re.compile(r"\| (00[0-4]-\d\d) \| (.+) \| (.+) \|")


def rows() -> dict[str, str]:
    return {found[1]: found[3] for found in map(_ROW.fullmatch, PAGE.read_text(encoding="utf-8").splitlines()) if found}


def test_every_line_that_asks_for_a_report_is_there_once() -> None:
    assert len(rows()) == LINES
    assert len(_ROW.findall(PAGE.read_text(encoding="utf-8"))) == LINES


def test_every_line_has_a_kind_or_says_why_not() -> None:
    kinds = all_kinds()
    for line, told_by in rows().items():
        named = re.findall(r"`(\w+)`", told_by)
        assert named or told_by.startswith("không: "), line
        assert not [key for key in named if key not in kinds], line


def test_no_kind_is_without_a_line() -> None:
    named = {key for told_by in rows().values() for key in re.findall(r"`(\w+)`", told_by)}
    assert set(all_kinds()) <= named
