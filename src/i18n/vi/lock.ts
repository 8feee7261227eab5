/** The lock when nobody is there. */
export const lock = {
  title: 'Quầy đang khoá',
  explain: 'Không ai dùng quầy một lúc nên màn hình được che lại. Việc đang làm vẫn còn nguyên.',
  pinOf: 'Mã PIN của {{name}}',
  unlock: 'Mở khoá',
  another: 'Người khác đăng nhập (phiếu đang điền được giữ lại)',
  soon: 'Quầy sắp khoá vì không ai dùng.',
  stay: 'Chạm, bấm phím hoặc quét để ở lại.',
  seconds: 'Còn {{count}} giây.',
  now: 'Khoá quầy',
}
