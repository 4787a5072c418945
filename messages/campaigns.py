"""Sentences of a campaign's life: approval, return, pause, cancelling, stopping itself, and thanks to its readers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from domain.campaigns import Stage
from domain.chat import Choice, Say
from messages.words import capital, cut, listed

STAGES = {
    Stage.DRAFT: "đang soạn",
    Stage.OFFERED: "chờ duyệt",
    Stage.RETURNED: "bị trả lại",
    Stage.APPROVED: "đã duyệt, chờ đến giờ",
    Stage.RUNNING: "đang gửi",
    Stage.PAUSED: "tạm dừng",
    Stage.DONE: "đã gửi xong",
    Stage.CANCELLED: "đã huỷ",
}
ACTS = {
    "edit": "sửa",
    "offer": "gửi duyệt",
    "release": "gửi",
    "approve": "duyệt",
    "return": "trả lại",
    "pause": "tạm dừng",
    "resume": "gửi tiếp",
    "cancel": "huỷ",
}
_WEEKDAYS = ("thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật")


def offered(number: int, approvers: Sequence[str]) -> Say:
    if not approvers:
        return Say(f"Tin số {number} chờ duyệt, nhưng chưa có ai khác được duyệt. Mời một lãnh đạo: /moi lãnh đạo")
    return Say(f"Đã gửi tin số {number} cho {listed(approvers)} duyệt.")


def please_approve(number: int, writer: str, text: str) -> Say:
    """Pushed to those who may approve."""
    return Say(f"{writer} gửi duyệt tin số {number}: {cut(text)}\nXem và duyệt, nhắn: duyet {number}")


def none_to_approve() -> Say:
    return Say("Không có tin nào chờ anh/chị duyệt.")


def waiting_for_approval(rows: Sequence[tuple[int, str, str]]) -> Say:
    """(number, writer, text) of what waits."""
    lines = [f"- Tin số {number}, {writer} soạn: {cut(text)}\n(duyet {number})" for number, writer, text in rows]
    return Say("Chờ duyệt:\n" + "\n".join(lines))


def ask_comment() -> Say:
    return Say("Cần sửa gì? Nhắn một câu cho người soạn.", (Choice("0", "Thôi, để sau"),))


def returned(number: int) -> Say:
    return Say(f"Đã trả lại tin số {number} kèm lời của anh/chị.")


def was_returned(number: int, by: str, comment: str) -> Say:
    """Pushed to the writer."""
    return Say(f"{by} trả lại tin số {number}: {cut(comment)}\nSửa rồi gửi duyệt lại, nhắn: chiendich {number}")


def approved(number: int, start: datetime | None, *, quiet_until: datetime | None = None, asked: bool = True) -> Say:
    """The campaign will leave: at its time, in a minute, or when the quiet hours end. `asked`: somebody approved it."""
    if start is not None:
        when = f"sẽ gửi lúc {at_hour(start)}"
    elif quiet_until is not None:
        when = f"sẽ gửi lúc {at_hour(quiet_until)}, vì từ 21 giờ đến 6 giờ 30 không làm phiền"
    else:
        when = "sẽ gửi trong một phút nữa"
    done = "đã được duyệt, " if asked else ""
    return Say(f"Tin số {number} {done}{when}. Lời tin từ nay giữ nguyên.\nTheo dõi: chiendich {number}")


def was_approved(number: int, by: str) -> Say:
    """Pushed to the writer."""
    return Say(f"{by} đã duyệt tin số {number}. Theo dõi: chiendich {number}")


def put_off(number: int) -> Say:
    return Say(f"Tin số {number} được giữ lại, chưa gửi cho ai. Xem lại: chiendich {number}")


def cancelled(number: int, kept: int) -> Say:
    if kept:
        return Say(f"Đã huỷ tin số {number}. {kept} người đã được gửi trước đó, những người còn lại không gửi nữa.")
    return Say(f"Đã huỷ tin số {number}, chưa gửi cho ai.")


def paused(number: int) -> Say:
    return Say(f"Đã tạm dừng tin số {number}. Gửi tiếp: chiendich {number} tiếp")


def resumed(number: int) -> Say:
    return Say(f"Tin số {number} được gửi tiếp.")


def stopped_itself(number: int, failed: int, tried: int) -> Say:
    """Pushed to writer and approver: too many messages failed."""
    return Say(
        f"Tin số {number} tự tạm dừng: {failed} trên {tried} tin gửi không được hoặc không rõ đã tới. "
        f"Xin báo người vận hành. Gửi tiếp: chiendich {number} tiếp"
    )


def account_shut(number: int, channel: str) -> Say:
    """Pushed to writer and approver: the platform refuses our account."""
    return Say(
        f"Tin số {number} tạm dừng: {capital(channel)} không cho tài khoản của phường gửi nữa. "
        f"Xin báo người vận hành. Khi đã sửa xong: chiendich {number} tiếp"
    )


def thanks(homes: int, people: int) -> Say:
    """To somebody who acknowledged."""
    told = [f"{homes} hộ"] if homes else []
    told += [f"{people} người"] if people else []
    return Say(f"Đã ghi: phổ biến {' và '.join(told)}. Cảm ơn anh/chị." if told else "Đã ghi là anh/chị đã nhận. Cảm ơn anh/chị.")


def only_a_preview() -> Say:
    return Say("Đây là bản xem trước, chưa gửi cho ai.")


def at_hour(local: datetime) -> str:
    """ "7:00 chủ nhật 22/11"."""
    return f"{local.hour}:{local.minute:02} {_WEEKDAYS[local.weekday()]} {local.day}/{local.month}"
