"""What a message wants when it tells of no event: figures, help, to take back, or to say that nothing happened."""

from __future__ import annotations

from itertools import pairwise

from domain.kind import Kind
from domain.reading.nils import book, nil_kinds
from domain.reading.page import Page
from domain.reading.phrases import Hit, Phrasebook, words_of
from domain.reading.sentences import sentence_bounds
from domain.reading.vocabulary import TagHit, Vocabulary

_UNDO = book("""nhập trùng, gửi trùng, báo trùng, huỷ, huỷ bỏ, hoàn tác, undo, xoá, xoá bỏ, nhập nhầm, gõ nhầm, ghi nhầm, báo
    nhầm, gửi nhầm, nhầm rồi, thu hồi, nhập sai, bấm nhầm, bỏ cái vừa rồi, bỏ cái vừa nhập, ghi sai, báo sai, gỡ,
    rút lại, bỏ đi, viết nhầm, điền nhầm, bỏ bản ghi, bỏ tin, bỏ báo cáo, bỏ giúp, bỏ dùm, bỏ giùm, bỏ cái, bỏ dòng, bỏ lần, lộn
    rồi, nhập lộn, ghi lộn, gõ lộn, báo lộn, gửi lộn, nhầm tổ, nhầm người, nhầm ngày, lộn tổ, lộn người, hủy bỏ, khỏi ghi""")
_UNDO_FILLER = words_of(
    """cai vua roi nhap nham di giup dum ho em e chi anh c a ban tin dong bao cao ghi moi nay truoc cuoi cung gan nhat nhe
    nha cho voi lai lenh so lieu sai ket qua muc do o ay thong nhan ca minh toi tui khoi la bi va gui . , ! may luc hoi
    nho thao tac oi da vang xin loi chau kia phieu du huy xoa bo go rut lan hong khong dung phai thoi gium day het ngay
    luon nguoi trung bot bac co chu chet ui vao lap 1 mot hai to thon ten ong ba viet lon lay tren khac mat sang qua"""
)
_TAKES_AWAY = frozenset({"xoa", "huy", "go", "undo", "delete", "dell", "thu"})
_SLIPS_SAID = frozenset({"nham", "lon", "sai", "trung", "lap"})
_OF_OTHERS = frozenset({"hen", "lich", "hop", "nhom", "zalo", "tien", "so"})
_JUST = book(
    """vừa rồi, vừa xong, vừa nãy, vừa gửi, vừa nhập, vừa lưu, vừa ghi, vừa báo, mới gửi, mới nhập, mới ghi, lúc nãy,
    hồi nãy, ban nãy"""
)
_HELP = book("""hướng dẫn, hướng dẫn sử dụng, trợ giúp, help, cách nhập, cách dùng, cách báo, cách ghi, cách
    sử dụng, cách gửi, làm sao nhập, cú pháp, làm thế nào, làm sao để, nhập thế nào, nhập kiểu gì, nhập như thế nào,
    dùng thế nào, báo thế nào, sử dụng thế nào, làm sao báo, dùng như thế nào, làm sao sửa, làm sao xoá, cách sửa, cách
    xoá, nhập làm sao, nhập sao, báo sao, ghi thế nào, ghi sao, nhắn thế nào, nhắn sao, không biết nhập, không biết
    cách, chỉ cách, chỉ em cách, mẫu tin, nhập ra sao, báo như thế nào, làm sao gửi, không biết dùng, làm sao xem, cách
    xem, gõ thế nào, nhập kết hôn thế nào, làm cách nào, phải nhập thế nào, phải nhắn thế nào, gõ làm sao, soạn tin thế
    nào, dùng sao, chỉ giúp cách, ghi như thế nào, start, kiểu gì, mẫu nhắn tin, mẫu báo, mẫu tin nhắn, hdsd, quên cách,
    gõ sao, thì làm sao, chỉ em với, chỉ tôi với, chỉ mình với, chỉ giùm, như nào, chưa biết báo, chưa biết nhập, không
    rành, bày em, bày cho, bày cách, hỏi cách, ghi làm sao, báo làm sao, làm răng, nhập răng, báo răng, sao để báo,
    ghi kiểu, dùng kiểu, nhập như
    nào, phải làm sao để""")
_SUM = book("""xin số, số người mất, số cụ mất, số cháu sinh, số trẻ sinh, số cặp cưới, mấy trai, mấy gái, mấy nam, mấy nữ,
mấy nhà, mấy gia đình, mấy cái, số người chết, số ca sinh, số ca chết, số
    cặp kết hôn, số đám cưới, số người kết hôn, số người chuyển, số hộ chuyển, số buổi tuyên truyền, số lượt khám,
    tổng hợp, thống kê, số liệu, tổng số, tổng cộng, xem báo cáo, cho xem, báo cáo tổng hợp, tổng kết, bảng tổng
    hợp, xem số, có bao nhiêu, bao nhiêu, mấy cháu, mấy ca, mấy đứa, mấy bé, mấy người, mấy cặp, mấy buổi, mấy
    trường hợp, mấy trẻ, mấy đám, mấy cụ, mấy lượt, mấy hộ, được mấy, xem tổng, xem kết quả, mấy em bé, mấy ca
    sinh, số trẻ, mấy đợt, mấy lần, mấy bà""")
