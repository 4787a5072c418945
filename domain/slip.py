"""The monthly slip P0/CTV: its eleven sections with their columns, the two parts it lacks, and which entry fills which cell.

The sections follow what a commune prints under the name of Thông tư 01/2022/TT-BYT; the official captions were not all seen.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date

from domain import counting
from domain.closing import Closed
from domain.fields import Values
from domain.kind import all_kinds

NOT_TAKEN = "không thu thập"
PREGNANT = "with child"  # no count of the month's entries: it looks back, see domain/expecting.py


@dataclass(frozen=True, slots=True)
class Record:
    """One entry as far as its reader may see it."""

    kind: str
    values: Values
    day: str


Cell = Callable[[Record], str]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its key in the templates, its caption, its share of the width in millimetres, and what stands in it."""

    key: str
    caption: str
    width: int
    cell: Cell


@dataclass(frozen=True, slots=True)
class Section:
    """One list of the slip. `number` is as printed; `counted` the figures whose sum stands below, with the words before it."""

    key: str
    number: str
    title: str
    columns: tuple[Column, ...]
    counted: tuple[tuple[str, str], ...] = ()

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds whose own files name this section."""
        return tuple(kind.key for kind in all_kinds().values() if kind.slip == self.number)

    @property
    def taken(self) -> bool:
        """Whether the bot takes what belongs here; else an empty section says nothing about the month."""
        return bool(self.kinds)


@dataclass(frozen=True, slots=True)
class Part:
    """A section filled in: its entries, a row of texts for each, and the sums below. `held`: not for the platform it goes to."""

    section: Section
    records: tuple[Record, ...]
    rows: tuple[tuple[str, ...], ...]
    sums: tuple[tuple[str, int], ...]
    held: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing at all is to be told in it."""
        return not self.rows and not any(n for _, n in self.sums)


@dataclass(frozen=True, slots=True)
class Slip:
    """The slip of a collaborator and a month. `told`: something was reported, be it that nothing happened.

    own     whoever reads it is the collaborator        closed  how the month was closed, if it was
    """

    ward: str
    place: str
    collaborator: str
    month: date
    drawn_up: date
    parts: tuple[Part, ...]
    told: bool
    named: bool
    own: bool = True
    closed: Closed | None = None


def filled(records: Sequence[Record], *, pregnant: int = 0, held: Collection[str] = ()) -> tuple[Part, ...]:
    """Every section with the records that belong to it, in the order given.

    `pregnant`: women with child at the end of the month; `held`: kinds that are left out.
    """
    parts = []
    for section in SECTIONS:
        own = tuple(record for record in records if record.kind in section.kinds)
        rows = tuple(tuple(column.cell(record) for column in section.columns) for record in own)
        away = bool(held) and all(kind in held for kind in section.kinds)
        sums = () if away else tuple((words, pregnant if key == PREGNANT else _sum(own, key)) for words, key in section.counted)
        parts.append(Part(section, own, rows, sums, away))
    return tuple(parts)


def _sum(records: Sequence[Record], key: str) -> int:
    found = 0
    for record in records:
        kind = all_kinds()[record.kind]
        found += (counting.lines(kind, record.values) | counting.once_lines(kind, record.values)).get(key, 0)
    return found


def _of(*keys: str) -> Cell:
    """The first of these facts that was told, as people read it."""

    def cell(record: Record) -> str:
        kind = all_kinds()[record.kind]
        for key in keys:
            if key in record.values:
                return kind.field(key).show(record.values[key])
        return ""

    return cell


def _day(record: Record) -> str:
    """The day it happened, or the month where no more was told."""
    kind = all_kinds()[record.kind]
    if kind.day not in record.values:
        return _of("month")(record) or "chưa rõ"
    at = date.fromisoformat(record.day)
    return f"{at.day}/{at.month}/{at.year}"


def _born(sex: str) -> Cell:
    """The birthday, in the column of the child's sex."""
    return lambda record: _day(record) if record.values.get("sex") == sex else ""


def _untaken(record: Record) -> str:
    """Numbers of cards are not asked for: the column stays empty for the pen."""
    return ""


def _person(record: Record) -> str:
    """A name, or how many were told together without one."""
    name = _of("name", "head")(record)
    number = record.values.get("count") or record.values.get("persons")
    together = f"{number} người" if isinstance(number, int) and number > 1 else ""
    return f"{name} ({together})" if name and together else name or (f"({together})" if together else "")


