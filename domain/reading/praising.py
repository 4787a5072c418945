"""Who is named as a good example: somebody, a family, or a group by its own name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from domain.fields import Name, Pick, Words
from domain.kind import Kind
from domain.reading.facts import Fact
from domain.reading.page import Page
from domain.reading.phrases import words_of
from domain.reading.sentences import ends_sentence
from domain.reading.tags import TagHit

_SORTS = words_of("phu nu nong dan nguoi cao tuoi nct thanh nien cuu chien binh khuyen hoc dang bo hoi tap the vien")
_FAMILY = frozenset({"dinh", "nha", "ho"})  # gia đình anh chị Thành Hương
_LONG = 8  # words of the name of a group


def praised(page: Page, kind: Kind, facts: list[Fact], calls: Sequence[TagHit]) -> list[Fact]:
    """Facts with what is praised told by whoever is named before the reason; other kinds are left as they are."""
    names = {field.key for field in kind.fields if isinstance(field, Name)}
    whom = next(
        (field for field in kind.fields if isinstance(field, Pick) and field.called and "organisation" in field.of.labels), None
    )
    if whom is None or not names:
        return facts
    reasons = [fact.start for fact in facts if fact.field in {own.key for own in kind.fields if isinstance(own, Words)}]
    until = min(reasons, default=len(page))
    facts = [fact for fact in facts if not (fact.field == "topic" and fact.value == "other")]
    told = [fact for fact in facts if fact.field == whom.key and fact.start < until]
    rest = [fact for fact in facts if fact.field != whom.key and not (fact.field in names | {"head"} and fact.start >= until)]
    named = [fact for fact in rest if fact.field in names]
    group = _group(told, calls)
    if group and not any(fact.start < group.start or fact.start > group.start + _LONG for fact in named):
        end = _name_end(page, group, until)
        rest = [fact for fact in rest if fact.field not in names]
        name = page.text[page.starts[group.start] : page.ends[end - 1]]
        return [*rest, group, Fact("words", group.start, end, name, None, min(names))]
    family = [fact for fact in named if _FAMILY.intersection(page.folds[max(0, fact.start - 3) : fact.start])]
    if family and family == named:
        return [fact for fact in rest if fact not in named] + [
            replace(named[0], field="head"), Fact("code", named[0].start, named[0].end, "family", None, whom.key)
        ]  # fmt: skip
    if named:
        return [*rest, Fact("code", named[0].start, named[0].end, "person", None, whom.key)]
    if any(fact.field in ("head", "household") for fact in rest):
        return [*rest, Fact("code", rest[0].start, rest[0].start, "family", None, whom.key)]
    return [*rest, *told]


def _group(told: Sequence[Fact], calls: Sequence[TagHit]) -> Fact | None:
    """The group that is praised: the first one named behind the words that praise, else the first."""
    groups = [fact for fact in told if fact.value == "organisation"]
    behind = [fact for fact in groups if calls and fact.start >= calls[-1].end]
    return next(iter(behind or groups), None)


def _name_end(page: Page, group: Fact, until: int) -> int:
    """Up to the reason, a comma, or the residential group, which belongs to a name that is nothing without it."""
    groups = page.memo.get("groups", {})
    end = group.end
    while (
        end < min(until, group.start + _LONG, len(page))
        and not ends_sentence(page, end)
        and page.at(end) not in (",", ":", "(", ";")
    ):
        if page.at(end) in ("vi", "do", "da", "ly") or end in page.memo.get("days", ()):
            break
        if end in groups:
            if all(page.at(index) in _SORTS for index in range(group.end, end)):
                end += 1
                while page.claimed[end : end + 1] == [True]:
                    end += 1
            break
        end += 1
    return end
