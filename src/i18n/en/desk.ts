import type { vi } from '../vi/index.ts'

export const desk: typeof vi.desk = {
  menu: 'More',
  back: 'Back',
  page: {
    member: 'Member',
    requests: 'Customers’ requests',
    approvals: 'Waiting for approval',
    disclosures: 'Disclosures to state agencies',
    incidents: 'Data incidents',
    audit: 'Audit log',
    staff: 'Staff',
  },
}
