"""One message that answers several questions: by their numbers, in their order, or in a sentence. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from domain.answers import answered
from domain.draft import Asking, Draft
from domain.fields import Area, Field, Value, Words
from domain.kind import all_kinds
from domain.people import Member
from domain.problems import Problem, Wrong
from domain.reading.reader import read_fields
from domain.settle import may_be_unknown

Want = tuple[int, tuple[str, ...]]  # which draft, by place, and the fields an answer may give

_NUMBER = re.compile(r"(?:^|(?<=[\s,;]))(\d{1,2})\s*[.):]\s+(?=\S)")
_BETWEEN = re.compile(r"\n|;|(?<!\d),|,(?!\d)")  # not the comma of "3,2kg"


@dataclass
class Answers:
    """What was understood: values and what is not known, by draft. `wrong`: the first part that cannot be."""

    values: dict[int, dict[str, Value]] = field(default_factory=dict)
    unknown: dict[int, set[str]] = field(default_factory=dict)
    wrong: Wrong | None = None

    def __bool__(self) -> bool:
        return bool(self.values or self.unknown or self.wrong)


def answer_several(drafts: Sequence[Draft], wants: Sequence[Want], text: str, today: date, member: Member) -> Answers:
    """The answers a message gives to the questions of `wants`; empty when it is no answer to any of them."""
    found = Answers()
    if text.strip().isdecimal():  # a lone "1" is more likely meant for "1. Đúng" of another question
        return found
    reading = _Reading(drafts, wants, today, member, found)
    if (numbered := _numbered(text, len(wants))) is not None:
        for place, part in numbered:
            if not reading.takes(place, part):
                reading.leave(place, part)
        return found
    whole = reading.whole(text)
    if whole and all(any(key in whole for key in keys) for _, keys in wants):
        found.values[wants[0][0]] = dict(whole)
        return found
    left = reading.in_order([part.strip() for part in _BETWEEN.split(text) if part.strip(" .")])
    if left:
        reading.rest(left)
    return found


def _numbered(text: str, count: int) -> list[tuple[int, str]] | None:
    """(place of the question, its answer) where the message numbers its answers; None where it does not."""
    marks = list(_NUMBER.finditer(text.strip()))
    numbers = [int(mark[1]) for mark in marks]
    if not marks or marks[0].start() or numbers != sorted(set(numbers)) or not 1 <= numbers[0] <= numbers[-1] <= count:
        return None
    ends = [*(mark.start() for mark in marks[1:]), len(text.strip())]
    parts = [text.strip()[mark.end() : end].strip(" ,;\n") for mark, end in zip(marks, ends, strict=True)]
    return [(number - 1, part) for number, part in zip(numbers, parts, strict=True) if part]


@dataclass
class _Reading:
    """One message while it is being taken apart."""

    drafts: Sequence[Draft]
    wants: Sequence[Want]
    today: date
    member: Member
    found: Answers

    def takes(self, place: int, part: str) -> bool:
        """Whether this part answers this question, be it with a value that cannot be true; then it is kept."""
        draft, keys = self.wants[place]
        answer = self._read(place, part)
        if answer is None:
            return False
        if isinstance(answer, Wrong):
            self.found.wrong = self.found.wrong or answer
        elif answer:
            self.found.values.setdefault(draft, {}).update(answer)
        else:
            self.found.unknown.setdefault(draft, set()).add(keys[0])
        return True

    def in_order(self, parts: Sequence[str]) -> list[str]:
        """Each part answers the first question, from the one after the last answered, that understands it. The parts left."""
        left, place = [], 0
        in_full = len(parts) == len(self.wants)
        for part in parts:
            ahead = [n for n in range(place, len(self.wants)) if self._may_take(n, place, part, in_full=in_full)]
            read = {n: self._read(n, part) for n in ahead}
            fit = next((n for n in ahead if isinstance(read[n], Mapping)), None)
            wrong = read.get(place)
            if isinstance(wrong, Wrong) and (fit is None or wrong.problem is not Problem.NOT_UNDERSTOOD):
                fit = place  # "31/2" is meant for the day, though it could be the number of a household
            if fit is None:
                left.append(part)
            else:
                self.takes(fit, part)
                place = fit + 1
        return left

    def rest(self, left: Sequence[str]) -> None:
        """Parts that answer no question by themselves may be a sentence; what still says nothing is told so, once."""
        given = {key for values in self.found.values.values() for key in values}
        sentence = self.whole(", ".join(left))
        fresh = {key: value for key, value in sentence.items() if key not in given}
        if fresh:
            self.found.values.setdefault(self.wants[0][0], {}).update(fresh)
        without = {part: self.whole(", ".join(other for other in left if other != part)) for part in left}
        silent = [part for part in left if not fresh or without[part] == sentence]  # leaving it out changes nothing
        if silent and self.found:
            still = [n for n, (_, keys) in enumerate(self.wants) if not {*given, *fresh}.intersection(keys)]
            self.leave(still[0] if still else len(self.wants) - 1, silent[0])

    def whole(self, text: str) -> Mapping[str, Value]:
        """The fields a text gives as a sentence; none where several records wait, since it could be about each."""
        if len({place for place, _ in self.wants}) > 1:
            return {}
        return read_fields(all_kinds()[self.drafts[self.wants[0][0]].kind], text, self.today).fields

    def leave(self, place: int, part: str) -> None:
        """This part is not understood; it is told with the question it stands at."""
        self.found.wrong = self.found.wrong or Wrong(Problem.NOT_UNDERSTOOD, self._field(place), shown=part)

    def _may_take(self, place: int, turn: int, part: str, *, in_full: bool) -> bool:
        """Free words and names of groups take nearly anything, so they must be answered where they are asked."""
        match self._field(place):
            case Words():
                return in_full and place == turn
            case Area():
                return place == turn and (in_full or any(sign.isdigit() for sign in part))
            case _:
                return True

    def _read(self, place: int, part: str) -> Mapping[str, Value] | Wrong | None:
        draft, keys = self.wants[place]
        skip = may_be_unknown(self.drafts[draft], self.member, keys)
        try:
            return answered(self.drafts[draft], Asking("field", keys=keys), part, self.today, may_skip=skip)
        except Wrong as wrong:
            return wrong

    def _field(self, place: int) -> Field:
        draft, keys = self.wants[place]
        return all_kinds()[self.drafts[draft].kind].field(keys[0])
