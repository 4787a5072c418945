"""The figures on a small phone: what matters first on a screen and a half, the rest a page at a time when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from domain.chat import Say
from messages import figures
from messages.figures import Summary
from messages.words import capital

WIDTH, HEIGHT = 32, 30  # letters of a line, and lines on a screen and a half, of a five-inch phone
LEAF = 1_700  # letters of a further page: Zalo takes 2,000 in a message, and counts messages
LINE = 800  # letters of a line; a longer list is cut into several
NAMED = 4  # groups named of those that went up, and of those that went down
MORE = "them"
NEXT = f"Xem tiếp, nhắn: {MORE}"


def page(facts: Summary, number: int) -> tuple[Say | None, bool]:
    """(a page of the summary, from 0, or None where there is none; whether another follows it).

    A summary that is short enough is one page; else the first says what matters first, and the others the rest.
    """
    if len(facts.groups) < 2:
        return (None if number else figures.summary(facts)), False
    blocks, rest = figures.blocks(facts), [*figures.nothing(facts), *figures.groups(facts)]
    whole = [*figures.head(facts), *blocks, *rest]
    if _fits(whole):
        return (None if number else Say("\n".join(whole))), False
    first, left = _first(facts, blocks, rest)
    if not number:
        return Say(first), True
    leaves = _leaves(f"{figures.title(facts)} (tiếp", left)
    return (leaves[number - 1] if number <= len(leaves) else None), number < len(leaves)


def no_more() -> Say:
    return Say("Đã xem hết. Xem lại từ đầu, nhắn: tonghop")


def _height(text: str) -> int:
    """How many lines a text takes on a small phone."""
    return sum(max(1, -(-len(line) // WIDTH)) for line in text.split("\n"))


def _first(facts: Summary, whole: Sequence[str], rest: Sequence[str]) -> tuple[str, list[str]]:
    """(the first page, the lines left): births whole, the other kinds with last year's or, for want of room, without it.

    `whole`: each kind with all groups named; `rest`: what comes behind the kinds.
    """
    short = figures.blocks(facts, NAMED)
    lines = [*figures.head(facts), *short[:1]]
    named = [line for block in whole[:1] for line in block.split("\n") if line not in short[0].split("\n")]
    left = [capital(line.strip()) for line in named]
    if _fits([*lines, *short[1:], NEXT]):
        lines, left = [*lines, *short[1:]], [*left, *rest]
        while left and _fits([*lines, left[0], NEXT]):
            lines.append(left.pop(0))
        return "\n".join([*lines, NEXT]), left
    shown, beside = min(1, len(short)), facts.total.before is not None
    heads = [block.split("\n")[0] for block in short]
    while shown < len(short) and _fits([*lines, heads[shown], _foot(shown, len(short), beside=beside)]):
        lines.append(heads[shown])
        shown += 1
    left += [line for block in whole[1:] for line in block.split("\n")]
    return "\n".join([*lines, _foot(shown, len(short), beside=beside)]), [*left, *rest]


def _fits(lines: Sequence[str]) -> bool:
    return _height("\n".join(lines)) <= HEIGHT


def _foot(shown: int, number: int, *, beside: bool) -> str:
    """ "Mục 6–9, cùng kỳ các mục, từng tổ, nhắn: them". `beside`: last year's figures of the others are left too."""
    rest = [] if shown == number else [f"mục {number}" if shown + 1 == number else f"mục {shown + 1}–{number}"]
    rest += ["cùng kỳ các mục"] if beside else []
    return f"{capital(', '.join([*rest, 'từng tổ']))}, nhắn: {MORE}"


def _leaves(title: str, lines: Sequence[str]) -> list[Say]:
    """The lines cut into pages, each with its title and the word for the next."""
    leaves: list[list[str]] = [[]]
    room = LEAF
    for line in (piece for whole in lines for piece in _pieces(whole)):
        if leaves[-1] and len(line) >= room:
            leaves.append([])
            room = LEAF
        leaves[-1].append(line)
        room -= len(line) + 1
    last = len(leaves)
    numbers = [f" {place}/{last}" if last > 1 else "" for place in range(1, last + 1)]
    feet = [[NEXT]] * (last - 1) + [[]]
    return [Say("\n".join([f"{title}{number})", *leaf, *foot])) for number, leaf, foot in zip(numbers, leaves, feet, strict=True)]


def _pieces(line: str) -> Iterator[str]:
    """A line, a long list cut behind commas."""
    while len(line) > LINE and (place := line.rfind(", ", 0, LINE)) > 0:
        yield line[: place + 1]
        line = f"  {line[place + 2 :]}"
    yield line
