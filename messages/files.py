"""Sentences about files on channels that carry none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from domain.chat import Say
from messages.words import short_day


def linked(say: Say, links: Sequence[str], until: datetime) -> Say:
    """The message with a link for each of its files. `until`: when they end, in the zone of the reader."""
    if len(links) == 1:
        lines = [f"Tải tệp: {links[0]}"]
    else:
        lines = ["Tải tệp:", *(f"- {file.name}: {link}" for file, link in zip(say.files, links, strict=True))]
    ends = f"Mở được đến {until.hour} giờ {until.minute:02} ngày {short_day(until.date())}. Không chuyển cho người khác."
    return replace(say, text="\n".join([*filter(None, [say.text]), *lines, ends]), files=())


def kept(say: Say, links: Sequence[str], until: datetime) -> Say:
    """The message of a campaign with a link for its picture or document, which is for everybody."""
    lines = [f"{'Xem ảnh' if file.picture else f'Tệp {file.name}'}: {link}" for file, link in zip(say.files, links, strict=True)]
    ends = f"Mở được đến {until.hour} giờ {until.minute:02} ngày {short_day(until.date())}."
    return replace(say, text="\n".join([say.text, *lines, ends]), files=())


def not_here(say: Say) -> Say:
    """The message where there is no address to put a link on: how to get the files otherwise."""
    how = "Mạng này không gửi được tệp. Muốn lấy tệp, anh/chị nhắn lại từ trang web của máy, hoặc hỏi cán bộ phường."
    return replace(say, text="\n".join([*filter(None, [say.text]), how]), files=())


def ended() -> str:
    """Shown in the browser to whoever follows a link too late, or one that was never ours."""
    return "Đường dẫn này không đúng hoặc đã hết hạn. Xin anh/chị nhắn lại để lấy tệp mới."
