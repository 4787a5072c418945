"""/thuvien: the library of ready texts in this ward. Texts are drafts until the ward approves them, and it adds its own."""

from __future__ import annotations

import re
from collections import Counter

from domain.campaign_words import topic_in
from domain.codes import TOPICS
from domain.draft import Asking
from domain.library import MOST_LETTERS, Standing, Wording, judged, may_approve_wording, may_set_aside
from domain.library import shelf as in_order
from domain.problems import Problem, Refused
from domain.reading.folding import clean, fold
from handlers import campaigns as common
from handlers.desk import Desk
from messages import campaign_library as words
from messages.library import all_ready
from storage import places, wordings
from storage.campaigns import Campaign

_ADD = re.compile(r"(?:thêm|them)\s+([^:]+):\s*(.*)", re.IGNORECASE | re.DOTALL)


def show(desk: Desk, text: str) -> None:
    """/thuvien: the topics; /thuvien sàng lọc: its texts; /thuvien thêm sàng lọc: … adds one of the ward's own."""
    common.only_readers(desk)
    asked = text.strip()
    if re.match(r"(?:thêm|them)\b", asked, re.IGNORECASE):
        _add(desk, asked)
    elif asked:
        topic = _topic(asked)
        if not topic:
            raise Refused(Problem.CAMPAIGN_TOPIC, shown=asked, example="/thuvien sàng lọc sơ sinh")
        _show_shelf(desk, topic)
    else:
        texts = _all(desk)
        rows = [
            (str(key), topic, Counter(one.standing for one in texts if one.topic == topic))
            for key, topic in enumerate(TOPICS.labels, start=1)
        ]
        common.ask(desk, words.topics(rows), "topics", options={key: topic for key, topic, _ in rows})


def answer_topics(desk: Desk, asking: Asking, text: str) -> bool:
    """One of the topics; False for other words."""
    chosen = text.strip()
    if chosen == "0":
        common.done(desk, words.left())
        return True
    if chosen not in asking.options:
        return False
    _show_shelf(desk, asking.options[chosen])
    return True


def answer_shelf(desk: Desk, asking: Asking, text: str) -> bool:
    """One of the texts shown; False for other words."""
    chosen = text.strip()
    if chosen == "0":
        common.done(desk, words.left())
        return True
    one = _of_key(desk, asking.options[chosen]) if chosen in asking.options else None
    if one is None:
        return False
    everyone = common.names(desk) if one.made_by else {}
    author = common.name_of(everyone, one.made_by) if one.made_by else ""
    may = {"approve": may_approve_wording(desk.member, one), "aside": may_set_aside(desk.member, one)}
    common.ask(desk, words.whole(one, author, **may), "wording", options={"key": one.key})
    return True


def answer_wording(desk: Desk, asking: Asking, text: str) -> bool:
    """Approve the text shown, set it aside, or leave it; False for other words."""
    chosen = text.strip()
    one = _of_key(desk, asking.options["key"])
    if chosen == "0" or one is None:
        common.done(desk, words.left())
        return True
    if chosen == "1" and may_approve_wording(desk.member, one):
        _decide(desk, one, Standing.APPROVED)
        common.done(desk, words.approved(one.text))
    elif chosen == "2" and may_set_aside(desk.member, one):
        _decide(desk, one, Standing.ASIDE)
        common.done(desk, words.set_aside(one.text))
    else:
        return False
    return True


def offered(desk: Desk, topic: str) -> list[Wording]:
    """The texts of a topic from which a campaign can be made, the approved ones first."""
    return in_order(one for one in _all(desk) if one.topic == topic and one.standing is not Standing.ASIDE)


def topics(desk: Desk) -> list[str]:
    """The topics that have such texts."""
    known = {one.topic for one in _all(desk) if one.standing is not Standing.ASIDE}
    return [topic for topic in TOPICS.labels if topic in known]


def approve_words_of(desk: Desk, one: Campaign) -> bool:
    """A campaign with the words of a draft was approved, so the draft is; whether it was one, and not this member's own."""
    found = [text for text in offered(desk, one.topic) if text.text == one.text and may_approve_wording(desk.member, text)]
    for text in found:
        _decide(desk, text, Standing.APPROVED)
    return bool(found)


def _add(desk: Desk, text: str) -> None:
    common.only_writers(desk)
    found = _ADD.fullmatch(text)
    topic = _topic(found[1]) if found else ""
    if found is None or not topic:
        shown = found[1].strip() if found else text
        raise Refused(Problem.CAMPAIGN_TOPIC, shown=shown, example=words.ADD_EXAMPLE)
    ward, member = desk.member.ward, desk.member
    approval = places.wants_approval(desk.connection, ward)
    said = common.checked(found[2], MOST_LETTERS)
    standing = Standing.DRAFT if approval else Standing.APPROVED
    key = wordings.add(desk.connection, ward, topic, said, member.id, desk.now, standing)
    desk.note("wording_add", f"wording:{key}")
    approvers = common.approvers(desk, {member.id}) if approval else []
    common.tell(desk, [one.id for one in approvers], [words.please_approve(topic, member.name, said)])
    desk.say(words.added(topic, [one.name for one in approvers], approval=approval))


def _decide(desk: Desk, one: Wording, standing: Standing) -> None:
    wordings.decide(desk.connection, desk.member.ward, one, standing, desk.member.id, desk.now)
    desk.note("wording_approve" if standing is Standing.APPROVED else "wording_aside", f"wording:{one.key}")
    if one.made_by not in (0, desk.member.id):
        common.tell(desk, [one.made_by], [words.was_decided(desk.member.name, one.text, standing)])


def _show_shelf(desk: Desk, topic: str) -> None:
    texts = in_order(one for one in _all(desk) if one.topic == topic)
    if not texts:
        common.done(desk, words.empty(topic))
        return
    common.ask(desk, words.shelf(topic, texts), "shelf", options={str(n): one.key for n, one in enumerate(texts, start=1)})


def _all(desk: Desk) -> list[Wording]:
    """Every text of the ward's library."""
    ward = desk.member.ward
    decided = wordings.decided(desk.connection, ward)
    came = [
        judged(Wording(ready.key, topic, ready.text, audience=ready.audience, source=ready.source), decided)
        for topic, texts in all_ready().items()
        for ready in texts
    ]
    return came + wordings.own(desk.connection, ward)


def _of_key(desk: Desk, key: str) -> Wording | None:
    return next((one for one in _all(desk) if one.key == key), None)


def _topic(said: str) -> str:
    """The topic meant by its number in the list, by its name or by words people say for it; empty for none."""
    plain = " ".join(fold(clean(said)).lower().split())
    codes = list(TOPICS.labels)
    if plain.isdecimal():
        return codes[int(plain) - 1] if 1 <= int(plain) <= len(codes) else ""
    called = [(code, phrase) for code in codes for phrase in (TOPICS.labels[code], *TOPICS.words[code])]
    exact = [code for code, phrase in called if fold(phrase).lower() == plain]
    begun = [code for code, phrase in called if len(plain) >= 3 and fold(phrase).lower().startswith(plain)]
    return topic_in(said) or next(iter(exact + begun), "")
