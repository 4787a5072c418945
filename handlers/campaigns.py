"""What every handler of campaigns needs: finding one, the question that waits, the facts of a plan, telling others."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from domain.campaigns import By, cost_of
from domain.chat import Say
from domain.draft import Asking, Talk
from domain.people import Member, may_approve_this, may_compose, may_read_campaigns
from domain.problems import Problem, Refused
from domain.quiet import after_quiet, open_minutes
from handlers.desk import Desk
from messages import campaign_plan as plan_words
from messages import campaign_text
from messages.campaign_plan import Plan, Way
from messages.words import capital
from storage import accounts, addresses, campaigns, members, outbox, places, rations, recipients
from storage.campaigns import Campaign
from storage.recipients import Reach
from storage.times import moment

WHAT = "campaign"
LEAST_LETTERS = 5
A_MINUTE = 1000  # messages a minute that every platform with a limit takes from one account


def ask(desk: Desk, say: Say, step: str, number: int = 0, options: Mapping[str, str] | None = None) -> None:
    """A question about a campaign; drafts of reporting stay open."""
    talk = desk.talk
    asking = Asking(WHAT, keys=(step,), options=dict(options or {}), entry=number)
    desk.ask(say, Talk(turn=talk.turn + 1, drafts=talk.drafts, asking=asking))


def done(desk: Desk, *says: Say) -> None:
    """The question is settled."""
    talk = desk.talk
    desk.keep(Talk(turn=talk.turn + 1, drafts=talk.drafts))
    desk.say(*says)


def only_writers(desk: Desk) -> None:
    """Raises Refused unless somebody asks who may write campaigns."""
    if not may_compose(desk.member):
        raise Refused(Problem.NOT_ALLOWED)


def only_readers(desk: Desk) -> None:
    """Raises Refused unless somebody asks who may see campaigns."""
    if not may_read_campaigns(desk.member):
        raise Refused(Problem.NOT_ALLOWED)


def find(desk: Desk, number: int, rev: str = "") -> Campaign:
    """The ward's campaign of this number. Raises Refused when there is none, or it is no longer as it was shown (`rev`)."""
    found = campaigns.by_id(desk.connection, number, desk.member.ward)
    if found is None:
        raise Refused(Problem.CAMPAIGN_NONE, shown=str(number))
    if rev and str(found.rev) != rev:
        raise Refused(Problem.CAMPAIGN_CHANGED, number=str(number))
    return found


def acted(changed: bool, number: int) -> None:
    """Raises Refused when somebody else changed the campaign first."""
    if not changed:
        raise Refused(Problem.CAMPAIGN_CHANGED, number=str(number))


def by_of(member: Member, one: Campaign) -> frozenset[By]:
    """As what this member may act on this campaign."""
    found = {By.COMPOSER} if may_compose(member) else set()
    return frozenset(found | ({By.APPROVER} if may_approve_this(member, one.writers) else set()))


def names(desk: Desk) -> dict[int, Member]:
    """The ward's members by number, those who left too."""
    everyone = members.of_ward(desk.connection, desk.member.ward, desk.today.isoformat(), left_too=True)
    return {member.id: member for member in everyone}


def name_of(everyone: Mapping[int, Member], member: int) -> str:
    return everyone[member].name if member in everyone else f"số {member}"


def checked(text: str, most: int) -> str:
    """Words to be sent, of at most so many letters. Raises Refused when they are too short or too long."""
    text = text.strip()
    if len(text) < LEAST_LETTERS:
        raise Refused(Problem.CAMPAIGN_SHORT, example=plan_words.ONE_LINE)
    if len(text) > most:
        raise Refused(Problem.CAMPAIGN_LONG, shown=str(len(text)), most=str(most))
    return text


def approvers(desk: Desk, writers: Collection[int]) -> list[Member]:
    """Who may approve what these wrote."""
    active = members.of_ward(desk.connection, desk.member.ward, desk.today.isoformat())
    return [member for member in active if may_approve_this(member, writers)]


