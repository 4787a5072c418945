"""Over a platform abroad no names are asked, kept or repeated, unless the ward allows them."""

from __future__ import annotations

from dataclasses import replace

from storage import entries, places
from tests.world import World


async def say_abroad(world: World, who: str, text: str) -> str:
    says = await world.serve(replace(world.message(who, text), abroad=True))
    return "\n\n".join(say.numbered() for say in says)


async def test_the_household_or_the_mothers_year_is_asked_instead_of_her_name(world: World) -> None:
    asked = await say_abroad(world, "lan", "/sinh bé gái hôm qua, con thứ 2")
    assert "Hộ số mấy, hoặc mẹ sinh năm nào?" in asked
    assert "Năm sinh mẹ: 1998" in await say_abroad(world, "lan", "1998")
    assert "Đã lưu, mã 1C" in await say_abroad(world, "lan", "1")
    await world.checked()


async def test_a_name_told_all_the_same_is_neither_kept_nor_repeated(world: World) -> None:
    answer = await say_abroad(world, "lan", "sinh be gai hom qua me Nguyen Thi Hoa ho 12, con thu 2")
    assert "Hoa" not in answer
    assert "Hộ số: 12" in answer
    assert "Họ tên không ghi qua mạng này" in answer
    await say_abroad(world, "lan", "1")
    entry = await world.store.read(lambda connection: entries.by_id(connection, 1))
    assert entry is not None
    assert set(entry.values) == {"date", "sex", "birth_order", "household"}


async def test_a_household_known_by_a_name_is_found_and_kept_by_its_number(world: World) -> None:
    answer = await say_abroad(world, "lan", "sinh be gai 3,2kg hom qua nha ba Mai to 5, con thu 2")
    assert "Hộ số: 14" in answer
    assert "Mai" not in answer


async def test_a_ward_may_allow_names(world: World) -> None:
    await world.say("binh", "/ghiten có")
    answer = await say_abroad(world, "lan", "sinh be gai hom qua me Nguyen Thi Hoa ho 12, con thu 2")
    assert "Mẹ: Nguyen Thi Hoa" in answer
    await world.say("binh", "/ghiten không")
    assert "Hoa" not in await say_abroad(world, "lan", "tiep")


async def test_only_the_administrator_allows_names(world: World) -> None:
    assert "dành cho cán bộ phường" in await world.say("thu", "/ghiten có")
    ward = await world.store.read(lambda connection: places.wards(connection)[0])
    assert not (await world.store.read(lambda connection: places.names_abroad(connection, ward.id)))


async def test_the_consent_says_where_the_words_travel(world: World) -> None:
    code = (await world.say("binh", "/moi ctv tổ 6")).split("Mã tham gia: ")[1].split()[0]
    assert "nước ngoài" in await say_abroad(world, "khach", code)
    other = (await world.say("binh", "/moi ctv tổ 6")).split("Mã tham gia: ")[1].split()[0]
    assert "nước ngoài" not in await world.say("khach2", other)


async def test_a_marriage_and_a_check_up_are_told_by_years(world: World) -> None:
    assert "sinh năm nào" in await say_abroad(world, "lan", "/kethon hôm qua, cả hai ở tổ 5")
    assert "Năm sinh chồng: 1998" in await say_abroad(world, "lan", "1998")
    await say_abroad(world, "lan", "1")
    assert "Cụ sinh năm nào" in await say_abroad(world, "lan", "/khamnct hôm qua bà Nguyễn Thị Tám")
    assert "Năm sinh: 1950" in await say_abroad(world, "lan", "1950")
    assert "Đã lưu" in await say_abroad(world, "lan", "1")
    await world.checked()
