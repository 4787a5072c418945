"""Sentences about the library of ready texts: its topics, a topic's texts and where they stand, approving and adding one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from domain.chat import Choice, Say
from domain.codes import AUDIENCES, TOPICS
from domain.library import Standing, Wording
from messages.words import capital, cut

ADD_EXAMPLE = "/thuvien thêm sàng lọc sơ sinh: Mời bà con đưa trẻ mới sinh đi lấy máu gót chân"
_STANDINGS = {Standing.APPROVED: "đã duyệt", Standing.DRAFT: "chưa duyệt", Standing.ASIDE: "không dùng"}


def topics(rows: Sequence[tuple[str, str, Mapping[Standing, int]]]) -> Say:
    """(key to type, topic, how many texts stand how), and how to add one."""
    lines = [f"{key}. {capital(TOPICS.labels[topic])}: {_counted(counts)}" for key, topic, counts in rows]
    return Say("Lời có sẵn theo chủ đề. Nhắn số để xem:\n" + "\n".join(lines) + f"\n0. Thôi\nThêm lời của phường:\n{ADD_EXAMPLE}")


def shelf(topic: str, texts: Sequence[Wording]) -> Say:
    """The texts of a topic; the number of one shows it whole."""
    lines = [f"{number}. {capital(_STANDINGS[one.standing])}: {cut(one.text)}" for number, one in enumerate(texts, start=1)]
    return Say(
        f"{capital(TOPICS.labels[topic])}. Nhắn số để đọc cả lời:\n" + "\n".join(lines),
        (*(Choice(str(number), f"Lời số {number}") for number in range(1, len(texts) + 1)), Choice("0", "Thôi")),
    )


def whole(one: Wording, author: str, *, approve: bool, aside: bool) -> Say:
    """One text and where it stands. `author`: whose it is in the ward, empty when it came with the bot."""
    choices = [Choice("1", "Duyệt")] if approve else []
    choices += [Choice("2", "Không dùng lời này")] if aside else []
    end = "" if approve or one.standing is not Standing.DRAFT else "\nNgười duyệt: lãnh đạo, quản trị hoặc cán bộ được giao."
    return Say(f"{one.text}\n({_about(one, author)}){end}", (*choices, Choice("0", "Để sau")))


def empty(topic: str) -> Say:
    return Say(f"Chưa có lời nào về {TOPICS.labels[topic]}. Thêm lời của phường:\n{ADD_EXAMPLE}")


def left() -> Say:
    return Say("Dạ, để sau. Xem lại: thuvien")


def approved(text: str) -> Say:
    return Say(f"Đã duyệt, cả phường dùng được: {cut(text)}")


def set_aside(text: str) -> Say:
    return Say(f"Không dùng nữa: {cut(text)}\nMuốn dùng lại, xem: thuvien")


def was_decided(by: str, text: str, standing: Standing) -> Say:
    """Pushed to who wrote it."""
    done = "đã duyệt lời" if standing is Standing.APPROVED else "không dùng lời"
    return Say(f"{by} {done} anh/chị thêm vào thư viện: {cut(text)}")


def added(topic: str, approvers: Sequence[str], *, approval: bool) -> Say:
    """`approvers`: who may approve it, when the ward wants approval."""
    where = f"Đã thêm vào thư viện, chủ đề {TOPICS.labels[topic]}"
    if not approval:
        return Say(f"{where}.")
    if not approvers:
        return Say(f"{where}, nhưng chưa có ai khác được duyệt. Mời một lãnh đạo: /moi lãnh đạo")
    return Say(f"{where}. Chờ duyệt: {', '.join(approvers)}.")


def please_approve(topic: str, writer: str, text: str) -> Say:
    """Pushed to those who may approve."""
    return Say(f"{writer} thêm lời có sẵn về {TOPICS.labels[topic]}: {cut(text)}\nXem và duyệt, nhắn: thuvien")


def now_approved() -> Say:
    """Added when a campaign is approved whose words were a draft of the library."""
    return Say("Lời này từ nay là lời đã duyệt trong thư viện.")


def offered(topic: str, texts: Sequence[Wording], *, approval: bool) -> Say:
    """The texts of a topic to choose one for a campaign. `approval`: the ward wants each campaign approved."""
    lines = []
    for number, one in enumerate(texts, start=1):
        about = _about(one, "", plain=not approval)
        lines.append(f"{number}. {one.text}" + (f"\n({about})" if about else ""))
    drafts = approval and any(one.standing is Standing.DRAFT for one in texts)
    return Say(
        f"{capital(TOPICS.labels[topic])}. Nhắn số để chọn, hoặc nhắn lời của anh/chị:\n"
        + "\n".join(lines)
        + ("\nLời chưa duyệt vẫn chọn được: tin gửi duyệt như thường, duyệt tin là duyệt cả lời." if drafts else ""),
        (*(Choice(str(number), f"Lời số {number}") for number in range(1, len(texts) + 1)), Choice("0", "Thôi")),
    )


def _about(one: Wording, author: str, *, plain: bool = False) -> str:
    """ "Đã duyệt. Cho cặp vợ chồng. Nguồn: …"; without where it stands when that makes no difference (`plain`)."""
    parts = [] if plain else [capital(_STANDINGS[one.standing])]
    parts += [f"Cho {AUDIENCES.labels[one.audience]}. Nguồn: {one.source}"] if one.source else ["Lời của phường"]
    parts += [f"{author} thêm"] if author else []
    return ". ".join(parts)


def _counted(counts: Mapping[Standing, int]) -> str:
    return ", ".join(f"{counts[standing]} {label}" for standing, label in _STANDINGS.items() if counts.get(standing)) or "chưa có"
