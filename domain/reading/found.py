"""What a finder hands back: a value, where it was said, and whether it is in doubt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from domain.problems import Problem

T = TypeVar("T")


@dataclass(frozen=True)
class Found(Generic[T]):
    """`value` None: it was said but is not usable; `trouble` says why. An approximate number has both."""

    start: int
    end: int
    value: T | None
    trouble: Problem | None = None
