import { makeReceiptKey, readReceiptKey } from '../../../src/hq/secrets/receiptKey.ts'
import type { Services } from '../../../src/hq/services.ts'

/** Has the form of a hash and fits no PIN. */
const NO_PIN = '$argon2id$v=19$m=65536,t=3,p=1$c29tZXNhbHQ$bm90IGEgaGFzaA'

export const clerks = ['1001', '1002'] as const
export const supervisors = ['2001', '2002'] as const

/** The people of every store, invented. */
export const staff = [
  { staffNumber: '1001', name: 'Trần Thị Thử', role: 'clerk', pinHash: NO_PIN },
  { staffNumber: '1002', name: 'Phạm Văn Thử', role: 'clerk', pinHash: NO_PIN },
  { staffNumber: '2001', name: 'Lê Văn Mẫu', role: 'supervisor', pinHash: NO_PIN },
  { staffNumber: '2002', name: 'Đỗ Thị Mẫu', role: 'supervisor', pinHash: NO_PIN },
] as const

/** Who comes and goes. */
export const changing = staff[1]

/** The secrets of an invented headquarters: the same for every seed of a process, and in no trace. */
export const keys: Services['keys'] = {
  receipt: readReceiptKey(makeReceiptKey()),
  pepper: Buffer.alloc(32, 7),
  escrow: { identity: 'none', recipient: `age1${'q'.repeat(58)}` },
  duplicates: Buffer.alloc(32, 8),
}
