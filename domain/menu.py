"""The menu: which kinds stand on which of its short screens, under numbers that never change."""

from __future__ import annotations

from collections.abc import Iterable

from domain.kind import Kind, all_kinds
from domain.people import may_enter_kind
from domain.settle import Book

# The groups of the first screen, by number. The kinds of every day stand beside them under their own.
GROUPS = {
    5: "Biến động dân cư",
    6: "Thai sản, tránh thai, sàng lọc",
    7: "Chi bộ, phong trào, việc khác",
}


def offered(book: Book) -> tuple[Kind, ...]:
    """The kinds this member may tell on this channel, in order."""
    return tuple(kind for kind in all_kinds().values() if may_enter_kind(book.member, kind.matter) and book.takes(kind.matter))


def screen(kinds: Iterable[Kind], group: int = 0) -> tuple[tuple[str, str], ...]:
    """(number to type, kind or group) of one screen; group 0 is the first."""
    shown: dict[int, str] = {}
    for kind in kinds:
        inside, number = divmod(kind.order, 10)
        if inside == group:
            shown[number] = kind.key
        elif not group:
            shown[inside] = str(inside)
    return tuple((str(number), shown[number]) for number in sorted(shown))


def by_number(kinds: Iterable[Kind]) -> dict[str, str]:
    """Kinds by the whole number, group and place: "52". Whoever knows it types it on the first screen."""
    return {str(kind.order): kind.key for kind in kinds if kind.order > 9}
