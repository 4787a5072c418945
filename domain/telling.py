"""What a message tells, as drafts; and whether it only adds to, or corrects, the draft at hand."""

from __future__ import annotations

import re
from datetime import date

from domain.draft import Draft
from domain.fields import Value, Values
from domain.kind import all_kinds
from domain.moves import Said
from domain.problems import Problem, Wrong
from domain.reading.answers import read_answer
from domain.reading.folding import clean, fold

_A_DAY = re.compile(r"(?<![\d/.-])\d{1,2} ?[/.-] ?\d{1,2}(?: ?[/.-] ?(?:\d{4}|\d{2}))?(?![\d/.-])")
_ONE_MORE = re.compile(r"\b(?:nua|them|khac|song sinh|(?:sinh|de|sanh) (?:doi|ba))\b")


def drafts_of(said: Said) -> tuple[Draft, ...]:
    """The records a plain message tells, as drafts; none when it reports nothing."""
    if said.reading.intent not in ("report", "nil_report"):
        return ()
    return tuple(
        Draft(
            kind=record.kind,
            told=said.today,
            values=own_values(record.kind, record.fields),
            refused=doubts(record.kind, record.unclear, record.fields),
            heard_in=said.heard_in,
        )
        for record in said.reading.records
        if record.kind in all_kinds()
    )


def own_values(kind: str, values: Values) -> Values:
    """The values a record of this kind has a field for."""
    own = {field.key for field in all_kinds()[kind].all_fields()}
    return {key: value for key, value in values.items() if key in own}


def doubts(kind: str, unclear: tuple[str, ...], given: Values) -> tuple[str, ...]:
    """Fields the reading left in doubt and gave no value for: asked like a refused value."""
    own = {field.key for field in all_kinds()[kind].all_fields()}
    return tuple(sorted(key for key in unclear if key in own and key not in given))


def no_such_day(text: str, told: Draft, today: date) -> Wrong | None:
    """What to say of a day in the text that no calendar has (31/2), where that left the day of the record in doubt."""
    kind = all_kinds()[told.kind]
    if kind.day not in told.refused:
        return None
    for found in _A_DAY.finditer(clean(text)):
        try:
            read_answer(kind.field(kind.day), found[0], today)
        except Wrong as wrong:
            if wrong.problem is Problem.NO_SUCH_DAY:
                return wrong
    return None


def corrects(draft: Draft, told: tuple[Draft, ...]) -> bool:
    """Whether a sentence that could be a report is about the draft at hand.

    It must be of its kind and name nobody else. A draft not saved yet is only changed by a word or two: what tells more
    is a further report, since nothing told may be lost.
    """
    if len(told) != 1 or told[0].kind != draft.kind:
        return False
    who = ("head", *all_kinds()[draft.kind].who)
    named = [key for key in who if key in told[0].values]
    if draft.entry:
        return all(told[0].values[key] == draft.values.get(key, told[0].values[key]) for key in named)
    return not named and len(told[0].values) <= 2


def completes(draft: Draft, told: tuple[Draft, ...]) -> bool:
    """Whether a sentence only adds to the draft: one record of its kind that contradicts nothing already said."""
    if len(told) != 1 or told[0].kind != draft.kind:
        return False
    return all(draft.values.get(key, value) == value for key, value in told[0].values.items())


def says_more(text: str, told: Draft, waiting: Draft) -> bool:
    """Whether a report, said whole once more, is of the same event as one that waits, with something added.

    Both are settled. They agree in all that both give, and in somebody named, or in the day and sex where only one of them
    names anybody: of a house and of a mother nobody knows that they are of one birth. Who says that it is one more means two.
    """
    if told.kind != waiting.kind or told.refused or waiting.entry or _ONE_MORE.search(fold(clean(text))):
        return False
    if told.area and waiting.area and told.area != waiting.area:  # house 12 of another group
        return False
    kind = all_kinds()[told.kind]
    both = told.values.keys() & waiting.values.keys()
    home = "household" in both
    if any(not _agree(key, told.values[key], waiting.values[key], home=home) for key in both) or not told.values.keys() - both:
        return False
    who = {"head", "household", *kind.who}
    if both & who:
        return True
    return {kind.day, "sex"} <= both and not (told.values.keys() & who and waiting.values.keys() & who)


def _agree(key: str, told: Value, waiting: Value, *, home: bool) -> bool:
    """Whether both give the same. In one `home` its head may be called by the last part of the name."""
    short = key == "head" and home and f" {fold(clean(str(waiting)))}".endswith(f" {fold(clean(str(told)))}")
    return told == waiting or short
