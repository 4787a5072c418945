"""Sentences for ward staff and the administrator: codes, members, places, what waits for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from domain.chat import Choice, Say
from domain.entrycode import entry_code
from domain.fields import Area, Field, Value
from domain.kind import all_kinds
from domain.people import Member, Role, State
from messages.join import ROLES
from messages.words import capital, listed, short_day

INVITE_EXAMPLE = (
    "/moi ctv tổ 5 tên Nguyễn Thị Hoa\n/moi đảng viên chi bộ 3 tổ 5 hộ 12, 14, 15\n/moi cán bộ Trạm Y tế số 1\n/moi lãnh đạo"
)
HOMES_EXAMPLE = "/ho Tổ 5: 1 Lan; 2 Nguyễn Văn Tám; 100.1 Vũ Thị Ngọc"
HAND_OVER_EXAMPLE = "/bangiao Lan cho Hoa hộ 12, 14 từ 1/12"


@dataclass(frozen=True, slots=True)
class Way:
    """How one may join on a platform: by a link, else by writing to `title`; `full`: it takes nobody more."""

    channel: str
    link: str
    title: str
    full: bool = False


def invited(code: str, role: Role, where: str, name: str, days: int, ways: Sequence[Way]) -> Say:
    whom = f" cho {name}" if name else ""
    place = f", {where}" if where else ""
    return Say(
        f"Mã tham gia{whom}: {code}\nVai trò: {ROLES[role]}{place}.\n"
        f"Dùng một lần, hết hạn sau {days} ngày. Người nhận chỉ cần nhắn mã này cho máy.{_opened(ways)}"
    )


def _opened(ways: Sequence[Way]) -> str:
    return "".join(f"\n{_way(way)}" for way in ways)


def _way(way: Way) -> str:
    platform = capital(way.channel)
    if way.full:
        return f"{platform}: đã đủ người, chưa nhận thêm. Xin nhờ người cài máy thêm một tài khoản {platform}."
    return f"{platform}: bấm {way.link}" if way.link else f"{platform}: nhắn mã cho «{way.title}»"


def invited_again(code: str, name: str, days: int, ways: Sequence[Way]) -> Say:
    return Say(f"Mã để {name} dùng máy hoặc tài khoản mới: {code}\nDùng một lần, hết hạn sau {days} ngày.{_opened(ways)}")


def people(everyone: Sequence[tuple[Member, str]]) -> Say:
    """The ward's members with their number, role and charge."""
    if not everyone:
        return Say("Chưa có ai tham gia. Nhắn: " + INVITE_EXAMPLE.splitlines()[0])
    lines = [f"Thành viên ({len(everyone)}):"]
    for member, where in everyone:
        note = " (tạm ngừng)" if member.state is State.SUSPENDED else ""
        lines.append(f"{member.id}. {member.name}, {ROLES[member.role]}" + (f", {where}" if where else "") + note)
    return Say("\n".join(lines))


def suspended(name: str) -> Say:
    return Say(f"Đã tạm ngừng {name}. Tin của người này sẽ không được ghi. Mở lại: /molai {name}")


def resumed(name: str) -> Say:
    return Say(f"Đã mở lại cho {name}.")


def moved(name: str, areas: Sequence[str]) -> Say:
    return Say(f"Từ hôm nay {name} phụ trách {listed(areas)}. Những việc đã báo không đổi.")


SETTLED_BY_STAFF = "Cán bộ phường xem lại chỗ hai người báo khác nhau"  # the reason kept for a change of a closed month


def handed_over(giver: str, taker: str, what: str, day: str) -> Say:
    return Say(f"Từ ngày {short_day(day)}, {taker} phụ trách {what} thay {giver}.")


def ward_made(name: str, *, renamed: bool) -> Say:
    if renamed:
        return Say(f"Đã đổi tên thành {name}.")
    return Say(f"Đã tạo {name}. Tiếp theo, khai các tổ: /to 1-20\nNếu chia theo trạm: /to 1-8 trạm Trạm Y tế số 1")


def station_made(name: str) -> Say:
    return Say(f"Đã có {name}. Giao tổ cho trạm: /to 1-8 trạm {name}")


def names_abroad(*, allowed: bool) -> Say:
    if allowed:
        return Say("Từ nay được ghi họ tên qua mạng có máy chủ ở nước ngoài (Telegram). Muốn thôi: /ghiten không")
    return Say("Từ nay không ghi họ tên qua mạng có máy chủ ở nước ngoài (Telegram). Zalo và trang web vẫn như cũ.")


