"""Empties the outbox: one message in flight, replies first, each settled by what the channel said. Woken by commits."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from domain.chat import Channel, SendFailed, Why
from domain.quiet import after_quiet, is_quiet
from scheduler import campaigns
from scheduler.filing import Files
from storage import accounts, claims, outbox, pacing, rations
from storage.claims import Due
from storage.connection import Connection
from storage.rations import Crossed
from storage.store import Store
from storage.times import ZONE, moment

log = logging.getLogger("danso")

LEASE = timedelta(seconds=60)
LEAST_WAIT = 0.005
MOST_WAIT = 30.0  # seconds between looks at the outbox when nothing wakes the sender
MOST_TRIES = 8


@dataclass
class Known:
    """What all lanes of a process know at once: accounts that are shut, and until when an account must be silent.

    `turn`: of the lanes for campaigns one at a time looks for what is next and waits for it, while others send. Were all
    to look whenever a place is free, all but one would look in vain, and replies would wait behind their looking.
    """

    shut: set[tuple[str, str]] = field(default_factory=set)
    silent: dict[tuple[str, str], datetime] = field(default_factory=dict)
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)


class Sender:
    """One lane of sending. A crash can double at most the one reply in flight, and leaves a campaign's message unknown.

    `files`: makes the files of a message ready; without it there is no address where they can be fetched.
    `answers`, `campaigns`: what this lane sends. `known` is shared by the lanes of a process.
    """

    def __init__(
        self,
        store: Store,
        channels: Mapping[str, Channel],
        now: Callable[[], datetime],
        files: Files | None = None,
        *,
        answers: bool = True,
        campaigns: bool = True,
        known: Known | None = None,
    ) -> None:
        self._files = files or Files(store, "")
        self._answers = answers
        self._campaigns = campaigns
        self._known = known or Known()
        self._turn = asyncio.Lock() if answers else self._known.turn
        self._store = store
        self._channels = channels
        self._paces = {name: channel.traits.per_second for name, channel in channels.items()}
        self._ahead = {name: channel.traits.ahead for name, channel in channels.items()}
        self._now = now
        self._wake = asyncio.Event()
        self._stopping = False

    def wake(self) -> None:
        """There may be something to send."""
        self._wake.set()

    def stop(self) -> None:
        """Finish the message in hand, then end `run`."""
        self._stopping = True
        self._wake.set()

    async def run(self) -> None:
        """Send until stopped. A failing database is waited out."""
        while not self._stopping:
            try:
                due = await self._next()
                if due is not None:
                    await self._deliver(due)
            except Exception as error:  # the lane must outlive a database that is away for a while
                log.error("sender: %s", type(error).__name__)
                await self._rest(5.0)

    async def drain(self) -> None:
        """Send all that is due now."""
        while await self.send_one():
            pass

    async def send_one(self) -> bool:
        """Send the next message that is due; False when there is none."""
        now = self._now()
        due = await self._store.run(lambda c: self._claim(c, now))
        if due is not None:
            await self._deliver(due)
        return due is not None

    async def _next(self) -> Due | None:
        """What this lane is to send now; None after a wait for it, or when it is to stop."""
        async with self._turn:
            if self._stopping:
                return None
            self._wake.clear()
            now = self._now()
            due = await self._store.run(lambda c: self._claim(c, now))
            if due is None:
                await self._rest(await self._until_next())
            return due

    async def _rest(self, seconds: float) -> None:
        if not self._stopping:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._wake.wait(), seconds)

    async def _deliver(self, due: Due) -> None:
        now = self._now()
        silent = self._known.silent.get((due.channel, due.account))
        if silent is not None and silent > now:  # another lane was told so while this one claimed
            await self._store.run(lambda c: claims.put_back(c, due.id, silent))
            return
        say = due.say
        if say.files:
            say = await self._files.ready(due.id, say, self._channels[due.channel].traits, now)
        try:
            ref = await self._channels[due.channel].send(due.account, due.address, say)
        except SendFailed as failed:
            await self._failed(due, failed)
        else:
            accepted = self._now()
            _warn(due, await self._store.run(lambda c: self._accepted(c, due, ref, accepted)))

    def _claim(self, connection: Connection, now: datetime) -> Due | None:
        quiet = is_quiet(now.astimezone(ZONE))
        shut = sorted(self._known.shut)
        work = {"answers": self._answers, "campaigns": self._campaigns, "quiet": quiet}
        return claims.claim(connection, self._paces, now, LEASE, shut, **work, ahead=self._ahead)

    def _accepted(self, connection: Connection, due: Due, ref: str, now: datetime) -> Crossed | None:
        claims.settle(connection, due.id, "sent", now, sent_ref=ref)
        parts = len(ref.split()) or 1
        more = parts - len(due.say.there.split()) - 1
        if more > 0 and (rate := self._paces[due.channel]) is not None:
            pacing.charge(connection, due.channel, due.account, now, more / rate)
        return rations.count(connection, due.channel, due.account, now, messages=parts)

    async def _failed(self, due: Due, failed: SendFailed) -> None:
        now = self._now()
        log.warning("send %s on %s/%s: %s", due.id, due.channel, due.account, failed)
        free = not self._channels[due.channel].traits.rationed
        match failed.why:
            case Why.LATER if failed.wait:
                # The platform counts; it is not this message's fault, however often it happens.
                until = now + timedelta(seconds=failed.wait)
                self._known.silent[due.channel, due.account] = until
                await self._store.run(lambda c: self._wait_for_gate(c, due, until, failed.there))
            case Why.LATER if due.tries < MOST_TRIES:
                again = now + timedelta(seconds=2.0**due.tries)
                await self._store.run(lambda c: claims.put_back(c, due.id, again, failed.there))
            case Why.UNSURE if free and due.lane == outbox.REPLY and due.tries < 2:
                # Asking again gives the same answer, so a reply that may be lost goes once more where that costs nothing.
                _warn(due, await self._store.run(lambda c: self._say_once_more(c, due, now, failed.there)))
            case Why.SHUT:
                self._known.shut.add((due.channel, due.account))
                await self._store.run(lambda c: self._keep_for_later(c, due, now, failed.there))
            case why:
                state = {Why.GONE: "gone", Why.UNSURE: "unknown"}.get(why, "failed")
                if failed.there and state == "failed":  # a part of it is there: neither sent nor not sent
                    state = "unknown"
                parts = len(failed.there.split()) + (why is Why.UNSURE)
                _warn(due, await self._store.run(lambda c: self._give_up(c, due, state, now, parts)))

    def _say_once_more(self, connection: Connection, due: Due, now: datetime, there: str) -> Crossed | None:
        claims.put_back(connection, due.id, now + timedelta(seconds=1), there)
        return rations.count(connection, due.channel, due.account, now)

    def _give_up(self, connection: Connection, due: Due, state: str, now: datetime, parts: int) -> Crossed | None:
        """`parts`: how many messages are there or may be. What may have arrived was counted by the platform if it did:
        better told too many than too few."""
        claims.settle(connection, due.id, state, now)
        if due.campaign and state != "gone":
            campaigns.watch(connection, due.campaign, now)
        if state == "gone":
            accounts.set_reachable(connection, due.channel, due.account, due.address, False, now)
        return rations.count(connection, due.channel, due.account, now, messages=parts) if parts else None

    def _keep_for_later(self, connection: Connection, due: Due, now: datetime, there: str) -> None:
        """The account is shut: its messages stay, and who answers for a campaign is told."""
        if due.campaign:
            campaigns.account_shut(connection, due.campaign, due.channel, now)
        claims.put_back(connection, due.id, now, there)

    def _wait_for_gate(self, connection: Connection, due: Due, until: datetime, there: str) -> None:
        pacing.close_gate(connection, due.channel, due.account, until)
        claims.put_back(connection, due.id, until, there)

    async def _until_next(self) -> float:
        """Seconds until something may be due."""
        now = self._now()
        at = await self._store.read(lambda c: self._next_due(c, now))
        if at is None:
            return MOST_WAIT
        return min(max((moment(at) - self._now()).total_seconds(), LEAST_WAIT), MOST_WAIT)

    def _next_due(self, connection: Connection, now: datetime) -> str | None:
        local = now.astimezone(ZONE)
        return claims.next_due(
            connection,
            self._paces,
            now,
            sorted(self._known.shut),
            answers=self._answers,
            campaigns=self._campaigns,
            quiet_until=after_quiet(local) if is_quiet(local) else None,
            ahead=self._ahead,
        )


def _warn(due: Due, crossed: Crossed | None) -> None:
    """Tell the operator once that the month runs short."""
    if crossed is not None:
        log.warning(
            "%s/%s has sent %s of its %s messages of %s (%s %%): campaigns, then reminders wait for the next month; "
            "for more, add a token. See: python -m bot accounts",
            due.channel,
            due.account,
            crossed.sent,
            crossed.a_month,
            crossed.month,
            crossed.percent,
        )
