"""One clear sentence for every refusal: which field, what was wrong, a right example."""

from __future__ import annotations

from domain.campaigns import Stage
from domain.problems import Problem, Refused, Wrong
from messages.campaigns import ACTS, STAGES
from messages.words import capital, cut

_VALUE = {
    Problem.FUTURE_DAY: "{label}: {shown} chưa tới, chỉ ghi việc đã xảy ra. Ví dụ: {example}.",
    Problem.OLD_DAY: "{label} {shown} đã quá lâu. Anh/chị xem lại năm giúp. Ví dụ: {example}.",
    Problem.NO_SUCH_DAY: "{label}: không có ngày {shown}. Ví dụ: {example}.",
    Problem.OUT_OF_RANGE: "{label} {shown} không hợp lý (từ {least} đến {most}). Ví dụ: {example}.",
    Problem.NOT_A_CHOICE: "{label} «{shown}» không có trong danh sách. Ví dụ: {example}.",
    Problem.NOT_A_NAME: "{label} «{shown}» chưa phải tên người. Ví dụ: {example}.",
    Problem.NOT_UNDERSTOOD: "{label} «{shown}» chưa rõ. Ví dụ: {example}.",
    Problem.DOUBTFUL: "{label} «{shown}» chưa chắc, xin anh/chị nói rõ. Ví dụ: {example}.",
    Problem.SAME_AREA: "{label}: {shown} chính là tổ kia. Ví dụ: {example}.",
    Problem.NO_SUCH_AREA: "Phường chưa có tổ «{shown}». Ví dụ: {example}.",
    Problem.NOT_YOUR_AREA: (
        "Anh/chị phụ trách {own}, nên chưa ghi được cho {shown}. Xin nhờ người phụ trách {shown} báo, hoặc gọi Trạm Y tế."
    ),
    Problem.NO_SUCH_HOUSEHOLD: "{area} chưa có hộ số {shown} trong danh sách. Ví dụ: {example}. Chưa nhớ số thì nhắn tên chủ hộ.",
    Problem.NOT_YOUR_HOUSEHOLD: "Hộ {shown} không thuộc hộ anh/chị phụ trách. Xin chọn hộ khác, hoặc gọi Trạm Y tế.",
    Problem.HANDED_OVER: "Hộ {shown} nay do người khác phụ trách. Xin chọn hộ khác, hoặc gọi Trạm Y tế.",
    Problem.AGAINST_RECORD: (
        "{label} không khớp với việc đã báo mã {code}, {shown}. Ví dụ: {example}. Việc kia sai thì nhắn: huy {code}."
    ),
    Problem.NOT_YOUR_FIELD: "{label} là thông tin sức khoẻ, đảng viên phụ trách hộ không ghi mục này; các mục khác vẫn giữ.",
}

