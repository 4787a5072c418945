"""The library of ready texts as one ward has it: what is approved, what still is a draft, what was set aside. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from domain.people import Member, may_approve, may_approve_this

MOST_LETTERS = 1000  # of a ward's own text: about two screens of a small phone


class Standing(Enum):
    """What the ward thinks of a text."""

    DRAFT = "draft"
    APPROVED = "approved"
    ASIDE = "aside"


# In which order the texts of a topic are offered.
_ORDER = (Standing.APPROVED, Standing.DRAFT, Standing.ASIDE)


@dataclass(frozen=True, slots=True)
class Wording:
    """One text. `key` is its own in the ward; one that came with the bot has its audience (a code) and source.

    `made_by` wrote it, 0: it came with the bot.
    """

    key: str
    topic: str
    text: str
    standing: Standing = Standing.DRAFT
    audience: str = ""
    source: str = ""
    made_by: int = 0


def shelf(wordings: Iterable[Wording]) -> list[Wording]:
    """The texts of a topic in the order they are shown: approved, drafts, then those set aside."""
    return sorted(wordings, key=lambda one: _ORDER.index(one.standing))


def judged(came: Wording, decided: Mapping[str, tuple[str, Standing]]) -> Wording:
    """A text that came with the bot as the ward decided (key → words, standing); other words than those are a draft."""
    text, standing = decided.get(came.key, ("", Standing.DRAFT))
    if text != came.text:
        return came
    return Wording(came.key, came.topic, came.text, standing, came.audience, came.source)


def may_approve_wording(member: Member, one: Wording) -> bool:
    """Nobody approves words of their own."""
    return one.standing is not Standing.APPROVED and may_approve_this(member, {one.made_by} - {0})


def may_set_aside(member: Member, one: Wording) -> bool:
    """Whoever approves texts, and who wrote it."""
    return one.standing is not Standing.ASIDE and (may_approve(member) or member.id == one.made_by)
