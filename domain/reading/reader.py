"""What a message means: its intent and its records (the form of domain fields). Nothing is guessed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from domain.fields import Value
from domain.kind import Kind
from domain.problems import Problem
from domain.reading import intents, nils
from domain.reading.cases import of_cases
from domain.reading.choices import what_is_called
from domain.reading.contending import others_called, possible
from domain.reading.continuing import Record, continued
from domain.reading.events import Event, events
from domain.reading.facts import Fact
from domain.reading.judging import Said, area_said_before, drop_of_a_group, is_report, only_the_day
from domain.reading.page import page_of
from domain.reading.periods import find_period
from domain.reading.records import (
    Draft,
    days_of_the_event,
    drafts,
    is_shared,
    share,
    with_something_told,
    without_days_to_come,
)
from domain.reading.remainder import the_rest
from domain.reading.restating import called_again, joined
from domain.reading.sessions import add_form
from domain.reading.sharing import before_the_list, behind_the_list, month_ahead, said_of_all, under_a_heading
from domain.reading.status import happened
from domain.reading.taking_apart import facts_of, taken_apart
from domain.reading.twins import of_twins
from domain.reading.unnamed import arrived, examined, moved, signed, talked, weighed
from domain.reading.vocabulary import Vocabulary, vocabulary
from domain.spans import span_of


@dataclass(frozen=True, slots=True)
class Reading:
    """What a whole message means. `period`, `area` and `kind` belong to a question for figures."""

    intent: str
    records: tuple[Record, ...] = ()
    period: str | None = None
    area: str | None = None
    kind: str | None = None


OTHER = Reading("other")


def read(text: str, today: date) -> Reading:
    """The meaning of a message said on a day."""
    return read_with(vocabulary(), text, today)


def read_with(words: Vocabulary, text: str, today: date) -> Reading:
    page = page_of(text)
    if not page.words or (len(page) < 3 and all(word.number or not word.letter for word in page.words)):
        return OTHER
    if intents.is_undo(page):
        return Reading("undo")
    if kind := intents.command_kind(page, words):
        return Reading("report", (Record(kind.key, {}),))
    said = taken_apart(words, page, today)
    told = sum(fact.sort != "day" or fact.start > 0 for fact in said.facts) + len(said.people)  # 21/11 cái em vừa nhập sai …
    if intents.takes_back(page, list(said.hits), told):
        return Reading("undo")
    if intents.is_help(page) and not said.facts:
        return Reading("help")
    if intents.is_summary(page):
        return _summary(words, said, today)
    records = _records(words, said, today)
    if records:
        return Reading("report", tuple(records))
    return _nil(words, said, text, today) or OTHER


def read_fields(kind: Kind, text: str, today: date) -> Record:
    """Whatever fields of a known kind the text gives; two that contradict each other are left out and unclear."""
    words = vocabulary(kind)
    said = taken_apart(words, page_of(text), today, kind)
    named = frozenset(index for person in said.people for index in range(person.first, person.end))
    calls = tuple(hit for hit in said.hits if hit.tag.sort == "call" and hit.tag.kind == kind.key)
    if calls and not any(happened(said.page, call.start, call.end, named) for call in calls):
        return Record(kind.key, {})  # "nhà chị Thu tuần sau mới chuyển đi" corrects nothing
    draft = Draft()
    for fact in facts_of(said, Event(kind, 0, len(said.page), calls), today):
        draft.add(fact)
    fields, unclear = draft.values(kind)
    return Record(kind.key, fields, unclear)


def _records(words: Vocabulary, said: Said, today: date) -> list[Record]:
    named = frozenset(index for person in said.people for index in range(person.first, person.end))
    told = (
        events(said.page, words, said.hits, named)
        or weighed(said.page, words, said.hits, said.facts, named)
        or talked(said.page, words, said.hits, named)
        or signed(said.page, words, said.hits, named)
        or moved(said.page, words, said.facts, named)
        or arrived(said.page, words, said.facts, named)
        or examined(said.page, words, said.hits, said.facts, named, today)
    )
    found: list[Record] = []
    shared: list[Fact] = []
    first = min([call.start for event in told for call in event.calls] + [person.start for person in said.people], default=0)
    if told and told[0].kind is None and (kind := next((event.kind for event in told if event.kind), None)):
        shared = [fact for fact in facts_of(said, Event(kind, 0, first, ()), today) if is_shared(fact)]
    for event in told:
        doubtful: list[Record] = []
        for other in others_called(words, said, event, today):
            records, shared = _told_in(other, said, today, shared, first, event is told[0])
            if records and possible(words.kinds[records[0].kind], [record.fields for record in records], today):
                found += continued(said.page, event, records, found)
                break
            doubtful = doubtful or records
        else:
            found += doubtful
    return found


def _told_in(
    event: Event, said: Said, today: date, shared: list[Fact], first: int, opens: bool
) -> tuple[list[Record], list[Fact]]:
    """The records of one stretch if it tells of this kind, and what was said before the first event for all of them."""
    kind = event.kind
    assert kind is not None, "a stretch that tells of nothing has no kind to be tried"
    facts = without_days_to_come(said.page, facts_of(said, event, today), event.calls)
    if any(fact.trouble is Problem.FUTURE_DAY for fact in facts) or month_ahead(facts, said, today):
        return [], shared
    made = (
        of_twins(said.page, kind, facts, event.start, event.end)
        or of_cases(said.page, kind, facts, event.calls)
        or called_again(said.page, joined(drafts(said.page, kind, facts, frozenset(call.start for call in event.calls))))
    )
    made = with_something_told(kind, made, [call.start for call in event.calls])
    if opens:
        shared = [fact for fact in facts if is_shared(fact) and fact.start < first]
        shared += [fact for fact in under_a_heading(said.page, facts) if fact not in shared]
    shared = shared or [fact for fact in facts if is_shared(fact) and fact.start < first]
    here = shared if len(made) == 1 else before_the_list(facts) + shared + behind_the_list(said.page, event, facts)
    share(kind, made, here, said_of_all(said.page, facts) if len(made) > 1 else [])
    if len(made) > 1:
        share(kind, made, [], what_is_called(kind, facts))
    made = [*made, *the_rest(said.page, kind, facts, made)]
    found = []
    for draft in made:
        days_of_the_event(said.page, kind, draft, event.calls)
        fields, unclear = draft.values(kind)
        only_the_day(kind, fields, unclear)
        area_said_before(said, kind, fields, unclear)
        add_form(said.page, kind, fields, event.calls)
        drop_of_a_group(kind, fields, unclear, alone=len(made) == 1)
        if is_report(said, event, fields, unclear):
            found.append(Record(kind.key, fields, unclear))
    return found, shared


def _summary(words: Vocabulary, said: Said, today: date) -> Reading:
    period = find_period(said.page, today)
    area = next((str(fact.value) for fact in said.facts if fact.sort == "area"), None)
    kind = intents.kind_asked(said.page, list(said.hits))
    return Reading("summary", (), period.value if period else None, area, kind)


def _nil(words: Vocabulary, said: Said, text: str, today: date) -> Reading | None:
    """Nothing happened: in a month, in some kinds or in all."""
    hits = list(said.hits)
    zeros = nils.zeros(said.page, hits)
    where = nils.nil_words(said.page)
    if where is None and len(zeros) < 2:
        return None
    area = next((str(fact.value) for fact in said.facts if fact.sort == "area"), None)
    plain = page_of(text)
    period = find_period(plain, today, days_last=True)
    fields: dict[str, Value] = {}
    if period and period.value and span_of(period.value).start <= today:
        fields["month" if len(period.value) == 7 and period.value[5].isdigit() else "period"] = period.value
    kinds = zeros if len(zeros) >= 2 else nils.nil_kinds(said.page, hits)
    if not fields and not (where and nils.surely_nil(said.page, where)) and len(zeros) < 2 and not (area and kinds):
        return None
    if area:
        fields["area"] = area
    if kinds and len(set(kinds)) < 3:
        fields["kinds"] = tuple(sorted(set(kinds)))
    return Reading("nil_report", (Record("nil_report", fields),))
