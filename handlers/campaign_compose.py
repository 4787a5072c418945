"""Writing a campaign: in one message, or step by step; the preview; sending it to be approved."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from domain import campaign_words
from domain.campaign_words import Past
from domain.campaigns import MOST_LETTERS, Act, Audience, By, Stage, When, after
from domain.chat import File, Say
from domain.draft import Asking
from domain.people import Role, may_compose
from domain.problems import Problem, Refused
from domain.quiet import after_quiet, is_quiet
from handlers import campaign_library as library
from handlers import campaigns as common
from handlers.desk import Desk
from messages import campaign_library as library_words
from messages import campaign_plan as plan_words
from messages import campaign_text
from messages import campaigns as words
from storage import campaigns, enclosures, places, recipients
from storage.campaigns import Campaign

_AUDIENCES = {
    "1": Audience(),
    "2": Audience((Role.PARTY_MEMBER,)),
    "3": Audience((Role.COLLABORATOR, Role.PARTY_MEMBER)),
    "4": Audience(unreported=True),
}
_STEPS = {"2": "own_text", "3": "audience", "4": "time", "5": "goal"}


def compose(desk: Desk, text: str) -> None:
    """/guitin: begin a campaign; with a line behind it ("ctv tổ 5: …") go straight to the preview."""
    common.only_writers(desk)
    if text and not one_line(desk, f"gửi {text}"):
        _begin(desk, text)
    elif not text:
        topics = [(str(key), topic) for key, topic in enumerate(library.topics(desk), start=1)]
        common.ask(desk, plan_words.ask_text(topics), "text", options=dict(topics))


def one_line(desk: Desk, text: str, file: File | None = None) -> bool:
    """A whole campaign in one message of staff's; False when it is none. `file`: the picture or document it came under."""
    if not may_compose(desk.member) or not desk.member.ward:
        return False
    try:
        line = campaign_words.line_of(text, places.areas(desk.connection, desk.member.ward), _local(desk))
    except Past:
        raise Refused(Problem.CAMPAIGN_PAST, example=plan_words.TIME_EXAMPLE) from None
    if line is None:
        return False
    number = _add(desk, line.text, audience=line.audience, when=line.when)
    one = common.find(desk, number)
    _must_reach(desk, one)
    if file is not None:
        enclosure = enclosures.add(desk.connection, one.ward, file, desk.member.id, desk.now)
        campaigns.edit(desk.connection, one, desk.member.id, enclosure=enclosure)
    common.show_draft(desk, number)
    return True


def answer_text(desk: Desk, asking: Asking, text: str) -> None:
    """A topic of the library by its number, or one's own words."""
    topic = asking.options.get(text.strip())
    if text.strip() == "0":
        common.done(desk, plan_words.dropped())
    elif topic:
        texts = library.offered(desk, topic)
        approval = places.wants_approval(desk.connection, desk.member.ward)
        shown = {str(number): one.key for number, one in enumerate(texts, start=1)}
        common.ask(desk, library_words.offered(topic, texts, approval=approval), "ready", options={"topic": topic, **shown})
    else:
        _begin(desk, text)


def answer_ready(desk: Desk, asking: Asking, text: str) -> None:
    """One of the ready texts, or one's own words on its topic."""
    topic = asking.options["topic"]
    chosen = text.strip()
    if chosen == "0":
        common.done(desk, plan_words.dropped())
        return
    key = asking.options.get(chosen) if chosen.isdecimal() else None
    found = [one.text for one in library.offered(desk, topic) if one.key == key]
    _begin(desk, found[0] if found else text, topic)


def answer_audience(desk: Desk, asking: Asking, text: str) -> None:
    """Whom it is for; then the preview."""
    if text.strip() == "0":
        common.show_draft(desk, asking.entry)
        return
    audience = _AUDIENCES.get(text.strip())
    if audience is None:
        audience = campaign_words.audience_in(text, places.areas(desk.connection, desk.member.ward))
    if audience is None:
        raise Refused(Problem.CAMPAIGN_AUDIENCE, shown=text, example=plan_words.AUDIENCE_EXAMPLE)
    one = to_edit(desk, asking)
    _must_reach(desk, replace(one, audience=audience))
    save(desk, one, audience=audience)


def answer_own_text(desk: Desk, asking: Asking, text: str) -> None:
    """Other words; the topic is read from them anew unless it came from the library."""
    if text.strip() == "0":
        common.show_draft(desk, asking.entry)
        return
    one = to_edit(desk, asking)
    save(desk, one, text=common.checked(text, MOST_LETTERS), topic=one.topic or campaign_words.topic_in(text))


def answer_time(desk: Desk, asking: Asking, text: str) -> None:
    """When it leaves."""
    local = _local(desk)
    match text.strip():
        case "0":
            common.show_draft(desk, asking.entry)
            return
        case "1":
            when: When | None = When()
        case "2":
            when = When(datetime.combine(local.date() + timedelta(days=1), time(7), local.tzinfo))
        case _:
            try:
                said = campaign_words.when_in(text, local)
            except Past:
                raise Refused(Problem.CAMPAIGN_PAST, example=plan_words.TIME_EXAMPLE) from None
            when = said[0] if said and not said[1].strip(" .,") else None
    if when is None:
        raise Refused(Problem.CAMPAIGN_TIME, shown=text, example=plan_words.TIME_EXAMPLE)
    save(desk, to_edit(desk, asking), when=when)


