"""/chitieu: what is wanted, where the ward stands, what is missing; staff set a target, and it stays traceable."""

from __future__ import annotations

from sqlalchemy import select

from storage.tables import audit, target
from tests.test_figures import line, save
from tests.world import World


async def test_each_target_says_in_plain_words_what_is_missing(world: World) -> None:
    said = await world.say("hung", "chitieu")
    assert said.startswith("Chỉ tiêu, Phường Hoa Sen (thử nghiệm), năm 2026 (đến 21/11)")
    assert "chưa nhập số người từ 60 tuổi" in line(said, "Người cao tuổi được khám")
    assert "Đặt chỉ tiêu" not in said
    await save(world, "thu", "/dauky phường; 1/1/2026; NCT 13; NCT có BHYT 13")
    await save(world, "lan", "/khamnct hôm nay bà Nguyễn Thị Tám sn 1950")
    await save(world, "lan", "/kethon ngày 15/11, chú rể Phạm Văn Hùng, cô dâu Lê Thị Mận, cả hai")
    await save(world, "lan", "/sinh ngày 20/11, bé trai, con thứ 3, mẹ Nguyễn Thị Hoa")
    said = await world.say("hung", "chitieu")
    assert line(said, "Người cao tuổi được khám") == (
        "Người cao tuổi được khám định kỳ: 7,69% (1/13); chỉ tiêu từ 100%, năm 2030: còn thiếu 12 cụ"
    )
    assert line(said, "Người cao tuổi có thẻ").endswith("100,00% (13/13); chỉ tiêu từ 100%, năm 2030: đạt")
    assert line(said, "Cặp khám").endswith("0,00% (0/1); chỉ tiêu từ 90% trở lên, năm 2030: còn thiếu 1 cặp")
    assert "chưa tính được (1/0)" in line(said, "Tỷ số giới tính")
    assert "con thứ 3" not in said.lower()


async def test_staff_set_a_target_and_it_is_kept_with_its_trace(world: World) -> None:
    assert "dành cho cán bộ" in await world.say("hung", "/chitieu đặt tảo hôn 0")
    assert "dành cho cán bộ" in await world.say("lan", "chitieu")
    said = await world.say("thu", "/chitieu đặt tảo hôn 0")
    assert said == "Đã đặt chỉ tiêu năm 2026: Người tảo hôn không quá 0 người."
    said = await world.say("thu", "/chitieu dat kham truoc ket hon 85% nam 2027")
    assert said == "Đã đặt chỉ tiêu năm 2027: Cặp khám sức khoẻ trước kết hôn từ 85% trở lên."
    assert "(trước: 85)" in await world.say("binh", "/chitieu đặt khám trước kết hôn 87,5 năm 2027")
    said = await world.say("thu", "chitieu")
    assert "từ 87,5% trở lên, năm 2027" in line(said, "Cặp khám")
    assert "không quá 0 người, năm 2026" in line(said, "Người tảo hôn")
    rows = await world.store.read(lambda c: c.execute(select(target.c.value, target.c.ended_at)).all())
    assert [(row.value, row.ended_at is None) for row in rows] == [("0", True), ("85", False), ("87.5", True)]
    acts = await world.store.read(lambda c: c.execute(select(audit.c.act)).scalars().all())
    assert acts.count("set_target") == 3


async def test_an_impossible_target_gets_one_sentence_with_an_example(world: World) -> None:
    for words in ("đặt", "đặt khám trước kết hôn 190", "đặt con thứ ba 5", "đặt tảo hôn 1,5", "đặt tảo hôn 0 năm 2020", "quý 3"):
        assert (await world.say("thu", f"/chitieu {words}")).startswith("Chưa đủ ý. Ví dụ:\n/chitieu đặt"), words
