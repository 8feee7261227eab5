/** Holding a document before the camera. */
export const camera = {
  button: 'Camera',
  take: 'Chụp ngay',
  view: 'Hình từ camera',
  starting: 'Đang bật camera…',
  which: 'Camera đang dùng',
  shape: 'Khung ngắm',
  shapes: { card: 'Thẻ', passport: 'Hộ chiếu' },
  hint: {
    place: 'Đặt giấy tờ vào trong khung.',
    'too-dark': 'Tối quá. Bật thêm đèn hoặc quay về phía sáng.',
    'hold-still': 'Giữ yên một chút.',
    glare: 'Loá ở chỗ khoanh tròn. Nghiêng nhẹ giấy tờ cho vệt sáng đi chỗ khác.',
    'move-closer': 'Đưa lại gần hơn, cho đầy khung.',
    straighten: 'Xoay cho ngay với khung, giữ phẳng.',
    blurred: 'Chưa nét. Đưa ra xa một chút rồi giữ yên.',
    good: 'Tốt, giữ nguyên như vậy…',
  },
  next: {
    front: 'Đã đọc mặt sau. Bây giờ lật sang mặt trước.',
    back: 'Đã đọc mặt trước. Bây giờ lật sang mặt sau.',
    same: 'Đã đọc được một phần. Giữ mặt này để đọc nốt.',
  },
  side: { front: 'Mặt trước', back: 'Mặt sau' },
  unread: 'Chưa đọc được mặt này. Đưa gần hơn, đổi chỗ tránh loá, hoặc lật mặt kia.',
  idle: 'Camera đã tự tắt vì 2 phút không đọc được giấy tờ nào. Nhấn F7 để bật lại.',
  fault: {
    'no-camera': {
      what: 'Không thấy camera nào.',
      todo: 'Cắm camera rồi nhấn F7. Không có camera vẫn đăng ký được: chọn ảnh, quét mã QR hoặc gõ tay.',
    },
    'permission-refused': {
      what: 'Máy không cho ứng dụng dùng camera.',
      todo: 'Mở cài đặt quyền riêng tư của máy, cho Harmoor dùng camera, rồi nhấn F7.',
    },
    'in-use': {
      what: 'Chương trình khác đang dùng camera.',
      todo: 'Đóng chương trình đó (gọi video, quay phim…) rồi nhấn F7.',
    },
    unplugged: {
      what: 'Camera vừa mất kết nối. Các ô đã điền vẫn còn.',
      todo: 'Cắm lại rồi nhấn F7.',
    },
    failed: {
      what: 'Không mở được camera.',
      todo: 'Rút camera ra cắm lại rồi nhấn F7, hoặc chọn camera khác.',
    },
  },
}
