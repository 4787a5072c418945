"""The fixed cast on a real database: the demo ward, a clock one can set, and a channel that keeps what is said."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from bot import demo
from bot.app import App
from domain.chat import Enclosed, Incoming, Say, Traits
from domain.people import Role
from scheduler import campaigns, closing
from scheduler.papers import Papers
from scheduler.sender import Sender
from storage import members
from storage.check import recount
from storage.connection import Connection
from storage.store import Store
from tests.pictures_and_files import sample

NOON = datetime(2026, 11, 21, 5, 0, tzinfo=UTC)  # a Saturday, noon in Hà Nội


@dataclass
class Heard:
    """A channel of the tests: keeps every message by chat."""

    name: str = "test"
    traits: Traits = field(default_factory=lambda: Traits(buttons=True))
    says: list[tuple[str, Say]] = field(default_factory=list)

    async def send(self, account: str, address: str, say: Say) -> str:
        self.says.append((address, say))
        return str(len(self.says))


def shown(say: Say) -> str:
    """A message as a channel without buttons shows it, with the names of its files."""
    return "\n".join([say.numbered(), *(f"[tệp {file.name}]" for file in say.files)])


class World:
    """One ward with lan, hoa (collaborators of groups 5 and 7), tam (party member), binh (admin), thu (staff), hung, khach."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.now = NOON
        self.channel = Heard()
        self.sender = Sender(store, {"test": self.channel}, lambda: self.now)
        self.papers = Papers(store, lambda: self.now, self.sender.wake)
        self.app = App(store, lambda: self.now, self.sender.wake)
        self._number = 0
        self.fetched = 0  # pictures and files that were taken in

    async def settle(self) -> None:
        """Load the cast into an empty database."""
        await self.store.run(self._load)

    def _load(self, connection: Connection) -> None:
        demo.load(connection, self.now)
        for person in demo.PEOPLE:
            known = members.at(connection, demo.CHANNEL, demo.ACCOUNT, person.key, "2026-11-21")
            if known is not None:
                members.bind(connection, "test", "t", person.key, known.member.id, self.now)
                ward = known.member.ward
        staff = members.add(
            connection, ward_id=ward, role=Role.STAFF, name="Vũ Thị Thu", unit="Trạm Y tế", now=self.now, consented=True
        )
        members.bind(connection, "test", "t", "thu", staff, self.now)

    def later(self, **ago: float) -> None:
        """Let time pass."""
        self.now += timedelta(**ago)

    def message(self, who: str, text: str = "", *, ref: str = "", at: datetime | None = None, press: str = "") -> Incoming:
        self._number += 1
        return Incoming("test", "t", who, ref or f"m{self._number}", at or self.now, text=text, press=press)

    async def send(self, who: str, name: str, content: bytes | None = None, *, size: int = 0, caption: str = "") -> str:
        """Somebody sends a picture or a file; the answers. Without `content` one is made that fits the name."""

        async def fetch() -> bytes:
            self.fetched += 1
            return content if content is not None else sample(name)

        photo = name.endswith((".jpg", ".png"))
        incoming = replace(self.message(who), other="photo" if photo else "file", enclosed=Enclosed(name, size, fetch, caption))
        return "\n\n".join(map(shown, await self.serve(incoming)))

    async def serve(self, incoming: Incoming) -> list[Say]:
        """What the bot answers to this message."""
        before = len(self.channel.says)
        await self.app.receive(incoming)
        await self.papers.drain()
        await self.sender.drain()
        return [say for address, say in self.channel.says[before:] if address == incoming.address]

    async def say(self, who: str, text: str) -> str:
        """Somebody says something; the answers as a channel without buttons shows them."""
        return "\n\n".join(map(shown, await self.serve(self.message(who, text))))

    async def press(self, who: str, key: str, say: Say | None = None) -> str:
        """Somebody presses a button: of the newest message that has it, or of `say`."""
        asked = say or next(
            one for address, one in reversed(self.channel.says) if address == who and key in [c.key for c in one.choices]
        )
        choice = next(choice for choice in asked.choices if choice.key == key)
        answers = await self.serve(self.message(who, press=asked.payload(choice)))
        return "\n\n".join(map(shown, answers))

    async def ring(self) -> list[tuple[str, str]]:
        """The clock rings once for campaigns and slips, and all that is due leaves.

        (who, text as a channel without buttons shows it).
        """
        before = len(self.channel.says)
        await self.store.run(lambda connection: campaigns.tick(connection, self.now))
        await self.store.run(lambda connection: closing.ask_for_slips(connection, self.now))
        await self.sender.drain()
        return [(who, shown(say)) for who, say in self.channel.says[before:]]

    async def checked(self) -> None:
        """Every figure equals a recount from the entries."""
        found = await self.store.read(recount)
        assert found.differing == []
