"""What one turn of talk decides: moves, not words and not writes. Handlers carry them out, messages/ gives them words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from domain.draft import Draft, Talk
from domain.kind import Need
from domain.problems import Wrong
from domain.reading.reader import Reading, read
from domain.rules import Rule


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask one thing of a draft. `options`: key → label.

    `wrong`: what was wrong with the value just given. `doubt`: the message gave one that could be read in two ways.
    """

    draft: Draft
    need: Need
    wrong: Wrong | None = None
    options: tuple[tuple[str, str], ...] = ()
    of_many: int = 0  # which of several drafts, from 1; 0 when there is one
    may_skip: bool = True
    doubt: bool = False


@dataclass(frozen=True, slots=True)
class AskSeveral:
    """Ask everything that is missing in one message. `wrong`: what was wrong with a value just given."""

    asks: tuple[Ask, ...]
    wrong: Wrong | None = None


@dataclass(frozen=True, slots=True)
class AskOdd:
    """Ask once whether an unlikely value is right."""

    draft: Draft
    key: str


@dataclass(frozen=True, slots=True)
class AskWhy:
    """The month this counts in is closed: ask why its figures change. `month`: "2026-10"."""

    draft: Draft
    month: str


@dataclass(frozen=True, slots=True)
class AskRule:
    """Ask once whether what another record or fact speaks against is right. `day`: of the record a rule leans on."""

    draft: Draft
    rule: Rule
    day: str = ""


@dataclass(frozen=True, slots=True)
class ReadBack:
    """Show everything that was understood and ask for the one confirmation. `wrong`: a value put aside just now."""

    drafts: tuple[Draft, ...]
    joined: bool = False
    wrong: Wrong | None = None


@dataclass(frozen=True, slots=True)
class PickField:
    """Which field is to be changed?"""

    draft: Draft
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PickDraft:
    """Which of several records is to be changed?"""

    drafts: tuple[Draft, ...]


@dataclass(frozen=True, slots=True)
class Menu:
    """Which kind? `options` are key → kind."""

    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Save:
    """The person said it is right: save these. `key` is what they typed or pressed."""

    drafts: tuple[Draft, ...]
    key: str


@dataclass(frozen=True, slots=True)
class Undo:
    """Take this entry back, for this reason."""

    entry: int
    reason: str
    key: str


@dataclass(frozen=True, slots=True)
class Dropped:
    """The open drafts are dropped; nothing had been saved."""

    drafts: tuple[Draft, ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """A second tap or word for the act just done: the same receipt."""

    receipt: str


@dataclass(frozen=True, slots=True)
class Heeded:
    """A word of politeness that asks for nothing, on a channel where an answer would be counted."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """A yes where nothing waits for one, since what was told last was not understood."""


@dataclass(frozen=True, slots=True)
class OldButton:
    """A button of an earlier question."""


@dataclass(frozen=True, slots=True)
class Kept:
    """The person said no to taking an entry back."""


@dataclass(frozen=True, slots=True)
class Outside:
    """Not for this conversation: a question for figures, help, or to take the last entry back."""

    intent: str
    text: str


@dataclass(frozen=True, slots=True)
class Lost:
    """Not understood, the `times`-th time in a row. `waiting`: a question still waits for its answer."""

    times: int
    waiting: bool = False


Move = (
    Ask | AskSeveral | AskOdd | AskWhy | AskRule | ReadBack | PickField | PickDraft | Menu | Save | Undo | Dropped | Repeat
    | Heeded | Nothing | OldButton | Kept | Outside | Lost
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Turn:
    """The talk as it will stand, and what to do now."""

    talk: Talk
    move: Move


@dataclass(frozen=True)
class Said:
    """One message as the talk hears it. `stamp` and `key` are of a pressed button; `kind` comes from a command."""

    text: str
    today: str  # ISO day of the message in the ward's zone
    stamp: str = ""
    key: str = ""
    kind: str = ""
    heard_in: int = 0
    at: str = ""  # ISO time, only to tell a fresh misunderstanding from an old one

    @cached_property
    def reading(self) -> Reading:
        """What the message means by itself, read once however often a turn asks."""
        return read(self.text, date.fromisoformat(self.today))
