"""A text too long for one message is cut where a reader would cut it."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from domain.cutting import cut, units

LONGEST = 4096


def test_a_text_that_fits_stays_whole() -> None:
    assert cut("một\nhai", LONGEST) == ["một\nhai"]
    assert cut("ấ" * LONGEST, LONGEST) == ["ấ" * LONGEST]


def test_a_long_text_is_cut_at_a_line() -> None:
    assert cut("mot hai\nba bon\nnam", 12) == ["mot hai", "ba bon\nnam"]


def test_a_heading_does_not_become_a_message_of_its_own() -> None:
    assert cut("a:\nmot hai ba", 10) == ["a:\nmot hai", "ba"]


def test_a_long_line_is_cut_at_a_blank() -> None:
    assert cut("mot hai ba bon", 8) == ["mot hai", "ba bon"]


def test_emoji_count_as_two_as_the_platforms_count_them() -> None:
    assert units("👍a") == 3
    assert cut("👍👍👍", 4) == ["👍👍", "👍"]


def test_no_character_is_torn_from_its_marks() -> None:
    word = unicodedata.normalize("NFD", "ế") * 3  # three signs each
    assert cut(word, 4) == [unicodedata.normalize("NFD", "ế")] * 3
    family = "👨‍👩‍👧"
    assert cut("ab" + family, 8) == ["ab", family]


@given(st.text(alphabet=st.sampled_from("a ấ\n👍\u0301\u200d"), max_size=80), st.integers(2, 20))
def test_all_parts_fit_and_nothing_but_blanks_at_the_cuts_is_lost(text: str, longest: int) -> None:
    found = cut(text, longest)
    assert all(units(part) <= longest for part in found)
    assert "".join("".join(found).split()) == "".join(text.split())
