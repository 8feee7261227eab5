/** What a supervisor looks after at the counter: backups, how long data stays, and the key of the store. */
export const upkeep = {
  button: 'Quầy này',
  title: 'Quản lý quầy này',
  stepDone: 'Xong',
  stepFigures: '{{done}} / {{total}}',
  backup: {
    title: 'Sao lưu',
    last: 'Bản sao lưu gần nhất, đã mở thử được',
    none: 'Chưa có bản sao lưu nào',
    stale: 'Đã hơn 2 ngày chưa có bản mới. Bấm Sao lưu ngay.',
    folder: 'Thư mục cất bản sao lưu',
    explain:
      'Quầy tự sao lưu mỗi ngày và giữ 7 bản gần nhất, tất cả đều được niêm phong. Muốn mở phải có mã khôi phục trên giấy. Nên chép thêm sang ổ đĩa khác.',
    tried: 'Lần thử lúc {{when}} không tạo được bản sao lưu:',
    copying: 'Chép kho dữ liệu',
    sealing: 'Niêm phong bản sao',
    verifying: 'Mở thử bản sao để chắc rằng khôi phục được',
    underWay: 'Vẫn làm việc khác được; có thể đóng bảng này.',
    done: 'Đã sao lưu và mở thử được.',
    now: 'Sao lưu ngay',
  },
  retention: {
    title: 'Thông tin khách trên máy này',
    explain:
      'Hết hạn này, họ tên và thông tin của khách chỉ còn ở trụ sở. Máy này giữ số thẻ và dấu đã mã hoá, đủ để không đăng ký trùng. Khi cần, tìm theo số giấy tờ, số thẻ hoặc điện thoại rồi bấm Lấy từ trụ sở. Hồ sơ chưa được trụ sở xác nhận thì luôn được giữ.',
    days: 'Số ngày giữ trên máy này sau khi trụ sở xác nhận',
    daysHint: 'Từ 1 đến 3650 ngày',
    daysWrong: 'Hãy nhập số ngày, từ 1 đến 3650',
    save: 'Lưu số ngày',
    done: 'Đã lưu: giữ {{days}} ngày. Hồ sơ đã quá hạn rời máy này chậm nhất sau một ngày.',
  },
  joinLater: {
    title: 'Nối quầy với trụ sở',
    explain:
      'Quầy đang chạy riêng. Xin quản trị viên ở trụ sở địa chỉ và mã dùng một lần (hiệu lực 10 phút). Quầy sẽ gửi lên mọi hồ sơ đang có; sau đó mọi người đăng nhập bằng tài khoản do trụ sở cấp.',
  },
  cards: {
    title: 'Thẻ phải đổi số: {{count}}',
    explain:
      'Một quầy khác cũng đã cấp các số thẻ này. Hội viên vẫn giữ nguyên mọi thứ khác; hãy báo khách số mới khi khách tới.',
  },
  rekey: {
    title: 'Khoá của kho dữ liệu',
    explain:
      'Đổi khoá khi nghi có người đã lấy được khoá, ví dụ máy từng bị lấy đi, hoặc người quản trị máy nghỉ việc.',
    ask: 'Đổi khoá…',
    confirmTitle: 'Đổi khoá của kho dữ liệu?',
    means: {
      does: {
        what: 'Việc này làm gì',
        text: 'Toàn bộ dữ liệu của quầy được mã hoá lại bằng khoá mới. Trong lúc đó quầy không làm được việc khác: vài giây, hoặc vài phút khi có rất nhiều hội viên. Phiếu đang điền được giữ nguyên.',
      },
      interrupted: {
        what: 'Nếu mất điện hoặc đóng ứng dụng giữa chừng',
        text: 'Không mất gì. Lần mở sau, quầy tự làm tiếp cho xong.',
      },
      code: {
        what: 'Mã khôi phục',
        text: 'Mã trên giấy vẫn dùng được, không phải in lại. Các bản sao lưu cũ vẫn mở được như trước.',
      },
    },
    notNow: 'Không đổi',
    go: 'Đổi khoá',
    copying: 'Chép kho dữ liệu',
    sealing: 'Mã hoá bản sao bằng khoá mới',
    verifying: 'Kiểm tra rồi thay kho cũ',
    underWay: 'Xin đợi: quầy chưa làm được việc khác. Có mất điện cũng không mất dữ liệu.',
    done: 'Đã đổi khoá. Mã khôi phục trên giấy vẫn dùng được.',
  },
}
