"""Words that spoil an event: it is to come, denied, unsure, put off, asked, or an animal's."""

from __future__ import annotations

from domain.reading.phrases import Phrasebook, words_of


def _cues(text: str, scope: str) -> list[tuple[str, str]]:
    return [(phrase.strip(), scope) for phrase in text.replace("\n", " ").split(", ")]


# before: spoils the event when it stands before it in the sentence or in its clause; sentence: anywhere in the sentence.
CUES = Phrasebook(
    _cues("""xoá, xoá giúp, gỡ, sửa lại, sửa giúp, sửa giùm, sửa dùm, sửa ca, chỉnh lại, chỉnh sửa, nhớ, sắp, sẽ,
    chuẩn bị, dự kiến, dự định, dự sinh, dự sanh, dự đẻ, ngày dự sinh, định, đang định, đang tính, sắp tới, sắp sửa, chờ, đợi,
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
    may, chẳng may, không quản, chưa đầy, chưa được, không kịp, chưa kịp, tránh thai, kế hoạch hoá, chia sẻ,
    thứ mấy chưa rõ, thứ mấy không rõ, thứ mấy chưa biết, thứ mấy không biết, thứ mấy không nhớ,
    chúc mừng năm mới, mừng năm mới, chúc mừng chị, mời bác sĩ,
    mời cán bộ, nhờ cháu, nhờ con,
    chưa hỏi trai hay gái, chưa biết trai hay gái, chưa rõ trai hay gái, không biết trai hay gái,
    chưa hỏi là trai hay gái, nghe nói về,
    nghe nói chuyện, nghe
    nói chuyên đề, cần thơ, giới tính, quyết định, ổn định, nhất định, xác định,
    quy định, nghị định, định kỳ, đợi mãi, chờ mãi, mong mãi, chắc nịch, phải không may""",
    "shield")
)  # fmt: skip
CUE_WORDS = CUES.beginnings()
STRICTLY_NEXT = words_of(
    """khong chua chang cha dinh cho can phai muon doi ai bao keu lich mung tinh nho moi nghi chac chuc don"""
)  # fmt: skip
# Without marks these are as often mới, cho, đình, can, tính, nghỉ, đón, đôi, nhớ, chức, mùng, hay, dung, dùng.
NEEDS_MARKS = words_of("""moi cho dinh can tinh nghi don doi nho phai lich chuc mung mong hay hen tuong mem xem tranh cam dung""")
TOO = frozenset({"con", "cho", "bo"})  # typed without marks as often còn, cho, bố: animals only right before the event
