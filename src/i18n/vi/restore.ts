/** Bringing a counter back from a backup, before anyone can sign in. */
export const restore = {
  offer: 'Khôi phục từ bản sao lưu',
  title: 'Khôi phục từ bản sao lưu',
  explain:
    'Đưa dữ liệu của một quầy cũ sang máy này. Cần tệp sao lưu và mã khôi phục của quầy đó; sau đó giám sát đăng nhập đầu tiên.',
  keeps: 'Nếu máy này đã có dữ liệu, dữ liệu đó được cất riêng, không bị xoá.',
  file: 'Tệp sao lưu',
  choose: 'Chọn tệp…',
  chooseAnother: 'Chọn tệp khác…',
  noFile: 'Chưa chọn tệp nào',
  fileMissing: 'Hãy chọn tệp sao lưu, tên kết thúc bằng .backup',
  code: 'Mã khôi phục',
  codeHint: '6 nhóm, mỗi nhóm 5 ký tự; mã có hiệu lực lúc tạo bản sao lưu',
  codeMissing: 'Hãy nhập mã khôi phục trên giấy',
  passphrase: 'Cụm mật khẩu mới, vì máy này không có kho khoá',
  go: 'Khôi phục',
  back: 'Quay lại',
  bringing: 'Đưa tệp vào ứng dụng',
  opening: 'Mở bằng mã và kiểm tra toàn bộ',
  bringingNote: 'Đừng rút ổ đĩa. Có thể quay lại, chưa có gì thay đổi.',
  openingNote: 'Bước này không dừng giữa chừng; mã sai thì máy vẫn như cũ.',
}
