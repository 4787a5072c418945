"""Draws each sort of picture. In grey it says the same: bars against markers, hatches, and the number at every bar."""

from __future__ import annotations

from collections.abc import Sequence

from domain.pictures import Bar, Campaign, Coverage, Groups, Months, Outcome, Picture
from messages.charts import share_line
from messages.pictures.canvas import DARK, HATCHES, LIGHT, MIDDLE, finish, note, room, sheet

MOST_ROWS = 24  # more do not fit a phone; the rest are told in words


def draw(picture: Picture) -> bytes:
    """The picture as PNG, 1080 points wide."""
    match picture:
        case Months():
            return _months(picture)
        case Groups():
            return _groups(picture)
        case Coverage():
            return _coverage(picture)
        case Campaign():
            return _campaign(picture)


def _months(facts: Months) -> bytes:
    """Bars of this year, the line of last year."""
    figure, axes = sheet(f"{facts.what} theo tháng, năm {facts.year}", facts.place, height=5.6)
    months = range(1, 13)
    tall = [n or 0 for n in facts.now]
    axes.bar(months, tall, color=MIDDLE, edgecolor=DARK, label=f"năm {facts.year}", zorder=2)
    told = [(month, n) for month, n in zip(months, facts.before, strict=True) if n is not None]
    if told:
        axes.plot(
            [month for month, _ in told],
            [n for _, n in told],
            color="black",
            marker="o",
            linestyle="--",
            linewidth=1.4,
            markersize=5,
            label=f"năm {facts.year - 1}",
            zorder=3,
        )
    most = max([*tall, *(n for _, n in told), 1])
    for month, n in zip(months, facts.now, strict=True):
        if n is not None:  # at the foot, where no line crosses it
            axes.text(month, most * 0.02, str(n), ha="center", va="bottom", fontsize=12, fontweight="bold", zorder=4)
    room(axes, most)
    axes.set_xticks(list(months))
    axes.set_xlabel("Tháng")
    axes.set_ylabel(f"Số {facts.unit}")
    axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.14), ncols=2, frameon=False)
    note(figure, [f"Tính đến ngày {facts.until.day}/{facts.until.month}/{facts.until.year}."])
    return finish(figure, left=0.75, bottom=1.25)


def _groups(facts: Groups) -> bytes:
    """A bar for each group, a diamond where it stood last year."""
    bars = facts.bars[:MOST_ROWS]
    figure, axes = sheet(f"{facts.what}, {facts.span.label}", facts.place, height=2.5 + 0.34 * len(bars))
    rows = range(len(bars))
    axes.barh(list(rows), [bar.now or 0 for bar in bars], color=MIDDLE, edgecolor=DARK, label="kỳ này", zorder=2)
    before = [(bar.before, row) for row, bar in zip(rows, bars, strict=True) if bar.before is not None]
    if before:
        places, at = [n for n, _ in before], [row for _, row in before]
        axes.plot(places, at, "D", color="black", ms=5, mfc="white", label=f"năm {facts.span.start.year - 1}", zorder=3)
    most = max([bar.now or 0 for bar in bars] + [n for n, _ in before] + [1])
    for row, bar in zip(rows, bars, strict=True):
        if bar.now is None:
            axes.text(most * 0.02, row, "chưa báo", va="center", fontsize=11, style="italic", zorder=5, backgroundcolor="white")
        else:
            axes.text(most * 0.02, row, str(bar.now), va="center", fontsize=11.5, fontweight="bold", zorder=4)
    room(axes, most, sideways=True)
    axes.set_yticks(list(rows), [_short(bar.label) for bar in bars])
    axes.invert_yaxis()
    axes.set_xlabel(f"Số {facts.unit}")
    handles, labels = axes.get_legend_handles_labels()
    axes.legend(handles, labels, loc="lower right", bbox_to_anchor=(1.0, 1.0), ncols=2, frameon=False, fontsize=10.5)
    lines = [f"Tính đến ngày {facts.until.day}/{facts.until.month}/{facts.until.year}."]
    if len(facts.bars) > MOST_ROWS:
        lines.insert(0, f"Hình có {MOST_ROWS} tổ đầu, còn {len(facts.bars) - MOST_ROWS} tổ xem trong tin.")
    note(figure, lines)
    return finish(figure, left=_beside(bars), bottom=0.62 + 0.25 * len(lines), top=1.35)


def _coverage(facts: Coverage) -> bytes:
    """A bar up to the share, a mark at the target."""
    shares = facts.shares
    figure, axes = sheet(facts.title, f"{facts.place}, {facts.span.label}", height=2.4 + 1.1 * len(shares))
    for row, share in enumerate(shares):
        axes.barh(row, 100, height=0.34, color="white", edgecolor="#999999", zorder=1)
        done = min(float(share.percent or 0), 100.0)
        axes.barh(row, done, height=0.34, color=MIDDLE, edgecolor=DARK, hatch="///", zorder=2)
        axes.text(0, row - 0.27, share.label, fontsize=12, fontweight="bold", va="bottom")
        if share.target is not None:
            at = float(share.target)
            axes.plot([at, at], [row - 0.24, row + 0.24], color="black", lw=3, zorder=3)
        axes.text(0, row + 0.21, share_line(share), fontsize=11, va="top")
    axes.set_xlim(0, 103)
    axes.set_ylim(len(shares) - 0.4, -0.6)
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    axes.set_xticks([0, 25, 50, 75, 100], ["0", "25", "50", "75", "100%"])
    lines = ["Vạch đen: chỉ tiêu." if any(share.target is not None for share in shares) else "Chưa đặt chỉ tiêu."]
    lines.append(f"Tính đến ngày {facts.until.day}/{facts.until.month}/{facts.until.year}.")
    note(figure, lines)
    return finish(figure, left=0.3, bottom=0.95)


def _campaign(facts: Campaign) -> bytes:
    """People of each group by what became of the message, one behind the other."""
    groups = facts.groups[:MOST_ROWS]
    states = list(dict.fromkeys(state for group in groups for state, _ in group.states))
    figure, axes = sheet(facts.title, "Số người theo tổ", height=2.6 + 0.36 * len(groups) + 0.26 * len(states))
    starts = [0] * len(groups)
    for place, state in enumerate(states):
        counts = [dict(group.states).get(state, 0) for group in groups]
        colour, hatch = (DARK, LIGHT, "white", MIDDLE)[place % 4], HATCHES[place % len(HATCHES)]
        axes.barh(range(len(groups)), counts, left=starts, label=state, color=colour, hatch=hatch, edgecolor="black")
        starts = [start + n for start, n in zip(starts, counts, strict=True)]
    for row, total in enumerate(starts):
        axes.text(total + max(starts) * 0.02, row, str(total), va="center", fontsize=11)
    room(axes, max(starts, default=1), sideways=True)
    axes.set_yticks(range(len(groups)), [_short(group.label) for group in groups])
    axes.invert_yaxis()
    if states:
        figure.legend(loc="lower left", bbox_to_anchor=(0.03, 0.01), ncols=1, frameon=False, fontsize=11)
    return finish(figure, left=_beside(groups), bottom=0.75 + 0.26 * len(states))


def _beside(rows: Sequence[Bar | Outcome]) -> float:
    """Inches beside the bars that hold the longest name."""
    return 0.45 + 0.11 * max((len(_short(row.label)) for row in rows), default=0)


def _short(label: str) -> str:
    """A name of a group that fits beside its bar."""
    name = label[:1].upper() + label[1:]
    return name if len(name) <= 16 else f"{name[:15]}…"
