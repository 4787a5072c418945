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


def pages(facts: Summary) -> tuple[Say, ...]:
    """The summary as one message where that is short enough, else what matters first and the rest in further pages."""
    whole = figures.summary(facts)
    if _height(whole.text) <= HEIGHT or len(facts.groups) < 2:
        return (whole,)
    first, left = _first(facts)
    return (Say(first), *_leaves(f"{figures.title(facts)} (tiếp", left))


def no_more() -> Say:
    return Say("Đã xem hết. Xem lại từ đầu, nhắn: tonghop")


def _height(text: str) -> int:
    """How many lines a text takes on a small phone."""
    return sum(max(1, -(-len(line) // WIDTH)) for line in text.split("\n"))


def _first(facts: Summary) -> tuple[str, list[str]]:
    """(the first page, the lines left): births whole, the other kinds with last year's or, for want of room, without it."""
    short, whole = figures.blocks(facts, NAMED), figures.blocks(facts)
    lines = [*figures.head(facts), *short[:1]]
    named = [line for block in whole[:1] for line in block.split("\n") if line not in short[0].split("\n")]
    left = [capital(line.strip()) for line in named]
    rest = [*figures.nothing(facts), *figures.groups(facts)]
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
    for line in (piece for whole in lines for piece in _pieces(whole)):
        if leaves[-1] and sum(len(one) + 1 for one in (*leaves[-1], line)) > LEAF:
            leaves.append([])
        leaves[-1].append(line)
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
