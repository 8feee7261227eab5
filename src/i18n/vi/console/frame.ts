/** Headquarters' console: around its pages. */
export const frame = {
  title: 'Trụ sở',
  menu: 'Các trang',
  page: {
    overview: 'Tổng quan',
    stores: 'Cửa hàng',
    devices: 'Máy quầy',
    members: 'Hội viên',
    requests: 'Yêu cầu của khách',
    disclosures: 'Sổ cung cấp',
    cases: 'Việc cần quyết',
    reviews: 'Cần xem lại',
    incidents: 'Sự cố dữ liệu',
    audit: 'Nhật ký',
    settings: 'Thiết lập',
  },
  role: { administrator: 'Quản trị', supervisor: 'Giám sát', auditor: 'Kiểm soát' },
  signedInAs: '{{name}} · {{role}}',
  signOut: 'Đăng xuất',
  signIn: {
    title: 'Đăng nhập trụ sở',
    lead: 'Trang này dành cho người của trụ sở. Mọi việc làm ở đây đều được ghi vào nhật ký.',
    name: 'Tên đăng nhập',
    passphrase: 'Cụm mật khẩu',
    reveal: 'Hiện cụm mật khẩu',
    go: 'Đăng nhập',
    missing: 'Điền cả tên đăng nhập và cụm mật khẩu',
  },
  loading: 'Đang tải…',
  again: 'Tải lại',
  cancel: 'Thôi',
  done: 'Xong',
  never: 'chưa lần nào',
  fault: {
    unreachable: 'Không liên lạc được với trụ sở. Chưa có gì thay đổi; xem lại mạng rồi thử lại.',
    'signed-out': 'Phiên làm việc đã hết. Đăng nhập lại để làm tiếp.',
    'sign-in-refused': 'Tên đăng nhập và cụm mật khẩu không khớp. Gõ lại cả hai.',
    'locked-out': 'Sai quá nhiều lần. Đợi {{minutes}} phút rồi thử lại.',
    'role-not-allowed': 'Vai trò của bạn không được làm việc này. Nhờ người có vai trò phù hợp.',
    'store-code-taken':
      'Mã này đã có cửa hàng dùng, hoặc thuộc 900–999 là phần dành cho quầy tự lập. Chọn mã khác.',
    'store-without-staff':
      'Cửa hàng chưa có nhân viên nào nên chưa ai đăng nhập được ở quầy. Thêm nhân viên trước.',
    'unknown-here': 'Không có mục này; có thể nó vừa bị xoá. Tải lại trang.',
    'already-decided': 'Việc này đã có người quyết. Tải lại danh sách.',
    'notice-version-taken':
      'Đã có thông báo mang số phiên bản này, và thông báo không bao giờ sửa. Đặt số khác.',
    'time-impossible':
      'Thời điểm này ở tương lai, hoặc trước lúc phát hiện sự cố. Chưa ghi gì; xem lại ngày và giờ.',
    'authority-untold':
      'Chưa báo cơ quan chức năng. Ghi lại việc đã báo, hoặc nêu lý do vì sao không báo, rồi kết thúc.',
    'malformed-request': 'Có ô chưa đúng. Xem lại rồi gửi lại.',
    'database-unavailable': 'Cơ sở dữ liệu đang gián đoạn. Không mất gì; đợi một phút rồi thử lại.',
    unexpected: 'Trụ sở gặp lỗi. Chưa có gì thay đổi; thử lại, nếu vẫn vậy hãy báo người quản trị.',
  },
}
