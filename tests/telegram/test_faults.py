"""What happens to an answer when Telegram, the network or the token fails, in the whole bot."""

from __future__ import annotations

import asyncio

from tests.telegram.conftest import House
from tests.telegram.emulator import Refusal
from tests.telegram.people import eventually


async def test_an_answer_waits_as_long_as_telegram_asks_and_then_goes_once(house: House) -> None:
    house.emulator.fail("sendMessage", Refusal(429, "Too Many Requests: retry after 3", retry_after=3))
    phone = house.phone(501)
    await phone.user_says("chào")
    await eventually(house.emulator, lambda: sent(house) == 1, "not tried")
    await phone.hears("Đây là máy ghi số liệu")
    first, second = (call.at for call in house.emulator.calls if call.method == "sendMessage")
    assert 3 <= second - first < 5
    assert len(phone.said()) == 1


async def test_an_answer_whose_receipt_was_lost_goes_once_more(house: House) -> None:
    house.emulator.fail("sendMessage", "lost")
    phone = house.phone(501)
    await phone.user_says("chào")
    await eventually(house.emulator, lambda: len(phone.said()) == 2, "not said again")
    assert await settled(house) == ["sent"]


async def test_who_blocked_the_bot_is_left_in_peace_and_others_are_answered(house: House) -> None:
    phone = house.phone(501)
    house.bot.blocked.add(501)
    await phone.user_says("chào")
    await house.phone(502).user_says("chào")
    await house.phone(502).hears("Đây là máy ghi số liệu")
    assert await settled(house) == ["gone", "sent"]


async def test_a_token_revoked_while_sending_keeps_the_message_for_the_next_token(house: House) -> None:
    house.emulator.fail("sendMessage", Refusal(401, "Unauthorized"))
    phone = house.phone(501)
    await phone.user_says("chào")
    await eventually(house.emulator, lambda: sent(house) == 1, "not tried")
    await house.stop()
    assert phone.said() == []
    await house.start()
    await phone.hears("Đây là máy ghi số liệu")


async def test_what_was_to_be_said_when_the_bot_stopped_is_said_when_it_is_back(house: House) -> None:
    phone = house.phone(501)
    house.emulator.fail("sendMessage", Refusal(500, "Internal Server Error"))
    await phone.user_says("chào")
    await eventually(house.emulator, lambda: sent(house) == 1, "not tried")
    await house.stop()
    await house.start()
    await phone.hears("Đây là máy ghi số liệu")
    assert len(phone.said()) == 1


def sent(house: House) -> int:
    return sum(call.method == "sendMessage" for call in house.emulator.calls)


async def settled(house: House) -> list[str]:
    """The states of the outbox once nothing in it is open."""
    for _ in range(100):
        states = await house.outbox()
        if not {"waiting", "sending"} & set(states):
            return states
        await asyncio.sleep(0.05)
    raise AssertionError(states)
