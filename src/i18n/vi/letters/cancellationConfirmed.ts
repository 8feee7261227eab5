import type { LetterTemplate } from '../../letterTemplate.ts'

/** That a membership has ended and its data are erased; a row for each place that has said so. */
export const cancellationConfirmed = {
  title: 'Xác nhận huỷ hội viên và xoá dữ liệu',
  paragraphs: [
    'Theo yêu cầu của Quý khách, thẻ hội viên số {{cardNumber}} đã được huỷ ngày {{cancelledOn}}.',
    'Thông tin cá nhân của Quý khách đã được xoá tại những nơi sau đây:',
  ],
  closing: [
    'Harmoor chỉ giữ lại chứng cứ rằng việc huỷ và xoá đã được thực hiện; chứng cứ này không chứa thông tin cá nhân của Quý khách.',
    'Trân trọng.',
  ],
  signatures: ['Đại diện công ty'],
} as const satisfies LetterTemplate
