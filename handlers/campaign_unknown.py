"""Messages of a campaign that got no answer: shown by group, and settled by whoever has asked the people, one by one or all."""

from __future__ import annotations

import re
from collections import Counter

from domain.draft import Asking
from domain.people import may_read_colleagues
from domain.problems import Problem, Refused
from domain.reading.folding import clean, fold
from handlers import campaigns as common
from handlers.desk import Desk
from messages import campaign_unknown as words
from storage import deliveries, places
from storage.campaigns import Campaign
from storage.times import iso, moment

MOST = 20  # people shown at once
_ARRIVED = re.compile(r"(?:da )?(?:nhan|toi|co)(?: roi| duoc)*|da|roi")
_NOT = re.compile(r"(?:chua|khong)(?: nhan| toi| co| thay)*(?: duoc)?|gui lai")
_SAID = re.compile(r"(?P<who>\d+(?:(?: ?, ?| va | )\d+)*|tat ca|ca) ?[:,-]? ?(?P<what>[a-z ]+)")


def show(desk: Desk, one: Campaign) -> None:
    """Who they are, for those who may read names; for others how many of each group."""
    people = deliveries.people_in(desk.connection, one.id, "unknown")
    labels = {area.id: area.label for area in places.areas(desk.connection, one.ward)} | {0: "không theo tổ"}
    if not people:
        common.done(desk, words.none(one.id))
        return
    if not may_read_colleagues(desk.member):
        counts = Counter(person.area for person in people)
        common.done(desk, words.counted(one.id, [(labels[area], counts[area]) for area in labels if counts[area]]))
        return
    shown = [person for area in labels for person in people if person.area == area][:MOST]
    keys = {person.member: key for key, person in enumerate(shown, start=1)}
    groups = [
        (labels[area], [(keys[person.member], person.name) for person in shown if person.area == area])
        for area in labels
        if any(person.area == area for person in shown)
    ]
    options = {str(key): str(member) for member, key in keys.items()} | {"at": iso(desk.now)}
    common.ask(desk, words.ask(one.id, groups, len(people) - len(shown)), "unknown", one.id, options)


def answer(desk: Desk, asking: Asking, text: str) -> bool:
    """What somebody found out; False for words that are about something else. Raises Refused for half an answer."""
    said = " ".join(fold(clean(text)).lower().strip(" .!").split())
    known = {key: int(member) for key, member in asking.options.items() if key.isdecimal()}
    both = {str(len(known) + 1): True, str(len(known) + 2): False}
    one = common.find(desk, asking.entry)
    if said == "0":
        common.done(desk, words.put_off(one.id))
        return True
    if said in both:
        _settle(desk, one, asking, None, arrived=both[said])
        return True
    if said in known:
        raise Refused(Problem.BAD_COMMAND, example=words.EXAMPLE)
    found = _SAID.fullmatch(said)
    arrived = _found_out(found["what"]) if found else None
    if found is None or arrived is None:
        return False
    keys = re.findall(r"\d+", found["who"])
    if any(key not in known for key in keys):
        raise Refused(Problem.BAD_COMMAND, example=words.EXAMPLE)
    _settle(desk, one, asking, [known[key] for key in keys] or None, arrived=arrived)
    return True


def _found_out(said: str) -> bool | None:
    """Whether it arrived; None when the words say something else."""
    return True if _ARRIVED.fullmatch(said) else False if _NOT.fullmatch(said) else None


def _settle(desk: Desk, one: Campaign, asking: Asking, members: list[int] | None, *, arrived: bool) -> None:
    """These members, or None: everybody who was unknown when the list was shown; then who is left."""
    common.only_writers(desk)
    seen = moment(asking.options["at"])
    names = {person.member: person.name for person in deliveries.people_in(desk.connection, one.id, "unknown")}
    people = deliveries.settle_unknown(desk.connection, one.id, desk.now, arrived=arrived, seen=seen, members=members)
    desk.note("campaign_settle", f"campaign:{one.id}", *(f"member:{member}" for member in members or ()))
    common.done(
        desk, words.settled(one.id, [names[member] for member in members or () if member in names], people, arrived=arrived)
    )
    if members and deliveries.people_in(desk.connection, one.id, "unknown"):
        show(desk, one)
