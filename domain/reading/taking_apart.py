"""A message taken apart into phrases, facts and people, and the facts of one stretch of it for the kind it tells of."""

from __future__ import annotations

from datetime import date

from domain.fields import Name, Words
from domain.kind import Kind
from domain.reading.bare_years import bare_years
from domain.reading.changing import changes
from domain.reading.choices import choices, said_by_calls
from domain.reading.counts import counts
from domain.reading.events import Event
from domain.reading.facts import Fact, common_facts
from domain.reading.fitting import fitted
from domain.reading.judging import Said
from domain.reading.mending import mended
from domain.reading.moving import from_and_to
from domain.reading.name_bounds import name_marks, name_stops
from domain.reading.names import people
from domain.reading.page import Page
from domain.reading.praising import praised
from domain.reading.preambles import learned, preamble_end
from domain.reading.residence import residence
from domain.reading.roles import roles
from domain.reading.sexes import add_sexes
from domain.reading.unnamed import between_others, wed
from domain.reading.vocabulary import Vocabulary, of_two
from domain.reading.weight_words import after_weight_words
from domain.reading.wordings import outside_names, wordings


def taken_apart(words: Vocabulary, page: Page, today: date, known: Kind | None = None) -> Said:
    """The words of a page, the phrases, facts and people on it. `known`: the kind that all of it is about."""
    hits = words.hits(page, known.key if known is not None else "")
    weighed = after_weight_words(words, page, hits)
    stops = name_stops(page, hits)
    page.memo["stops"] = stops | {hit.start for hit in hits if hit.tag.sort == "call"}
    facts = common_facts(page, today, weighed)
    changed, calls = changes(page, words.change, hits, facts, known.key if known else "")
    page.memo["changes"] = changed
    quoted = frozenset(index for fact in changed for index in range(fact.start, fact.end))
    hits = [hit for hit in hits if hit.start not in quoted] + calls
    facts = [fact for fact in facts if not quoted.intersection(range(fact.start, fact.end))]
    weds = any(page.at(n) == "lay" and page.capital(n - 1) and page.capital(n + 1) for n in range(1, len(page)))
    couples = (
        weds
        or (known is not None and of_two(known))
        or any(hit.tag.sort == "call" and hit.tag.kind in words.of_two for hit in hits)
    )
    hits = sorted([*hits, *between_others(page, words, hits, facts)], key=lambda hit: (hit.start, hit.end))
    named = [
        person for person in people(page, name_marks(words, page, hits, couples), stops, couples=couples)
        if not quoted.intersection(range(person.first, person.end))
    ]  # fmt: skip
    if before := preamble_end(words, page, hits, facts, named):
        hits = [hit for hit in hits if hit.start >= before]
        kept = [fact for fact in facts if fact.start >= before]
        if not any(fact.sort == "day" for fact in kept):  # 28/10 giờ em mới nhớ chưa báo, chị My đẻ …
            kept = [fact for fact in facts if fact.sort == "day" and "/" in page.folds[fact.start : fact.end]] + kept
        facts = kept
        named = [person for person in named if person.start >= before]
    if sum(fact.sort in ("day", "month") for fact in facts) > 1:
        facts = [fact for fact in facts if fact.sort != "day" or not learned(page, fact)]
    hits = sorted([*hits, *wed(page, words, named)], key=lambda hit: (hit.start, hit.end))
    return Said(page, hits, facts, named)


def facts_of(said: Said, event: Event, today: date) -> list[Fact]:
    """The facts of one stretch for its kind, each with its field."""
    kind = event.kind
    if kind is None:
        return []
    page, start, end = said.page, event.start, event.end
    all_hits, facts, here = said.within(event)
    phrases = [hit for hit in all_hits if hit.tag.sort == "code" and hit.end - hit.start > 2]
    named = {
        index for person in here for index in range(person.first, person.end)
        if not any(hit.start < person.start and person.end <= hit.end for hit in phrases)  # lấy anh em họ
    }  # fmt: skip
    titles = {index for person in here if person.title for index in range(person.start, person.first)}  # vợ ông Mười
    titled = {field.key for field in kind.fields if isinstance(field, Words) and field.named}  # MN Hoa Hồng
    hits = [
        hit for hit in all_hits
        if not (named.intersection(range(hit.start, hit.end)) and not (hit.tag.sort == "mark" and hit.tag.field in titled))
        and not (hit.start in titles and hit.tag.sort == "code" and hit.end - hit.start == 1)  # cho chị Lan: no group
    ]  # fmt: skip
    facts = from_and_to(page, kind, facts)
    facts += bare_years(page, kind, here)
    facts += counts(page, kind, hits, start, end)
    facts += choices(page, kind, hits, start, end)
    facts += said_by_calls(page, kind, event.calls, facts)
    facts = outside_names(page, kind, facts, wordings(page, kind, hits, here, start, end))
    facts += roles(page, kind, here, event.calls, facts)
    facts = praised(page, kind, facts, event.calls)
    facts += residence(page, kind, facts, start, end)
    own = {field.key for field in kind.fields if isinstance(field, Name)}
    facts += [
        Fact("mark", hit.start, hit.end, None, None, hit.tag.field)
        for hit in hits
        if hit.tag.sort == "mark"
        and hit.tag.field in own
        and not any(call.start <= hit.start < call.end for call in event.calls)  # lấy chồng: nobody is named by it
    ]
    return mended(page, fitted(page, kind, add_sexes(page, kind, here, facts, event.calls), today))
