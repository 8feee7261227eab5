/** Sheets: their preview, and what stands on every letter. */
export const print = {
  title: 'Xem trước khi in',
  sheet: { letter: 'Thư', 'consent-receipt': 'Phiếu xác nhận sự đồng ý', card: 'Thẻ hội viên' },
  paperLanguage: 'Ngôn ngữ trên giấy',
  now: 'In',
  save: 'Lưu thành PDF',
  printed: 'Đã chuyển sang hộp thoại in.',
  saved: 'Đã lưu: {{place}}',
  paper: { letter: 'Khổ giấy A4', 'consent-receipt': 'Khổ giấy A5', card: 'Khổ thẻ 85,60 × 53,98 mm' },
  card: { title: 'Thẻ hội viên', code: 'Mã vạch của số thẻ', button: 'In thẻ', ask: 'Cần in thẻ để làm gì?' },
  email: 'E-mail',
  to: 'Kính gửi',
  number: 'Số: {{number}}',
  placeAndDate: '{{place}}, ngày {{date}}',
  signHere: '(Ký, ghi rõ họ tên)',
}