def tell(desk: Desk, to: Collection[int], says: Sequence[Say], *, urgent: bool = False) -> None:
    """A message to these members, where they last wrote; after the quiet hours unless it is urgent."""
    lane = outbox.REPLY if urgent else outbox.REMINDER
    for member, channel, account, chat in addresses.where_to_write(desk.connection, sorted(to)):
        outbox.put(desk.connection, channel, account, chat, says, now=desk.now, member=member, lane=lane)


def as_read(desk: Desk, one: Campaign) -> Say:
    """The message exactly as its readers will see it; its button does nothing."""
    ward = places.ward_of(desk.connection, one.ward).name
    return campaign_text.message(0, ward, one.text, one.goal, one.enclosure.files)


def plan_of(desk: Desk, one: Campaign) -> Plan:
    """The facts of a campaign that has not begun."""
    zone = ZoneInfo(desk.zone)
    day = recipients.day_of(desk.now, zone)
    reach, fewer = recipients.reach(desk.connection, one.ward, one.audience, day, urgent=one.when.urgent)
    several = {row.channel for row in reach if sum(other.channel == row.channel for other in reach) > 1}
    ways = tuple(
        Way(
            row.channel,
            capital(row.channel) + (f" {row.account}" if row.channel in several else ""),
            row.people,
            rations.left(desk.connection, row.channel, row.account, desk.now),
            _carried(desk, one, row),
        )
        for row in reach
        if row.channel
    )
    whole, enclosed = as_read(desk, one).numbered(), bool(one.enclosure.id)
    most = max((way.people * cost_of(whole, enclosed=enclosed, carries=way.carries) for way in ways), default=0)
    start = one.when.start.astimezone(zone) if one.when.start else None
    if start is not None and not one.when.urgent:
        start = after_quiet(start)
    begins = start or desk.now.astimezone(zone)
    spread = one.when.spread + sum(  # the quiet hours inside a window add to it
        not open_minutes(begins + timedelta(minutes=passed), 1, urgent=one.when.urgent) for passed in range(one.when.spread)
    )
    return Plan(
        number=one.id,
        topic=one.topic,
        text=one.text,
        audience=one.audience,
        areas=tuple(area.label for area in places.areas_by_ids(desk.connection, one.audience.areas)),
        goal=one.goal,
        when=one.when,
        start=start,
        ways=ways,
        unreachable=sum(row.people for row in reach if not row.channel),
        fewer=fewer,
        minutes=max(-(-most // A_MINUTE), spread, 1),
        whole=whole,
        enclosure=one.enclosure,
        public=bool(desk.incoming.public),
    )


def _carried(desk: Desk, one: Campaign, row: Reach) -> str:
    """What of the campaign's file arrives where these are written to: "files", "pictures", "links", or "" for nothing."""
    carries = accounts.carries(desk.connection, row.channel, row.account)
    if carries == "files":
        return carries
    if not one.enclosure.linked or not desk.incoming.public:
        return ""
    shown = carries == "pictures" and one.enclosure.picture and desk.incoming.public.startswith("https://")
    return "pictures" if shown else "links"


def zone_of(desk: Desk) -> ZoneInfo:
    """The ward's clock."""
    return ZoneInfo(desk.zone)


def local_time(desk: Desk, at: str) -> datetime | None:
    """A kept moment on the ward's clock; None for none."""
    return moment(at).astimezone(zone_of(desk)) if at else None


def show_draft(desk: Desk, number: int) -> None:
    """The preview: the message as it will look, then its facts and what can be done."""
    one = find(desk, number)
    desk.say(as_read(desk, one))
    approval = places.wants_approval(desk.connection, one.ward)
    ask(desk, plan_words.preview(plan_of(desk, one), approval=approval), "preview", one.id, {"rev": str(one.rev)})
