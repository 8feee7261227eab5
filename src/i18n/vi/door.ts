/** What stands before the counter opens: passphrase, a store that does not open, joining, signing in. */
export const door = {
  passphrase: {
    firstTitle: 'Đặt cụm mật khẩu cho máy này',
    askTitle: 'Nhập cụm mật khẩu của máy này',
    noKeychain: 'Máy này không có kho khoá của hệ điều hành.',
    meaning:
      'Vì vậy khoá mở dữ liệu khách hàng được niêm phong bằng một cụm mật khẩu. Mỗi lần mở ứng dụng đều phải nhập lại.',
    danger:
      'Không ai đọc lại được cụm mật khẩu này, kể cả Harmoor. Quên nó thì chỉ còn mã khôi phục, sẽ hiện ở bước sau, mở được dữ liệu. Hãy chép ra giấy và cất ở nơi khoá kín.',
    field: 'Cụm mật khẩu',
    again: 'Nhập lại cụm mật khẩu',
    differ: 'Hai lần nhập chưa giống nhau',
    show: 'Hiện chữ',
    set: 'Đặt và mở quầy',
    open: 'Mở quầy',
  },
  join: {
    title: 'Nối quầy này với trụ sở',
    explain: 'Xin quản trị viên ở trụ sở địa chỉ và mã dùng một lần. Mã có hiệu lực trong 10 phút.',
    url: 'Địa chỉ của trụ sở',
    urlHint: 'Ví dụ: https://hq.example',
    urlWrong:
      'Địa chỉ bắt đầu bằng https://. Chỉ trên chính máy này hoặc trong mạng nội bộ (ví dụ http://192.168.1.10:4810) mới được dùng http://',
    code: 'Mã dùng một lần',
    codeHint: '8 ký tự, ví dụ ABCD-2345',
    codeWrong: 'Mã gồm 8 ký tự, không có 0, O, 1, I, L',
    go: 'Nối quầy',
    restoredTitle: 'Đã khôi phục, đang chờ trụ sở',
    restoredExplain:
      'Dữ liệu từ bản sao lưu đã ở trên máy này. Quầy tự nối lại ngay khi có mạng, rồi giám sát đăng nhập đầu tiên. Không cần mã.',
    restoredUrlHint: 'Chỉ điền khi muốn thử ngay, hoặc trụ sở đã đổi địa chỉ',
    tryNow: 'Thử nối ngay',
  },
  recoveryCode: {
    title: 'Mã khôi phục của quầy này',
    explain:
      'Nếu máy mất khoá (cài lại máy, đổi tài khoản, hỏng kho khoá), chỉ mã này mở lại được dữ liệu ngay tại quầy. Mã chỉ hiện một lần.',
    keep: 'In hoặc chép ra giấy, bỏ phong bì, giao giám sát cất ở nơi khoá kín. Đừng chụp ảnh và đừng để cạnh máy.',
    lastGroup: 'Gõ lại nhóm 5 ký tự cuối',
    lastGroupHint: 'Để chắc rằng mã đã nằm trên giấy',
    print: 'In mã',
    go: 'Đã cất mã, tiếp tục',
  },
  recover: {
    title: 'Khôi phục bằng mã',
    explain:
      'Giám sát nhập mã khôi phục đã in khi cài đặt quầy. Dữ liệu không bị xoá hay ghi đè; sau đó giám sát đăng nhập đầu tiên.',
    code: 'Mã khôi phục',
    codeHint: '6 nhóm, mỗi nhóm 5 ký tự',
    passphrase: 'Cụm mật khẩu mới, vì máy này không có kho khoá',
    go: 'Khôi phục',
    forgotten: 'Quên cụm mật khẩu? Khôi phục quầy',
    back: 'Quay lại nhập cụm mật khẩu',
    codeMissing: 'Hãy nhập mã khôi phục trên giấy',
    askHeadquarters: 'Không còn mã? Nhờ trụ sở',
    haveCode: 'Đã có mã trên giấy? Dùng mã',
    headquarters: {
      title: 'Khôi phục nhờ trụ sở',
      explain:
        'Giám sát gọi quản trị viên ở trụ sở, nói rõ cửa hàng và số quầy, rồi xin địa chỉ của trụ sở và mã khôi phục dùng một lần cho quầy này. Mã có hiệu lực trong 10 phút; máy phải có mạng. Dữ liệu không bị xoá hay ghi đè; sau đó giám sát đăng nhập đầu tiên.',
      go: 'Xin khoá từ trụ sở',
    },
  },
  signIn: {
    title: 'Đăng nhập',
    staffNumber: 'Mã nhân viên',
    staffNumberWrong: 'Mã nhân viên gồm 3 đến 8 chữ số',
    pin: 'Mã PIN',
    pinWrong: 'Mã PIN gồm 6 đến 12 chữ số',
    go: 'Đăng nhập',
    keypad: 'Bàn phím số',
    erase: 'Xoá một số',
    offline: 'Đăng nhập được cả khi không có mạng.',
  },
  storeFault: {
    whatHappened: 'Chuyện gì đã xảy ra',
    whatIsSafe: 'Điều gì vẫn an toàn',
    whatToDo: 'Việc cần làm',
    folder: 'Thư mục dữ liệu',
    'key-missing': {
      title: 'Không tìm thấy khoá mở dữ liệu',
      what: 'Dữ liệu của quầy vẫn ở đây, nhưng khoá để mở không còn trong kho khoá của máy.',
      safe: 'Dữ liệu vẫn được mã hoá và nguyên vẹn. Ứng dụng không xoá và không tạo lại gì.',
      todo: 'Đăng nhập máy tính bằng đúng tài khoản thường dùng rồi mở lại ứng dụng. Nếu vẫn vậy, gọi bộ phận kỹ thuật và đừng xoá thư mục dưới đây.',
    },
    'key-wrong-or-store-damaged': {
      title: 'Không mở được dữ liệu của quầy',
      what: 'Hoặc khoá trong máy không phải khoá của dữ liệu này, hoặc tệp dữ liệu đã hỏng hay bị cắt ngắn. Từ bên ngoài không phân biệt được hai trường hợp.',
      safe: 'Những hồ sơ đã được trụ sở xác nhận vẫn an toàn ở trụ sở. Ứng dụng không xoá và không ghi đè gì.',
      todo: 'Đừng sửa, đừng xoá thư mục dưới đây. Gọi bộ phận kỹ thuật; họ cần nguyên thư mục này để cứu dữ liệu. Trong lúc chờ, hãy dùng quầy khác.',
    },
    'store-missing': {
      title: 'Không tìm thấy dữ liệu của quầy',
      what: 'Máy còn giữ khoá nhưng tệp dữ liệu không còn ở chỗ cũ. Có thể tệp đã bị chuyển đi, hoặc ổ đĩa chưa được gắn.',
      safe: 'Những hồ sơ đã được trụ sở xác nhận vẫn an toàn ở trụ sở. Ứng dụng không tạo dữ liệu mới đè lên.',
      todo: 'Gắn lại ổ đĩa hoặc đưa tệp về thư mục dưới đây rồi đóng và mở lại ứng dụng. Nếu không rõ, gọi bộ phận kỹ thuật.',
    },
    'store-newer-than-app': {
      title: 'Ứng dụng này cũ hơn dữ liệu',
      what: 'Dữ liệu của quầy do một phiên bản mới hơn ghi. Bản cũ mà ghi vào thì có thể làm hỏng.',
      safe: 'Dữ liệu nguyên vẹn. Bản này không mở và không sửa gì.',
      todo: 'Cập nhật ứng dụng lên bản mới nhất rồi mở lại.',
    },
    'keychain-unavailable': {
      title: 'Kho khoá của máy không trả lời',
      what: 'Quầy này giữ khoá trong kho khoá của hệ điều hành, và lúc này kho đó không mở được.',
      safe: 'Dữ liệu vẫn được mã hoá và nguyên vẹn. Ứng dụng không chuyển sang cách giữ khoá khác khi chưa hỏi.',
      todo: 'Mở khoá kho khoá (thường là đăng nhập lại vào máy tính) rồi đóng và mở lại ứng dụng.',
    },
    'disk-unwritable': {
      title: 'Không ghi được vào ổ đĩa',
      what: 'Ổ đĩa đã đầy, đang ở chế độ chỉ đọc, hoặc tài khoản này không có quyền ghi vào thư mục dưới đây.',
      safe: 'Những hồ sơ đã lưu vẫn còn nguyên.',
      todo: 'Giải phóng chỗ trống hoặc sửa quyền ghi rồi đóng và mở lại ứng dụng.',
    },
  },
}
