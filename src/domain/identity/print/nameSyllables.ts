import { foldName } from '../foldName.ts'

/** Family names of Viet Nam, the commonest first; those of its smaller peoples after them. */
const FAMILY =
  'Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đoàn Vương Trịnh Trương Đinh Lâm Phùng Mai ' +
  'Tô Hà Tạ Lương Lưu Thái Châu Cao Quách Tôn Tống Chu Hứa Thạch Kiều Nghiêm Từ La Đàm Văn Triệu Khổng Ninh Vi Doãn Lục ' +
  'Mạc Nông Hầu Giang Viên Bế Lò Quàng Lường Cầm Hoàng Ma Sùng Giàng Vàng Thào Lầu Hạng Vừ Mùa Cứ Điểu Thị Danh Kim Sơn ' +
  'Trà Bá Đạo Chế Ông Bạch Cù Diệp Đổng Hình Khuất Kha Khúc Kim Lại Liễu Lôi Mâu Ngụy Nhâm Nhan Ổ Ông Phí Phó Phương ' +
  'Quản Sầm Tăng Tiêu Tòng Tưởng Ứng Ưng Úc Xa Yên Âu Ân Cung Cấn Chử Công Đậu Đồng Giáp Hàn Lã Lăng Lều Mẫn'

/** Words of middle and given names. */
const GIVEN =
  'An Anh Ái Âu Ánh Ân Ẩn Ba Bá Bách Bạch Ban Bảo Bằng Bắc Biên Bích Biển Bình Bội Bông Bút Ca Cảnh Cao Cát Cẩm Cân Cầm ' +
  'Chánh Chăm Chân Chất Chấn Châu Chi Chí Chiến Chiểu Chinh Chính Chung Chuyên Chương Chức Cơ Côn Công Cúc Cung Cư Cử ' +
  'Cương Cường Danh Dân Dạ Di Diễm Diên Diện Diệp Diệu Dinh Doan Doãn Doanh Du Duệ Dung Dũng Duy Duyên Duyệt Dư Dưỡng ' +
  'Dương Đài Đại Đạm Đan Đàn Đăng Đằng Đào Đạo Đạt Đặng Đắc Đệ Đích Điền Điệp Điệu Đính Đình Định Đoan Đoàn Đô Độ Đôn ' +
  'Đông Đồng Động Đức Đường Gấm Gia Giáp Giang Giao Giảng Giáo Hà Hạ Hạc Hải Hàn Hán Hành Hạnh Hào Hảo Hạo Hân Hằng Hậu ' +
  'Hiên Hiền Hiển Hiến Hiện Hiếu Hiệp Hiệu Hoa Hoà Hòa Hoá Hoài Hoàn Hoan Hoạt Hoàng Hoạch Hoè Hoành Hồ Hối Hồi Hồng ' +
  'Hợp Huân Huấn Huệ Huy Huyên Huyền Huỳnh Hùng Hưng Hương Hường Hướng Hưởng Hữu Hy Hỷ Ích Kế Kha Khả Khai Khải Khang ' +
  'Khanh Khánh Khắc Khiêm Khiết Khoa Khoan Khoát Khôi Khuê Khương Khuyên Kiên Kiến Kiện Kiệt Kiều Kim Kính Kỳ Kỷ Lai Lam ' +
  'Lan Lãnh Lành Lâm Lân Lập Lê Lệ Lễ Lên Lĩnh Liêm Liên Liễu Liệu Linh Loan Long Lộc Lợi Luân Luận Luật Lụa Lục Lực ' +
  'Lương Lượng Lưu Ly Lý Mạc Mạnh Mai Mẫn Mận Mẫu Mậu Mến Mi Minh Mơ Mùi Mười Mỹ My Na Nam Năm Năng Nên Nết Nga Ngà Ngạn ' +
  'Ngân Nghi Nghị Nghĩa Nghiêm Nghiệp Ngoan Ngọ Ngọc Ngôn Nguyên Nguyện Nguyệt Nhã Nhạc Nhài Nhàn Nhâm Nhân Nhẫn Nhất ' +
  'Nhật Nhi Nhì Nhiên Nhiệm Nho Như Nhu Nhung Nhượng Nhựt Niên Ninh Nở Nữ Nương Oanh Phái Phàm Phan Pháp Phát Phấn Phi ' +
  'Phiên Phong Phổ Phú Phụ Phúc Phục Phụng Phước Phương Phượng Quang Quảng Quan Quân Quế Quốc Quý Quyên Quyền Quyết ' +
  'Quỳnh Quy Sa San Sang Sáng Sao Sáu Sâm Sen Sĩ Sinh Song Soi Sơn Sương Tài Tám Tâm Tân Tần Tấn Tập Tất Thạch Thái ' +
  'Thanh Thành Thạnh Thao Thảo Thắm Thăng Thắng Thân Thận Thập Thật Thế Thêm Thi Thiên Thiện Thiết Thiệu Thiều Thìn ' +
  'Thịnh Thị Tho Thọ Thoa Thoan Thoại Thông Thống Thơ Thơm Thời Thới Thu Thuận Thuần Thục Thuý Thúy Thuỳ Thùy Thuỷ Thủy ' +
  'Thư Thứ Thức Thương Thường Thưởng Thước Thạo Thuyên Thuyết Thuyền Ti Tích Tiên Tiền Tiến Tiệp Tiết Tín Tình Tính Tĩnh ' +
  'Tịnh Toan Toàn Toản Toại Tố Tòng Tôn Tông Tráng Trang Trác Trà Tri Trí Trinh Trình Trọng Trúc Trung Trâm Trầm Trân ' +
  'Trầu Trấn Triển Triết Triều Triệu Trỗi Trường Trưởng Trực Tú Tuân Tuấn Tuất Tuệ Tuy Tuyên Tuyển Tuyến Tuyết Tùng Tư Từ ' +
  'Tứ Tường Tưởng Tước Tý Tỵ Uy Út Uyên Uyển Ước Ưu Vân Vạn Văn Vang Vàng Vẹn Vi Vĩ Vĩnh Viên Viện Viết Việt Vinh Vịnh ' +
  'Vọng Vũ Vui Vương Vượng Vy Vỹ Xinh Xoan Xuân Xuyên Xuyến Ý Yên Yến Y Cẩn Khuyến Khởi Khuông Lài Lăng Lịch Lưỡng Mây ' +
  'Năng Nghiệm Ngợi Nhạn Nhung Phẩm Phiến Quắc Quyến Sửu Thể Thuấn Thủ Tiếp Trai Trạch Trĩ Trước Vận Vĩ Xuất'

