"""What staff type to make a campaign and what readers type back; a campaign's life as its table says. Pure."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from domain.campaign_words import Past, acknowledged, audience_in, goal_in, line_of, topic_in, when_in
from domain.campaigns import MOVES, Act, Audience, By, Goal, Stage, after, cost_of, fails_too_often, next_start
from domain.people import Member, Role, may_approve, may_approve_this, may_compose, may_read_campaigns
from domain.problems import Problem, Refused
from domain.quiet import after_quiet, is_quiet
from domain.settle import AreaSeen

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOON = datetime(2026, 11, 21, 12, 0, tzinfo=ZONE)  # a Saturday
AREAS = [*(AreaSeen(n, str(n), f"tổ {n}") for n in range(1, 8)), AreaSeen(30, "Đông Khê", "thôn Đông Khê")]
CTV, PARTY = (Role.COLLABORATOR,), (Role.PARTY_MEMBER,)


@pytest.mark.parametrize(
    ("text", "audience"),
    [
        ("ctv tổ 5, 7", Audience(CTV, (5, 7))),
        ("cộng tác viên tổ 1-3 và tổ 7", Audience(CTV, (1, 2, 3, 7))),
        ("to 5", Audience(CTV, (5,))),
        ("đảng viên cả phường", Audience(PARTY)),
        ("ctv và đảng viên thôn Đông Khê", Audience(CTV + PARTY, (30,))),
        ("tất cả", Audience(CTV + PARTY)),
        ("ctv chưa báo tháng này", Audience(CTV, unreported=True)),
        ("những ai chưa xác nhận tin số 12", None),
        ("ctv chưa xác nhận tin số 12", Audience(CTV, unread=12)),
        ("mấy chị bên hội phụ nữ", None),
        ("", None),
    ],
)
def test_an_audience_is_read_whole_or_not_at_all(text: str, audience: Audience | None) -> None:
    assert audience_in(text, AREAS) == audience


def test_a_group_that_the_ward_does_not_have_is_named() -> None:
    with pytest.raises(Refused) as refused:
        audience_in("ctv tổ 5, 99", AREAS)
    assert refused.value.problem is Problem.NO_SUCH_AREA
    assert refused.value.facts == {"shown": "99"}


@pytest.mark.parametrize(
    ("text", "start", "spread", "repeat"),
    [
        ("7h sáng mai", "2026-11-22T07:00", 0, ""),
        ("lúc 7h", "2026-11-22T07:00", 0, ""),
        ("15h", "2026-11-21T15:00", 0, ""),
        ("3h chiều nay", "2026-11-21T15:00", 0, ""),
        ("chiều mai", "2026-11-22T15:00", 0, ""),
        ("8h30 ngày 25/11", "2026-11-25T08:30", 0, ""),
        ("8 giờ rưỡi thứ ba", "2026-11-24T08:30", 0, ""),
        ("rải từ 8h đến 17h mai", "2026-11-22T08:00", 540, ""),
        ("7h thứ 2 hằng tuần", "2026-11-23T07:00", 0, "weekly"),
        ("ngày 25 hằng tháng lúc 8h", "2026-11-25T08:00", 0, "25"),
        ("ngày 20 hằng tháng", "2026-12-20T07:00", 0, "20"),
        ("7h 5/1", "2027-01-05T07:00", 0, ""),
    ],
)
def test_a_moment_is_read_as_people_say_it(text: str, start: str, spread: int, repeat: str) -> None:
    found = when_in(text, NOON)
    assert found is not None
    when, rest = found
    assert rest.strip() == ""
    assert when.start is not None
    assert (when.start.isoformat()[:16], when.spread, when.repeat) == (start, spread, repeat)


@pytest.mark.parametrize("text", ["7h hôm nay", "20/11", "8h ngày 1/11/2026"])
def test_a_moment_gone_by_is_refused(text: str) -> None:
    with pytest.raises(Past):
        when_in(text, NOON)


def test_one_message_makes_a_campaign_and_a_report_never_does() -> None:
    line = line_of("gửi ctv tổ 5, 7 lúc 7h sáng mai: Mời bà con: họp lúc 19h\nNhà văn hoá tổ 5", AREAS, NOON)
    assert line is not None
    assert line.audience == Audience(CTV, (5, 7))
    assert line.text == "Mời bà con: họp lúc 19h\nNhà văn hoá tổ 5"
    for text in ("gửi báo cáo tổ 5: sinh 2", "gửi chị: sinh bé gái", "tổ 5: sinh bé trai", "gửi ctv tổ 5", "gửi ctv tổ 5:"):
        assert line_of(text, AREAS, NOON) is None, text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("1", (0, 0)),
        ("đã nhận", (0, 0)),
        ("Em đã nhận rồi ạ", (0, 0)),
        ("da pho bien 35 ho", (35, 0)),
        ("đã phổ biến 35 hộ, 120 người", (35, 120)),
        ("đã nhận, đã phổ biến được cho 35 hộ dân rồi ạ", (35, 0)),
        ("da nhan a, da pho bien 35 ho", (35, 0)),
        ("Đã nhận rồi nhé. Đã phổ biến 35 hộ", (35, 0)),
        ("cháu đã đọc ạ; phổ biến 20 người rồi nhé", (0, 20)),
        ("đã nhận ạ, 2 người chuyển đến", None),
        ("phổ biến 35 hộ tổ 5 về sàng lọc hôm qua", None),
        ("tuyên truyền sàng lọc 35 người", None),
        ("đã nhận 2 người chuyển đến", None),
        ("sinh bé trai 3kg", None),
        ("đã phổ biến 900000 hộ", None),
    ],
)
def test_an_acknowledgement_says_nothing_else(text: str, told: tuple[int, int] | None) -> None:
    found = acknowledged(text)
    assert (found and (found.homes, found.people)) == told


def test_a_goal_needs_a_number() -> None:
    today = date(2026, 11, 21)
    assert goal_in("300 hộ, 5 buổi, trước 15/12", today) == Goal(homes=300, sessions=5, until="2026-12-15")
    assert goal_in("1.200 người; tiêu chí: kể lại được", today) == Goal(people=1200, criterion="kể lại được")
    assert goal_in("thật nhiều", today) is None
    with pytest.raises(Past):
        goal_in("300 hộ trước 1/11", today)


def test_the_topic_is_that_of_the_longest_words() -> None:
    assert topic_in("Mời đưa bé đi sàng lọc sơ sinh") == "screening"
    assert topic_in("Nghiêm cấm lựa chọn giới tính thai nhi") == "sex_ratio"
    assert topic_in("Mời họp lúc 19h") == ""


@pytest.mark.parametrize(
    ("hour", "quiet", "leaves"),
    [("20:59", False, "21T20:59"), ("21:00", True, "22T06:30"), ("00:10", True, "21T06:30"), ("06:30", False, "21T06:30")],
)
def test_nobody_is_disturbed_at_night(hour: str, quiet: bool, leaves: str) -> None:
    at = datetime.fromisoformat(f"2026-11-21T{hour}").replace(tzinfo=ZONE)
    assert is_quiet(at) is quiet
    assert after_quiet(at).isoformat()[8:16] == leaves


def test_from_the_start_on_nobody_edits_and_an_end_is_an_end() -> None:
    for stage in (Stage.RUNNING, Stage.PAUSED, Stage.DONE, Stage.CANCELLED):
        with pytest.raises(Refused):
            after(stage, Act.EDIT, frozenset(By))
    assert not [act for stage, act in MOVES if stage in (Stage.DONE, Stage.CANCELLED)]
    assert after(Stage.APPROVED, Act.EDIT, {By.COMPOSER}) is Stage.DRAFT


def test_only_another_approves_and_only_the_clock_starts() -> None:
    for by in (By.COMPOSER, By.CLOCK):
        with pytest.raises(Refused):
            after(Stage.OFFERED, Act.APPROVE, {by})
    for by in (By.COMPOSER, By.APPROVER):
        with pytest.raises(Refused):
            after(Stage.APPROVED, Act.START, {by})


@pytest.mark.parametrize("role", list(Role))
def test_who_may_do_what_with_campaigns(role: Role) -> None:
    member = Member(1, 1, role, "Vũ Thị Thu")
    given = Member(1, 1, role, "Vũ Thị Thu", approves=True)
    assert may_compose(member) == (role in (Role.STAFF, Role.ADMIN))
    assert may_approve(member) == (role in (Role.SUPERVISOR, Role.ADMIN))
    assert may_approve(given) == (role in (Role.SUPERVISOR, Role.ADMIN, Role.STAFF))
    assert may_approve_this(given, {2}) == may_approve(given)
    assert not may_approve_this(given, {1, 2})
    assert may_read_campaigns(member) == (role in (Role.STAFF, Role.ADMIN, Role.SUPERVISOR))


def test_a_repetition_keeps_its_day() -> None:
    end = datetime(2027, 1, 31, 7, 0, tzinfo=ZONE)
    february = next_start(end, "31")
    assert february.isoformat()[:10] == "2027-02-28"
    assert next_start(february, "31").isoformat()[:10] == "2027-03-31"
    assert next_start(end, "weekly").isoformat()[:10] == "2027-02-07"


def test_a_few_failures_stop_nothing_and_many_do() -> None:
    assert not fails_too_often(19, 19)
    assert not fails_too_often(20, 101)
    assert fails_too_often(20, 100)
    assert [cost_of("a" * letters, enclosed=False, carries="files") for letters in (1, 1900, 1901)] == [1, 1, 2]


@pytest.mark.parametrize(
    ("letters", "carries", "cost"),
    [
        (1024, "files", 1),  # a caption
        (1025, "files", 2),  # the text follows by itself
        (1900, "pictures", 1),
        (1901, "pictures", 3),
        (1649, "links", 1),
        (1650, "links", 2),
        (1900, "", 1),  # only the words
    ],
)
def test_what_a_message_with_a_picture_or_a_file_costs(letters: int, carries: str, cost: int) -> None:
    assert cost_of("a" * letters, enclosed=True, carries=carries) == cost
