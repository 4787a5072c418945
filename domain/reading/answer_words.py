"""The words of short answers: yes, no, not known, to come, and those that say nothing."""

from __future__ import annotations

from domain.reading.phrases import Phrasebook, words_of

# Words that say nothing in an answer.
EMPTY = words_of(
    """a da vang em chi anh nhe nha oi la thi do day thoi co ma ah e c bac chu chau . , ! : ; hom ngay vao sinh de to
    thoi u uh um roi nghe luc hoi duoc khoang nhen nghen ha"""
)


def _book(text: str, meant: bool) -> Phrasebook[bool]:
    return Phrasebook([(" ".join(phrase.split()), meant) for phrase in text.split(",")])


UNKNOWN = frozenset(
    """chưa rõ|không rõ|không biết|chưa biết|không nhớ|chưa nhớ|bỏ qua|không có thông tin|chịu|quên|quên rồi|
    không nắm|chưa nắm|không nhớ rõ|chưa hỏi|để hỏi|em không biết|em không nhớ|em chưa rõ|không rõ lắm|
    không biết nữa|chả biết|chẳng biết|chưa có thông tin|chưa nắm được|để hỏi lại|không nhớ nữa|bỏ|skip|
    không nắm rõ|chưa nắm rõ|tôi không biết|tôi không nhớ|tôi chưa rõ|không để ý|hổng biết|
    không nhớ chính xác""".replace("\n", "").split("|")
)  # fmt: skip
UNKNOWN_BOOK = Phrasebook([(phrase.strip(), True) for phrase in UNKNOWN])
FUTURE = _book(
    """mai, ngày mai, sáng mai, chiều mai, tối mai, mốt, ngày mốt, ngày kia, tuần sau, tuần tới, tháng sau,
    tháng tới, năm sau, sang tuần, sang tháng""",
    True,
)
YES = _book(
    """có, rồi, có rồi, đã, đã có, đúng, phải, ừ, vâng, dạ có, xong rồi, đã làm, làm rồi, yes, co, đã làm rồi,
    có ạ, đã đăng ký, đăng ký rồi, đã khám, khám rồi, dạ rồi, xong""",
    True,
)
NO = _book(
    """chưa, không, chưa có, không có, chưa làm, no, chưa đâu, chưa ạ, không ạ, chưa đăng ký, chưa khám, không
    khám, dạ chưa, dạ không, chưa làm được""",
    False,
)
