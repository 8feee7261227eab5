import type { LetterTemplate } from '../../letterTemplate.ts'

/** To the authority, within 72 hours of the detection: rows say what is known, the body what was done. */
export const incidentAuthority = {
  title: 'Thông báo vi phạm quy định về bảo vệ dữ liệu cá nhân',
  paragraphs: [
    'Theo Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15 và Nghị định 356/2025/NĐ-CP, chúng tôi xin thông báo về sự cố dữ liệu cá nhân số {{number}}, phát hiện lúc {{detectedAt}}, như sau:',
  ],
  closing: [
    'Chúng tôi sẽ báo tiếp khi có thông tin mới, và sẵn sàng phối hợp theo yêu cầu của Quý cơ quan.',
    'Trân trọng.',
  ],
  signatures: ['Đại diện công ty'],
} as const satisfies LetterTemplate
