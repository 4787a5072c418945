"""Whether what a sentence tells has happened: not when it is to come, denied, unsure, put off, asked, or an animal's."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from domain.reading.page import Page
from domain.reading.phrases import Hit, Phrasebook, words_of

_ENDINGS = frozenset(".!?;\n")


def _cues(text: str, scope: str) -> list[tuple[str, str]]:
    return [(phrase.strip(), scope) for phrase in text.replace("\n", " ").split(", ")]


# before: spoils the event when it stands before it in the sentence or in its clause; sentence: anywhere in the sentence.
_CUES = Phrasebook(
    _cues("""xoá, xoá giúp, gỡ, sửa lại, sửa giúp, sửa giùm, sửa dùm, sửa ca, chỉnh lại, chỉnh sửa, nhớ, sắp, sẽ,
    chuẩn bị, dự kiến, dự định, dự sinh, dự sanh, dự đẻ, ngày dự sinh, định, đang định, sắp tới, sắp sửa, chờ, đợi,
    đang chờ, đang đợi,
    chờ ngày, đợi ngày, chưa, không, kế hoạch, nghe nói, nghe đồn, nghe đâu, nghe bảo, hình như, có lẽ, chắc là, chắc,
    nghi, đồn, lịch, hoãn, tạm hoãn, huỷ, dời, định ngày, giả sử, nếu, ví dụ, vd :, khi nào, bao giờ, chừng nào, mong,
    chúc, mừng, chúc mừng, đâu có, làm gì có, hổng, chẳng, chả, đừng, tránh, cấm, đề nghị, yêu cầu, nhắc, kính mời, mời,
    trân trọng kính mời, thông báo, theo kế hoạch, nhờ, muốn, cần, phải, hãy, tập trung, tính, không biết, chưa biết,
    đang mang bầu, sắp đến ngày, tới ngày, gần ngày, nghe phong phanh, nghe tin đồn, hẹn, suýt, suýt nữa, xém, tí nữa,
    tưởng, tưởng là, mém, nếu mà, phòng khi, để khi, đòi, doạ""", "before")
    + _cues("""cho hỏi, cho tôi hỏi, cho em hỏi, xin hỏi, gì vậy, gì ạ, không ạ, tuần sau, tuần tới, tháng sau,
    tháng tới, năm sau, sang năm, sang tuần, sang tháng, ngày mai, sáng mai, chiều mai, tối mai, trưa mai, mai này, ngày
    mốt, ngày kia, hôm nữa, ngày nữa, tuần nữa, tháng nữa, mấy hôm nữa, ít bữa nữa, bữa nữa, tới đây, thứ hai tới, chủ
    nhật tới, hôm tới, hoãn, thông báo, kính mời, hôm nào, ngày nào, lúc nào, thì phải, hay sao, đúng không, phải không,
    mời chị lên, mời anh lên, mời chị tới, mời anh tới, mời chị qua, mời anh qua, mời chị về, mời chị đến, mời anh đến,
    nói chắc, chắc cuối tuần, huỷ rồi, hoãn rồi, bị huỷ, không cưới nữa, dự lễ thành hôn, dự lễ cưới, mời bác tới, mời cô tới,
    mời bác đến, mời cô đến, mời hai bác, các cụ nói, ông bà nói, các cụ bảo, tục ngữ,
    chừng nào, tin đồn, chưa rõ thế nào, chưa rõ ra sao,
    đồn bậy, ai nói, ai bảo, ai đồn, đồn thổi, thực hư, chưa xác minh, đang xác minh, chưa rõ thật, không rõ có thật,
    chẳng biết thật,
    lịch khám, lịch họp, lịch tiêm, lịch tuyên truyền, kế hoạch khám, lịch sinh hoạt, chưa nhỉ, chưa vậy, chưa ạ, không
    nhỉ, không vậy, bị hoãn, hoãn lại, hoãn cưới, huỷ cưới, dời lại, thôi không cưới, thôi không đi, thôi không làm,
    thôi không tổ chức, lui lại, bị huỷ, nghe nói, nghe đồn,
    nghe đâu, hình như, không chắc, chưa chắc, đến chung vui, tới chung vui, trong phim, phim, bộ phim, cải lương, tiểu
    thuyết, diễn viên, ca sĩ, hoa hậu, trai hay gái, hay con gái, hay gái vậy, hay chưa, được mấy ký, nặng mấy, thứ mấy,
    mấy ký, mấy cân, sinh chưa, đẻ chưa, sanh chưa, cưới chưa, mất chưa, khám chưa, sinh chưa em, rồi hả, hả chị, hả em,
    hả anh, vậy hả, rồi phải không, thật không, rồi sao, bao giờ sinh, sinh ở đâu, khi nào sinh, hôm nào sinh, ở đâu
    vậy, ở đâu thế, mời bà con, mời các, mời toàn thể, mời anh chị, mời mọi người, xin mời, trân trọng, mời cô bác, mời
    nhân dân, mời đảng viên, tới ăn đám, tới ăn cưới, đến ăn cưới, đến ăn đám, mời cả tổ, mời cả thôn, mời cả xóm, mời
    cả nhà, mời làng xóm, ghé chung vui, về chung vui, có đúng, trên phim, trên tivi, trên báo, tivi nói,
    ti vi nói, báo nói, trên mạng nói, bài hát, năm xưa, ngày
    xưa, hồi xưa, hồi nhỏ, chưa thấy, không thấy, chả thấy, gần sinh, gần đẻ, gần sanh, gần cưới, các chị nhớ, anh chị
    nhớ, mọi người nhớ""", "sentence")
    + _cues("""con chó, con mèo, con lợn, con heo, con bò, con trâu, con gà, con dê, con vịt, con nái, chó cái, chó
    đẻ, mèo đẻ, mèo mẹ, mèo cái, lợn nái, lợn sề, heo nái, bò cái, trâu cái, chó mẹ, bò nhà, chó nhà, mèo nhà, heo nhà,
    lợn nhà, trâu nhà, bầy chó, đàn lợn, đàn heo, đàn gà""", "animal")
    + _cues("""rồi à, chưa em, chưa chị, chưa bác, chưa anh, chưa cô, nhà ai, của ai, có phải, ai sinh, ai mất, ai
    cưới, ngày mấy, sinh à, đẻ à, mất à, cưới à, thế à, vậy à, sắp rồi""", "typed")
    + _cues("""cho hội, cho hội viên, cho hội nct, cho hội phụ nữ, cho hội người, cho hội nông, cho hội cựu, được mời, không
    may, chẳng may, không quản, chưa đầy, chưa được, không kịp, chưa kịp, tránh thai, kế hoạch hoá, chia sẻ, mời bác sĩ,
    mời cán bộ, nhờ cháu, nhờ con,
    chưa hỏi trai hay gái, chưa biết trai hay gái, chưa rõ trai hay gái, không biết trai hay gái,
    chưa hỏi là trai hay gái, nghe nói về,
    nghe nói chuyện, nghe
    nói chuyên đề, cần thơ, giới tính, quyết định, ổn định, nhất định, xác định,
    quy định, nghị định, định kỳ, đợi mãi, chờ mãi, mong mãi, chắc nịch, phải không may""",
    "shield")
)  # fmt: skip
_CUE_WORDS = _CUES.beginnings()
_STRICTLY_NEXT = words_of(
    """khong chua chang cha dinh cho can phai muon doi ai bao keu lich mung tinh nho moi nghi chac chuc don"""
)  # fmt: skip
# Without marks these are as often mới, cho, đình, can, tính, nghỉ, đón, đôi, nhớ, chức, mùng, hay, dung, dùng.
_NEEDS_MARKS = words_of(
    """moi cho dinh can tinh nghi don doi nho phai lich chuc mung mong hay hen tuong mem xem tranh cam dung"""
)
_TOO = frozenset({"con", "cho", "bo"})  # typed without marks as often còn, cho, bố: animals only right before the event
_AHEAD = frozenset({"sang", "tuan", "thang", "nam", "ngay", "hom", "mai", "chieu", "toi", "bua", "it", "may"})
_OVER = frozenset({"da", "vua", "roi", "xong", "moi", "duoc", "nang"})
_COUNTED = frozenset({"nguoi", "cu", "ba", "chi", "dang", "hoi", "doan", "kg", "hoc"})
_NEXT = frozenset({("tuan", "sau"), ("tuan", "toi"), ("thang", "sau"), ("thang", "toi"), ("du", "kien"), ("ke", "hoach")})
_HEADING = 8  # words of a first line
_FAR = 60  # words; a longer sentence is a text without stops, and its cost must stay in proportion
_PARTICLES = words_of("""a em chi anh co chu bac nhe nha oi e c ha nhi ca het""")
_DENIED_WITH = frozenset({"", ",", ".", "mo", "dau", "gi", "ma", "chi", "em"})  # chưa sinh mô
_CALLED_AT = frozenset({"a", "em", "chi", "anh", "nhi", "vay", "ha", "bac", "oi", "the", "e", "hen", "hong"})
_ASKING = frozenset({"khong", "chua", "ha", "hay", "sao", "nhi", "vay", "the"})


def sentence_bounds(page: Page, index: int) -> tuple[int, int]:
    """The sentence around a word."""
    ends = _ends(page)
    place = bisect_left(ends, index)
    start = ends[place - 1] + 1 if place else 0
    end = ends[place] if place < len(ends) else len(page)
    return max(start, index - _FAR), min(end, index + _FAR)


def _ends(page: Page) -> list[int]:
    """The words that end a sentence, worked out once."""
    known: list[int] | None = page.memo.get("ends")
    if known is None:
        known = page.memo["ends"] = [n for n, sign in enumerate(page.folds) if sign in _ENDINGS and ends_sentence(page, n)]
    return known


def ends_sentence(page: Page, index: int) -> bool:
    """A full stop, but not the point in 3.2 or in "bv."."""
    sign = page.at(index)
    if sign not in _ENDINGS:
        return False
    inside = page.glued(index) and index + 1 < len(page) and (page.words[index + 1].number or page.words[index + 1].letter)
    return not (sign == "." and inside)


def _spoilers(page: Page) -> tuple[list[int], list[Hit[str]]]:
    """The cues of a page with their places, worked out once."""
    known: tuple[list[int], list[Hit[str]]] | None = page.memo.get("cues")
    if known is None:
        hits: list[Hit[str]] = []
        after = 0  # a shield hides what stands in it
        for index, folded in enumerate(page.folds):
            if index < after or folded not in _CUE_WORDS:
                continue
            here = _CUES.at(page, index)
            if here and here[-1].tag == "shield":
                after = here[-1].end
            else:
                hits += here
        known = page.memo["cues"] = [hit.start for hit in hits], hits
    return known


def happened(page: Page, start: int, end: int, names: frozenset[int], *, written: bool = False) -> bool:
    """True when the event named by these words has happened. `names`: words that belong to people's names.

    `written`: what follows a colon is written down as it is (khó khăn: chưa có loa).
    """
    first, last = sentence_bounds(page, start)
    tail = last - 1
    while tail > end and page.at(tail) in _CALLED_AT and last - tail < 3:
        tail -= 1  # sinh chưa em
    weds = page.words[tail].text == "kh" and page.at(tail - 1) in ("ky", "dk")  # chưa dk kh: kết hôn
    open_end = (
        page.at(tail) in ("chua", "khong")
        and not weds
        and tail >= end
        and page.at(tail - 1) not in _ASKING | {":", "=", ",", "thi"}
    )
    if page.at(last) == "?" or open_end:
        return False
    if _planned(page):
        return False
    if _said_to_be_none(page, end, written) or page.at(end) in ("giup", "gium", "dum"):
        return False
    if _denied_later(page, start, end, last):
        return False
    places, hits = _spoilers(page)
    for hit in hits[bisect_left(places, first) : bisect_left(places, last)]:
        if hit.start in names or start <= hit.start < end or _in_a_place_name(page, hit):
            continue
        if page.at(hit.start) == "doi" and page.at(hit.start - 1) in ("sinh", "sanh", "de"):
            continue  # sinh đôi ngày 10/11
        if (hit.tag == "sentence" or (hit.tag == "typed" and hit.exact)) and not hit.end > last:
            if page.at(hit.start) in _AHEAD and _over_before(page, first, end, hit.start):
                continue
            if hit.end <= start and page.at(hit.start) in ("chua", "khong") and "," in page.folds[hit.end : start]:
                continue  # chị ăn cơm chưa ạ, xóm 4 mới có thêm …
            return False
        if hit.tag == "animal" and (hit.exact or page.at(hit.start) not in _TOO or 0 <= start - hit.end <= 4):
            return False
        if hit.tag == "before" and hit.end <= start and not page.claimed[hit.start] and _binds(page, hit.start, hit.end, start):
            return False
    said = page.folds[first:last]
    if ("mai" in said and _mai(page, first, end, last, names)) or ("dau" in said and _denied_behind(page, start, end, last)):
        return False
    if "nghe" in said and _heard_said(page, first, start):
        return False
    return not ("toi" in said and _tonight(page, first, last))


def _denied_later(page: Page, start: int, end: int, last: int) -> bool:
    """nói sinh nhưng em xuống hỏi thì chưa sinh mô; tính chuyển vô Bình Dương mà chưa đi mô"""
    event = page.folds[start]
    for index in range(end, last - 1):
        if page.at(index) in ("chua", "khong") and page.at(index + 2) in _DENIED_WITH:
            again = page.at(index + 1) == event
            if again or (page.at(index - 1), page.at(index + 1)) == ("ma", "di"):
                return True
    return False


def _in_a_place_name(page: Page, cue: Hit[str]) -> bool:
    """từ Nam Định chuyển đến: the town, no intention."""
    alone = cue.end == cue.start + 1 and not page.shouting
    return alone and page.capital(cue.start) and page.capital(cue.start - 1) and cue.start > 0


def _heard_said(page: Page, first: int, event: int) -> bool:
    """nghe mấy người đi chợ nói thằng Páo lấy vợ: hearsay, but no listening to a talk."""
    for index in range(first, event):
        if page.at(index) == "nghe" and page.at(index - 1) not in ("den", "toi", "du", "nguoi", "em", "chi", "ngoi"):
            for said in range(index + 2, min(index + 8, event)):
                if page.at(said) in ("noi", "ke", "don") and page.at(said + 1) not in ("chuyen", "ve"):
                    return True
    return False


def _day_said_before(page: Page, first: int, event: int, cue: int) -> bool:
    """mất rạng sáng nay tại nhà, mai đưa: the clause of the event has its day."""
    days: set[int] = page.memo.get("days", set())
    comma = _clause_end(page, event, cue)
    return comma < cue and not days.isdisjoint(range(first, comma))


def _planned(page: Page) -> bool:
    """ "Lịch tuần sau" on the first line: what the lines below tell is to come."""
    known: bool | None = page.memo.get("planned")
    if known is None:
        head = page.folds[: page.folds.index("\n")] if "\n" in page.folds else ()
        ahead = any(pair in _NEXT for pair in pairwise(head)) or head[:1] == ("lich",)
        known = page.memo["planned"] = len(head) <= _HEADING and ahead
    return known


def _over_before(page: Page, first: int, event: int, cue: int) -> bool:
    """ĐKKH hôm 10/11 rồi, sang năm mới cưới: what is to come stands in a later clause than what is over or has its day."""
    comma = _clause_end(page, event, cue)
    if _day_said_before(page, first, event, cue):
        return True
    return comma < cue and any(page.at(index) in ("roi", "da", "xong", "vua") for index in range(first, comma))


def _said_to_be_none(page: Page, end: int, written: bool = False) -> bool:
    """chết: không có; ly hôn 0"""
    index = end + (page.at(end) in (":", "=", "-"))
    if written and page.at(index) in ("khong", "chua") and page.at(index + 2) not in ("", ",", ".", ";", "\n", "gi", "a"):
        return False
    if page.at(index) == "0":
        return not page.claimed[index]
    return page.at(index) in ("khong", "chua") and page.at(index + 1) in ("", "co", ",", ".", ";", "\n", "a")


def _tonight(page: Page, first: int, last: int) -> bool:
    """What "tối nay" names is still to come unless a word or a count of people says that it is over."""
    said = [page.at(index) for index in range(first, last)]
    if ("toi", "nay") not in pairwise(said) or _OVER.intersection(said):
        return False
    return not any(word.isdecimal() and after in _COUNTED for word, after in pairwise(said))


def _denied_behind(page: Page, start: int, end: int, last: int) -> bool:
    """có sinh đâu, chưa cưới đâu chị ạ; in a later clause only where that names the event again"""
    for index in range(end, last):
        word = page.words[index]
        if page.at(index) != "dau" or word.tone or word.letters not in ("dau", "đâu"):
            continue  # lần đầu
        clause = _clause_end(page, index, last)
        away = _clause_end(page, end, index) < index and page.at(start) not in page.folds[end:index]
        if away or page.at(index + 1) in ("long", "tien", "nam", "thang") or page.at(index - 1) in ("con", "o", "ben", "lan"):
            continue
        if clause - index <= 4 and all(word in _PARTICLES for word in page.folds[index + 1 : clause]):
            return True
    return False


def _clause_end(page: Page, index: int, last: int) -> int:
    """The next comma, or the end of the sentence."""
    return next((place for place in range(index, last) if page.at(place) == "," and not page.claimed[place]), last)


def _binds(page: Page, cue: int, cue_end: int, event: int) -> bool:
    """Short words spoil only what follows at once; the others the rest of their sentence up to a comma and "đã"."""
    between = [page.at(index) for index in range(cue_end, event)]
    if page.at(cue) in _NEEDS_MARKS and cue_end == cue + 1 and page.words[cue].bare:
        return False
    if page.at(cue) in _STRICTLY_NEXT and cue_end == cue + 1:
        return len(between) <= 2 and not any(word in (",", ":", "da", "roi") for word in between)
    if (",", "dang") in pairwise(between):
        return False  # dự kiến sinh tháng 3, đang mang thai
    return not any(word in ("da", "roi", ":", "nhe", "nha", "nhung") for word in between)


def _mai(page: Page, first: int, event: int, last: int, names: frozenset[int]) -> bool:
    """ "mai" is tomorrow unless it is a name or part of one; nothing in a later clause than an event with its day."""
    for index in range(first, last):
        if index > event and page.at(index) == "mai" and _day_said_before(page, first, event, index):
            continue
        if (
            page.at(index) == "mai"
            and index not in names
            and not page.words[index].tone
            and page.at(index - 1) not in ("kia", "hom")
        ):
            at_edge = index == first or page.at(index - 1) in (",", "sang", "chieu", "toi", "trua", "hen", "den")
            if at_edge or page.at(index + 1) in ("cuoi", "sinh", "de", "kham", "hop", "to", "moi", "la", "em", "nha", "chuyen"):
                return True
    return False