def _couple(record: Record) -> str:
    names = [str(record.values[key]) for key in ("groom_name", "bride_name", "husband_name", "wife_name") if key in record.values]
    return " – ".join(names) or _person(record)


def _change(before: bool) -> Cell:
    """The old and the new state of a marriage or a divorce."""
    words = {"marriage": ("chưa kết hôn", "kết hôn"), "divorce": ("kết hôn", "ly hôn")}
    return lambda record: words.get(record.kind, ("", ""))[0 if before else 1]


def _kind(record: Record) -> str:
    return all_kinds()[record.kind].label


def _note(*keys: str) -> Cell:
    """Several facts on one line, each with its label."""

    def cell(record: Record) -> str:
        kind = all_kinds()[record.kind]
        told = [kind.field(key) for key in keys if key in record.values]
        return "; ".join(f"{field.label}: {field.show(record.values[field.key])}" for field in told)

    return cell


def _content(record: Record) -> str:
    """The topic; of a kind that has none, all that its other columns do not show."""
    own = [field.key for field in all_kinds()[record.kind].fields]
    if "topic" in own:
        return _of("topic")(record)
    return _note(*(key for key in own if key not in ("date", "form", "attendees", "households")))(record)


_HOME = Column("ho_so", "Hộ số", 14, _of("household"))
_CARD = Column("so_the", f"Số thẻ BHYT ({NOT_TAKEN})", 30, _untaken)
_KIN = Column("quan_he", "Quan hệ với chủ hộ", 24, _of("relation"))
_SEX = Column("gioi_tinh", "Giới tính", 16, _of("sex"))
_BORN = Column("ngay_sinh", "Ngày (năm) sinh", 24, _of("birth_date", "birth_year"))
_PEOPLE = Column("dan_toc", "Dân tộc", 20, _of("ethnicity"))
_REMARK = Column("ghi_chu", "Ghi chú", 30, _note("place"))
_NAME = Column("ho_ten", "Họ và tên", 50, _person)
_WIFE = Column("ho_ten", "Họ tên vợ (15–49 tuổi)", 50, _of("name", "wife_name"))

