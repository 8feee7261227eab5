export const saving = {
  save: 'Lưu',
  shortcuts: 'Phím tắt',
  key: {
    next: 'ô kế tiếp',
    save: 'lưu',
    clear: 'đóng thông báo',
  },
  missing: 'Chưa lưu. {{first}}.',
  missingMore: 'Chưa lưu. {{first}}, và {{more}} chỗ khác.',
  underAge:
    'Khách chưa đủ 18 tuổi: chỉ giám sát mới lưu được. Mời giám sát đăng nhập ở máy này; phiếu được giữ lại.',
  noticeMissing: 'Chưa mở được bản thông báo',
  dismiss: 'Đóng thông báo',
  discardTitle: 'Bỏ phiếu đang nhập?',
  discardText: 'Phiếu này chưa lưu. Thông tin và ảnh của khách sẽ bị xoá khỏi bộ nhớ.',
  discard: 'Bỏ phiếu này',
  keep: 'Giữ lại',
  override: {
    title: 'Khác với giấy tờ đã đọc',
    text: 'Những mục này máy đã đọc chắc chắn từ giấy tờ, nhưng phiếu ghi khác. Muốn giữ như phiếu thì giám sát phải duyệt.',
    read: 'Giấy tờ ghi',
    entered: 'Phiếu ghi',
    reasonHint: 'Giám sát sẽ đọc lý do này',
    reasonMissing: 'Hãy ghi vì sao khác với giấy tờ',
    waiting: 'Đang chờ giám sát duyệt trong cửa sổ riêng…',
    takeRead: 'Lấy theo giấy tờ',
    ask: 'Nhờ giám sát duyệt',
    letWait: 'Để chờ duyệt',
    waits:
      'Không có giám sát ở đây? Để chờ duyệt: khách được đăng ký ngay theo giấy tờ, phần sửa nằm trong danh sách chờ giám sát.',
  },
}