_ACT = {
    Problem.NOT_YOUR_KIND: "Vai trò của anh/chị không báo mục «{kind}». Nhắn trogiup để xem những việc làm được.",
    Problem.NOT_OVER_HERE: (
        "Mục «{kind}» không ghi qua mạng này, vì tin đi qua máy chủ nước ngoài. "
        "Anh/chị báo qua kênh trong nước của phường, hoặc gọi Trạm Y tế."
    ),
    Problem.NOT_OF_OFFICE: "«{shown}» không phải cán bộ. Người được giao phải là cán bộ hoặc quản trị của phường.",
    Problem.ONLY_OFFICER: "Mã {shown} chỉ cán bộ được giao mới xem và sửa được. Nhập nhầm thì nhắn: huy {shown}",
    Problem.NOT_ALLOWED: "Việc này dành cho cán bộ phường. Nhắn trogiup để xem những việc làm được.",
    Problem.NO_SLIP: "Phiếu P0 là của cộng tác viên, anh/chị không phải gửi phiếu. Xem việc đã báo, nhắn: cuatoi",
    Problem.NOT_OF_CITY: "Số liệu của mọi phường cần được người vận hành máy cấp quyền. Số liệu phường mình, nhắn: tonghop",
    Problem.NO_SUCH_ENTRY: "Không thấy mã «{shown}» trong các việc anh/chị đã báo. Nhắn cuatoi để xem các mã.",
    Problem.ALREADY_UNDONE: "Mã {shown} đã được huỷ trước đó rồi, số liệu không đổi.",
    Problem.NOTHING_TO_UNDO: "Anh/chị chưa có việc nào đã lưu để huỷ.",
    Problem.CODE_WRONG: "Mã «{shown}» không đúng. Mã có 8 chữ và số, ví dụ: ABCD-2345. Còn {left} lần thử trong giờ này.",
    Problem.CODE_EXPIRED: "Mã này đã hết hạn. Xin anh/chị nhờ cán bộ phường gửi mã mới.",
    Problem.CODE_USED: "Mã này đã có người dùng. Xin anh/chị nhờ cán bộ phường gửi mã mới.",
    Problem.TOO_MANY_TRIES: "Đã sai mã 5 lần. Xin thử lại sau một giờ, hoặc gọi Trạm Y tế để được giúp.",
    Problem.NO_SUCH_MEMBER: "Không thấy ai tên hoặc số «{shown}». Nhắn thanhvien để xem danh sách.",
    Problem.BAD_COMMAND: "Chưa đủ ý. Ví dụ:\n{example}",
    Problem.ALREADY_CLOSED: "Tháng này đã chốt, hoặc đã phê duyệt rồi. Nhắn chotthang để xem.",
    Problem.NOT_OVER: "{month} chưa hết, nên chưa chốt được. Hết tháng anh/chị nhắn: chot",
    Problem.NOT_EQUALS: "Người giao và người nhận phải là hai người khác nhau, cùng vai trò. Ví dụ:\n{example}",
    Problem.NO_WARD: "Chưa có phường. Nhắn: /phuong Phường Hoa Sen",
    Problem.NO_SUCH_AREA: "Phường chưa có tổ «{shown}». Nhắn danhsachto để xem các tổ.",
    Problem.NO_SUCH_HOUSEHOLD: "{area} chưa có hộ số {shown}. Nhắn: /ho Tổ 5: 12 Trần Văn Đức",
    Problem.NOT_YOUR_AREA: "Anh/chị chỉ xem được số liệu của {own}.",
    Problem.ENTERED_BEFORE: (
        "Tháng {month} đã có số do cán bộ nhập trước, ghi nữa sẽ tính hai lần. Chưa có gì thay đổi. "
        "Sửa số nhập trước bằng /solieucu, rồi làm lại."
    ),
    Problem.CAMPAIGN_NONE: "Không có tin số {shown}. Nhắn chiendich để xem các tin.",
    Problem.CAMPAIGN_STAGE: "Tin này {stage}, nên không {act} được. Nhắn chiendich và số để xem.",
    Problem.CAMPAIGN_OWN: "Tin này có lời của anh/chị, nên người khác duyệt. Xin nhờ lãnh đạo hoặc một cán bộ có quyền duyệt.",
    Problem.CAMPAIGN_CHANGED: "Tin số {number} vừa được người khác sửa. Xem bản mới, nhắn: chiendich {number}",
    Problem.CAMPAIGN_EMPTY: "Không có ai để gửi: chọn rộng hơn, hoặc xem lại tổ và vai trò. Ví dụ: {example}.",
    Problem.CAMPAIGN_LONG: "Lời tin dài {shown} chữ, nhiều nhất là {most}. Xin rút ngắn rồi nhắn lại.",
    Problem.CAMPAIGN_SHORT: "Lời tin quá ngắn. Ví dụ:\n{example}",
    Problem.CAMPAIGN_PAST: "Ngày giờ này đã qua. Ví dụ: {example}.",
    Problem.CAMPAIGN_AUDIENCE: "Người nhận «{shown}» chưa rõ. Ví dụ: {example}.",
    Problem.CAMPAIGN_TIME: "Giờ gửi «{shown}» chưa rõ. Ví dụ: {example}.",
    Problem.CAMPAIGN_TOPIC: "Chủ đề «{shown}» chưa rõ. Ví dụ:\n{example}",
    Problem.CAMPAIGN_GOAL: "Mục tiêu «{shown}» chưa có con số. Ví dụ: {example}.",
    Problem.ENCLOSURE_EMPTY: "Tệp này trống. Xin gửi một ảnh JPEG, PNG hoặc một tệp PDF, Word, Excel.",
    Problem.ENCLOSURE_LARGE: "Ảnh hoặc tệp này lớn quá {most} MB. Xin thu nhỏ rồi gửi lại, ví dụ chụp màn hình tấm ảnh.",
    Problem.ENCLOSURE_SORT: (
        "Tệp này không gửi kèm được. Gửi được: ảnh JPEG, PNG; tệp PDF, Word (docx), Excel (xlsx) không có macro."
    ),
    Problem.ENCLOSURE_BROKEN: "Ảnh này không mở được. Xin chụp lại hoặc lưu lại ảnh rồi gửi.",
    Problem.ENCLOSURE_SHAPE: "Ảnh này quá to hoặc quá dài. Xin thu nhỏ hay cắt bớt, ví dụ còn 1280×960, rồi gửi lại.",
    Problem.ENCLOSURE_LOST: "Máy chưa lấy được ảnh hoặc tệp này. Xin anh/chị gửi lại.",
    Problem.CAMPAIGN_REMINDED: "Tin số {number} vừa được nhắc trong ngày. Mai hãy nhắc lại.",
    Problem.NOTHING_SEEN: "Anh/chị nhắn tonghop trước, rồi nhắn chitiet và số thứ tự của dòng. Ví dụ: chitiet 1",
    Problem.NO_SUCH_LINE: (
        "Bản tổng hợp anh/chị xem sau cùng ({label}) có {last} dòng, không có dòng {shown}. Nhắn tonghop để xem lại."
    ),
    Problem.OLD_BUTTON: "Câu hỏi này đã cũ, chưa có gì thay đổi. Xin trả lời câu mới nhất, hoặc nhắn menu.",
}


def value_problem(wrong: Wrong) -> str:
    """What was wrong with a field's value."""
    facts = {name: cut(text) for name, text in wrong.facts.items()}
    if wrong.problem is Problem.NO_SUCH_DAY:
        facts["shown"] = facts["shown"].removeprefix("ngày ")  # typed so; the sentence says the word already
    return capital(_VALUE[wrong.problem].format(**{"label": wrong.field.label, "example": wrong.field.example, **facts}))


def act_problem(refused: Refused) -> str:
    """Why an act is not done."""
    facts = {name: text if name == "example" else cut(text) for name, text in refused.facts.items()}
    if refused.problem is Problem.CAMPAIGN_STAGE:
        facts = {"act": ACTS[facts["act"]], "stage": STAGES[Stage(facts["stage"])]}
    return capital(_ACT[refused.problem].format(**facts))


def old_button() -> str:
    return _ACT[Problem.OLD_BUTTON]


def crash(number: str) -> str:
    return (
        f"Máy chủ gặp lỗi (số {number}). Tin vừa rồi chưa được ghi, những gì đã lưu vẫn còn. "
        "Xin nhắn lại sau ít phút, hoặc đọc số này cho cán bộ phường."
    )
