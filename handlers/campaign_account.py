"""/chiendich: what became of a campaign, and what can be done with it: pause, resume, cancel, remind, settle the unknown."""

from __future__ import annotations

import re
from datetime import timedelta

from domain.answers import is_drop, is_yes, plain, says_stop
from domain.campaigns import Act, Stage, after, possible
from domain.chat import Choice
from domain.draft import Asking
from domain.problems import Problem, Refused
from domain.reading.folding import clean, fold
from handlers import campaign_unknown as unknown
from handlers import campaigns as common
from handlers import view
from handlers.campaign_figures import account_of
from handlers.desk import Desk
from messages import campaign_account as account_words
from messages import campaigns as words
from storage import campaigns, deliveries, outbox, recipients
from storage.campaigns import Campaign
from storage.times import moment

NEWEST = 10
NUDGE = "nudge"  # it asks for a report, not for an acknowledgement
AGAIN_AFTER = timedelta(hours=20)  # between two reminders of one campaign: the next day, whatever the hour
# What can be typed behind the number, and the same acts as choices under the account.
_WORDS = {
    "dung": "pause",
    "tam dung": "pause",
    "tiep": "resume",
    "gui tiep": "resume",
    "huy": "cancel",
    "nhac": "remind",
    "chua ro": "unknown",
    "sua": "edit",
}
_MOVES = {"pause": Act.PAUSE, "resume": Act.RESUME, "cancel": Act.CANCEL, "edit": Act.EDIT}
_KEEPS = re.compile(r"(?:thoi|giu|khong|ko|k)\b")
_LABELS = {
    "remind": "Nhắc người chưa xác nhận",
    "unknown": "Xem người chưa rõ",
    "pause": "Tạm dừng",
    "resume": "Gửi tiếp",
    "edit": "Xem và sửa",
    "cancel": "Huỷ tin này",
}


def show(desk: Desk, text: str) -> None:
    """/chiendich: the last campaigns; /chiendich 12: its account; /chiendich 12 dừng | tiếp | huỷ | nhắc | chưa rõ."""
    common.only_readers(desk)
    found = re.match(r"\s*(?:so |số )?(\d+)\s*(.*)$", text, re.DOTALL)
    if not found:
        rows = [(one.id, one.topic, one.stage, one.text) for one in campaigns.newest(desk.connection, desk.member.ward, NEWEST)]
        desk.say(account_words.campaigns_listed(rows))
        return
    one = common.find(desk, int(found[1]))
    act = _WORDS.get(" ".join(fold(clean(found[2])).lower().split()))
    if act and act in _acts(desk, one):
        _do(desk, one, act)
        return
    if act in _MOVES:
        after(one.stage, _MOVES[act], common.by_of(desk.member, one))  # says why it cannot be done
    _show(desk, one)


def answer_account(desk: Desk, asking: Asking, text: str) -> bool:
    """One of the choices under an account; False for other words."""
    act = asking.options.get(text.strip())
    if act is None:
        return False
    one = common.find(desk, asking.entry)
    if act == "cancel":  # a number alone is easily meant for something else, and what is cancelled stays so
        after(one.stage, Act.CANCEL, common.by_of(desk.member, one))
        common.ask(desk, account_words.ask_cancel(one.id), "cancel", one.id)
    else:
        _do(desk, one, act)
    return True


def answer_cancel(desk: Desk, asking: Asking, text: str) -> bool:
    """Whether the campaign is really to be cancelled; False for other words."""
    said = plain(text)
    if said == "2" or is_drop(text) or says_stop(text) or _KEEPS.match(said):
        common.done(desk, account_words.kept(asking.entry))
        return True
    if is_yes(text) or said == "huy han":
        _do(desk, common.find(desk, asking.entry), "cancel")
        return True
    return False


def _acts(desk: Desk, one: Campaign) -> list[str]:
    """What this member may do with it now, in the order of the choices."""
    by = common.by_of(desk.member, one)
    may = possible(one.stage, by)
    found = []
    if by and one.begun_at:
        states = {row.state for row in deliveries.account(desk.connection, one.id)}
        asks = one.sort != NUDGE and one.stage in (Stage.RUNNING, Stage.DONE)
        found += ["remind"] if "sent" in states and asks else []
        found += ["unknown"] if "unknown" in states else []
    found += ["pause"] if Act.PAUSE in may else []
    found += ["resume"] if Act.RESUME in may else []
    found += ["edit"] if Act.EDIT in may else []
    return found + (["cancel"] if Act.CANCEL in may else [])


def _do(desk: Desk, one: Campaign, act: str) -> None:
    by = common.by_of(desk.member, one)
    match act:
        case "pause":
            _move(desk, one, Act.PAUSE)
            deliveries.hold(desk.connection, one.id)
            common.done(desk, words.paused(one.id))
        case "resume":
            _move(desk, one, Act.RESUME)
            deliveries.release(desk.connection, one.id)
            common.done(desk, words.resumed(one.id))
        case "cancel":
            _move(desk, one, Act.CANCEL)
            deliveries.cancel(desk.connection, one.id, desk.now)
            rows = deliveries.account(desk.connection, one.id)
            kept = sum(row.people for row in rows if row.state in ("sent", "sending", "acknowledged", "unknown"))
            common.done(desk, words.cancelled(one.id, kept))
        case "remind":
            _remind(desk, one)
        case "unknown":
            unknown.show(desk, one)
        case "edit":
            after(one.stage, Act.EDIT, by)
            common.show_draft(desk, one.id)


def _move(desk: Desk, one: Campaign, act: Act) -> None:
    stage = after(one.stage, act, common.by_of(desk.member, one))
    ended = desk.now if stage is Stage.CANCELLED else None
    common.acted(campaigns.move(desk.connection, one, stage, ended=ended), one.id)
    desk.note(f"campaign_{act.value}", f"campaign:{one.id}")


def _remind(desk: Desk, one: Campaign) -> None:
    """The same words once more to everybody who has them and has not acknowledged; at most once in a day."""
    if one.reminded_at and desk.now - moment(one.reminded_at) < AGAIN_AFTER:
        raise Refused(Problem.CAMPAIGN_REMINDED, number=str(one.id))
    people = sum(row.people for row in deliveries.account(desk.connection, one.id) if row.state == "sent")
    zone = common.zone_of(desk)
    day = recipients.day_of(desk.now, zone)
    lane = outbox.URGENT if one.when.urgent else outbox.CAMPAIGN
    recipients.queue(desk.connection, one.id, [desk.now], [], day, lane=lane, again=one.reminders + 1)
    campaigns.note_reminder(desk.connection, one, desk.now)
    desk.note("campaign_remind", f"campaign:{one.id}")
    common.done(desk, account_words.reminded(one.id, people))


def _show(desk: Desk, one: Campaign) -> None:
    acts = _acts(desk, one)
    keys = {str(key): act for key, act in enumerate(acts, start=1)}
    choices = [Choice(key, _LABELS[act]) for key, act in keys.items()]
    everyone = common.names(desk)
    found = account_of(desk.connection, one, common.zone_of(desk), desk.today, lambda member: common.name_of(everyone, member))
    page = view.address(desk, f"{view.CAMPAIGN}/{one.id}") if one.begun_at else ""
    say = account_words.account(found, choices, page=page)
    if keys:
        common.ask(desk, say, "account", one.id, keys)
    else:
        desk.say(say)
