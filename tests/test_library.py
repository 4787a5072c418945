"""The library of ready texts: each has what staff need to judge it, and none speaks against the law in force."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from domain.codes import AUDIENCES, TOPICS
from messages.library import Ready, all_ready

MOST_LETTERS = 500  # one screen of a small phone
# The old rule of one or two children is gone; a choice of sex is neither praised nor explained.
AGAINST_THE_LAW = re.compile(
    r"một hoặc hai con|1 hoặc 2 con|1-2 con|chỉ nên có|không sinh con thứ|dừng lại ở hai|sinh con theo ý muốn"
    r"|phải sinh|bắt buộc sinh|sinh con thứ ba là",
    re.IGNORECASE,
)


def texts() -> list[tuple[str, Ready]]:
    return [(topic, ready) for topic, ready_ones in all_ready().items() for ready in ready_ones]


def test_every_file_is_named_after_a_topic_and_offers_at_least_two_texts() -> None:
    files = {file.stem for file in (Path(__file__).parents[1] / "messages" / "library").glob("*.py")} - {"__init__"}
    assert files == set(all_ready())
    assert files <= set(TOPICS.labels) - {"other"}
    assert [topic for topic, ready in all_ready().items() if len(ready) < 2] == []


def test_every_key_is_its_own() -> None:
    keys = [ready.key for _, ready in texts()]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(("topic", "ready"), texts(), ids=lambda one: one.key if isinstance(one, Ready) else "")
def test_a_text_has_its_audience_and_source_and_fits_a_small_screen(topic: str, ready: Ready) -> None:
    assert ready.key.startswith(f"{topic}_")
    assert ready.audience in AUDIENCES.labels
    assert ready.source.strip()
    assert 40 <= len(ready.text) <= MOST_LETTERS
    assert not AGAINST_THE_LAW.search(ready.text)
