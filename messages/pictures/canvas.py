"""The sheet every picture is drawn on: 1080 points wide, letters a phone shows, shapes that tell apart without colour."""

from __future__ import annotations

import io
from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

DOTS = 180  # to an inch, so that 6 inches are 1080 points
WIDTH = 6.0
DARK, MIDDLE, LIGHT = "#1f4e5f", "#7fa7b5", "#d5e3e8"
HATCHES = ("", "///", "...", "xx", "\\\\\\", "--", "++", "oo")


def sheet(title: str, under: str, *, height: float) -> tuple[Figure, Axes]:
    """An empty picture with its title and the line under it. `height` in inches."""
    # Not pyplot, which keeps every picture and belongs to one thread. The font (DejaVu Sans) comes with matplotlib and has
    # every Vietnamese letter; nothing of the machine's is used.
    figure = Figure(figsize=(WIDTH, height), dpi=DOTS, facecolor="white")
    axes = figure.subplots()
    axes.spines[["top", "right"]].set_visible(False)
    axes.tick_params(labelsize=12)
    axes.xaxis.label.set_fontsize(12)
    axes.yaxis.label.set_fontsize(12)
    figure.text(0.04, 1 - 0.42 / height, title, fontsize=16, fontweight="bold", va="center")
    figure.text(0.04, 1 - 0.80 / height, under, fontsize=11.5, color="#444444", va="center")
    return figure, axes


def finish(figure: Figure, *, left: float, bottom: float, top: float = 1.15) -> bytes:
    """The picture as PNG; the margins in inches are those around the axes."""
    height = figure.get_figheight()
    figure.subplots_adjust(left=left / WIDTH, right=0.96, bottom=bottom / height, top=1 - top / height)
    made = io.BytesIO()
    figure.savefig(made, format="png")
    return made.getvalue()


def note(figure: Figure, lines: Sequence[str]) -> None:
    """Small lines at the foot."""
    figure.text(0.04, 0.1 / figure.get_figheight(), "\n".join(lines), fontsize=10, color="#444444", va="bottom")


def room(axes: Axes, most: float, *, sideways: bool = False) -> None:
    """Space beyond the longest bar for the number at its end, and whole numbers on the axis."""
    span = (0, max(most, 1) * 1.18)
    if sideways:
        axes.set_xlim(*span)
        axes.xaxis.set_major_locator(MaxNLocator(nbins=7, integer=True))
    else:
        axes.set_ylim(*span)
        axes.yaxis.set_major_locator(MaxNLocator(nbins=7, integer=True))
