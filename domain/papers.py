"""What somebody asked to have on paper or as a picture, and in which shape. Made outside the visit that takes the order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from enum import Enum
from typing import Any

from domain.spans import Span, span_of


class Form(Enum):
    """The shape of a paper."""

    WORD = "word"
    EXCEL = "excel"
    PDF = "pdf"
    CSV = "csv"
    TEXT = "text"
    PICTURE = "picture"


class Layout(Enum):
    """Whose rules of layout a report follows: a people's committee's (Nghị định 30/2020/NĐ-CP) or the party's."""

    COMMITTEE = "committee"
    PARTY = "party"


@dataclass(frozen=True, slots=True)
class Order:
    """One paper or picture asked for.

    what    "slip", "report", "review", or a picture: "births", "targets", "groups", "elderly"
    period  a period code, see domain/spans.py        day   ISO day on which it was asked
    of      the collaborator of a slip                names whether names of residents may stand in it
    small   whether counts of 1 to 4 are shown; False hides them
    intimate  whether records of pregnancy, contraception and screening may travel where the answer goes
    """

    what: str
    period: str
    day: str
    form: Form = Form.WORD
    layout: Layout = Layout.COMMITTEE
    of: int = 0
    names: bool = True
    small: bool = True
    intimate: bool = True

    @property
    def span(self) -> Span:
        return span_of(self.period)

    @property
    def today(self) -> date:
        return date.fromisoformat(self.day)

    def to_data(self) -> dict[str, Any]:
        """Plain data for JSON."""
        return {**asdict(self), "form": self.form.value, "layout": self.layout.value}


def order_of(data: Mapping[str, Any]) -> Order:
    """The order kept as `data`."""
    return Order(**{**data, "form": Form(data["form"]), "layout": Layout(data["layout"])})
