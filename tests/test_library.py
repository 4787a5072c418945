"""The library of ready texts: each has what staff need to judge it, and none speaks against the law in force."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from domain.codes import AUDIENCES, TOPICS
from messages.library import Ready, all_ready

MOST_LETTERS = 450  # one screen of a small phone
# The old rule of one or two children is gone, contraception is a choice and not a duty, a choice of sex is neither praised
# nor explained, and nobody is told how many children to have.
AGAINST_THE_LAW = re.compile(
    r"(?:một|1) ?(?:hoặc|đến|-|–) ?(?:hai|2) con|chỉ (?:nên )?(?:sinh|đẻ|có)|(?:dừng|ngừng)(?: lại)? ở|(?:nên|cần|hãy) có hai con"
    r"|(?:không|tránh|hạn chế|giảm|đừng) sinh con thứ|sinh con theo ý muốn|(?:phải|bắt buộc|nghĩa vụ|hãy|nên) sinh"
    r"|vi phạm|vỡ kế hoạch|(?:phải|nghĩa vụ|thực hiện(?: tốt| nghiêm)?|chấp hành) kế hoạch ho[áa]",
    re.IGNORECASE,
)
DOCTORS_WORDS = re.compile(r"\b(?:liều|chữa|xét nghiệm|siêu âm|chẩn đoán|mg|tuần thai)\b|nên uống|uống thuốc", re.IGNORECASE)
FRIGHTENING = re.compile(
    r"\b(?:hậu quả|nguy hiểm|tử vong|dị tật|quái thai|khủng hoảng|xử phạt|bị phạt|gánh nặng)\b", re.IGNORECASE
)
HEALTH = ("family_planning", "premarital", "reproductive_health", "screening")
# Every number a text may hold, with the words that make it that number. Each stands in the law or the plan named as source.
KNOWN_NUMBERS = (
    *("ngày 1/7/2026", "ngày 3/6/2025", "ngày 20/3/2025", "ngày 26/12", "Tháng 12", "Hướng dẫn số 15"),
    *("nghỉ thai sản 7 tháng", "nghỉ 10 ngày làm việc", "sinh đủ hai con trước 35 tuổi"),
    *("năm 2022 trung bình mỗi phụ nữ nước ta sinh 2,01 con", "năm 2024 còn 1,91 con", "dưới 109 bé trai trên 100 bé gái"),
    *("nam từ đủ 20 tuổi, nữ từ đủ 18 tuổi", "con trai từ đủ 20 tuổi, con gái từ đủ 18 tuổi", "từ năm 2026", "đến năm 2030"),
    *("90% đôi nam nữ được tư vấn, khám sức khoẻ trước khi kết hôn", "70% phụ nữ mang thai", "90% trẻ sơ sinh"),
    *("sàng lọc ít nhất 4 bệnh", "sàng lọc ít nhất 5 bệnh", "thiếu men G6PD"),
)


def texts() -> list[tuple[str, Ready]]:
    return [(topic, ready) for topic, ready_ones in all_ready().items() for ready in ready_ones]


def sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.?;]) ", text)


every_text = pytest.mark.parametrize(("topic", "ready"), texts(), ids=lambda one: one.key if isinstance(one, Ready) else "")


def test_every_topic_but_other_has_a_file_with_at_least_two_texts() -> None:
    files = {file.stem for file in (Path(__file__).parents[1] / "messages" / "library").glob("*.py")} - {"__init__"}
    assert files == set(all_ready()) == set(TOPICS.labels) - {"other"}
    assert [topic for topic, ready in all_ready().items() if len(ready) < 2] == []


def test_every_key_and_every_text_is_its_own() -> None:
    keys, told = [ready.key for _, ready in texts()], [ready.text for _, ready in texts()]
    assert len(keys) == len(set(keys))
    assert len(told) == len(set(told))


@every_text
def test_a_text_has_its_audience_and_source_and_fits_a_small_screen(topic: str, ready: Ready) -> None:
    assert re.fullmatch(rf"{topic}_\d+", ready.key)
    assert ready.audience in set(AUDIENCES.labels) - {"other"}
    assert ready.source.strip()
    assert 40 <= len(ready.text) <= MOST_LETTERS


@every_text
def test_a_text_is_plain_words(topic: str, ready: Ready) -> None:
    assert unicodedata.is_normalized("NFC", ready.text + ready.source)
    assert not re.search(r"[!*_#<>\[\]\n]|://|www\.|\.vn\b|\.com\b", ready.text)
    assert not [word for word in re.findall(r"\b[^\W\d_]{2,}\b", ready.text) if word.isupper()]
    assert ready.text.endswith(".")


@every_text
def test_a_text_agrees_with_the_law_and_hurts_nobody(topic: str, ready: Ready) -> None:
    assert not AGAINST_THE_LAW.search(ready.text)
    assert not FRIGHTENING.search(ready.text)
    for sentence in sentences(ready.text):
        assert "con thứ ba" not in sentence or "không bị kỷ luật" in sentence
        assert "giới tính thai nhi" not in sentence or re.search(r"cấm|không chọn", sentence)


@every_text
def test_a_text_on_health_sends_people_to_the_station_and_does_not_play_the_doctor(topic: str, ready: Ready) -> None:
    assert not DOCTORS_WORDS.search(ready.text)
    assert topic not in HEALTH or ready.audience == "officials" or "Trạm Y tế" in ready.text


@every_text
def test_every_number_in_a_text_is_a_known_one(topic: str, ready: Ready) -> None:
    rest = ready.text
    for known in KNOWN_NUMBERS:
        rest = re.sub(re.escape(known), "", rest, flags=re.IGNORECASE)
    assert not re.search(r"\d", rest)


@pytest.mark.parametrize(
    "wrong",
    [
        "Mỗi gia đình chỉ sinh từ một đến hai con.",
        "Mỗi cặp vợ chồng nên có 1-2 con.",
        "Bà con hãy dừng ở hai con.",
        "Gia đình cam kết không sinh con thứ ba.",
        "Hộ này vi phạm chính sách dân số.",
        "Chị em phải kế hoạch hoá.",
        "Mỗi cặp vợ chồng phải sinh đủ hai con.",
    ],
)
def test_words_of_the_old_rules_would_be_noticed(wrong: str) -> None:
    assert AGAINST_THE_LAW.search(wrong)
