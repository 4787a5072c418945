"""Empties the outbox: one message in flight, replies first, each settled by what the channel said. Woken by commits."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from domain.chat import Channel, Say, SendFailed, Why
from domain.links import FILE_PATH, signed
from messages import files as words
from storage import accounts, keys, outbox, pacing, rations
from storage.connection import Connection
from storage.outbox import Due
from storage.rations import Crossed
from storage.store import Store
from storage.times import ZONE, moment

log = logging.getLogger("danso")

LINK_LASTS = timedelta(hours=24)  # how long a file can be fetched by its link
LEASE = timedelta(seconds=60)
MOST_WAIT = 30.0  # seconds between looks at the outbox when nothing wakes the sender
MOST_TRIES = 8


class Sender:
    """One lane of sending. A crash can double at most the one message in flight.

    `address`: the public address of the web page, where files can be fetched that a channel does not carry; "" for none.
    """

    def __init__(self, store: Store, channels: Mapping[str, Channel], now: Callable[[], datetime], address: str = "") -> None:
        self._address = address.rstrip("/")
        self._store = store
        self._channels = channels
        self._now = now
        self._wake = asyncio.Event()
        self._shut: set[tuple[str, str]] = set()
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
            self._wake.clear()
            try:
                busy = await self.send_one()
                wait = 0.0 if busy else await self._until_next()
            except Exception as error:  # the lane must outlive a database that is away for a while
                log.error("sender: %s", type(error).__name__)
                wait = 5.0
            if wait and not self._stopping:
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._wake.wait(), wait)

    async def drain(self) -> None:
        """Send all that is due now."""
        while await self.send_one():
            pass

    async def send_one(self) -> bool:
        """Send the next message that is due; False when there is none."""
        now, shut = self._now(), sorted(self._shut)
        paces = {name: channel.traits.per_second for name, channel in self._channels.items()}
        due = await self._store.run(lambda c: outbox.claim(c, paces, now, LEASE, shut))
        if due is None:
            return False
        say = due.say
        if say.files and not self._channels[due.channel].traits.files:
            say = await self._store.run(lambda c: self._by_links(c, due, now))
        try:
            ref = await self._channels[due.channel].send(due.account, due.address, say)
        except SendFailed as failed:
            await self._failed(due, failed)
        else:
            accepted = self._now()
            _warn(due, await self._store.run(lambda c: self._accepted(c, due, ref, accepted)))
        return True

    def _by_links(self, connection: Connection, due: Due, now: datetime) -> Say:
        """The message with links in the place of its files, or how to get them where there is no address."""
        if not self._address:
            return words.not_here(due.say)
        until = now + LINK_LASTS
        outbox.lend_files(connection, due.id, until)
        key = keys.of(connection, keys.LINKS)
        links = [f"{self._address}/{signed(key, f'{FILE_PATH}/{due.id}/{place}', until)}" for place in range(len(due.say.files))]
        return words.linked(due.say, links, until.astimezone(ZONE))

    def _accepted(self, connection: Connection, due: Due, ref: str, now: datetime) -> Crossed | None:
        outbox.settle(connection, due.id, "sent", now, sent_ref=ref)
        return rations.count(connection, due.channel, due.account, now, messages=len(ref.split()) or 1)

    async def _failed(self, due: Due, failed: SendFailed) -> None:
        now = self._now()
        log.warning("send %s on %s/%s: %s", due.id, due.channel, due.account, failed)
        free = not self._channels[due.channel].traits.rationed
        match failed.why:
            case Why.LATER if failed.wait:
                # The platform counts; it is not this message's fault, however often it happens.
                until = now + timedelta(seconds=failed.wait)
                await self._store.run(lambda c: self._wait_for_gate(c, due, until))
            case Why.LATER if due.tries < MOST_TRIES:
                again = now + timedelta(seconds=2.0**due.tries)
                await self._store.run(lambda c: outbox.put_back(c, due.id, again))
            case Why.UNSURE if free and due.lane == outbox.REPLY and due.tries < 2:
                # Asking again gives the same answer, so a reply that may be lost goes once more where that costs nothing.
                _warn(due, await self._store.run(lambda c: self._say_once_more(c, due, now)))
            case Why.SHUT:
                self._shut.add((due.channel, due.account))
                await self._store.run(lambda c: outbox.put_back(c, due.id, now))
            case why:
                state = {Why.GONE: "gone", Why.UNSURE: "unknown"}.get(why, "failed")
                _warn(due, await self._store.run(lambda c: self._give_up(c, due, state, now)))

    def _say_once_more(self, connection: Connection, due: Due, now: datetime) -> Crossed | None:
        outbox.put_back(connection, due.id, now + timedelta(seconds=1))
        return rations.count(connection, due.channel, due.account, now)

    def _give_up(self, connection: Connection, due: Due, state: str, now: datetime) -> Crossed | None:
        outbox.settle(connection, due.id, state, now)
        if state == "gone":
            accounts.set_reachable(connection, due.channel, due.account, due.address, False, now)
        # What may have arrived was counted by the platform if it did: better told too many than too few.
        return rations.count(connection, due.channel, due.account, now) if state == "unknown" else None

    def _wait_for_gate(self, connection: Connection, due: Due, until: datetime) -> None:
        pacing.close_gate(connection, due.channel, due.account, until)
        outbox.put_back(connection, due.id, until)

    async def _until_next(self) -> float:
        """Seconds until something may be due."""
        names, shut, now = sorted(self._channels), sorted(self._shut), self._now()
        at = await self._store.read(lambda c: outbox.next_due(c, names, now, shut))
        if at is None:
            return MOST_WAIT
        return min(max((moment(at) - self._now()).total_seconds(), 0.05), MOST_WAIT)


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
