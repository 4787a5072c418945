"""The main job over Telegram's wire, by long polling and by webhook."""

from __future__ import annotations

from tests.telegram.conftest import House
from tests.telegram.people import keyboard, labels


async def test_a_stranger_joins_by_a_deep_link_reports_a_birth_with_buttons_and_takes_it_back(either: House) -> None:
    await either.code("ABCD2345")
    phone = either.phone(501)
    await phone.user_says("/start ABCD-2345")
    asked = await phone.hears("Anh/chị có đồng ý không?")
    assert labels(asked) == ["1. Đồng ý", "0. Không"]
    await phone.user_presses("1. Đồng ý")
    await phone.hears("Chào Nguyễn Thị Cúc")
    await phone.user_says("sinh be gai 3,2kg hom qua nha ba Lan to 5, con thu 2")
    await phone.hears("Trẻ mới sinh, tổ 5", "3,2 kg")
    await phone.user_presses("1. Đúng, lưu")
    await phone.hears("Đã lưu, mã 1C", "1 cháu")
    assert await either.entries() == ["live"]
    await phone.user_says("/huy")
    await phone.hears("1C")
    await phone.user_presses(next(label for label in labels(phone.said()[-1])))
    await phone.hears("1C")
    assert await either.entries() == ["undone"]
    assert not any(keyboard(one) for one in phone.said())
