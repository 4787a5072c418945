"""A book of phrases that is looked up along a page in one pass. Bare words match folded, marked words only themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from domain.reading.folding import fold
from domain.reading.page import Page, Word, as_typed, word_of

T = TypeVar("T")
_VOWELS = frozenset("aeiouy")


@dataclass(slots=True, eq=False)
class Hit(Generic[T]):
    """A phrase found: its words on the page and what it means. Not frozen only because it is made so often."""

    start: int
    end: int
    tag: T
    exact: bool = True


def alike(word: Word, meant: Word) -> bool:
    """True when a word as typed can be the word that is meant: marks may be left out, but not differ."""
    if word.folded != meant.folded:
        return False
    if word.bare:
        return True
    if word.letters == meant.letters and (word.tone == meant.tone or not word.tone):
        return True
    if word.tone and word.tone != meant.tone:
        return False
    if len(word.letters) != len(meant.letters):
        return False
    return all(  # who types any mark in a word types đ as well
        typed == letter or (letter != "đ" and typed == fold(letter))
        for typed, letter in zip(word.letters, meant.letters, strict=True)
    )


class Phrasebook(Generic[T]):
    """Phrases by their folded words, each with a meaning. One phrase may have several."""

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        self._root: dict[str, Any] = {}
        for phrase, tag in phrases:
            words = tuple(word_of(part) for part in phrase.split())
            self._add(words, tag)
            if any(word.mended for word in words):  # "Down" is a word too, where nobody typed Telex
                self._add(tuple(as_typed(part) for part in phrase.split()), tag)

    def _add(self, words: tuple[Word, ...], tag: T) -> None:
        node = self._root
        for word in words:
            node = node.setdefault(word.folded, {})
        node.setdefault("", {}).setdefault(words, []).append(tag)

    def at(self, page: Page, start: int) -> list[Hit[T]]:
        """All phrases that begin at a word, shortest first."""
        hits: list[Hit[T]] = []
        folds, size, index = page.folds, page.size, start
        node = self._root.get(folds[start]) if 0 <= start < size else None
        while node is not None:
            index += 1
            if meanings := node.get(""):
                typed = page.words[start:index]
                for meant, tags in meanings.items():
                    exact = _matches(page.marked, typed, meant)
                    if exact is not None:
                        hits += [Hit(start, index, tag, exact) for tag in tags]
            node = node.get(folds[index]) if index < size else None
        return hits

    def beginnings(self) -> frozenset[str]:
        """The folded words that a phrase of the book can begin with."""
        return frozenset(self._root)

    def longest(self, page: Page, start: int) -> Hit[T] | None:
        """The longest phrase that begins at a word; of two that differ in marks only, the one typed, else the first."""
        if not 0 <= start < page.size or page.folds[start] not in self._root:
            return None
        hits = self.at(page, start)
        if not hits:
            return None
        longest = [hit for hit in hits if hit.end == hits[-1].end]
        return next((hit for hit in longest if hit.exact), longest[0])

    def all(self, page: Page) -> list[Hit[T]]:
        """Every phrase on the page, in order of its first word; those that begin together shortest first."""
        root = self._root
        return [hit for index, folded in enumerate(page.folds) if folded in root for hit in self.at(page, index)]

    def anywhere(self, page: Page) -> bool:
        """Whether any phrase stands on the page."""
        root = self._root
        return any(folded in root and self.at(page, index) for index, folded in enumerate(page.folds))


def words_of(text: str) -> frozenset[str]:
    """The words of a list that is written as one text."""
    return frozenset(text.split())


def _tone_forgotten(word: Word, meant: Word, typed: Sequence[Word]) -> bool:
    """ "kêt hôn", "chủ nhât": the letters have their marks and only the tone is missing, beside another word in full."""
    if word.tone or word.letters != meant.letters or word.letters == word.folded:
        return False
    return any(other is not word and other.letter and not other.bare for other in typed)


def _matches(marked: bool, typed: Sequence[Word], meant: Sequence[Word]) -> bool | None:
    """Whether words whose letters agree are the phrase: True as it is written, False with marks left out, None not at all.

    In a text typed with marks a single word must carry its own ("cho" is not "chờ" there), and so must one of several.
    """
    exact, any_marked = True, False
    for word, other in zip(typed, meant, strict=True):
        any_marked = any_marked or not word.bare
        if word.tone == other.tone and word.letters == other.letters:
            continue
        exact = False
        if not word.bare and (marked or not alike(word, other)) and not _tone_forgotten(word, other, typed):
            return None  # ung thư 6/11 is no weekday
    if exact:
        return True
    if marked and len(meant) == 1 and not _VOWELS.intersection(meant[0].folded):
        return False  # dkkh: an abbreviation
    return None if marked and (len(meant) == 1 or not any_marked) else False