SECTIONS = (
    Section(
        "s1",
        "1",
        "Danh sách trẻ sinh ra",
        (
            _HOME,
            Column("ten_con", "Họ và tên con", 40, _of("child_name")),
            Column("sinh_nam", "Ngày sinh của con: Nam", 24, _born("male")),
            Column("sinh_nu", "Ngày sinh của con: Nữ", 24, _born("female")),
            _PEOPLE,
            Column("ten_me", "Họ và tên mẹ", 40, _of("mother_name", "head")),
            Column("the_me", f"Số thẻ BHYT của mẹ ({NOT_TAKEN})", 28, _untaken),
            Column("sinh_me", "Ngày (năm) sinh của mẹ", 24, _of("mother_birth_date", "mother_birth_year")),
            Column("noi_de", "Nơi đẻ", 28, _of("place")),
            Column("con_thu", "Là con thứ mấy của mẹ", 20, _of("birth_order")),
        ),
        (("Cộng số trẻ sinh ra", "births"), ("trong đó nam", "boys"), ("nữ", "girls"), ("con thứ 3 trở lên", "third_or_later")),
    ),
    Section(
        "s2",
        "2",
        "Danh sách sàng lọc sơ sinh",
        (
            _HOME,
            Column("ten_tre", "Họ và tên trẻ", 44, _of("child_name", "name")),
            Column("ngay", "Ngày thực hiện", 24, _day),
            Column("ten_me", "Họ và tên mẹ", 44, _of("mother_name")),
            Column("ket_qua", "Kết quả", 60, _note("diseases", "suspected")),
            _REMARK,
        ),
    ),
    Section(
        "s3",
        "3",
        "Danh sách người chết",
        (_HOME, _NAME, _CARD, _KIN, _SEX, _BORN, Column("ngay", "Ngày chết", 24, _day), _REMARK),
        (("Cộng số người chết", "deaths"),),
    ),
    Section(
        "s4",
        "4",
        "Danh sách người chuyển đến từ xã khác",
        (
            _HOME,
            _NAME,
            _CARD,
            _KIN,
            _SEX,
            _BORN,
            _PEOPLE,
            Column("hoc_van", "Trình độ học vấn", 20, _of("schooling")),
            Column("hon_nhan", "Tình trạng hôn nhân", 20, _of("marital")),
            Column("ngay", "Ngày đến", 22, _day),
            Column("noi", "Nơi đi", 34, _of("from_place")),
        ),
        (("Cộng số người chuyển đến", "moved_in"),),
    ),
    Section(
        "s5",
        "5",
        "Danh sách người chuyển đi khỏi xã",
        (
            _HOME,
            _NAME,
            _CARD,
            _KIN,
            _SEX,
            _BORN,
            Column("ngay", "Ngày đi", 22, _day),
            Column("noi", "Nơi đến", 34, _of("to_place")),
            Column("ghi_chu", "Ghi chú", 30, _note("reason")),
        ),
        (("Cộng số người chuyển đi", "moved_out"),),
    ),
    Section(
        "s6",
        "6",
        "Danh sách người thay đổi thông tin cơ bản",
        (
            _HOME,
            _NAME,
            _CARD,
            _SEX,
            _BORN,
            Column("cu", "Thông tin cũ", 40, _of("old_value")),
            Column("moi", "Thông tin mới", 40, _of("new_value")),
            Column("ghi_chu", "Ghi chú", 30, _note("what", "place")),
        ),
    ),
    Section(
        "s7",
        "7",
        "Vợ chồng mới sử dụng biện pháp tránh thai",
        (
            _HOME,
            _WIFE,
            _CARD,
            _BORN,
            Column("ngay", "Ngày sử dụng", 24, _day),
            Column("cach", "Biện pháp mới", 50, _of("method")),
        ),
    ),
    Section(
        "s8",
        "8",
        "Vợ chồng thôi sử dụng biện pháp tránh thai",
        (
            _HOME,
            _WIFE,
            _CARD,
            _BORN,
            Column("ngay", "Ngày thôi", 24, _day),
            Column("cach", "Biện pháp thôi", 50, _of("method")),
        ),
    ),
    Section(
        "s9",
        "9",
        "Phụ nữ có thông tin mới về sự kiện thai sản",
        (
            _HOME,
            _NAME,
            _CARD,
            _BORN,
            Column("ngay", "Ngày sự kiện", 24, _day),
            Column("su_kien", "Sự kiện", 40, _of("event")),
            Column("lan", "Lần mang thai", 24, _of("pregnancy_number")),
        ),
        (("Số phụ nữ mang thai đến cuối tháng (T)", PREGNANT), ("sảy thai, phá thai trong tháng (N)", "pregnancy_loss")),
    ),
    Section(
        "s10",
        "10",
        "Danh sách sàng lọc trước sinh",
        (
            _HOME,
            _CARD,
            _NAME,
            _BORN,
            Column("tuan", "Tuần thai", 20, _of("weeks", "week")),
            Column("ngay", "Ngày thực hiện", 24, _day),
            Column("ket_qua", "Kết quả", 50, _note("diseases", "high_risk")),
            Column("noi", "Nơi thực hiện", 34, _of("place")),
        ),
    ),
    Section(
        "s11",
        "11",
        "Danh sách người cao tuổi (từ 60 tuổi trở lên) được khám sức khoẻ định kỳ",
        (
            _HOME,
            _CARD,
            _NAME,
            Column("nam_sinh", "Năm sinh", 22, _of("birth_year")),
            Column("ngay", "Ngày khám", 24, _day),
            Column("ket_qua", "Ghi chú, kết quả", 60, _of("findings")),
        ),
        (("Cộng số lượt khám", "elderly_visits"),),
    ),
    Section(
        "a",
        "A",
        "Kết hôn, ly hôn (phiếu P0 không có mục này)",
        (
            _HOME,
            Column("viec", "Việc", 24, _kind),
            Column("ho_ten", "Họ và tên", 70, _couple),
            Column("ngay", "Ngày", 24, _day),
            Column("cu", "Thông tin cũ", 30, _change(before=True)),
            Column("moi", "Thông tin mới", 30, _change(before=False)),
            Column("ghi_chu", "Ghi chú", 50, _note("resident", "registered", "premarital_check")),
        ),
        (("Cộng số người kết hôn", "marriage_persons"), ("số người ly hôn", "divorce_persons")),
    ),
    Section(
        "b",
        "B",
        "Tuyên truyền, thăm hộ (phiếu P0 không có mục này)",
        (
            Column("viec", "Việc", 34, _kind),
            Column("ngay", "Ngày", 24, _day),
            Column("chu_de", "Chủ đề, nội dung", 70, _content),
            Column("hinh_thuc", "Hình thức", 40, _of("form", "place")),
            Column("so_nguoi", "Số người dự, số hộ", 30, _of("attendees", "households")),
        ),
        (("Cộng số buổi", "sessions"), ("lượt người dự", "attendees"), ("số lượt thăm hộ", "visits")),
    ),
)
