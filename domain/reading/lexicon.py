"""Everyday words the grammar leans on: titles, surnames, and words that no name and no area goes past."""

from __future__ import annotations

from domain.reading.phrases import Phrasebook, words_of

# Title -> sex it gives ("" none). Two titles in a row are one title of the first.
TITLES = Phrasebook(
    [(word, "male") for word in ("ông", "cụ ông", "ông cụ", "anh", "chú", "a", "ôn")]
    + [(word, "female") for word in ("bà", "cụ bà", "bà cụ", "chị", "cô", "mụ")]
    + [(word, "") for word in ("bác", "cụ", "cháu", "em", "dì", "cậu", "mợ", "thím", "dượng", "thầy", "thằng", "đồng chí", "bạn",
                               "bé", "mệ", "o", "mế", "c")]
)  # fmt: skip

# What a title may stand before without being one: ông bà, em bé, cô dâu, chị em, bà con, anh em.
NOT_NAMES = words_of(
    """ong ba anh chi em co chu bac cu chau di cau mo thim duong thay con be dau re ay ta nao kia nay trai gai giai
    nhe nha a oi nua do may no kem bo me ca cai nho lon si giao noi ngoai gia lao"""
)

# What stands behind a title and names nobody: what somebody does (anh trưởng thôn), what is sent (gửi chị danh sách).
OFFICES = Phrasebook(
    [(words, True) for words in (
        "tổ trưởng", "trưởng thôn", "trưởng ấp", "trưởng khu", "trưởng bản", "trưởng xóm", "trưởng khóm", "trưởng trạm",
        "phó thôn", "công an", "bí thư", "y tá", "y sĩ", "y tế", "hộ sinh", "đỡ đẻ", "cán bộ", "cộng tác viên", "ctv", "chủ tịch",
        "giáo viên", "hàng xóm", "láng giềng", "chủ nhà", "chủ hộ", "bộ đội", "dân số", "đảng viên", "hội viên", "tư pháp",
        "trưởng buôn", "già làng", "bác sĩ", "nhà bên", "kế bên", "cùng xóm", "danh sách", "số liệu", "báo cáo", "kết quả", "tyt",
        "trạm y tế", "điều dưỡng", "cảm ơn", "cám ơn", "cao tuổi", "bản ghi",
    )]
)  # fmt: skip

SURNAMES = words_of(
    """nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh truong doan trinh mai to luong ha
    dao luu cao quach chu ta thai lam kieu phung trieu giang lo lu quang mua vang sung tong cam vi hu ma nong be
    leng vuong dam ninh chau au thach kim son danh tang la khuc nghiem diep thieu tu ung mac bach van ban trang dieu
    mong sam ka cil y rmah nay ksor siu rcom hoa ngan khong lai tieu cung viem ton dong vien phu si hang chang seo
    sui giang senh tran neang riah bnuoch zo alang coor bling hoih knul bya nie mlo ayun eban ro kpa rah puih ho sin tan lau
    hau de rolan dinh hmok"""
)

# Words that end a name or an area said in small letters.
ABBREVIATIONS = words_of("""tyt bhyt nct bv nvh clb ds ctv ubnd tha dtd ha khhgd tdp kp thcs thpt skss dkkh mttq hpn""")
STOP = words_of(
    """o tai to thon xom ap ban khu khoi kp tdp ho nha gia dinh sinh de sanh co con chau be em duoc da chua se sap
    moi vua hom ngay thang nam nay qua kia mai sang trua chieu toi dem la thi va voi cho den tu trong ngoai cung
    cua bi mac roi nhe a oi vay khong kham lay cuoi ket hon dang ky sn nu trai gai giai cu ong ba anh chi chu bac
    di cau mo vo chong nang can kg tuoi hai deu ca so lan nguoi cap buoi tuyen truyen noi chuyen hop ve nhu nhung
    ma luc gio khi sau truoc tuan thu nhat mung tram benh vien bv tyt nvh clb hoi doan bao cao gui xin nho ghi
    them giup dum tro vao ra len xuong chet mat song
    bua ne nghen nhen nghe dau long thanh huyet tieu duong binh thuong khoe manh khop
    tim phoi y te bhyt the ten hien quyet doi chao bung mang thai bau nghen chuan du kien dung hinh nghe tin vui
    chuc don dua lon duoi tren khoang gan chung nua nhap nham huy xoa sua xong luon thoi day do ay nao ben dam mot
    bang gap kip rat nen may nhieu gi sao ai ta minh tui tham bo thuc dia diem gian luong rieng re tong cong phat
    loa trinh hay cai chinh hoac ngo hem pho phuong xa quan huyen tinh ctv tac truong"""
)

# The middle of a full name, by which a name without title or capitals is known: nguyễn thị hoa, lò văn páo.
MIDDLES = words_of("thi van huu duc ngoc minh thanh quang xuan kim my dinh cong hoang thu thuy hong bich a y mi seo")
SURE_MIDDLES = frozenset({"thi", "van"})

# Given names a small-lettered word after "em" or "cháu" must be, as these say "I" more often than they name.
COMMON_GIVEN = words_of(
    """an anh bach bang bich binh chau chi chien chinh chung cuc cuong dao diem diep diu dong dung duong duyen giang ha hai
    han hang hanh hao hien hieu hoa hoai hoan hoang hong hop hue hung huong huyen khang khanh khoa khoi kiet kieu kim lam
    lan lien lieu linh loan loc loi long luan lua lung luong luu ly mai man manh mai my nam ngan nga nghia ngoc nguyen
    nguyet nhan nhat nhi nhu nhung ninh oanh phat phi phong phuc phung phuoc phuong quan quang que quoc quy quyen quynh sam
    sang sen sinh son suong tai tam tan thach thai tham thang thanh thao that theu thien thinh thoa thom thong thu
    thuan thuong thuy tien tinh toan trang tram tri trieu trinh trong truc trung truong tu tuan tuoi tung tuyen tuyet
    ut uyen van vien viet vinh vu vuong vy xuan yen dinh lai lu pao say sung"""
)

# Names among them that behind another name are more often verbs or prepositions.
NOT_BEHIND = words_of(
    """sinh de tu den toi sau trong que lai say tham mai sang hai ba thi dao theu nhat hop vui moi quyet lua
    lu ma ta la khong len cung lai"""
)

# Words that end a name but begin one as often after a title: chị Mai, anh Năm, bà Tư, cô Út.
GIVEN = words_of(
    """thi hoa lan mai thu nam ba tu hai sau bay tam chin muoi ut nhat dung hien thanh binh tinh phuong gia ha quy
    bao chi nga ly tram vien hanh tuyen thao sang trang yen khanh minh son dinh tan loi phuc tho vui tien dao mua
    kim van xuan dong bon long du dang hoi hop duong doan manh quyet trinh cam tong phat hue huong nhung thang
    chau chinh nho lon vinh truong bo xa gai cuc ngo quan khoi lap the hieu thoi duyen ket hon tin tro lai nhu"""
)
