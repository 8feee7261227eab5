import type { LetterTemplate } from '../../letterTemplate.ts'

/** The first answer to a request of a data subject, within two working days. */
export const requestReceived = {
  title: 'Xác nhận đã nhận yêu cầu',
  paragraphs: [
    'Ngày {{receivedOn}}, Harmoor đã nhận yêu cầu của Quý khách về dữ liệu cá nhân: {{request}}.',
    'Chúng tôi sẽ giải quyết và trả lời Quý khách chậm nhất vào ngày {{dueOn}}. Nếu cần thêm thời gian, chúng tôi sẽ báo trước cho Quý khách và nêu rõ lý do.',
  ],
  closing: [
    'Quý khách có thể hỏi về yêu cầu này tại bất kỳ quầy nào của Harmoor hoặc qua số điện thoại ở đầu thư.',
    'Trân trọng.',
  ],
  signatures: ['Người nhận yêu cầu'],
} as const satisfies LetterTemplate
