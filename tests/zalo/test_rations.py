"""What Zalo's ration asks of the house, over the real channel: few messages, counted, a room for who is invited, links."""

from __future__ import annotations

import asyncio

from bot.channels.zalo.config import TRAITS
from domain.chat import File, Say
from storage import accounts, outbox
from storage.accounts import Account
from tests.zalo.conftest import House, now, once


async def this(house: House) -> Account:
    """The bot as the operator sees it."""
    found: list[Account] = await house.run(lambda c: accounts.all_accounts(c, now()))
    return next(one for one in found if (one.channel, one.account) == ("zalo", house.bot.id))


@once
async def test_an_unfinished_report_costs_three_messages_which_are_counted_in_the_month(house: House) -> None:
    phone = await house.member("lan")
    await phone.user_says("/sinh")
    await phone.hears("Anh/chị nhắn thêm trong một tin:", "4. Họ tên mẹ")
    await phone.user_says("hôm qua, gái, con thứ 2, Nguyễn Thị Hoa")
    await phone.hears("1. Đúng, lưu")
    await phone.user_says("1")
    await phone.hears("Đã lưu")
    await phone.user_says("cảm ơn nhé")
    await phone.user_says("cuatoi")
    await phone.hears("1 việc")
    assert await house.settled() == ["sent"] * 4  # the last is the list that was asked for
    assert len(phone.said()) == 4
    seen = await this(house)
    assert (seen.sent_month, seen.a_month) == (4, TRAITS.a_month)
    assert (seen.writers, seen.most_people) == (1, 50)


@once
async def test_what_is_not_understood_costs_three_messages_in_a_row_and_no_more(house: House) -> None:
    phone = await house.member("lan")
    for _ in range(5):
        await phone.user_says("abc xyz")
    await phone.user_says("cuatoi")
    await phone.hears("chưa báo việc nào")
    assert len(phone.said()) == 4


@once
async def test_an_invitation_names_this_bot_by_the_name_people_see(house: House) -> None:
    binh = await house.member("binh")
    for _ in range(200):  # the account is noted beside the hearing
        if await house.run(lambda c: accounts.doors(c, now())):
            break
        await asyncio.sleep(0.02)
    doors = await house.run(lambda c: accounts.doors(c, now()))
    await binh.user_says("/moi ctv tổ 6")
    await binh.hears("Mã tham gia", doors[0].title)
    assert doors[0].room is not None
    assert doors[0].room >= 43


@once
async def test_a_file_goes_as_words_and_never_fails_the_message(house: House) -> None:
    phone = await house.member("lan")
    await phone.user_says("cuatoi")
    await phone.hears("chưa báo việc nào")
    report = Say("Báo cáo tháng 11.", files=(File("bao-cao.xlsx", b"PK"),))
    await house.run(lambda c: outbox.put(c, "zalo", house.bot.id, phone.chat, [report], now=now(), member=1))
    assert house.process is not None
    house.process.sender.wake()
    await phone.hears("Báo cáo tháng 11.", "Mạng này không gửi được tệp")
