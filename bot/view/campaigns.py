"""Gathers the account of a campaign, and the list of those that have begun."""

from __future__ import annotations

from bot.view.reader import Reader, Shut, named
from domain.people import may_read_campaigns
from handlers.campaign_figures import account_of
from messages import viewing as words
from messages.view.facts import CampaignPage, Listed
from storage import campaigns, places
from storage.campaigns import Campaign
from storage.connection import Connection
from storage.times import moment

NEWEST = 50


def account(connection: Connection, reader: Reader, number: int) -> CampaignPage:
    """Everything about a campaign that has begun. Raises Shut where there is none for this reader."""
    one = found(connection, reader, number)
    areas = {area.id: area.label for area in places.areas(connection, one.ward)}
    return CampaignPage(
        account=account_of(connection, one, reader.zone, reader.today, lambda member: named(connection, reader, member)),
        audience=one.audience,
        areas=tuple(areas[area] for area in one.audience.areas if area in areas),
        enclosure=one.enclosure,
        reminders=one.reminders,
        urgent=one.when.urgent,
    )


def listed(connection: Connection, reader: Reader) -> tuple[Listed, ...]:
    """The last campaigns that have begun, the newest first."""
    if not may_read_campaigns(reader.member):
        raise Shut(403, words.no_right())
    return tuple(
        Listed(one.id, one.topic, one.stage, one.text, moment(one.begun_at).astimezone(reader.zone).date())
        for one in campaigns.newest(connection, reader.member.ward, NEWEST)
        if one.begun_at
    )


def found(connection: Connection, reader: Reader, number: int) -> Campaign:
    """The ward's campaign of this number, once it has begun. Raises Shut."""
    if not may_read_campaigns(reader.member):
        raise Shut(403, words.no_right())
    one = campaigns.by_id(connection, number, reader.member.ward)
    if one is None or not one.begun_at:
        raise Shut(404, words.no_such_page())
    return one
