"""The reading of messages on one core: how many a second, and what the longest and most tiresome ones cost."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from benchmarks.report import Line, milliseconds, per_second
from domain.reading.page import LONGEST
from domain.reading.reader import read

WANTED_A_SECOND, WANTED_SECONDS, WANTED_GROWTH = 2000, 0.020, 2.5
SETS = Path(__file__).parent.parent / "tests" / "reading" / "sets"
TODAY = date(2026, 11, 21)
ROUNDS = 5
# What makes some rule look far, or many rules begin at every word, said over and over up to the longest message.
TIRESOME = (
    "sinh bé gái 3,2kg hôm qua nhà bà Lan tổ 5, ", "khám các cụ: cụ Tích, ", "1 ", "1,2,3 ", "5/11 ", "3kg2 ", "ba mươi hai ",
    "Nguyễn Thị Hoa, ", "tháng 10/2026 ", "không có ai sinh, ", "tổ 5 ", "nhà bà ", "anh Nam lấy chị Hoa, ", "sinh 0 chết 0 ",
    "chuyển từ tổ 3 sang tổ 5 ", "phát 30 tờ rơi ", "à nhầm 3kg ", "hôm qua ", "mấy ", "đã ", "\n", "- ", "a ", "x" * 50,
    "ngayf saasn ",
)  # fmt: skip


def measure(folder: Path) -> list[Line]:
    """The lines of this part. The messages are those of the test sets, as the conversation reads them, with every kind."""
    texts = [json.loads(line)["text"] for one in sorted(SETS.glob("*.jsonl")) for line in one.read_text("utf-8").splitlines()]
    rates = [len(texts) / _seconds(lambda: [read(text, TODAY) for text in texts]) for _ in range(1 + ROUNDS)][1:]
    whole = {said: _least(_repeated(said, LONGEST)) for said in TIRESOME}
    said, worst = max(whole.items(), key=lambda item: item[1])
    growth = max(
        seconds / _least(_repeated(said, LONGEST // 2)) for said, seconds in whole.items() if seconds > WANTED_SECONDS / 4
    )
    return [
        Line("reading", f"messages read a second, one core ({len(texts)} of the test sets)", per_second(rates),
             f"{WANTED_A_SECOND:,}/s", max(rates) >= WANTED_A_SECOND),
        Line("reading", f"the dearest of {len(TIRESOME)} of {LONGEST:,} characters", f"{milliseconds(worst)}: {said.strip()}",
             f"under {WANTED_SECONDS * 1000:.0f} ms", worst < WANTED_SECONDS),
        Line("reading", "twice the text, so many times the cost", f"at most {growth:.1f} times",
             f"at most {WANTED_GROWTH}", growth <= WANTED_GROWTH),
    ]  # fmt: skip


def _repeated(said: str, length: int) -> str:
    return (said * length)[:length]


def _least(text: str) -> float:
    return min(_seconds(lambda: read(text, TODAY)) for _ in range(ROUNDS))


def _seconds(what: Callable[[], object]) -> float:
    """Of processor, so that what else runs on the machine counts less."""
    began = time.process_time()
    what()
    return time.process_time() - began
