"""A new kind of record is one file: here a move out of the ward, told, read back, counted and taken back."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import domain.kinds
from domain import kind
from tests.world import World

FILE = '''
"""A move out of the ward."""

from domain.fields import Day, Name, Number, Pick
from domain.codes import CHILD_SEXES
from domain.kind import Count, Kind, Need

KIND = Kind(
    key="leaving_town",
    label="Chuyển khỏi phường",
    menu="Chuyển khỏi phường",
    command="chuyenkhoi",
    order=50,
    calls=("chuyển khỏi phường", "dọn khỏi phường"),
    example="nhà ông Tư dọn khỏi phường hôm qua, 4 người",
    fields=(
        Day("date", "Ngày đi", ask="Đi ngày nào?", example="hôm qua"),
        Number("persons", "Số người", ask="Mấy người?", units=("người",), example="4 người", least=1, most=30, likely=12),
        Name("mover", "Người đi", personal=True, example="Nguyễn Văn Tư"),
    ),
    needs=(Need(("date",)), Need(("persons",))),
    who=("household", "mover"),
    facts=("date", "persons"),
    window=7,
    counts=(Count("left_persons", "Số người đi", lambda v: int(v.get("persons", 0))),),
    figure="Chuyển khỏi phường: {left_persons} người",
    tally="{left_persons} người đi",
)
'''


@pytest.fixture(autouse=True)
def leaving_town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """One more file beside the kinds, and nothing else."""
    (tmp_path / "leaving_town.py").write_text(FILE, encoding="utf-8")
    caches = [
        found
        for module in list(sys.modules.values())
        if (getattr(module, "__name__", "") or "").startswith(("domain", "handlers", "messages", "storage"))
        for found in vars(module).values()
        if hasattr(found, "cache_clear")
    ]

    def clear() -> None:
        for found in caches:
            found.cache_clear()

    with monkeypatch.context() as patched:
        patched.setattr(domain.kinds, "__path__", [*domain.kinds.__path__, str(tmp_path)])
        clear()
        yield
    sys.modules.pop("domain.kinds.leaving_town", None)
    kind._FIELDS.pop("leaving_town", None)
    clear()


async def test_a_new_kind_is_asked_read_back_counted_corrected_and_taken_back(world: World) -> None:
    assert "6. Chuyển khỏi phường" in await world.say("lan", "menu")
    assert "Đi ngày nào? Ví dụ: hôm qua." in await world.say("lan", "6")
    assert "Mấy người?" in await world.say("lan", "hôm qua")
    assert "ít gặp" in await world.say("lan", "20")
    await world.say("lan", "2")
    said = await world.say("lan", "4")
    assert said.startswith("Chuyển khỏi phường, tổ 5\n- Ngày đi: thứ sáu 20/11/2026\n- Số người: 4\n1. Đúng, lưu")
    receipt = await world.say("lan", "1")
    assert "Đã lưu, mã 1C: Chuyển khỏi phường, tổ 5, thứ sáu 20/11/2026: số người 4." in receipt
    assert "Tổ 5, tháng 11: 4 người đi." in receipt
    for answer in ("sua 1C", "2", "5", "1"):
        said = await world.say("lan", answer)
    assert "Tổ 5, tháng 11: 5 người đi." in said
    said = await world.say("hung", "tonghop")
    assert "- Chuyển khỏi phường: 5 người" in said
    assert "- Tổ 5: 5 người đi" in said
    assert "Số người: 5" in await world.say("lan", "/xem 1C")
    await world.checked()
    await world.say("lan", "huy")
    assert "Tổ 5, tháng 11: 0 người đi." in await world.say("lan", "1")
    await world.checked()


async def test_a_new_kind_is_told_by_command_and_by_a_plain_line(world: World) -> None:
    assert "- Số người: 3" in await world.say("lan", "/chuyenkhoi hôm qua, 3 người, hộ 12")
    assert "Đã lưu" in await world.say("lan", "1")
    said = await world.say("tam", "hộ 12 dọn khỏi phường hôm qua, 3 người")
    assert "Chuyển khỏi phường" in said
    assert "Cảm ơn" in await world.say("tam", "1")
    assert "chuyển khỏi phường" in (await world.say("lan", "trogiup")).lower() or "dọn khỏi phường" in await world.say(
        "lan", "trogiup"
    )
    await world.checked()


async def test_a_new_kind_is_refused_what_cannot_be(world: World) -> None:
    assert "không hợp lý (từ 1 đến 30)" in await world.say("lan", "/chuyenkhoi hôm qua, 40 người")
    assert "- Số người: 4" in await world.say("lan", "4 người")


async def test_without_the_file_the_kind_is_gone(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(domain.kinds, "__path__", domain.kinds.__path__[:1])
    kind.all_kinds.cache_clear()
    assert "Chuyển khỏi phường" not in await world.say("lan", "menu")
