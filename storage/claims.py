"""What leaves next: the sender claims one message at a time, replies first, and says what became of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, case, func, or_, select, text, update

from domain.chat import Say
from storage import pacing, rations
from storage.outbox import CAMPAIGN, OPEN, URGENT, say_of
from storage.tables import campaign, outbox, pace
from storage.times import iso, moment


@dataclass(frozen=True, slots=True)
class Due:
    """One message to send now."""

    id: int
    channel: str
    account: str
    address: str
    say: Say
    tries: int
    lane: int
    campaign: int = 0


def claim(
    connection: Connection,
    paces: Mapping[str, float | None],
    now: datetime,
    lease: timedelta,
    shut: Sequence[tuple[str, str]] = (),
    *,
    answers: bool = True,
    campaigns: bool = True,
    quiet: bool = False,
    ahead: Mapping[str, int] | None = None,
) -> Due | None:
    """Take the next message that may leave now, replies first, and hold it for `lease`; None when there is none.

    `paces`: channel → messages a second of one account, None where nobody counts; only these channels are looked at.
    Within one chat the order is kept: a message waits while an older one to the same chat is open. An account that the
    platform told to wait, those of `shut` (channel, account), and those whose ration of the month is short, keep theirs.
    `answers`, `campaigns`: what is looked at; `quiet`: of campaigns only the urgent ones. `ahead`: channel → how many
    places of the pace a reply may take before they are free, so that it never waits behind what a campaign took.
    """
    borrowed = _borrowed(paces, ahead or {})
    row = _next_answer(connection, paces, borrowed, now, shut) if answers else None
    if row is None and campaigns:
        row = _next_of_campaigns(connection, paces, now, shut, quiet=quiet)
    if row is None:
        return None
    rate = paces[row["channel"]]
    if rate is not None:
        early = borrowed[row["channel"]] if row["lane"] < CAMPAIGN else timedelta()
        free_at = row["next_at"] or ""
        if not pacing.reserve(connection, row["channel"], row["account"], now, 1 / rate, free_at, early):
            return None
    leased = {"state": "sending", "leased_until": iso(now + lease), "tries": row["tries"] + 1}
    connection.execute(update(outbox).where(outbox.c.id == row["id"]).values(leased))
    say = replace(say_of(_words_of(connection, row)), there=row["sent_ref"] or "")
    return Due(
        row["id"],
        row["channel"],
        row["account"],
        row["chat"],
        say,
        row["tries"] + 1,
        row["lane"],
        row["campaign_id"] or 0,
    )


def settle(connection: Connection, due: int, state: str, now: datetime, *, sent_ref: str | None = None) -> None:
    """Say what became of a claimed message: sent, failed, gone or unknown."""
    connection.execute(_SETTLE, {"b_id": due, "b_state": state, "b_at": iso(now), "b_ref": sent_ref})


def put_back(connection: Connection, due: int, at: datetime, there: str = "") -> None:
    """Not sent, or only those of its parts that are `there`: try again from `at`; unless its campaign was stopped meanwhile."""
    stage = select(campaign.c.stage).where(campaign.c.id == outbox.c.campaign_id).scalar_subquery()
    state = case((stage == "paused", "paused"), (stage == "cancelled", "cancelled"), else_="waiting")
    values: dict[str, Any] = {"state": state, "leased_until": None, "due_at": iso(at)}
    values |= {"sent_ref": there} if there else {}
    connection.execute(update(outbox).where(outbox.c.id == due).values(values))


def free_leases(connection: Connection, channels: Sequence[str], now: datetime) -> None:
    """Give back what a killed process was sending. Only for whoever alone sends on these channels.

    A message of a campaign becomes unknown instead: it may have arrived, and nobody gets it twice.
    """
    held = update(outbox).where(outbox.c.state == "sending", outbox.c.channel.in_(channels))
    connection.execute(held.where(outbox.c.campaign_id.is_not(None)).values(_unknown(now)))
    connection.execute(held.values(state="waiting", leased_until=None))


def give_up_lost(connection: Connection, now: datetime) -> None:
    """Messages of campaigns whose lease ran out with the process that sent them are unknown from now on."""
    lost = (outbox.c.state == "sending") & outbox.c.campaign_id.is_not(None) & (outbox.c.leased_until < iso(now))
    connection.execute(update(outbox).where(_OPEN_CAMPAIGNS, lost).values(_unknown(now)))


def next_due(
    connection: Connection,
    paces: Mapping[str, float | None],
    now: datetime,
    shut: Sequence[tuple[str, str]] = (),
    *,
    answers: bool = True,
    campaigns: bool = True,
    quiet_until: datetime | None = None,
    ahead: Mapping[str, int] | None = None,
) -> str | None:
    """When the earliest open message of these channels may leave, as ISO text; None when none is open.

    `paces`, `ahead` as in `claim`.
    """
    channels = list(paces)
    borrowed = _borrowed(paces, ahead or {})
    found: list[str] = []
    if answers:
        times = _open(channels, now, shut).with_only_columns(
            outbox.c.channel, outbox.c.due_at, outbox.c.leased_until, pace.c.next_at, pace.c.gate_until
        )
        rows = connection.execute(times.limit(100)).mappings()
        for row in rows:
            free_at = iso(moment(row["next_at"]) - borrowed[row["channel"]]) if row["next_at"] else ""
            found.append(max(row["due_at"], row["leased_until"] or "", free_at, row["gate_until"] or ""))
    if campaigns:
        not_before = {URGENT: "", CAMPAIGN: iso(quiet_until) if quiet_until else ""}
        for account in _accounts(connection, channels, shut):
            if rations.is_spent(connection, account["channel"], account["account"], now):
                continue
            for lane, opens in not_before.items():
                waiting = _of_campaigns(account["channel"], account["account"], lane).with_only_columns(outbox.c.due_at)
                due_at = connection.execute(waiting.limit(1)).scalar()
                found += [max(due_at, opens, account["next_at"], account["gate_until"])] if due_at else []
    return min(found, default=None)


def _next_answer(
    connection: Connection,
    paces: Mapping[str, float | None],
    borrowed: Mapping[str, timedelta],
    now: datetime,
    shut: Sequence[tuple[str, str]],
) -> Mapping[str, Any] | None:
    """The next reply or reminder, locked."""
    at = iso(now)
    query = _open(list(paces), now, shut).where(outbox.c.due_at <= at, _free(at), _may_send(borrowed, now), ~_older_open())
    row = connection.execute(query.limit(1).with_for_update(skip_locked=True, of=outbox)).mappings().first()
    return None if row is None else dict(row)


def _next_of_campaigns(
    connection: Connection,
    paces: Mapping[str, float | None],
    now: datetime,
    shut: Sequence[tuple[str, str]],
    *,
    quiet: bool,
) -> Mapping[str, Any] | None:
    """The next message of a campaign, locked: of the account that has rested longest and has no reply to send.

    Account by account, since a hundred thousand messages that wait for one account must not be walked over to find the
    next one of another.
    """
    at = iso(now)
    for account in _accounts(connection, list(paces), shut):
        if max(account["next_at"], account["gate_until"]) > at or _answers_wait(connection, account, at):
            continue
        if rations.is_spent(connection, account["channel"], account["account"], now):
            continue
        for lane in (URGENT,) if quiet else (URGENT, CAMPAIGN):
            query = _of_campaigns(account["channel"], account["account"], lane).where(outbox.c.due_at <= at, ~_chat_busy(at))
            row = connection.execute(query.limit(1).with_for_update(skip_locked=True, of=outbox)).mappings().first()
            if row is not None:
                return {**row, "next_at": account["next_at"]}
    return None


def _accounts(connection: Connection, channels: Sequence[str], shut: Sequence[tuple[str, str]]) -> Iterator[Mapping[str, Any]]:
    """The accounts that ever sent or have a campaign to send, with their pace, the one that rested longest first."""
    rows = connection.execute(select(pace).where(pace.c.channel.in_(channels)).order_by(pace.c.next_at)).mappings().all()
    return iter([dict(row) for row in rows if (row["channel"], row["account"]) not in shut])


def _answers_wait(connection: Connection, account: Mapping[str, Any], at: str) -> bool:
    """Whether a reply or reminder of this account could leave now."""
    theirs = (outbox.c.channel == account["channel"]) & (outbox.c.account == account["account"])
    due = (outbox.c.state == "waiting") & (outbox.c.lane < CAMPAIGN) & (outbox.c.due_at <= at)
    return connection.execute(select(outbox.c.id).where(_OPEN, theirs, due).limit(1)).first() is not None


def _of_campaigns(channel: str, account: str, lane: int) -> Select[Any]:
    """What waits of the campaigns of one account, in the order it is due."""
    theirs = (outbox.c.channel == channel, outbox.c.account == account, outbox.c.lane == lane, outbox.c.state == "waiting")
    return select(outbox).where(_OPEN_CAMPAIGNS, *theirs).order_by(outbox.c.due_at, outbox.c.id)


def _words_of(connection: Connection, row: Mapping[str, Any]) -> str:
    """The JSON of a message: its own, or the frozen words of its campaign."""
    if not row["campaign_id"]:
        return str(row["body"])
    words = campaign.c.reminder if row["again"] else campaign.c.body
    return str(connection.execute(select(words).where(campaign.c.id == row["campaign_id"])).scalar_one())


def _unknown(now: datetime) -> dict[str, str | None]:
    return {"state": "unknown", "leased_until": None, "settled_at": iso(now)}


def _open(channels: Sequence[str], now: datetime, shut: Sequence[tuple[str, str]]) -> Select[Any]:
    """Open replies and reminders of these channels that the month allows, with the pace of their account, replies first."""
    query = (
        select(outbox, pace.c.next_at, pace.c.gate_until)
        .outerjoin(pace, and_(pace.c.channel == outbox.c.channel, pace.c.account == outbox.c.account))
        .where(_OPEN, outbox.c.lane < CAMPAIGN, outbox.c.channel.in_(channels))
        .order_by(outbox.c.lane, outbox.c.id)
    )
    for channel, account in shut:
        query = query.where(or_(outbox.c.channel != channel, outbox.c.account != account))
    return rations.with_rations(query, now)


def _free(now: str) -> ColumnElement[bool]:
    """Nobody holds it: no lease, or one that ran out with the process that took it."""
    return or_(outbox.c.leased_until.is_(None), outbox.c.leased_until < now)


def _may_send(borrowed: Mapping[str, timedelta], now: datetime) -> ColumnElement[bool]:
    """The account's next place is free, or near enough to be borrowed, and the platform told it no silence."""
    free_at = func.coalesce(pace.c.next_at, "")
    place = or_(*(and_(outbox.c.channel == name, free_at <= iso(now + early)) for name, early in borrowed.items()))
    return and_(place, func.coalesce(pace.c.gate_until, "") <= iso(now))


