/** People at the counter and their PINs. */
export const staff = {
  newPin: 'Mã PIN mới',
  again: 'Nhập lại mã PIN mới',
  cancel: 'Thôi',
  choose: {
    title: 'Chào {{name}}, hãy đặt mã PIN của bạn',
    explain: 'Mã vừa dùng do giám sát đặt nên còn người khác biết. Đặt mã mới để bắt đầu làm việc.',
    go: 'Đặt mã và bắt đầu',
  },
  change: {
    title: 'Đổi mã PIN',
    old: 'Mã PIN đang dùng',
    go: 'Đổi mã PIN',
    done: 'Đã đổi mã PIN. Từ giờ hãy đăng nhập bằng mã mới, ở mọi quầy của cửa hàng khi quầy đó có mạng.',
  },
  page: {
    explain:
      'Những người đăng nhập được ở quầy này. Trụ sở thêm hoặc cho nghỉ; giám sát đặt lại mã PIN cho người quên mã hoặc bị tạm khoá.',
    explainAlone:
      'Những người đăng nhập được ở quầy này. Quầy đang chạy riêng: giám sát thêm người, cho nghỉ và đặt lại mã PIN. Khi quầy nối với trụ sở, danh sách của trụ sở thay danh sách này.',
    loading: 'Đang tải danh sách…',
    nobody: 'Chưa có ai trong danh sách.',
    number: 'Mã',
    name: 'Họ và tên',
    role: 'Vai trò',
    stateHead: 'Tình trạng',
    acts: 'Việc',
    reset: 'Đặt lại mã PIN',
    made: 'Mã PIN mới của {{name}} ({{staffNumber}}). Chỉ hiện lần này: hãy nói riêng cho người đó. Lần đăng nhập tới phải đổi. Từ nay bạn và người này không duyệt được cho nhau, cho đến khi trụ sở hoặc một giám sát khác đặt lại mã.',
    added:
      'Mã PIN đầu tiên của {{name}} ({{staffNumber}}). Chỉ hiện lần này: hãy nói riêng cho người đó. Lần đăng nhập đầu phải đổi.',
    told: 'Đã nói, ẩn mã',
    add: {
      open: 'Thêm người',
      title: 'Thêm người ở quầy này',
      number: 'Mã nhân viên',
      numberHint: '3 đến 8 chữ số. Nếu trụ sở đã cấp mã cho người này, hãy dùng đúng mã đó.',
      numberWrong: 'Mã nhân viên gồm 3 đến 8 chữ số.',
      name: 'Họ và tên',
      nameMissing: 'Nhập họ và tên.',
      role: 'Vai trò',
      go: 'Thêm và tạo mã PIN',
    },
    dismiss: {
      open: 'Cho nghỉ',
      title: 'Cho {{name}} nghỉ?',
      text: '{{name}} ({{staffNumber}}) không đăng nhập được ở quầy này nữa, và mã này không cấp lại cho ai. Việc đã làm vẫn ghi tên người đó.',
      go: 'Cho nghỉ',
    },
    state: {
      active: 'Đăng nhập được',
      inactive: 'Không còn đăng nhập được',
      mustChange: 'Phải đổi mã PIN lần tới',
      failures: 'Nhập sai {{count}} lần',
      lockedOut: 'Tạm khoá, còn {{minutes}} phút',
    },
  },
}
