"""The main job over Zalo's wire, by long polling and by webhook, however Zalo behaves."""

from __future__ import annotations

from tests.zalo.conftest import House


async def test_a_stranger_joins_by_a_code_reports_a_birth_by_numbers_and_takes_it_back(either: House) -> None:
    await either.code("ABCD2345")
    phone = either.phone("cuc")
    await phone.user_says("ABCD-2345")
    assert "\n1. Đồng ý\n0. Không" in await phone.hears("Anh/chị có đồng ý không?")
    await phone.user_says("1")
    await phone.hears("Chào Nguyễn Thị Cúc")
    await phone.user_says("sinh be gai 3,2kg hom qua nha ba Lan to 5, con thu 2")
    assert "1. Đúng, lưu" in await phone.hears("Trẻ mới sinh, tổ 5", "3,2 kg")
    await phone.user_says("1")
    await phone.hears("Đã lưu, mã 1C", "1 cháu")
    assert await either.entries() == ["live"]
    await phone.user_says("huy")
    await phone.hears("1C", "1. Nhập nhầm")
    await phone.user_says("1")
    await phone.hears("Đã huỷ mã 1C")
    assert await either.entries() == ["undone"]
    assert await either.settled() == ["sent"] * len(phone.said())
    assert not any("parse_mode" in call.given for call in either.emulator.asked("sendMessage"))
