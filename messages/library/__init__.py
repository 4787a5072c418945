"""The library: short texts ready to be sent, by topic. One file for each topic code, found by listing this folder.

A text here is a draft: a ward uses it once it has approved it, and may add texts of its own, which are kept in the
database. Every text must agree with the law in force: the couple decides freely and together on time, number and spacing
of their children (Pháp lệnh 07/2025/UBTVQH15; Luật Dân số 113/2025/QH15); nobody is told or helped to choose a child's sex.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Ready:
    """One text. `key` is its own in the whole library and never changes, since wards keep it.

    `audience` is a code of domain.codes.AUDIENCES: who the words are for in the end. `source` names the law, the plan or
    the office the facts come from, as staff would look it up.
    """

    key: str
    text: str
    audience: str
    source: str


@cache
def all_ready() -> Mapping[str, tuple[Ready, ...]]:
    """Topic code (domain.codes.TOPICS) → its texts. A topic without a file is absent."""
    topics = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return MappingProxyType({topic: importlib.import_module(f"{__name__}.{topic}").TEXTS for topic in topics})
