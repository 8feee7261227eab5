import type { NewEnrolment } from '../../src/store/enrol.ts'
import { AT, consent, facts } from '../store/counterFixture.ts'
import type { Chance } from './chance.ts'

/** An invented customer whose facts differ in length, so that pages fill and split at other places each time. */
export const newCustomer = (serial: number, draw: Chance): NewEnrolment => ({
  memberId: draw.uuid(),
  facts: {
    ...facts(),
    number: `00119${String(serial).padStart(7, '0')}`,
    address: 'Số 1 phố Mẫu, Phường Mẫu, Hà Nội. '.repeat(1 + draw.below(6)),
  },
  consent: { ...consent(), purposes: draw.real() < 0.5 ? ['membership'] : ['membership', 'transactions'] },
  enrolledBy: '1001',
  at: AT,
})
