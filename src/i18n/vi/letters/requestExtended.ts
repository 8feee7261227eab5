import type { LetterTemplate } from '../../letterTemplate.ts'

/** That a request takes more time: why (body), and until when. */
export const requestExtended = {
  title: 'Thông báo gia hạn giải quyết yêu cầu',
  paragraphs: [
    'Ngày {{receivedOn}}, Harmoor đã nhận yêu cầu của Quý khách về dữ liệu cá nhân: {{request}}.',
    'Chúng tôi cần thêm thời gian và sẽ giải quyết chậm nhất vào ngày {{dueOn}}. Pháp luật cho phép gia hạn một lần.',
  ],
  closing: [
    'Nếu không đồng ý với việc gia hạn, Quý khách có quyền khiếu nại với Harmoor hoặc với cơ quan chuyên trách bảo vệ dữ liệu cá nhân.',
    'Trân trọng.',
  ],
  signatures: ['Đại diện công ty'],
} as const satisfies LetterTemplate