def answer_goal(desk: Desk, asking: Asking, text: str) -> None:
    """What it is to reach."""
    if text.strip() == "0":
        common.show_draft(desk, asking.entry)
        return
    try:
        goal = campaign_words.goal_in(text, desk.today)
    except Past:
        raise Refused(Problem.CAMPAIGN_PAST, example=plan_words.GOAL_EXAMPLE) from None
    if goal is None:
        raise Refused(Problem.CAMPAIGN_GOAL, shown=text, example=plan_words.GOAL_EXAMPLE)
    save(desk, to_edit(desk, asking), goal=goal)


def answer_preview(desk: Desk, asking: Asking, text: str) -> bool:
    """What to do with the draft shown; False when the words are none of the choices."""
    chosen = text.strip()
    if chosen not in ("0", "1", "6", *_STEPS):
        return False
    if chosen == "0":
        common.done(desk, words.put_off(asking.entry))
        return True
    one = common.find(desk, asking.entry, asking.options["rev"])
    if chosen == "1":
        _offer(desk, one)
    elif chosen == "6":
        stage = after(one.stage, Act.CANCEL, common.by_of(desk.member, one))
        common.acted(campaigns.move(desk.connection, one, stage, ended=desk.now), one.id)
        desk.note("campaign_cancel", f"campaign:{one.id}")
        common.done(desk, words.cancelled(one.id, 0))
    else:
        step = _STEPS[chosen]
        say = {
            "own_text": plan_words.ask_own_text,
            "audience": plan_words.ask_audience,
            "time": plan_words.ask_time,
            "goal": plan_words.ask_goal,
        }[step]()
        common.ask(desk, say, step, one.id, {"rev": str(one.rev)})
    return True


def release(desk: Desk, one: Campaign, stage: Stage, *, by: int | None) -> Say:
    """Freeze the words and let the campaign wait for its time; the sentence that says so. Raises Refused."""
    _must_reach(desk, one)
    local = _local(desk)
    start = one.when.start
    if start is not None and start < desk.now and not one.when.repeat:
        raise Refused(Problem.CAMPAIGN_PAST, example=plan_words.TIME_EXAMPLE)
    ward = places.ward_of(desk.connection, one.ward).name
    frozen = (
        campaign_text.message(one.id, ward, one.text, one.goal, one.enclosure.files),
        campaign_text.reminder(one.id, ward, one.text, one.goal, one.enclosure.files),
    )
    common.acted(campaigns.move(desk.connection, one, stage, by=by, words=frozen, start=start or desk.now), one.id)
    desk.note("campaign_approve", f"campaign:{one.id}")
    held = start is None and is_quiet(local) and not one.when.urgent
    shown = common.plan_of(desk, one).start if start else None
    return words.approved(one.id, shown, quiet_until=after_quiet(local) if held else None, asked=by is not None)


def _offer(desk: Desk, one: Campaign) -> None:
    by = common.by_of(desk.member, one)
    _must_reach(desk, one)
    if not one.when.urgent and not places.wants_approval(desk.connection, one.ward):
        common.done(desk, release(desk, one, after(one.stage, Act.RELEASE, by), by=None))
        return
    common.acted(campaigns.move(desk.connection, one, after(one.stage, Act.OFFER, by)), one.id)
    desk.note("campaign_offer", f"campaign:{one.id}")
    approvers = common.approvers(desk, one.writers)
    says = [words.please_approve(one.id, desk.member.name, one.text)]
    common.tell(desk, [member.id for member in approvers], says, urgent=one.when.urgent)
    common.done(desk, words.offered(one.id, [member.name for member in approvers]))


def _begin(desk: Desk, text: str, topic: str = "") -> None:
    number = _add(desk, text, topic=topic)
    common.ask(desk, plan_words.ask_audience(), "audience", number, {"rev": "1"})


def _add(desk: Desk, text: str, *, topic: str = "", audience: Audience | None = None, when: When | None = None) -> int:
    number = campaigns.add(
        desk.connection,
        desk.member.ward,
        desk.member.id,
        desk.now,
        text=common.checked(text, MOST_LETTERS),
        topic=topic or campaign_words.topic_in(text),
        audience=audience,
        when=when,
    )
    desk.note("campaign_add", f"campaign:{number}")
    return number


def save(desk: Desk, one: Campaign, **changed: Any) -> None:
    """Keep what was changed (as storage.campaigns.edit takes it), and show the draft."""
    common.acted(campaigns.edit(desk.connection, one, desk.member.id, **changed), one.id)
    desk.note("campaign_edit", f"campaign:{one.id}")
    common.show_draft(desk, one.id)


def to_edit(desk: Desk, asking: Asking) -> Campaign:
    """The campaign as it was shown, if it may still be changed."""
    one = common.find(desk, asking.entry, asking.options.get("rev", ""))
    after(one.stage, Act.EDIT, frozenset({By.COMPOSER}))
    return one


def _must_reach(desk: Desk, one: Campaign) -> None:
    day = recipients.day_of(desk.now, ZoneInfo(desk.zone))
    reach, _ = recipients.reach(desk.connection, one.ward, one.audience, day, urgent=one.when.urgent)
    if not any(row.channel for row in reach):
        raise Refused(Problem.CAMPAIGN_EMPTY, example=plan_words.AUDIENCE_EXAMPLE)


def _local(desk: Desk) -> datetime:
    return desk.now.astimezone(ZoneInfo(desk.zone))
