import { hash } from '@node-rs/argon2'
import type { DecideApproval } from '../../src/contract/ipc/approval.ts'
import type { SecretName } from '../../src/keychain/secrets.ts'
import { CoSign } from '../../src/main/approvals/coSign.ts'
import type { OpenCounter } from '../../src/main/counter/counterAppOptions.ts'
import { inTransaction } from '../../src/store/database.ts'
import { replaceRoster } from '../../src/store/repositories/staff.ts'
import { counter, makeStore, type TestStore } from '../store/counterFixture.ts'

const pepper = Buffer.alloc(32, 5)
export const PIN = '482913'
const people = [
  { staffNumber: '1001', name: 'Trần Văn Ví Dụ', role: 'clerk' },
  { staffNumber: '2001', name: 'Lê Thị Giả', role: 'supervisor' },
  { staffNumber: '2002', name: 'Phạm Văn Giả', role: 'supervisor' },
] as const
/** A cheap hash: what these tests are about is who may, not how long a PIN resists. */
export const cheapHash = (pin: string) => hash(pin, { secret: pepper, memoryCost: 64, timeCost: 1 })
export const secrets = {
  get: async (name: SecretName) => (name === 'pin-pepper' ? pepper.toString('base64url') : null),
  set: async () => {},
}

/** A real store with a clerk and two supervisors, and the asking of them, whose window is only counted. */
export interface CoSigning {
  store: TestStore
  open: OpenCounter
  coSign: CoSign
  /** A keychain with the PINs' pepper. */
  secrets: typeof secrets
  /** How often the supervisor's window was opened. */
  windows(): number
}

export async function makeCoSigning(): Promise<CoSigning> {
  const store = makeStore()
  const pinHash = await cheapHash(PIN)
  inTransaction(store.db, () =>
    replaceRoster(
      store.db,
      people.map(person => ({ ...person, pinHash })),
    ),
  )
  const open = { db: store.db, counter, sync: { wake: async () => {} } } as unknown as OpenCounter
  let windows = 0
  let close = () => {}
  const window = {
    open: async (closed: () => void) => {
      windows += 1
      close = closed
    },
    close: () => close(),
  }
  const coSign = new CoSign({ open: () => open, secrets: () => secrets, window })
  return { store, open, coSign, secrets, windows: () => windows }
}

export const approval = (questionId: string, staffNumber: string, pin = PIN): DecideApproval => ({
  ...{ questionId, staffNumber, pin },
  decision: 'approve',
})
