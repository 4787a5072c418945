"""What goes between a person and the bot, in words no platform owns. Channels turn their wire into these and back."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum
from typing import Protocol

MOST_BYTES = 5_000_000  # of a picture or file that somebody sends us


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A picture or file that came with a message and is not fetched yet: it is only where a question waits for one.

    `size` in bytes, 0 where the platform does not say. `caption`: the words under it. `fetch` gives its content, at most a
    byte more than MOST_BYTES; it raises whatever the channel's library does.
    """

    name: str
    size: int
    fetch: Callable[[], Awaitable[bytes]] = field(repr=False, compare=False)
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Incoming:
    """One message as a channel heard it.

    `ref` is the platform's own id of the message, unique within (channel, account) at any age.
    `at` is the platform's time of the message (zone-aware), not of its delivery: "hôm qua" is counted from it.
    `press` is the payload of a pressed choice, see `Choice.payload`. `other` names what the bot cannot read
    ("photo", "sticker", "voice", "file"). `abroad`: the words travel through servers abroad, so names are not asked.
    `rationed`: messages back are counted (see Traits), so everything is said in as few as can be.
    `site`: where this chat can open the house's own pages ("https://danso.example.vn"); empty: nowhere. `public`: the same
    for everybody, whatever chat they are in. `enclosed`: the picture or file it came with; `file`: that one once fetched.
    """

    channel: str
    account: str
    address: str
    ref: str
    at: datetime
    text: str = ""
    press: str = ""
    other: str = ""
    abroad: bool = False
    rationed: bool = False
    site: str = ""
    public: str = ""
    enclosed: Enclosed | None = None
    file: File | None = None


def storable(text: str) -> str:
    """A text without what no database takes: NUL characters and halves of surrogate pairs."""
    return text.replace("\0", "").encode("utf-8", "ignore").decode("utf-8")


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer a person may give by a button, or by typing `key` where the channel has none."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class File:
    """A file that goes with a message: at most 10 MB, and a picture is PNG or JPEG. `name` is what the person sees.

    `kept`: the number of one that is kept once for many messages (storage/enclosures.py), so that its content is put in only
    when it leaves; then `linked` says whether who is written to where no file can go gets a link to it. `link`: where a
    picture can be fetched, for a channel that takes only its address.
    """

    name: str
    content: bytes = field(default=b"", repr=False)
    picture: bool = False
    kept: int = 0
    linked: bool = True
    link: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Say:
    """One message out. `stamp` names the turn that asks, so that an old button is never taken as today's answer.

    `text` must be enough where a channel cannot show the files. `takes_file`: a picture or file may be the answer.
    `there`: the platform's ids, with blanks between, of those of its parts that are there already, so that only the others go.
    """

    text: str
    choices: tuple[Choice, ...] = ()
    stamp: str = ""
    files: tuple[File, ...] = ()
    takes_file: bool = False
    there: str = ""

    def payload(self, choice: Choice) -> str:
        """What a channel sends back, as `Incoming.press`, when this choice is pressed."""
        return f"{self.stamp}|{choice.key}"

    def numbered(self) -> str:
        """The same message for a channel without buttons: the choices as lines to type."""
        if not self.choices:
            return self.text
        return self.text + "\n" + "\n".join(f"{choice.key}. {choice.label}" for choice in self.choices)

    def stamped(self, stamp: str) -> Say:
        return replace(self, stamp=stamp)


def as_one(says: Sequence[Say]) -> Say:
    """Several messages as one, for a channel that counts them; the last question is the one that waits."""
    asked = next((say for say in reversed(says) if say.choices), says[-1])
    files = tuple(file for say in says for file in say.files)
    return replace(asked, text="\n\n".join(say.text for say in says), files=files)


def pressed(payload: str) -> tuple[str, str]:
    """(stamp, key) of a press; a payload of another shape gives ("", "")."""
    stamp, bar, key = payload.partition("|")
    return (stamp, key) if bar else ("", "")


class Why(Enum):
    """The five ways a send fails."""

    LATER = "later"  # certainly not sent; wait, then again
    UNSURE = "unsure"  # no answer in time: it may have arrived
    GONE = "gone"  # blocked, or no such person
    WRONG = "wrong"  # this message will never pass
    SHUT = "shut"  # our token or quota: stop the account, keep its messages


class SendFailed(Exception):
    """Raised by `Channel.send`. `wait`, only for LATER: seconds in which the whole account must send nothing (HTTP 429).

    `there`: the ids of the parts that went before one failed, see `Say.there`.
    """

    def __init__(self, why: Why, wait: float = 0.0, there: str = "") -> None:
        super().__init__(f"{why.value}, wait {wait:g} s")
        self.why = why
        self.wait = wait
        self.there = there


@dataclass(frozen=True, slots=True)
class Traits:
    """What a channel can do.

    rationed    messages out are counted, so ask for everything missing at once
    per_second  how many messages an account may send in a second; None where nobody counts
    ahead       how many messages more than `per_second` a reply may add to a second, so that it waits for no campaign
    a_month     how many messages an account may send in a calendar month; None where nobody counts
    people      how many people may write to one account; None for any number
    files       it carries files itself; where it does not they go as links
    pictures    where it carries no files: it still shows a picture whose public https address it is given
    """

    buttons: bool
    rationed: bool = False
    per_second: float | None = None
    ahead: int = 0
    a_month: int | None = None
    people: int | None = None
    files: bool = True
    pictures: bool = False


class Channel(Protocol):
    """What a channel file offers the rest of the house: a name, its traits and one way to send."""

    name: str
    traits: Traits

    async def send(self, account: str, address: str, say: Say) -> str:
        """Send one message. Its id on the platform; where it took several, their ids with blanks between. Raises SendFailed."""
        ...
