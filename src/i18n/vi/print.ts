/** Sheets: their preview, and what stands on every letter. */
export const print = {
  title: 'Xem trước khi in',
  sheet: { letter: 'Thư', 'consent-receipt': 'Phiếu xác nhận sự đồng ý' },
  paperLanguage: 'Ngôn ngữ trên giấy',
  now: 'In',
  save: 'Lưu thành PDF',
  printed: 'Đã chuyển sang hộp thoại in.',
  saved: 'Đã lưu: {{place}}',
  paper: 'Khổ giấy {{size}}',
  email: 'E-mail',
  to: 'Kính gửi',
  number: 'Số: {{number}}',
  placeAndDate: '{{place}}, ngày {{date}}',
  signHere: '(Ký, ghi rõ họ tên)',
}