def intimate_abroad(*, allowed: bool) -> Say:
    if allowed:
        return Say(
            "Từ nay việc thai sản, tránh thai, sàng lọc được ghi cả qua mạng nước ngoài. Đây là thông tin nhạy cảm, "
            "phường chịu trách nhiệm theo luật. Muốn thôi: /ghithaisan không"
        )
    return Say("Từ nay việc thai sản, tránh thai, sàng lọc không ghi qua mạng nước ngoài.")


def officer_named(name: str) -> Say:
    if not name:
        return Say("Từ nay chưa giao cho ai. Phát hiện qua giám sát vẫn được đếm, chưa ai xem được nội dung.")
    return Say(f"Từ nay chỉ {name} xem được phát hiện qua giám sát và việc cần lưu ý về trẻ em. Muốn thôi: /canbo không")


def save_at_once(*, at_once: bool) -> Say:
    if at_once:
        return Say(
            "Từ nay tin báo đủ và rõ được lưu ngay, không hỏi lại. Tin còn thiếu hay chưa chắc vẫn hỏi. Muốn thôi: /luungay không"
        )
    return Say("Từ nay mọi tin báo đều được đọc lại để xác nhận rồi mới lưu.")


def areas_made(areas: Sequence[str], station: str) -> Say:
    where = f", thuộc {station}" if station else ""
    return Say(f"Đã có {len(areas)} tổ: {', '.join(areas)}{where}.\nKhai các hộ: {HOMES_EXAMPLE}")


def areas_listed(areas: Sequence[tuple[str, int]]) -> Say:
    if not areas:
        return Say("Chưa có tổ nào. Nhắn: /to 1-20")
    return Say(f"{len(areas)} tổ:\n" + "\n".join(f"- {capital(label)}: {homes} hộ" for label, homes in areas))


def homes_put(area: str, new: int, renamed: int, total: int, unread: Sequence[str]) -> Say:
    text = f"{capital(area)}: thêm {new} hộ, đổi tên {renamed} hộ. Nay có {total} hộ."
    if unread:
        text += "\nChưa đọc được: " + "; ".join(unread) + "\nMỗi hộ viết số rồi tên, ví dụ: 12 Trần Văn Đức"
    return Say(text)


def waiting(people: Sequence[tuple[str, int, str]], flags: int, disputes: int) -> Say:
    """What waits for staff: things told and not saved, quiet flags, differences."""
    lines = []
    if people:
        lines.append(f"Chưa lưu ({sum(count for _, count, _ in people)} việc):")
        lines += [f"- {name}: {count} việc, từ {since}" for name, count, since in people]
    else:
        lines.append("Không có việc nào chờ lưu.")
    if flags:
        lines.append(f"Cần lưu ý: {flags} việc. Nhắn: luuy")
    if disputes:
        lines.append(f"Hai người báo khác nhau: {disputes} chỗ. Nhắn: lech")
    return Say("\n".join(lines))


def flagged(lines: Sequence[tuple[int, str, str, str]], *, closed: int = 0) -> Say:
    """Quiet flags: (entry, label, kind, day). `closed`: how many wait for the named officer alone."""
    waits = f"{closed} việc chờ cán bộ được giao xem riêng. Quản trị giao bằng: /canbo và tên."
    if not lines:
        return Say(waits if closed else "Không có việc nào cần lưu ý.")
    rows = [
        f"- {label}: {kind} ngày {short_day(day)}, mã {entry_code(entry)} (xem {entry_code(entry)})"
        for entry, label, kind, day in lines
    ]
    return Say("Cần lưu ý, chỉ cán bộ phường thấy:\n" + "\n".join([*rows, waits] if closed else rows))


def flag_label(kind_key: str, key: str) -> str:
    if key == "undone_but_told":
        return "Đã huỷ nhưng có người khác cũng báo"
    return next((flag.label for flag in all_kinds()[kind_key].flags if flag.key == key), key)


def differ(entry: int, kind_key: str, field_key: str, kept: Value, said: Value, first: str, second: str, left: int) -> Say:
    """One difference between two tellings, to be settled."""
    kind = all_kinds()[kind_key]
    field = kind.field(field_key)
    text = (
        f"{kind.label}, mã {entry_code(entry)}, {field.label.lower()}:\n"
        f"1) {first} báo: {field.show(kept)}\n2) {second} báo: {field.show(said)}\nĐúng là?"
    )
    if left > 1:
        text += f" (còn {left} chỗ)"
    return Say(
        text,
        (
            Choice("1", _either(field, kept)),
            Choice("2", _either(field, said)),
            Choice("0", "Để sau"),
        ),
    )


def _either(field: Field, value: Value) -> str:
    return capital(field.show(value)) if isinstance(field, Area) else f"{field.label}: {field.show(value)}"


def no_differences() -> Say:
    return Say("Không có chỗ nào hai người báo khác nhau.")


def settled() -> str:
    return "Đã ghi."
