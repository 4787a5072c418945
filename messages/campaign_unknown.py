"""Sentences about messages of a campaign that got no answer: who they were for, and what somebody found out."""

from __future__ import annotations

from collections.abc import Sequence

from domain.chat import Choice, Say
from messages.words import capital

EXAMPLE = "1 đã nhận, hoặc: 2, 3 chưa"


def ask(number: int, groups: Sequence[tuple[str, Sequence[tuple[int, str]]]], more: int) -> Say:
    """(group, (key to type, name) of its people); `more` are shown once these are settled. One by one, or all."""
    lines = []
    for label, people in groups:
        lines += [f"{capital(label)}:", *(f"{key}. {name}" for key, name in people)]
    keys = [key for _, people in groups for key, _ in people]
    lines += [f"và {more} người nữa, xem sau."] if more else []
    count = len(keys) + more
    return Say(
        f"Tin số {number} chưa rõ đã tới {count} người.\n" + "\n".join(lines) + "\n"
        f"Anh/chị hỏi rồi nhắn từng người, ví dụ: {EXAMPLE}\n"
        "Ai chưa nhận thì được gửi lại; nếu tin trước đã tới, họ nhận hai lần.",
        (
            Choice(str(len(keys) + 1), f"Cả {count} người đã nhận"),
            Choice(str(len(keys) + 2), f"Cả {count} người chưa, gửi lại"),
            Choice("0", "Để sau"),
        ),
    )


def counted(number: int, groups: Sequence[tuple[str, int]]) -> Say:
    """For who may not read the names: (group, people)."""
    lines = [f"- {capital(label)}: {people} người" for label, people in groups]
    return Say(f"Tin số {number} chưa rõ đã tới:\n" + "\n".join(lines) + "\nCán bộ phường hỏi từng người rồi ghi lại.")


def settled(number: int, people: Sequence[str], count: int, *, arrived: bool) -> Say:
    """`people`: by name; empty: everybody, who were `count`."""
    who = ", ".join(people) or f"{count} người"
    return Say(f"Tin số {number}: ghi là đã tới {who}." if arrived else f"Tin số {number}: gửi lại cho {who}.")


def put_off(number: int) -> Say:
    return Say(f"Dạ, để sau. Xem lại: chiendich {number} chưa rõ")


def none(number: int) -> Say:
    return Say(f"Tin số {number} không có ai chưa rõ.")
