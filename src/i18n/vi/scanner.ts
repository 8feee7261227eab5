/** Pictures that a document scanner's own software saves into a folder. */
export const scanner = {
  from: 'Từ máy quét, {{at}}',
  reading: 'Đang đọc ảnh từ máy quét…',
  cannotShow: 'Ảnh quét này không hiện ra được ở đây, nhưng đã được đọc.',
  notRemoved: 'Không xoá được ảnh vừa đọc: ảnh vẫn nằm trong thư mục của máy quét. Hãy tự xoá ảnh đó.',
  left: 'Ảnh chưa đọc trong thư mục của máy quét: {{count}} (mới nhất {{at}}).',
  readNewest: 'Đọc ảnh mới nhất',
  unreadable: 'Tệp trong thư mục của máy quét không đọc được và còn nằm trên máy: {{count}}.',
  remove: 'Xoá…',
  removeReally: 'Xoá hẳn ({{count}})',
  keep: 'Không xoá',
  missing: 'Không thấy thư mục của máy quét. Kiểm tra ổ đĩa hoặc mạng; người giám sát đổi thư mục bằng F8.',
  notReadable: 'Không mở được thư mục của máy quét. Người giám sát xem lại quyền, hoặc đổi thư mục bằng F8.',
  settings: {
    title: 'Máy quét giấy tờ',
    explain:
      'Ảnh mà phần mềm máy quét lưu vào thư mục này được đọc ngay rồi xoá hẳn khỏi máy. Chỉ dùng thư mục dành riêng cho việc này: ảnh nào lưu vào đây sau này đều bị xoá. Ảnh đã có sẵn chỉ được hỏi, không tự đọc.',
    folder: 'Thư mục máy quét lưu vào',
    hint: 'Đường dẫn đầy đủ, ví dụ C:\\Quet hoặc /home/quay1/quet. Để trống là không dùng.',
    wrong: 'Gõ đường dẫn đầy đủ.',
    save: 'Lưu',
    on: 'Đã lưu. Từ giờ ảnh quét được đọc rồi xoá.',
    off: 'Đã lưu. Không theo dõi thư mục nào.',
    old: 'Ảnh đã nằm trong thư mục này hơn một ngày: {{count}}. Giấy tờ của khách không nên để lại, hãy xoá.',
  },
}
