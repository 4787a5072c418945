"""A new kind of record is one file: here a blood donation, told, read back, counted and taken back."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest

import domain.kinds
from domain import kind
from tests.world import World

FILE = '''
"""A blood donation."""

from domain.fields import Day, Name, Number, Pick
from domain.codes import CHILD_SEXES
from domain.kind import Count, Kind, Need

KIND = Kind(
    key="blood_donation",
    label="Hiến máu",
    menu="Hiến máu",
    command="hienmau",
    order=79,
    slip="B",
    calls=("hiến máu", "hiến máu nhân đạo"),
    example="hiến máu hôm qua, 4 người",
    fields=(
        Day("date", "Ngày", ask="Hiến máu ngày nào?", example="hôm qua"),
        Number("persons", "Số người", ask="Mấy người?", units=("người",), example="4 người", least=1, most=30, likely=12),
        Name("donor", "Người hiến", personal=True, example="Nguyễn Văn Tư"),
    ),
    needs=(Need(("date",)), Need(("persons",))),
    who=("household", "donor"),
    facts=("date", "persons"),
    window=7,
    counts=(Count("donors", "Số người hiến máu", lambda v: int(v.get("persons", 0))),),
    figure="Hiến máu: {donors} người",
    tally="{donors} người hiến máu",
)
'''


@pytest.fixture(autouse=True)
def blood_donation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """One more file beside the kinds, and nothing else."""
    (tmp_path / "blood_donation.py").write_text(FILE, encoding="utf-8")
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
    sys.modules.pop("domain.kinds.blood_donation", None)
    kind._FIELDS.pop("blood_donation", None)
    clear()


async def test_a_new_kind_is_asked_read_back_counted_corrected_and_taken_back(world: World) -> None:
    assert "7. Chi bộ, phong trào, việc khác" in await world.say("lan", "menu")
    offered = re.search(r"(\d+)\. Hiến máu", await world.say("lan", "7"))
    assert offered
    assert "Hiến máu ngày nào? Ví dụ: hôm qua." in await world.say("lan", offered[1])
    assert "Mấy người?" in await world.say("lan", "hôm qua")
    assert "ít gặp" in await world.say("lan", "20")
    await world.say("lan", "2")
    said = await world.say("lan", "4")
    assert said.startswith("Hiến máu, tổ 5\n- Ngày: thứ sáu 20/11/2026\n- Số người: 4\n1. Đúng, lưu")
    receipt = await world.say("lan", "1")
    assert "Đã lưu, mã 1C: Hiến máu, tổ 5, thứ sáu 20/11/2026: số người 4." in receipt
    assert "Tổ 5, tháng 11: 4 người hiến máu." in receipt
    for answer in ("sua 1C", "2", "5", "1"):
        said = await world.say("lan", answer)
    assert "Tổ 5, tháng 11: 5 người hiến máu." in said
    said = await world.say("hung", "tonghop")
    assert "1. Hiến máu: 5 người" in said
    assert "- Tổ 5: 5 người hiến máu" in said
    assert "Số người: 5" in await world.say("lan", "/xem 1C")
    await world.checked()
    await world.say("lan", "huy")
    assert "Tổ 5, tháng 11: 0 người hiến máu." in await world.say("lan", "1")
    await world.checked()


async def test_a_new_kind_is_told_by_command_and_by_a_plain_line(world: World) -> None:
    assert "- Số người: 3" in await world.say("lan", "/hienmau hôm qua, 3 người, hộ 12")
    assert "Đã lưu" in await world.say("lan", "1")
    said = await world.say("tam", "hộ 12 hiến máu hôm qua, 3 người")
    assert "Hiến máu" in said
    assert "Cảm ơn" in await world.say("tam", "1")
    assert "hiến máu hôm qua, 4 người" in await world.say("lan", "trogiup hiến máu")
    await world.checked()


async def test_a_new_kind_stands_on_the_slip_and_can_be_told_as_nothing(world: World) -> None:
    assert "- Riêng về: hiến máu" in await world.say("lan", "tháng này tổ 5 không phát sinh hiến máu")
    await world.say("lan", "0")
    await world.say("lan", "/hienmau hôm qua, 3 người")
    await world.say("lan", "1")
    said = await world.say("lan", "/phieu")
    assert "B. Tuyên truyền, thăm hộ (phiếu P0 không có mục này)\n- 20/11: hiến máu, số người 3\n" in said
    paper = (await world.serve(world.message("lan", "/phieu word")))[-1].files[0].content
    rows = [[cell.text for cell in row.cells] for table in docx.Document(io.BytesIO(paper)).tables for row in table.rows]
    assert ["Hiến máu", "20/11/2026", "Số người: 3", "", ""] in rows


async def test_a_new_kind_is_refused_what_cannot_be(world: World) -> None:
    assert "không hợp lý (từ 1 đến 30)" in await world.say("lan", "/hienmau hôm qua, 40 người")
    assert "- Số người: 4" in await world.say("lan", "4 người")


async def test_without_the_file_the_kind_is_gone(world: World) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(domain.kinds, "__path__", domain.kinds.__path__[:1])
        kind.all_kinds.cache_clear()
        await world.say("lan", "menu")
        assert "Hiến máu" not in await world.say("lan", "7")
