/** A form that was left unfinished. */
export const draft = {
  title: 'Còn một phiếu đang dở',
  startedBy: '{{name}} bắt đầu lúc {{when}}.',
  noImage: 'Các ô và dấu đồng ý còn nguyên; ảnh giấy tờ không được giữ.',
  resume: 'Tiếp tục phiếu này',
  drop: 'Bỏ phiếu',
}
