import { staffFaults } from './staffFaults.ts'

/** Each way in which main says no: what happened and what is safe (`what`), then what to do (`todo`). */
export const faults = {
  ...staffFaults,
  'untrusted-sender': {
    what: 'Yêu cầu không đến từ cửa sổ của ứng dụng nên đã bị chặn.',
    todo: 'Mở lại ứng dụng. Nếu còn gặp, báo bộ phận kỹ thuật.',
  },
  'unknown-channel': {
    what: 'Màn hình và phần lõi của ứng dụng không cùng phiên bản.',
    todo: 'Đóng và mở lại ứng dụng. Hồ sơ đã lưu vẫn an toàn.',
  },
  'malformed-request': {
    what: 'Thông tin gửi đi chưa đúng dạng nên chưa được nhận.',
    todo: 'Xem lại các ô rồi thử lại.',
  },
  'request-too-large': { what: 'Thông tin gửi đi quá lớn.', todo: 'Dùng ảnh nhỏ hơn 25 MB rồi thử lại.' },
  'not-signed-in': {
    what: 'Phiên làm việc đã kết thúc.',
    todo: 'Đăng nhập lại. Hồ sơ đã lưu vẫn an toàn.',
  },
  'not-allowed': { what: 'Việc này cần quyền của giám sát.', todo: 'Mời giám sát đăng nhập để làm.' },
  'incident-unknown': {
    what: 'Sự cố này không có trong sổ của quầy.',
    todo: 'Quay lại danh sách; nếu vừa mở ở nơi khác, đợi quầy liên lạc với trụ sở.',
  },
  'incident-closed': {
    what: 'Sự cố này đã kết thúc nên không sửa được nữa.',
    todo: 'Nếu có tin mới, ghi thêm vào phần ghi chú.',
  },
  'time-impossible': {
    what: 'Thời điểm này ở tương lai, hoặc trước lúc phát hiện sự cố. Chưa ghi gì.',
    todo: 'Xem lại ngày và giờ.',
  },
  'authority-untold': {
    what: 'Chưa báo cơ quan chức năng nên chưa kết thúc được sự cố.',
    todo: 'Ghi lại việc đã báo, hoặc nêu lý do vì sao không báo.',
  },
  'notice-unknown': {
    what: 'Thông báo bị lạm dụng này không có ở quầy. Chưa mở sự cố nào.',
    todo: 'Mở sự cố không kèm thông báo, hoặc đợi quầy liên lạc với trụ sở.',
  },
  'not-now': { what: 'Quầy chưa sẵn sàng cho việc này.', todo: 'Đợi một lát rồi thử lại.' },
  'facts-changed': {
    what: 'Thông tin của hội viên đã khác lúc mở ra sửa nên chưa sửa gì.',
    todo: 'Mở lại trang hội viên, xem giá trị mới rồi đề nghị lại nếu vẫn cần.',
  },
  'approval-needed': { what: 'Sửa mục này cần giám sát duyệt.', todo: 'Mời giám sát duyệt tại máy này.' },
  'member-shrunk': {
    what: 'Thông tin của hội viên này chỉ còn ở trụ sở.',
    todo: 'Lấy từ trụ sở rồi sửa.',
  },
  'approval-gone': {
    what: 'Đề nghị này không còn chờ duyệt.',
    todo: 'Đóng cửa sổ này và xem lại danh sách.',
  },
  'override-unapproved': {
    what: 'Có mục khác với giấy tờ đã đọc chắc chắn nên chưa lưu gì.',
    todo: 'Lấy lại theo giấy tờ, hoặc ghi lý do và nhờ giám sát duyệt tại máy này.',
  },
  'override-put-off': {
    what: 'Giám sát chưa duyệt nên chưa đăng ký. Những gì đã nhập vẫn còn nguyên.',
    todo: 'Nhờ giám sát duyệt lại, để phần sửa chờ duyệt, hoặc lấy theo giấy tờ.',
  },
  'override-turned-away': {
    what: 'Giám sát không duyệt nên chưa đăng ký: {{rejection}}. Những gì đã nhập vẫn còn nguyên.',
    todo: 'Sửa theo lời giám sát rồi lưu lại.',
  },
  'request-unknown': {
    what: 'Máy này không có yêu cầu đó.',
    todo: 'Tải lại danh sách; nếu yêu cầu được nhận ở quầy khác, đợi quầy đó kết nối.',
  },
  'request-completed': {
    what: 'Yêu cầu này đã giải quyết xong nên không ghi thêm gì.',
    todo: 'Mở lại trang yêu cầu để xem câu trả lời đã ghi.',
  },
  'request-extended': {
    what: 'Yêu cầu này đã gia hạn một lần; luật không cho gia hạn nữa.',
    todo: 'Giải quyết trước hạn đang ghi trên trang yêu cầu.',
  },
  'request-not-extendable': {
    what: 'Tin báo bị lợi dụng thông tin không gia hạn được.',
    todo: 'Giải quyết ngay và ghi câu trả lời.',
  },
  'request-overdue': {
    what: 'Yêu cầu này đã quá hạn nên không gia hạn được nữa; vẫn tính là trễ.',
    todo: 'Giải quyết ngay và nêu lý do trễ trong câu trả lời.',
  },
  'request-not-restricting': {
    what: 'Yêu cầu này hiện không hạn chế gì, hoặc đã bỏ hạn chế rồi.',
    todo: 'Mở lại trang hội viên để xem hiện trạng.',
  },
  'deletion-not-done': {
    what: 'Thông tin của hội viên chưa bị xoá nên chưa ghi là đã xoá.',
    todo: 'Huỷ hội viên ở trang hội viên trước; yêu cầu khi đó tự hoàn tất.',
  },
  'proof-at-headquarters': {
    what: 'Chứng cứ đồng ý của hội viên này chỉ còn ở trụ sở: máy này đã xoá cùng thông tin khi hết thời gian giữ.',
    todo: 'Nhờ giám sát ở trụ sở xuất chứng cứ ở trang hội viên.',
  },
  'withdrawal-not-done': {
    what: 'Từ khi nhận yêu cầu, chưa rút sự đồng ý nào của khách nên chưa ghi là đã rút.',
    todo: 'Rút sự đồng ý ở trang hội viên trước, rồi ghi câu trả lời ở đây.',
  },
  'member-restricted': {
    what: 'Khách đã hạn chế việc dùng thông tin của mình nên không dùng cho việc này được.',
    todo: 'Chỉ dùng để giải quyết yêu cầu của khách. Muốn dùng lại, giám sát bỏ hạn chế theo ý khách.',
  },
  unexpected: {
    what: 'Ứng dụng gặp lỗi ngoài dự kiến. Hồ sơ đã lưu vẫn an toàn.',
    todo: 'Thử lại. Nếu còn gặp, mở lại ứng dụng và báo bộ phận kỹ thuật.',
  },
  'passphrase-wrong': {
    what: 'Cụm mật khẩu chưa đúng. Dữ liệu vẫn nguyên vẹn.',
    todo: 'Kiểm tra Caps Lock và bộ gõ tiếng Việt rồi nhập lại.',
  },
  'passphrase-too-short': {
    what: 'Cụm mật khẩu này ngắn hơn 12 ký tự.',
    todo: 'Dùng bốn từ trở lên, dễ nhớ với bạn mà khó đoán với người khác.',
  },
  'passphrase-needed': {
    what: 'Máy này không có kho khoá nên cần thêm một cụm mật khẩu để niêm phong khoá.',
    todo: 'Đặt cụm mật khẩu mới từ 12 ký tự rồi bấm nút bên dưới lần nữa.',
  },
  'recovery-code-wrong': {
    what: 'Mã khôi phục chưa đúng. Dữ liệu vẫn nguyên vẹn.',
    todo: 'Xem lại từng nhóm trên giấy: không có chữ O, I, L, U.',
  },
  'recovery-copy-missing': {
    what: 'Trên máy này không còn bản khoá niêm phong bằng mã trên giấy. Dữ liệu vẫn nguyên vẹn.',
    todo: 'Bấm Nhờ trụ sở ở bên dưới, hoặc khôi phục từ bản sao lưu.',
  },
  'supervisor-needed': {
    what: 'Quầy vừa được khôi phục nên giám sát phải đăng nhập trước.',
    todo: 'Mời giám sát đăng nhập một lần.',
  },
  'join-code-refused': {
    what: 'Trụ sở không nhận mã này: mã sai, đã dùng, hoặc đã quá 10 phút.',
    todo: 'Xin một mã mới rồi nhập lại.',
  },
  'join-too-many-tries': {
    what: 'Đã thử quá nhiều mã, trụ sở tạm ngừng nhận.',
    todo: 'Đợi vài phút rồi xin một mã mới.',
  },
  'headquarters-unreachable': {
    what: 'Chưa liên lạc được với trụ sở.',
    todo: 'Kiểm tra mạng và địa chỉ rồi thử lại.',
  },
  'headquarters-answer-unusable': {
    what: 'Địa chỉ này có trả lời nhưng không giống máy chủ của Harmoor.',
    todo: 'Kiểm tra lại địa chỉ với quản trị viên ở trụ sở.',
  },
  'already-a-member': {
    what: 'Giấy tờ này đã đăng ký hội viên, thẻ số {{cardNumber}}. Chưa lưu thêm gì.',
    todo: 'Dùng thẻ đã có. Nếu là người khác, kiểm tra lại số giấy tờ.',
  },
  'under-age': {
    what: 'Khách chưa đủ 18 tuổi nên chưa lưu. Phiếu đang nhập được giữ lại.',
    todo: 'Mời giám sát đăng nhập ở máy này, mở lại phiếu rồi lưu.',
  },
  'consent-not-given': {
    what: 'Khách không có sự đồng ý nào như vậy để rút lại.',
    todo: 'Đóng bảng này rồi mở lại để xem khách đang đồng ý những gì.',
  },
  'purpose-required': {
    what: 'Không có sự đồng ý này thì không còn là hội viên, nên chưa rút lại.',
    todo: 'Nếu khách vẫn muốn, mời giám sát huỷ hội viên.',
  },
  'representative-needed': {
    what: 'Chưa lưu: khách chưa đủ 18 tuổi mà chưa có sự đồng ý của người đại diện.',
    todo: 'Ghi họ tên và quan hệ của cha, mẹ hoặc người giám hộ rồi lưu lại.',
  },
  'child-consent-needed': {
    what: 'Chưa lưu: trẻ từ 7 tuổi phải tự mình đồng ý nữa.',
    todo: 'Hỏi trẻ, đánh dấu khi trẻ đồng ý rồi lưu lại.',
  },
  'notice-outdated': {
    what: 'Bản thông báo về dữ liệu vừa thay đổi. Khách chưa được đọc bản mới nên chưa lưu.',
    todo: 'Mời khách đọc bản mới rồi đánh dấu lại những điều khách đồng ý.',
  },
  'enrolment-changed': {
    what: 'Phiếu này đã được lưu trước đó với thông tin cũ; thay đổi sau này chưa được lưu.',
    todo: 'Bấm F2 để sang khách mới. Việc sửa thông tin cần giám sát.',
  },
  'disk-full': {
    what: 'Ổ đĩa đã đầy nên chưa lưu được. Những hồ sơ trước vẫn an toàn.',
    todo: 'Giữ nguyên màn hình, giải phóng chỗ trống rồi làm lại bước vừa rồi.',
  },
  'member-unknown': {
    what: 'Không tìm thấy hội viên này trên máy.',
    todo: 'Mở lại danh sách hôm nay rồi thử lại.',
  },
  'member-cancelled': {
    what: 'Hội viên này đã huỷ tư cách và dữ liệu đã được xoá.',
    todo: 'Nếu khách muốn tham gia lại, nhấn F2 và đăng ký mới.',
  },
  'number-not-the-same': {
    what: 'Số giấy tờ không đúng của hội viên này. Chưa huỷ gì cả.',
    todo: 'Đọc lại số trên giấy tờ của khách, và kiểm tra đã chọn đúng hội viên.',
  },
  'scan-gone': {
    what: 'Ảnh này không còn trong thư mục của máy quét.',
    todo: 'Quét lại giấy tờ, hoặc chọn ảnh khác.',
  },
  'folder-unusable': {
    what: 'Không dùng được thư mục này: chưa có, không phải thư mục, hoặc không đọc và xoá được trong đó.',
    todo: 'Gõ đường dẫn đầy đủ của thư mục mà phần mềm máy quét đang lưu vào.',
  },
  'folder-unwritable': {
    what: 'Không ghi được vào thư mục. Hồ sơ trên máy này vẫn an toàn.',
    todo: 'Kiểm tra ổ đĩa đã cắm và cho phép ghi, rồi thử lại.',
  },
  'copy-not-verified': {
    what: 'Bản sao vừa tạo không khớp với kho dữ liệu nên đã bị bỏ. Kho dữ liệu còn nguyên.',
    todo: 'Thử lại. Nếu còn gặp, báo bộ phận kỹ thuật: ổ đĩa có thể sắp hỏng.',
  },
  'backup-unusable': {
    what: 'Tệp này không phải bản sao lưu của quầy, hoặc đã bị sửa, bị cắt. Chưa có gì thay đổi.',
    todo: 'Chọn bản sao lưu khác, hoặc chép lại tệp từ nơi đã tạo.',
  },
  'backup-newer-than-app': {
    what: 'Bản sao lưu này do phiên bản mới hơn tạo ra. Chưa có gì thay đổi.',
    todo: 'Cập nhật ứng dụng trên máy này rồi khôi phục lại.',
  },
  'store-in-use': {
    what: 'Có chương trình khác đang mở kho dữ liệu nên chưa đổi khoá. Hồ sơ vẫn an toàn.',
    todo: 'Đóng các bản ứng dụng khác rồi thử lại.',
  },
  'escrow-unusable': {
    what: 'Trụ sở không có bản khoá của quầy này mà mở được. Dữ liệu vẫn nguyên vẹn.',
    todo: 'Dùng mã khôi phục trên giấy, hoặc khôi phục từ bản sao lưu.',
  },
  'rejoin-refused': {
    what: 'Trụ sở không cho quầy này nối lại. Hồ sơ trên máy này vẫn an toàn.',
    todo: 'Hỏi quản trị viên ở trụ sở xem quầy này có bị thu hồi không.',
  },
  'empty-file': { what: 'Tệp này trống.', todo: 'Chọn tệp khác, hoặc chụp lại giấy tờ.' },
  'file-too-large': { what: 'Tệp này lớn hơn 25 MB.', todo: 'Chụp lại với kích thước nhỏ hơn.' },
  'not-an-image': { what: 'Tệp này không phải là ảnh.', todo: 'Dùng ảnh JPEG, PNG, WebP hoặc TIFF.' },
  'image-too-large': {
    what: 'Ảnh này lớn hơn 40 triệu điểm ảnh.',
    todo: 'Chụp lại với độ phân giải thấp hơn.',
  },
  'nothing-read': {
    what: 'Không đọc được gì trên ảnh này.',
    todo: 'Chụp lại: đủ sáng, không loá, thấy trọn giấy tờ và mã QR. Hoặc gõ tay vào các ô.',
  },
  'not-a-card-code': {
    what: 'Mã vừa quét không phải mã của thẻ căn cước.',
    todo: 'Quét mã QR trên thẻ căn cước. Thẻ 2024 có mã ở mặt sau.',
  },
  'took-too-long': {
    what: 'Đọc ảnh này quá lâu nên đã dừng.',
    todo: 'Chụp lại gần hơn và rõ hơn, hoặc gõ tay vào các ô.',
  },
  superseded: {
    what: 'Ảnh mới hơn đang được đọc thay cho ảnh này.',
    todo: 'Không cần làm gì: kết quả của ảnh mới sẽ tự hiện ra.',
  },
}
