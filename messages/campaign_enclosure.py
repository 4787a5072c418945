"""Sentences about the picture or document of a campaign: asking for it, and what to do with one that came elsewhere."""

from __future__ import annotations

from domain.chat import MOST_BYTES, Choice, Say
from domain.enclosures import Enclosure

_SORTS = f"một ảnh (JPEG, PNG) hoặc một tệp (PDF, Word, Excel), nhiều nhất {MOST_BYTES // 1_000_000} MB"
_NO_PAPERS = "Không gửi ảnh giấy tờ của người dân: căn cước, giấy khai sinh, thẻ bảo hiểm y tế."


def ask(one: Enclosure, *, elsewhere: bool) -> Say:
    """The question for it. `elsewhere`: some are written to where it cannot go by itself."""
    if not one.id:
        return Say(f"Gửi {_SORTS}.\n{_NO_PAPERS}", (Choice("0", "Thôi, không kèm gì"),), takes_file=True)
    what = "ảnh" if one.picture else f"tệp {one.name}"
    choices = [Choice("1", f"Bỏ {'ảnh' if one.picture else 'tệp'} này")]
    if elsewhere:
        choices.append(Choice("2", "Nơi không hiện được: chỉ gửi lời" if one.linked else "Nơi không hiện được: gửi đường dẫn"))
    choices.append(Choice("0", "Giữ như cũ"))
    return Say(f"Tin đang kèm {what}. Muốn thay thì gửi {_SORTS}.\n{_NO_PAPERS}", tuple(choices), takes_file=True)


def send_it(one: Enclosure) -> Say:
    """Something else was typed where a picture or a document is waited for."""
    return Say(f"Xin gửi ảnh hoặc tệp, hoặc nhắn 0 để {'giữ như cũ' if one.id else 'thôi'}.")


def has_one() -> Say:
    """A picture came while the preview of a campaign that has one was shown."""
    return Say("Tin này đã kèm ảnh hoặc tệp. Muốn thay, anh/chị nhắn 7 rồi gửi lại.")


def not_yet() -> Say:
    """A picture came in the midst of another question."""
    return Say("Ảnh hoặc tệp thì kèm ở bước xem trước: anh/chị trả lời xong câu trên, rồi nhắn 7.")
