import type { LetterTemplate } from '../../letterTemplate.ts'

/** The closing report: every date of the incident in rows, the conclusion in the body. */
export const incidentReport = {
  title: 'Báo cáo kết thúc sự cố dữ liệu cá nhân',
  paragraphs: [
    'Báo cáo này ghi lại toàn bộ diễn biến của sự cố số {{number}} và được lưu theo Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15.',
  ],
  closing: [],
  signatures: ['Người lập báo cáo', 'Đại diện công ty'],
} as const satisfies LetterTemplate
