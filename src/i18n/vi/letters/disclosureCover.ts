import type { LetterTemplate } from '../../letterTemplate.ts'

/** Goes with the sealed file to a state agency; a row for each fact in it, without its value. */
export const disclosureCover = {
  title: 'Cung cấp thông tin theo yêu cầu',
  paragraphs: [
    'Căn cứ {{legalBasis}} và văn bản số {{documentNumber}} ngày {{documentDate}} của Quý cơ quan, Harmoor cung cấp thông tin về chủ thẻ hội viên số {{cardNumber}} trong một tệp được niêm phong bằng mật khẩu.',
    'Tệp có mã SHA-256 {{contentHash}} và chỉ gồm những mục sau đây:',
  ],
  closing: [
    'Mật khẩu mở tệp được giao riêng. Đề nghị Quý cơ quan chỉ dùng thông tin đúng mục đích đã nêu và bảo vệ theo pháp luật về bảo vệ dữ liệu cá nhân.',
    'Trân trọng.',
  ],
  signatures: ['Đại diện công ty', 'Người nhận'],
} as const satisfies LetterTemplate
