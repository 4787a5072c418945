"""Approving what others wrote, or returning it with a comment."""

from __future__ import annotations

import re

from domain.campaigns import Act, Stage, after
from domain.draft import Asking
from domain.people import may_approve, may_approve_this
from domain.problems import Problem, Refused
from handlers import campaign_library as library
from handlers import campaigns as common
from handlers.campaign_compose import release
from handlers.desk import Desk
from messages import campaign_library as library_words
from messages import campaign_plan as plan_words
from messages import campaigns as words
from storage import campaigns
from storage.campaigns import Campaign


def approve(desk: Desk, text: str) -> None:
    """/duyet: what waits for approval; /duyet 12: one of them, to be approved or returned."""
    common.only_readers(desk)
    found = re.search(r"\d+", text)
    if found:
        _show(desk, common.find(desk, int(found[0])))
        return
    if not may_approve(desk.member):
        raise Refused(Problem.NOT_ALLOWED)
    everyone = common.names(desk)
    waiting = [one for one in campaigns.at_stage(desk.connection, Stage.OFFERED, desk.member.ward) if _may(desk, one)]
    if len(waiting) == 1:
        _show(desk, waiting[0])
    elif waiting:
        rows = [(one.id, common.name_of(everyone, one.edited_by), one.text) for one in waiting]
        desk.say(words.waiting_for_approval(rows))
    else:
        desk.say(words.none_to_approve())


def answer_approve(desk: Desk, asking: Asking, text: str) -> bool:
    """Approve, return or leave; False when the words are none of the choices."""
    chosen = text.strip()
    if chosen not in ("0", "1", "2"):
        return False
    if chosen == "0":
        common.done(desk, words.put_off(asking.entry))
        return True
    one = _checked(desk, common.find(desk, asking.entry, asking.options["rev"]))
    if chosen == "2":
        common.ask(desk, words.ask_comment(), "comment", one.id, {"rev": str(one.rev)})
        return True
    stage = after(one.stage, Act.APPROVE, common.by_of(desk.member, one))
    says = [release(desk, one, stage, by=desk.member.id)]
    if library.approve_words_of(desk, one):
        says.append(library_words.now_approved())
    common.done(desk, *says)
    common.tell(desk, one.writers, [words.was_approved(one.id, desk.member.name)], urgent=one.when.urgent)
    return True


def answer_comment(desk: Desk, asking: Asking, text: str) -> None:
    """Why it is returned."""
    if text.strip() == "0":
        common.done(desk, words.put_off(asking.entry))
        return
    one = _checked(desk, common.find(desk, asking.entry, asking.options["rev"]))
    stage = after(one.stage, Act.RETURN, common.by_of(desk.member, one))
    common.acted(campaigns.move(desk.connection, one, stage, by=desk.member.id, comment=text.strip()), one.id)
    desk.note("campaign_return", f"campaign:{one.id}")
    common.tell(desk, one.writers, [words.was_returned(one.id, desk.member.name, text)], urgent=one.when.urgent)
    common.done(desk, words.returned(one.id))


def _show(desk: Desk, one: Campaign) -> None:
    after(one.stage, Act.APPROVE, common.by_of(desk.member, _checked(desk, one)))
    desk.say(common.as_read(desk, one))
    writer = common.name_of(common.names(desk), one.edited_by)
    common.ask(desk, plan_words.to_approve(common.plan_of(desk, one), writer), "approve", one.id, {"rev": str(one.rev)})


def _checked(desk: Desk, one: Campaign) -> Campaign:
    """The campaign, if this member may approve it. Raises Refused."""
    if desk.member.id in one.writers and may_approve(desk.member):
        raise Refused(Problem.CAMPAIGN_OWN)
    if not _may(desk, one):
        raise Refused(Problem.NOT_ALLOWED)
    return one


def _may(desk: Desk, one: Campaign) -> bool:
    return may_approve_this(desk.member, one.writers)
