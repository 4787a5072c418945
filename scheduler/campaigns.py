"""Campaigns as time passes: those that are due begin, those that fail stop themselves, those with nothing left end."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.campaigns import Act, Audience, By, Stage, after, fails_too_often, next_start
from domain.chat import Say
from domain.people import State, may_compose
from domain.quiet import after_quiet, is_quiet
from messages import campaign_account as account_words
from messages import campaign_rules as rule_words
from messages import campaign_text
from messages import campaigns as words
from storage import addresses, campaigns, claims, deliveries, members, outbox, places, recipients, ticks
from storage.campaigns import Campaign
from storage.connection import Connection
from storage.places import Ward

NUDGE = "nudge"
MOST_SHARES = 60  # a campaign that is spread leaves in at most so many portions
NUDGE_AT = time(8)
LATER_AT = time(7)  # when a message leaves that met a person's limit of the day
_CLOCK = frozenset({By.CLOCK})


def tick(connection: Connection, now: datetime) -> None:
    """All that is due now."""
    claims.give_up_lost(connection, now)
    for ward in places.wards(connection):
        _nudge(connection, ward, now)
    for one in campaigns.due(connection, now):
        _begin(connection, one, now)
    for one in campaigns.at_stage(connection, Stage.RUNNING):
        if not deliveries.is_open(connection, one.id):
            _end(connection, one, now)


def stop(connection: Connection, one: Campaign, say: Say, now: datetime) -> None:
    """Pause a running campaign by itself and tell those who answer for it."""
    if campaigns.move(connection, one, after(one.stage, Act.PAUSE, _CLOCK)):
        deliveries.hold(connection, one.id)
        tell(connection, one.writers | {one.decided_by}, [say], now, urgent=one.when.urgent)


def watch(connection: Connection, number: int, now: datetime) -> None:
    """One more of its messages failed: the campaign stops itself when too many have."""
    one = campaigns.by_id(connection, number)
    failed, tried = deliveries.failures(connection, number)
    if one is not None and one.stage is Stage.RUNNING and fails_too_often(failed, tried):
        stop(connection, one, words.stopped_itself(number, failed, tried), now)


def account_shut(connection: Connection, number: int, channel: str, now: datetime) -> None:
    """The platform refuses our account: the campaign is paused until somebody has put that right."""
    one = campaigns.by_id(connection, number)
    if one is not None and one.stage is Stage.RUNNING:
        stop(connection, one, words.account_shut(number, channel), now)


def tell(connection: Connection, members: Collection[int], says: Sequence[Say], now: datetime, *, urgent: bool = False) -> None:
    """A message to each of these members, where they last wrote; after the quiet hours unless it is urgent."""
    lane = outbox.REPLY if urgent else outbox.REMINDER
    for member, channel, account, chat in addresses.where_to_write(connection, sorted(members)):
        outbox.put(connection, channel, account, chat, says, now=now, member=member, lane=lane)


def _begin(connection: Connection, one: Campaign, now: datetime) -> None:
    """Put the audience down and queue a message for each, unless these are quiet hours or another process has begun it."""
    zone = ZoneInfo(places.ward_of(connection, one.ward).zone)
    local = now.astimezone(zone)
    if is_quiet(local) and not one.when.urgent:
        return
    if not campaigns.move(connection, one, after(one.stage, Act.START, _CLOCK), begun=now):
        return
    day = recipients.day_of(now, zone)
    everybody = one.when.urgent or one.sort == NUDGE
    recipients.put_down(connection, one.id, one.ward, one.audience, day, everybody=everybody)
    lane = outbox.URGENT if one.when.urgent else outbox.CAMPAIGN
    later = () if one.when.urgent else _mornings(local)
    recipients.queue(connection, one.id, _shares(local, one), later, day, lane=lane)
    if one.when.repeat and one.when.start:
        start = next_start(one.when.start.astimezone(zone), one.when.repeat)
        while start <= now:
            start = next_start(start, one.when.repeat)
        campaigns.repeated(connection, one, start, now)


def _nudge(connection: Connection, ward: Ward, now: datetime) -> None:
    """On the ward's days, once from 8 in the morning on: a message to who has told nothing this month, the list to staff."""
    zone = ZoneInfo(ward.zone)
    local = now.astimezone(zone)
    if local.day not in places.nudge_days(connection, ward.id) or local.time() < NUDGE_AT or is_quiet(local):
        return
    if not ticks.take(connection, f"{NUDGE}:{ward.id}", local.date().isoformat()):
        return
    silent = recipients.unreported(connection, ward.id, recipients.day_of(now, zone))
    if not silent:
        return
    say = campaign_text.nudge(ward.name, local.month)
    number = campaigns.add(connection, ward.id, 0, now, text=say.text, audience=Audience(unreported=True), sort=NUDGE)
    one = campaigns.by_id(connection, number)
    assert one is not None, "it has just been added"
    campaigns.move(connection, one, after(one.stage, Act.RELEASE, _CLOCK), words=(say, say), start=now)
    everyone = members.of_ward(connection, ward.id, local.date().isoformat())
    staff = [member.id for member in everyone if may_compose(member) and member.state is State.ACTIVE]
    tell(connection, staff, [rule_words.nudged(local.month, silent)], now)


def _end(connection: Connection, one: Campaign, now: datetime) -> None:
    if campaigns.move(connection, one, after(one.stage, Act.FINISH, _CLOCK), ended=now):
        states: dict[str, int] = {}
        for row in deliveries.account(connection, one.id):
            states[row.state] = states.get(row.state, 0) + row.people
        tell(
            connection, one.writers, [account_words.finished(one.id, account_words.Row("", states))], now, urgent=one.when.urgent
        )


def _shares(local: datetime, one: Campaign) -> list[datetime]:
    """The moments at which equal shares leave: now, or spread over the window, the quiet hours left out."""
    shares = min(max(one.when.spread, 1), MOST_SHARES)
    moments = [local + timedelta(minutes=one.when.spread * share / shares) for share in range(shares)]
    return moments if one.when.urgent else [after_quiet(moment) for moment in moments]


def _mornings(local: datetime) -> list[datetime]:
    days = range(1, recipients.MOST_DAYS_LATER + 1)
    return [datetime.combine(local.date() + timedelta(days=day), LATER_AT, local.tzinfo) for day in days]
