/** The paper that the customer takes home. */
export const receipt = {
  title: 'Phiếu xác nhận sự đồng ý',
  controller: 'Đơn vị thu thập và quản lý dữ liệu',
  phone: 'Điện thoại',
  customer: 'Khách hàng',
  cardNumber: 'Số thẻ hội viên',
  purposes: 'Khách hàng đồng ý cho Harmoor dùng thông tin để',
  given: 'Đồng ý',
  notGiven: 'Không đồng ý',
  notice: 'Bản thông báo',
  noticeHash: 'Dấu vân tay của bản thông báo (SHA-256)',
  method: 'Cách thể hiện sự đồng ý',
  givenAt: 'Thời điểm',
  receivedBy: 'Nhân viên nhận',
  place: 'Nơi nhận',
  counter: '{{store}}, quầy {{number}}',
  rights:
    'Quý khách có quyền xem, sửa, nhận bản sao, rút lại sự đồng ý, hạn chế, phản đối, yêu cầu xoá dữ liệu và khiếu nại. Rút lại cũng dễ như khi đồng ý: tại bất kỳ quầy nào của Harmoor hoặc qua số điện thoại trên.',
  customerSignature: 'Chữ ký của khách hàng',
  staffSignature: 'Chữ ký của nhân viên',
}
