/** The page of one member. */
export const member = {
  loading: 'Đang mở trang hội viên…',
  again: 'Mở lại',
  enrolled: 'Đăng ký lúc {{when}}',
  marks: 'Điều cần biết',
  restricted: 'Đang hạn chế: tìm được, không được dùng',
  shrunk: 'Thông tin của hội viên này chỉ còn ở trụ sở: cửa hàng đã xoá bớt khi hết thời hạn giữ.',
  left: 'Hội viên thẻ {{cardNumber}} đã huỷ tư cách lúc {{when}}. Thông tin cá nhân đã được xoá.',
  open: 'Mở trang',
  facts: {
    show: 'Hiện đầy đủ',
    hide: 'Che lại',
    masked: 'Đang che. Khi hiện, máy ghi lại ai đã xem và để làm gì.',
    ask: 'Cần xem để làm gì?',
    shownFor: 'Đang hiện để: {{purpose}}. Đã ghi lại; tự che khi rời trang hoặc khoá máy.',
    none: '(không có)',
  },
  rights: {
    title: 'Yêu cầu của khách',
    request: 'Nhận yêu cầu của khách',
    disclose: 'Cung cấp cho cơ quan nhà nước',
  },
  leave: {
    title: 'Huỷ tư cách hội viên',
    explain: 'Xoá thông tin của khách ở cửa hàng và trụ sở. Cần đọc lại số giấy tờ; không lấy lại được.',
    supervisor: 'Cần giám sát. Mời giám sát đăng nhập để huỷ và xoá thông tin.',
  },
}
