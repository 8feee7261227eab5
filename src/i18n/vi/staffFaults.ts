/** Ways in which main says no to who works here: PINs, signing in, and approving. */
export const staffFaults = {
  'pin-malformed': {
    what: 'Mã PIN phải gồm 6 đến 12 chữ số. Chưa lưu gì.',
    todo: 'Hãy nhập mã PIN khác.',
  },
  'pin-too-simple': {
    what: 'Mã PIN này dễ đoán. Chưa lưu gì.',
    todo: 'Hãy chọn mã không phải ngày sinh, không lặp lại và không theo dãy.',
  },
  'pin-the-same': {
    what: 'Mã PIN mới giống mã đang dùng nên chưa được nhận.',
    todo: 'Chọn một mã khác mà chỉ mình bạn biết.',
  },
  'own-pin': {
    what: 'Không ai tự đặt lại mã PIN của mình ở đây.',
    todo: 'Bấm Đổi mã PIN và nhập mã đang dùng; nếu quên, nhờ giám sát khác.',
  },
  'staff-unknown': {
    what: 'Người này không còn đăng nhập được ở quầy.',
    todo: 'Tải lại danh sách. Nếu cần, trụ sở cấp lại tài khoản.',
  },
  'staff-number-taken': {
    what: 'Mã nhân viên này đã có người dùng, kể cả khi người đó đã nghỉ. Chưa thêm ai.',
    todo: 'Nhập một mã khác: việc đã làm được ghi theo mã.',
  },
  'own-dismissal': {
    what: 'Không ai tự cho mình nghỉ.',
    todo: 'Nhờ một giám sát khác.',
  },
  'last-supervisor': {
    what: 'Đây là giám sát cuối cùng của quầy nên không cho nghỉ được: sau đó không ai thêm người hay duyệt được nữa.',
    todo: 'Thêm một giám sát khác trước.',
  },
  'roster-of-headquarters': {
    what: 'Quầy này đã nối với trụ sở nên trụ sở thêm và cho nghỉ. Chưa có gì thay đổi.',
    todo: 'Liên hệ trụ sở.',
  },
  'pin-not-own': {
    what: 'Mã PIN này do người khác đặt nên chưa dùng để duyệt được.',
    todo: 'Đăng nhập một lần và đặt mã PIN của riêng bạn.',
  },
  'pin-from-asker': {
    what: 'Hai người này không duyệt được cho nhau: mã PIN của người này do người kia đặt lại, hoặc do cùng một người đặt lại. Đề nghị vẫn còn, chưa có gì thay đổi.',
    todo: 'Mời một giám sát khác duyệt. Để lần sau duyệt được: nhờ trụ sở, hoặc một giám sát khác, đặt lại mã PIN.',
  },
  'sign-in-refused': {
    what: 'Mã nhân viên hoặc mã PIN chưa đúng.',
    todo: 'Nhập lại. Nếu quên mã PIN, nhờ giám sát.',
  },
  'locked-out': {
    what: 'Nhập sai nhiều lần nên tạm khoá mã nhân viên này.',
    todo: 'Thử lại sau {{minutes}} phút, hoặc nhờ giám sát.',
  },
  'self-approved': {
    what: 'Không ai duyệt được đề nghị của chính mình.',
    todo: 'Mời một giám sát khác, hoặc để lại trong danh sách chờ.',
  },
}