const setOf = (words: string) => new Set(words.toLocaleUpperCase('vi').normalize('NFC').split(' '))
const family = setOf(FAMILY)
const given = setOf(GIVEN)

const isKnown = (word: string, first: boolean) =>
  (first ? family : given).has(word) || (!first && family.has(word))

/** True for a word, in capitals, that names of Viet Nam are made of. */
export const isNameSyllable = (word: string) => family.has(word) || given.has(word)

/** True for a family name of Viet Nam, in capitals. */
export const isFamilyName = (word: string) => family.has(word)

/** Without its marks; the bar of Đ is none. */
const plain = (word: string) => word.replaceAll('Đ', 'Ð').normalize('NFD').replace(/\p{M}/gu, '')

/**
 * The one word of names that has the letters of a misread one and other marks; the word itself where it is one, or where
 * none or several could be meant. The first word is a family name.
 */
export function likelySyllable(word: string, first: boolean): string {
  if (isKnown(word, first)) return word
  const among = (words: ReadonlySet<string>, fold: (text: string) => string) =>
    [...words].filter(known => fold(known) === fold(word))
  const tries = [
    among(first ? family : given, plain),
    among(first ? family : given, foldName),
    among(first ? given : family, plain),
  ]
  const meant = tries.find(words => words.length > 0) ?? []
  return meant.length === 1 ? (meant[0] as string) : word
}
