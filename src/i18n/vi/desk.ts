/** The pages beside the enrolment. */
export const desk = {
  menu: 'Việc khác',
  back: 'Quay lại',
  page: {
    member: 'Hội viên',
    requests: 'Yêu cầu của khách',
    approvals: 'Chờ giám sát duyệt',
    disclosures: 'Cung cấp cho cơ quan nhà nước',
    incidents: 'Sự cố dữ liệu',
    audit: 'Nhật ký',
    staff: 'Nhân viên',
  },
}
