import type { LetterTemplate } from '../../letterTemplate.ts'

/** To a customer whose data may have been lost; the body says what happened and what to do. */
export const incidentCustomer = {
  title: 'Thông báo về sự cố dữ liệu cá nhân',
  paragraphs: [
    'Harmoor rất tiếc phải báo với Quý khách, chủ thẻ hội viên số {{cardNumber}}, rằng thông tin cá nhân của Quý khách có thể đã bị lộ trong một sự cố được phát hiện ngày {{detectedOn}}.',
  ],
  closing: [
    'Quý khách nên cảnh giác với cuộc gọi, tin nhắn lạ tự xưng là Harmoor; chúng tôi không bao giờ hỏi mật khẩu hay mã xác thực. Nếu thấy thông tin của mình bị sử dụng trái phép, xin báo ngay cho Harmoor theo số điện thoại ở đầu thư hoặc tại bất kỳ quầy nào.',
    'Thành thật xin lỗi Quý khách.',
  ],
  signatures: ['Đại diện công ty'],
} as const satisfies LetterTemplate