def _borrowed(paces: Mapping[str, float | None], ahead: Mapping[str, int]) -> dict[str, timedelta]:
    """Channel → how long before its place is free a reply may leave."""
    return {name: timedelta(seconds=ahead.get(name, 0) / rate if rate else 0) for name, rate in paces.items()}


def _older_open() -> ColumnElement[bool]:
    """An older message to the same chat is still to be sent."""
    older = outbox.alias("older")
    return (
        select(older.c.id)
        .where(
            older.c.channel == outbox.c.channel,
            older.c.account == outbox.c.account,
            older.c.chat == outbox.c.chat,
            older.c.id < outbox.c.id,
            older.c.state.in_(OPEN),
            older.c.lane <= outbox.c.lane,
        )
        .exists()
    )


def _chat_busy(at: str) -> ColumnElement[bool]:
    """A reply or a reminder waits for the same chat, or something is on its way there: a campaign gives way to both."""
    other = outbox.alias("other")
    here = (other.c.channel == outbox.c.channel, other.c.account == outbox.c.account, other.c.chat == outbox.c.chat)
    first = or_(and_(other.c.lane < CAMPAIGN, other.c.due_at <= at), other.c.state == "sending")
    return select(other.c.id).where(*here, other.c.id != outbox.c.id, other.c.state.in_(OPEN), first).exists()


# As the indexes of open messages say it, word for word: only so are they used.
_OPEN = text("outbox.state IN ('waiting','sending') AND outbox.lane < 2")
_OPEN_CAMPAIGNS = text("outbox.state IN ('waiting','sending') AND outbox.lane >= 2")
_SETTLE = (
    update(outbox)
    .where(outbox.c.id == bindparam("b_id"))
    .values(state=bindparam("b_state"), sent_ref=bindparam("b_ref"), settled_at=bindparam("b_at"), leased_until=None)
)
