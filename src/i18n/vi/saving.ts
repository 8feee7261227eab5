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
}
