/** Finding members, and what may be done with one who is found. */
export const find = {
  button: 'Tìm hội viên',
  title: 'Tìm hội viên',
  typed: 'Số giấy tờ, điện thoại, số thẻ hoặc tên',
  hint: 'Tên gõ không dấu, không cần đúng thứ tự. Kết quả được che bớt.',
  finding: 'Đang tìm…',
  nobody: 'Không tìm thấy ai ở cửa hàng này. Xem lại số, hoặc đóng bảng này và đăng ký mới.',
  atHeadquarters: 'Thông tin đã chuyển về trụ sở giữ',
  fetchBack: 'Lấy từ trụ sở',
  fetchTitle: 'Lấy thông tin từ trụ sở',
  fetchText: 'Cần thông tin để làm gì? Trụ sở ghi lại ai đã lấy và vì việc gì.',
  purpose: {
    service: 'Cung cấp thông tin, dịch vụ cho khách',
    contact: 'Liên hệ với khách',
    transaction: 'Xác nhận giao dịch',
    'rights-request': 'Khách thực hiện quyền của mình',
    correction: 'Sửa thông tin theo yêu cầu của khách',
    case: 'Quyết định một việc đang chờ',
  },
  actions: 'Việc làm',
  cancel: 'Huỷ hội viên',
  cancelTitle: 'Huỷ hội viên, thẻ {{cardNumber}}',
  cancelText:
    'Thông tin của {{name}} sẽ bị xoá trên máy này ngay bây giờ và ở trụ sở khi có kết nối. Không lấy lại được.',
  numberAgain: 'Đọc lại số giấy tờ của khách',
  numberAgainHint: 'Gõ đủ số trên giấy tờ để xác nhận đúng người',
  keepMember: 'Giữ hội viên',
  cancelNow: 'Huỷ và xoá thông tin',
  cancelled: 'Đã huỷ thẻ {{cardNumber}}. Thông tin của khách đã bị xoá khỏi máy này.',
  restricted: 'Hạn chế sử dụng',
  leave: {
    requester: 'Ai yêu cầu huỷ',
    reason: 'Lý do của khách (không bắt buộc)',
    reasonHint: 'Chỉ để giám sát xem khi duyệt, không lưu lại',
    pin: 'Mã PIN của bạn, để xác nhận',
    asksSupervisor: 'Giám sát duyệt trong cửa sổ riêng. Chưa duyệt thì chưa xoá gì.',
    ask: 'Nhờ giám sát duyệt',
    queued:
      'Giám sát chưa duyệt nên chưa huỷ. Đã ghi thành yêu cầu xoá, có thời hạn, ở Yêu cầu của khách; khi làm lại thì đọc lại số giấy tờ.',
    'turned-away':
      'Giám sát không duyệt nên chưa huỷ: {{rejection}}. Đã ghi thành yêu cầu xoá, có thời hạn, ở Yêu cầu của khách.',
  },
}