_BY = frozenset({"gui", "nop", "truoc", "cac", "han"})
_SUM_TYPED = book("số sinh, số sanh, số đẻ, số tử, số chết, số kết hôn")  # "so sinh" is as often "sơ sinh"
_NOT_A_QUESTION = book("""đã gửi, em gửi rồi, gửi rồi, đã nộp, nộp rồi, hạn nộp, khi nào, bao giờ, nhớ gửi, nhớ nộp,
    sẽ gửi, mai gửi, mấy giờ, mấy tuổi, đã tổng hợp, bao nhiêu tiền, bao nhiêu tuổi, giá bao nhiêu, tổng hợp xong, xong
    rồi, hôm nào, chưa gửi, chưa nộp, phải nộp, nộp trước, đang tổng hợp, sẽ tổng hợp, nhận được số liệu, hạn chót, số
    liệu sai, đã nhận, mấy hôm, tuần sau, ngày mai, họp tổng kết, mấy bữa, tiền hỗ trợ, lương, phụ cấp, thù lao, tiền
    thưởng, kinh phí, số điện thoại, sđt, ngày bao nhiêu, nộp phiếu, tiền mừng, bao nhiêu thì, chưa có số liệu,
    không có số liệu, số liệu sau,
    gửi sau được, báo sau được, tiền công, chế độ""")
_COUNTING = words_of(
    "duoc dc co sinh sanh de mat chet cuoi kham chuyen den di tong la con them hon tham bao thang nam quy tuan roi"
)
_NEAR_THE_END = 6  # words
_HEARD = frozenset({"nghe", "voi", "cung", "nho", "gap", "rui", "cho", "ru", "thay", "thuong"})
_PEOPLE = frozenset({"nguoi", "cu", "ong", "ba", "chau", "ca", "cap", "be", "trai", "gai", "luot"})


def _has(book: Phrasebook[bool], page: Page) -> bool:
    return book.anywhere(page)


def is_undo(page: Page) -> bool:
    """True when the message takes something back and says nothing else: every word belongs to that."""
    if len(page) > 20:
        return False
    covered = [False] * len(page)
    found = False
    for index in range(len(page)):
        hit = _UNDO.longest(page, index)
        if hit:
            found = True
            covered[index : hit.end] = [True] * (hit.end - index)
    return (
        found and all(done or _says_nothing(page, index) for index, done in enumerate(covered)) and page.at(len(page) - 1) != "?"
    )


def takes_back(page: Page, hits: list[TagHit], facts: int) -> bool:
    """A verb that takes away and a word of a slip or of what was just sent, in a short message that tells nothing else."""
    if len(page) > 25 or page.at(len(page) - 1) == "?":
        return False
    if page.at(0) in _TAKES_AWAY and len(page) <= 15 and _JUST.anywhere(page):
        return True  # xoá bản ghi em vừa nhập nhé, trùng với của chị Nhung
    if facts:
        return False
    if any(hit.tag.sort == "call" for hit in hits):  # huỷ giúp em cái ca sinh vừa nhập
        return bool(_TAKES_AWAY & set(page.folds)) and len(page) <= 14 and _JUST.anywhere(page)
    said = set(page.folds)
    verb = said & _TAKES_AWAY or (page.at(0) == "bo" or ("bo" in said and said & {"cai", "dong", "tin", "muc", "ban"}))
    return bool(verb) and bool(said & _SLIPS_SAID or _JUST.anywhere(page)) and not said & _OF_OTHERS


def _says_nothing(page: Page, index: int) -> bool:
    """A word beside "huỷ" that tells nothing of its own; "cưới" is not "cuối", and Lan is somebody."""
    if page.words[index].letters == "cươi" or (index and page.capital(index) and not page.shouting):
        return False
    return page.at(index) in _UNDO_FILLER


def is_help(page: Page) -> bool:
    if {("hanh", "huong"), ("tap", "huong"), ("ra", "huong")}.intersection(pairwise(page.folds)):
        return False  # ban hành hướng dẫn số 12
    first = {"nhap", "bao", "ghi"} & set(page.folds[:5])
    how = (first and ("lam", "sao") in pairwise(page.folds)) or (
        page.at(0) in ("nhap", "bao", "ghi") and len(page) <= 12 and bool({"sao", "nao"} & set(page.folds[-6:]))
    )
    return len(page) <= 40 and (bool(how) or _has(_HELP, page))


