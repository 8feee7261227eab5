import type { LetterTemplate } from '../../letterTemplate.ts'

/** The answer to a request of a data subject: what was decided (rows, if facts are given), and why (body). */
export const requestAnswered = {
  title: 'Trả lời yêu cầu về dữ liệu cá nhân',
  paragraphs: [
    'Ngày {{receivedOn}}, Harmoor đã nhận yêu cầu của Quý khách về dữ liệu cá nhân: {{request}}.',
    'Sau khi xem xét, chúng tôi xin trả lời: {{outcome}}.',
  ],
  closing: [
    'Nếu không đồng ý với câu trả lời này, Quý khách có quyền khiếu nại với Harmoor hoặc với cơ quan chuyên trách bảo vệ dữ liệu cá nhân.',
    'Trân trọng.',
  ],
  signatures: ['Đại diện công ty'],
} as const satisfies LetterTemplate
