"""Numbers as they are written in Vietnamese: 27.038 and 117,5. For the other files of this room."""

from __future__ import annotations

from decimal import Decimal

from domain.indicators import Figure


def grouped(n: int | Decimal) -> str:
    """ "27.038", "27.037,5"."""
    return f"{n:,}".translate({ord(","): ".", ord("."): ","})


def signed(n: int) -> str:
    """ "+5", "−45", "0"."""
    return f"+{grouped(n)}" if n > 0 else f"−{grouped(-n)}" if n else "0"


def rate(figure: Figure) -> str:
    """ "117,5 (282/240)", with its unit where that is one sign: "6,56% (5.215/79.556)". Never without its two numbers."""
    n = "chưa có" if figure.n is None else grouped(figure.n)
    over = (
        "chưa có" if figure.over is None else grouped(figure.over.normalize() if figure.over % 1 else figure.over.to_integral())
    )
    if figure.n is None and figure.over is None:
        return "chưa có số liệu"
    if figure.value is None:
        known = figure.n is not None and figure.over is not None
        return f"{'chưa tính được' if known else 'chưa có số liệu'} ({n}/{over})"
    unit = figure.indicator.unit if figure.indicator.unit in ("%", "‰") else ""
    return f"{grouped(figure.value)}{unit} ({n}/{over})"