def is_summary(page: Page) -> bool:
    """True when figures are asked for."""
    asked = any(not _counts_already(page, hit) and not _means_some(page, hit) for hit in _SUM.all(page)) or any(
        hit.exact for hit in _SUM_TYPED.all(page)
    )
    return len(page) <= 60 and asked and not _orders(page) and not _has(_NOT_A_QUESTION, page) and not _counted(page)


def _means_some(page: Page, hit: Hit[bool]) -> bool:
    """Nghe mấy người đi chợ nói …; khám mấy cụ ở trạm: …: "mấy" asks at the end of a clause or behind a verb that counts."""
    if page.at(hit.start) == "bao" and page.text[page.starts[hit.start] : page.ends[hit.start]].lower() == "bn":
        return page.at(hit.end) in ("ong", "ba", "cu", "anh", "chi")  # bn ông Chất: bệnh nhân
    if page.at(hit.start) != "may" or page.at(len(page) - 1) == "?":
        return False
    end = sentence_bounds(page, hit.start)[1]
    if page.at(hit.start - 1) not in _COUNTING and end - hit.end > _NEAR_THE_END:
        return True  # …, mấy bà trong làng đỡ, …
    if ":" in page.folds[hit.end : hit.end + 8]:
        return True
    return page.at(hit.start - 1) in _HEARD


def _orders(page: Page) -> bool:
    """đề nghị các tổ gửi số liệu: asked of people; "đề nghị tổng hợp số sinh quý 3" is asked of the books."""
    for index in range(len(page)):
        if (page.at(index), page.at(index + 1)) in (("de", "nghi"), ("yeu", "cau"), ("kien", "nghi"), ("de", "xuat")):
            return page.at(index + 2) not in ("tong", "thong", "cho", "xem") or bool(_BY.intersection(page.folds))
    return False


def _counted(page: Page) -> bool:
    """ "mấy cụ khóm 8 khám: 29 cụ, ông 13, bà 16" and lists of lines tell figures."""
    if page.at(len(page) - 1) == "?":
        return False
    people = sum(
        page.words[index].number and not page.claimed[index] and page.at(index + 1) in _PEOPLE for index in range(len(page) - 1)
    )
    return people > 0 or page.folds.count("\n") > 1


def _counts_already(page: Page, hit: Hit[bool]) -> bool:
    """tổng số 48 cụ, số ca sinh: 2: the figure is told, not asked."""
    index = hit.end + (page.at(hit.end) in (":", "la", "=", "duoc", "co", "du"))
    if page.at(hit.start) not in ("tong", "so", "may") or page.number(index) is None:
        return False
    return page.at(index + 1) not in ("thang", "/", "quy", "nam", "tuan", "ngay", "-") and not page.claimed[index]


def kind_asked(page: Page, hits: list[TagHit]) -> str | None:
    """The one kind that is asked about; None for none or several."""
    named = set(nil_kinds(page, [hit for hit in hits if not _in_a_half_year(page, hit)]))
    if any(
        page.at(index) == "mat" and page.at(index + 1) in ("may", "bao") and _people_behind(page, index)
        for index in range(len(page))
    ):
        named.add("death")
    if any(page.folds[index : index + 2] == ("so", "sinh") and not _newborns(page, index) for index in range(len(page))):
        named.add("birth")
    asked = named or {
        hit.tag.kind for hit in hits
        if hit.tag.sort == "call" and hit.tag.kind != "nil_report" and not _in_a_half_year(page, hit)
    }  # fmt: skip
    return asked.pop() if len(asked) == 1 else None


def _newborns(page: Page, index: int) -> bool:
    """ "sàng lọc sơ sinh", "sơ sinh" typed with its marks: no number of births."""
    return page.words[index].text.lower() == "sơ" or page.at(index - 1) in ("loc", "tre", "truoc", "va", "sau")


def _people_behind(page: Page, index: int) -> bool:
    """mất mấy người, mất bao nhiêu"""
    behind = index + 2 + (page.at(index + 2) == "nhieu")
    return page.at(behind) in ("", "?", ",", ".", "nguoi", "cu", "ong", "ca", "vay", "a", "truong", "roi", "em", "e")


def _in_a_half_year(page: Page, hit: TagHit) -> bool:
    """6 thang cuoi nam: no wedding"""
    return page.at(hit.start) == "cuoi" and page.at(hit.start - 1) == "thang"


def command_kind(page: Page, words: Vocabulary) -> Kind | None:
    """The kind of "/sinh" with nothing behind it."""
    if len(page) == 2 and page.at(0) == "/":
        return next((kind for kind in words.kinds.values() if kind.command == page.at(1)), None)
    return None
