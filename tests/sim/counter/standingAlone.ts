import type { Counter } from '../../../src/store/repositories/counter.ts'
import { staff, supervisors } from '../headquarters/people.ts'

/** Who is at a counter that begins alone; headquarters knows them too. */
export const firstSupervisor = { ...staff[2], staffNumber: supervisors[0] }

/** [JOI2] A counter with a device and a store code of its own. */
export const standingAlone = (deviceId: string, counterNumber: number): Counter => ({
  deviceId,
  storeCode: '901',
  storeName: 'Harmoor',
  counterNumber,
  headquartersUrl: '',
  receiptKey: { keyId: '', publicKey: '' },
  standsAlone: true,
})
