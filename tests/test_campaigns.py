"""Campaigns on a real database: approved by another, sent once, accounted for to the last person, whatever fails."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, insert, select, update

from domain.campaigns import STATES, Audience, Stage
from domain.chat import Say, SendFailed, Traits, Why
from domain.people import Role
from messages import campaign_text
from scheduler import campaigns as clock
from scheduler.sender import Sender
from storage import campaigns, claims, deliveries, members, outbox, places, recipients
from storage.connection import Connection
from storage.tables import address, member
from storage.tables import outbox as outbox_table
from tests.world import World

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
TEXT = "Mời bà con đưa trẻ mới sinh đi sàng lọc sơ sinh"


@dataclass
class Platform:
    """A platform of the tests: keeps whom it wrote to, and fails as told."""

    name: str = "counted"
    traits: Traits = field(default_factory=lambda: Traits(buttons=False))
    got: list[str] = field(default_factory=list)
    failures: Iterator[SendFailed | None] = field(default_factory=lambda: iter(()))

    async def send(self, account: str, chat: str, say: Say) -> str:
        failed = next(self.failures, None)
        if failed is not None:
            raise failed
        self.got.append(chat)
        return str(len(self.got))


async def crowd(world: World, people: int, accounts: int = 1) -> None:
    """So many more collaborators of group 6 who write on the counted platform."""

    def load(connection: Connection) -> None:
        ward = places.wards(connection)[0].id
        area = places.area_named(connection, ward, "6")
        assert area is not None
        for number in range(people):
            one = members.add(
                connection, ward_id=ward, role=Role.COLLABORATOR, name=f"Lê Thị {number}", unit="", now=world.now, consented=True
            )
            members.take_charge(connection, one, areas=[area.id], since=world.now.date())
            members.bind(connection, "counted", f"a{number % accounts}", f"p{number}", one, world.now)

    await world.store.run(load)


async def running(world: World, text: str = TEXT, audience: str = "ctv tổ 6", hours: float = 0.1) -> int:
    """A campaign that Bình wrote and Hùng approved, begun; its number."""
    await world.say("binh", f"gửi {audience}: {text}")
    await world.say("binh", "1")
    number = int((await world.say("hung", "duyet")).split("tin số ")[1].split(",")[0])
    await world.say("hung", "1")
    world.later(hours=hours)
    await world.store.run(lambda c: clock.tick(c, world.now))
    return number


async def states(world: World, number: int) -> dict[str, int]:
    """The account; its sum is the audience."""
    rows = await world.store.read(lambda c: deliveries.account(c, number))
    found: dict[str, int] = {}
    for row in rows:
        assert row.state in STATES
        found[row.state] = found.get(row.state, 0) + row.people
    return found


async def drain(world: World, platform: Platform, minutes: int = 30) -> None:
    """Everything the platform takes leaves, and the clock rings each minute meanwhile."""
    sender = Sender(world.store, {"counted": platform, "test": world.channel}, lambda: world.now)
    for _ in range(minutes):
        await sender.drain()
        world.later(minutes=1)
        await world.store.run(lambda c: clock.tick(c, world.now))


async def stage(world: World, number: int) -> Stage:
    found = await world.store.read(lambda c: campaigns.by_id(c, number))
    assert found is not None
    return found.stage


async def test_everybody_gets_it_once_and_the_account_says_so(world: World) -> None:
    await crowd(world, 12)
    number = await running(world)
    assert await states(world, number) == {"waiting": 12}
    platform = Platform()
    await drain(world, platform, 3)
    assert sorted(platform.got) == sorted(f"p{n}" for n in range(12))
    assert await states(world, number) == {"sent": 12}
    assert await stage(world, number) is Stage.DONE


async def test_the_account_adds_up_under_every_fault_at_once(world: World) -> None:
    await crowd(world, 40)
    number = await running(world)
    storm = [SendFailed(Why.LATER, 30.0)] * 3 + [SendFailed(Why.LATER)] * 4
    faults = [None, SendFailed(Why.GONE), SendFailed(Why.UNSURE), None, SendFailed(Why.WRONG), *storm, SendFailed(Why.GONE)]
    platform = Platform(failures=iter(faults))
    await drain(world, platform)
    assert await states(world, number) == {"sent": 36, "gone": 2, "unknown": 1, "failed": 1}
    assert len(platform.got) == len(set(platform.got)) == 36
    said = await world.say("binh", f"chiendich {number}")
    assert "40 người, gồm: 36 đã gửi, chưa xác nhận; 1 chưa rõ đã tới chưa; 1 không gửi được; 2 không liên lạc được." in said
    assert "- Tổ 6: 40 người:" in said


async def test_five_in_a_hundred_who_blocked_us_stop_nothing(world: World) -> None:
    await crowd(world, 60)
    number = await running(world)
    platform = Platform(failures=iter([SendFailed(Why.GONE)] * 3))
    await drain(world, platform, 5)
    assert await states(world, number) == {"sent": 57, "gone": 3}
    assert await stage(world, number) is Stage.DONE


async def test_a_campaign_that_keeps_failing_stops_itself_and_tells(world: World) -> None:
    await crowd(world, 40)
    number = await running(world)
    before = len(world.channel.says)
    platform = Platform(failures=iter([SendFailed(Why.WRONG)] * 40))
    await drain(world, platform, 3)
    assert await stage(world, number) is Stage.PAUSED
    assert await states(world, number) == {"failed": 20, "waiting": 20}
    told = [who for who, say in world.channel.says[before:] if "tự tạm dừng: 20 trên 20" in say.text]
    assert sorted(told) == ["binh", "hung"]
    await world.say("binh", f"chiendich {number} tiếp")
    platform.failures = iter(())
    await drain(world, platform, 2)
    assert await states(world, number) == {"failed": 20, "sent": 20}


async def test_a_revoked_token_keeps_every_message_and_tells(world: World) -> None:
    await crowd(world, 10)
    number = await running(world)
    before = len(world.channel.says)
    await drain(world, Platform(failures=iter([None, None, SendFailed(Why.SHUT)])), 3)
    assert await states(world, number) == {"sent": 2, "waiting": 8}
    assert await stage(world, number) is Stage.PAUSED
    assert "Counted không cho tài khoản của phường gửi nữa" in world.channel.says[before][1].text
    await world.say("binh", f"chiendich {number} tiếp")
    await drain(world, Platform(), 3)  # the process was started again with another token
    assert await states(world, number) == {"sent": 10}


async def test_a_message_in_flight_at_a_crash_is_unknown_and_a_person_settles_it(world: World) -> None:
    await crowd(world, 3)
    number = await running(world)
    await world.store.run(lambda c: claims.claim(c, {"counted": None}, world.now, timedelta(seconds=60)))
    assert await states(world, number) == {"sending": 1, "waiting": 2}
    await drain(world, Platform(), 5)
    assert await states(world, number) == {"unknown": 1, "sent": 2}
    assert "Tổ 6:\n1. Lê Thị 0\n" in await world.say("binh", f"chiendich {number} chưa rõ")
    assert "gửi lại cho 1 người" in await world.say("binh", "3")
    platform = Platform()
    await drain(world, platform, 2)
    assert platform.got == ["p0"]
    assert await states(world, number) == {"sent": 3}


async def test_unknown_messages_are_settled_one_by_one_and_a_supervisor_sees_no_names(world: World) -> None:
    await crowd(world, 5)
    number = await running(world)
    lost = [SendFailed(Why.UNSURE)] * 4
    await drain(world, Platform(failures=iter(lost)), 2)
    assert await states(world, number) == {"unknown": 4, "sent": 1}
    told = await world.say("hung", f"chiendich {number} chưa rõ")
    assert "- Tổ 6: 4 người" in told
    assert "Lê Thị" not in told
    await world.say("binh", f"chiendich {number} chưa rõ")
    assert "Chưa đủ ý. Ví dụ:\n1 đã nhận" in await world.say("binh", "2")
    said = await world.say("binh", "1, 3 đã nhận")
    assert "ghi là đã tới Lê Thị 0, Lê Thị 2." in said
    assert "1. Lê Thị 1\n2. Lê Thị 3\n" in said  # who is left
    assert await states(world, number) == {"unknown": 2, "sent": 3}
    assert "gửi lại cho Lê Thị 1." in await world.say("binh", "1 chua")
    assert await states(world, number) == {"unknown": 1, "sent": 3, "waiting": 1}
    assert "ghi là đã tới 1 người" in await world.say("binh", "tất cả đã nhận")
    assert await states(world, number) == {"sent": 4, "waiting": 1}


async def test_whoever_alone_sends_knows_at_the_start_what_is_unknown(world: World) -> None:
    await crowd(world, 2)
    number = await running(world)
    await world.store.run(lambda c: claims.claim(c, {"counted": None}, world.now, timedelta(seconds=60)))
    await world.store.run(lambda c: claims.free_leases(c, ["counted"], world.now))
    assert await states(world, number) == {"unknown": 1, "waiting": 1}


async def test_pausing_holds_and_cancelling_ends_also_what_comes_back_from_a_lane(world: World) -> None:
    await crowd(world, 4)
    number = await running(world)
    due = await world.store.run(lambda c: claims.claim(c, {"counted": None}, world.now, timedelta(seconds=60)))
    assert due is not None
    held = due.id
    await world.say("binh", f"chiendich {number} dừng")
    await world.store.run(lambda c: claims.put_back(c, held, world.now))
    platform = Platform()
    await drain(world, platform, 2)
    assert platform.got == []
    assert await states(world, number) == {"waiting": 4}
    await world.say("binh", f"chiendich {number} tiếp")
    due = await world.store.run(lambda c: claims.claim(c, {"counted": None}, world.now, timedelta(seconds=60)))
    assert due is not None
    assert "1 người đã được gửi" in await world.say("binh", f"chiendich {number} huỷ")
    again = due.id
    await world.store.run(lambda c: claims.put_back(c, again, world.now))
    await drain(world, platform, 2)
    assert platform.got == []
    assert await states(world, number) == {"cancelled": 4}


async def test_a_number_alone_cancels_no_campaign(world: World) -> None:
    await crowd(world, 2)
    number = await running(world)

    async def choose_to_cancel() -> str:
        said = await world.say("binh", f"chiendich {number}")
        key = next(line.split(".")[0] for line in said.splitlines() if line.endswith("Huỷ tin này"))
        return await world.say("binh", key)

    for keeps in ("2", "0", "thôi", "không huỷ"):
        assert f"Huỷ hẳn tin số {number}?" in await choose_to_cancel()
        assert await world.say("binh", keeps) == f"Dạ, vẫn giữ tin số {number}.", keeps
        assert await states(world, number) == {"waiting": 2}
    assert "huỷ rồi không gửi lại được" in await choose_to_cancel()
    assert f"Đã huỷ tin số {number}, chưa gửi cho ai." in await world.say("binh", "1")
    assert await states(world, number) == {"cancelled": 2}


async def test_replies_go_first_and_every_account_gets_its_turn(world: World) -> None:
    await crowd(world, 4, accounts=2)
    await running(world)

    def reply(connection: Connection) -> None:
        outbox.put(connection, "counted", "a0", "p0", [Say("trả lời")], now=world.now)

    await world.store.run(reply)
    order = []
    while due := await world.store.run(lambda c: claims.claim(c, {"counted": 10.0}, world.now, timedelta(seconds=60))):
        order.append((due.account, due.lane))
        world.later(milliseconds=60)
    assert order[0] == ("a0", outbox.REPLY)
    assert {account for account, _ in order[1:3]} == {"a0", "a1"}
    assert len(order) == 4  # the campaign's message to p0 waits while its reply is in flight


async def test_at_night_only_what_is_urgent_leaves(world: World) -> None:
    await crowd(world, 2)
    number = await running(world)
    world.now = datetime(2026, 11, 21, 21, 0, tzinfo=ZONE)
    platform = Platform()
    await drain(world, platform, 1)
    assert platform.got == []
    await world.say("binh", "/duyettin không")
    assert "1. Gửi duyệt" in await world.say("binh", "gửi ctv tổ 6 khẩn: Bão tới, bà con sơ tán")
    await world.say("binh", "1")
    await world.say("hung", "duyet")
    assert "một phút nữa" in await world.say("hung", "1")
    await drain(world, platform, 3)
    assert sorted(platform.got) == ["p0", "p1"]
    assert await states(world, number) == {"waiting": 2}
    world.now = datetime(2026, 11, 22, 6, 30, tzinfo=ZONE)
    await drain(world, platform, 1)
    assert await states(world, number) == {"sent": 2}


async def test_a_notice_made_at_night_waits_for_the_morning_unless_it_is_urgent(world: World) -> None:
    world.now = datetime(2026, 11, 21, 21, 30, tzinfo=ZONE)
    before = len(world.channel.says)
    await world.say("binh", f"gửi ctv: {TEXT}")
    await world.say("binh", "1")
    assert [who for who, _ in world.channel.says[before:] if who == "hung"] == []
    await world.say("binh", f"gửi ctv khẩn: {TEXT}")
    await world.say("binh", "1")
    assert ["tin số 2" in say.text for who, say in world.channel.says[before:] if who == "hung"] == [True]
    world.now = datetime(2026, 11, 22, 6, 30, tzinfo=ZONE)
    await world.sender.drain()
    assert ["tin số 1" in say.text for who, say in world.channel.says[before:] if who == "hung"] == [False, True]


async def test_a_third_message_of_a_day_waits_for_the_next_morning(world: World) -> None:
    await crowd(world, 1)
    platform = Platform()
    numbers = [await running(world, f"{TEXT} {n}") for n in range(3)]
    await drain(world, platform, 2)
    assert [await states(world, number) for number in numbers] == [{"sent": 1}, {"sent": 1}, {"waiting": 1}]
    world.now = datetime(2026, 11, 22, 7, 0, tzinfo=ZONE)
    await drain(world, platform, 1)
    assert await states(world, numbers[2]) == {"sent": 1}


async def test_a_window_is_shared_out_evenly(world: World) -> None:
    await crowd(world, 12)
    await world.say("binh", "gửi ctv tổ 6 rải từ 8h đến 10h mai: Mời bà con họp")
    await world.say("binh", "1")
    await world.say("hung", "duyet")
    await world.say("hung", "1")
    world.now = datetime(2026, 11, 22, 8, 0, tzinfo=ZONE)
    await world.store.run(lambda c: clock.tick(c, world.now))
    platform = Platform()
    got = []
    for _ in range(4):
        await drain(world, platform, 30)
        got.append(len(platform.got))
    assert got == [3, 6, 9, 12]


async def test_who_wants_fewer_is_left_out_and_counted(world: World) -> None:
    await world.say("hoa", "/ittin")
    await running(world, audience="ctv")
    await world.sender.drain()
    assert "1 người xin ít tin" in await world.say("binh", f"gửi ctv: {TEXT} nữa")
    world.later(days=8)
    assert "xin ít tin" not in await world.say("binh", f"gửi ctv: {TEXT} lần ba")


async def test_of_two_who_edit_at_once_the_second_is_told(world: World) -> None:
    await world.say("binh", f"gửi ctv: {TEXT}")
    await world.say("thu", "chiendich 1 sửa")
    await world.say("thu", "2")
    await world.say("binh", "4")
    assert "7:00 chủ nhật" in await world.say("binh", "7h sáng mai")
    assert "vừa được người khác sửa" in await world.say("thu", "Lời khác hẳn")
    assert TEXT in await world.say("thu", "chiendich 1")


async def test_nobody_approves_words_of_their_own_and_an_edit_needs_approval_afresh(world: World) -> None:
    await world.say("binh", "/quyenduyet Thu")
    await world.say("binh", f"gửi ctv: {TEXT}")
    await world.say("binh", "1")
    assert "có lời của anh/chị" in await world.say("binh", "duyet 1")
    assert "1. Duyệt" in await world.say("thu", "duyet 1")
    assert "đã được duyệt" in await world.say("thu", "1")
    await world.say("thu", "chiendich 1 sửa")
    await world.say("thu", "2")
    assert "1. Gửi duyệt" in await world.say("thu", "Lời mới hẳn của Thu")
    world.later(hours=1)
    assert [who for who, _ in await world.ring() if who in ("lan", "hoa")] == []
    await world.say("thu", "1")
    assert "có lời của anh/chị" in await world.say("thu", "duyet 1")
    assert "có lời của anh/chị" in await world.say("binh", "duyet 1")


async def test_without_approval_a_campaign_goes_at_once_but_an_urgent_one_does_not(world: World) -> None:
    await world.say("binh", "/duyettin không")
    assert "1. Gửi đi" in await world.say("thu", f"gửi ctv: {TEXT}")
    assert "Tin số 1 sẽ gửi trong một phút nữa" in await world.say("thu", "1")
    assert sorted(who for who, _ in await world.ring()) == ["hoa", "lan"]
    assert "1. Gửi duyệt" in await world.say("thu", "gửi ctv khẩn: Bão tới rồi")


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("gửi ctv tổ 99: Mời bà con họp", "Phường chưa có tổ «99»"),
        ("gửi ctv tổ 3: Mời bà con họp", "Không có ai để gửi"),
        ("gửi ctv 7h hôm nay: Mời bà con họp", "Ngày giờ này đã qua"),
        ("gửi ctv: hi", "Lời tin quá ngắn"),
        (f"gửi ctv: {'dài ' * 1200}", "Xin rút ngắn"),
        (f"gửi ctv: {'dài ' * 600}", "có nơi sẽ chia làm 2 tin"),
        ("chiendich 99", "Không có tin số 99"),
        ("chiendich 1 nhắc", "Không có tin số 1"),
    ],
)
async def test_bad_input_gets_one_clear_sentence(text: str, answer: str, world: World) -> None:
    assert answer in await world.say("binh", text)


async def test_a_report_after_a_campaign_is_still_a_report(world: World) -> None:
    number = await running(world, audience="ctv")
    await world.sender.drain()
    assert "Trẻ mới sinh" in await world.say("lan", "sinh bé gái 3kg hôm qua, con thứ 2, mẹ Nguyễn Thị Hoa")
    assert "Đã lưu" in await world.say("lan", "1")  # the question came after the campaign
    assert "Trẻ mới sinh" in await world.say("lan", "1")  # said again: the same receipt, no acknowledgement
    assert await states(world, number) == {"sent": 2}
    assert "phổ biến 35 hộ" in await world.say("lan", "da pho bien 35 ho")
    assert await states(world, number) == {"acknowledged": 1, "sent": 1}
    await world.checked()


async def test_a_one_to_a_campaign_saves_no_draft_and_the_question_is_asked_again(world: World) -> None:
    await world.say("lan", "sinh bé gái 3kg hôm qua, con thứ 2, mẹ Nguyễn Thị Hoa")
    await running(world, audience="ctv")
    await world.sender.drain()
    said = await world.say("lan", "1")
    assert said.startswith("Đã ghi là anh/chị đã nhận")
    assert "1. Đúng, lưu" in said
    assert "Đã lưu" in await world.say("lan", "1")


async def test_the_button_is_an_acknowledgement_however_old_and_the_previews_is_none(world: World) -> None:
    await world.say("binh", f"gửi ctv: {TEXT}")
    preview = next(say for who, say in world.channel.says if who == "binh" and say.stamp == campaign_text.stamp_of(0))
    assert "bản xem trước" in await world.press("binh", "1", preview)
    number = await running(world, f"{TEXT} hai", audience="ctv")
    await world.sender.drain()
    message = next(say for who, say in world.channel.says if say.stamp == campaign_text.stamp_of(number))
    await world.say("hoa", "hôm qua tổ 7 sinh bé trai")
    world.later(days=3)
    assert "đã nhận" in await world.press("hoa", "1", message)
    assert "bản xem trước" in await world.press("tam", "1", message)  # it was not for him
    assert await states(world, number) == {"acknowledged": 1, "sent": 1}


async def test_a_weekly_campaign_comes_again_with_the_same_words(world: World) -> None:
    await world.say("binh", f"gửi ctv tổ 5 7h thứ 2 hằng tuần: {TEXT}")
    await world.say("binh", "1")
    await world.say("hung", "duyet")
    await world.say("hung", "1")
    for day in (23, 30):
        world.now = datetime(2026, 11, day, 7, 0, tzinfo=ZONE)
        assert [who for who, text in await world.ring() if TEXT in text] == ["lan"]
        world.later(hours=1)
        await world.ring()
    kept = await world.store.read(lambda c: campaigns.newest(c, 1, 10))
    assert [one.stage for one in kept] == [Stage.APPROVED, Stage.DONE, Stage.DONE]


async def test_two_processes_begin_a_campaign_once(world: World) -> None:
    await crowd(world, 3)
    number = await running(world)
    one = await world.store.read(lambda c: campaigns.by_id(c, number))
    assert one is not None
    stale = campaigns.Campaign(**{**{name: getattr(one, name) for name in one.__slots__}, "rev": one.rev - 1})
    assert not await world.store.run(lambda c: campaigns.move(c, stale, Stage.RUNNING))
    with pytest.raises(Exception, match=r"(?i)unique"):
        await world.store.run(
            lambda c: recipients.queue(c, number, [world.now], [], recipients.day_of(world.now, ZONE), lane=outbox.CAMPAIGN)
        )
    assert await states(world, number) == {"waiting": 3}


async def test_who_can_be_reached_nowhere_is_in_the_account_too(world: World) -> None:
    await crowd(world, 3)
    gone = update(address).where(address.c.chat == "p1").values(gone_at="2026-11-01T00:00:00.000+00:00")
    await world.store.run(lambda c: c.execute(gone))
    assert "1 người không liên lạc được" in await world.say("binh", f"gửi ctv tổ 6: {TEXT}")
    number = await running(world)
    assert await states(world, number) == {"waiting": 2, "gone": 1}


async def test_a_whole_city_is_queued_by_two_statements(world: World) -> None:
    """Thousands at once: the fan-out sends no row through the program. How fast it is stands in benchmarks/."""
    people, ward = 5_000, 1

    def load(connection: Connection) -> None:
        row = {"ward_id": ward, "role": "party_member", "folded": "x", "unit": "", "made_at": "2026-01-01"}
        connection.execute(insert(member), [{**row, "name": f"x{n}", "id": 1_000 + n} for n in range(people)])
        at = {"channel": "counted", "account": "a0", "since": "2026-01-01"}
        connection.execute(insert(address), [{**at, "chat": f"p{n}", "member_id": 1_000 + n} for n in range(people)])

    await world.store.run(load)
    day = recipients.day_of(world.now, ZONE)

    def fan_out(connection: Connection) -> int:
        number = campaigns.add(connection, ward, 1, world.now, text=TEXT, audience=Audience((Role.PARTY_MEMBER,)))
        recipients.put_down(connection, number, ward, Audience((Role.PARTY_MEMBER,)), day, everybody=False)
        later = [world.now + timedelta(days=1)]
        recipients.queue(connection, number, [world.now], later, day, lane=outbox.CAMPAIGN)
        return number

    number = await world.store.run(fan_out)
    queued = select(func.count()).where(outbox_table.c.campaign_id == number)
    assert await world.store.read(lambda c: c.execute(queued).scalar_one()) == people + 1  # and Tám
    assert await states(world, number) == {"waiting": people + 1}
