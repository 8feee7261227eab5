import { gunzipSync } from 'node:zlib'
import type { Trial } from '../../src/hq/trial.ts'
import type { SecretName, Secrets } from '../../src/keychain/secrets.ts'
import { joinCounter } from '../../src/main/counter/joining.ts'
import { correctMember } from '../../src/store/correctMember.ts'
import { enrol } from '../../src/store/enrol.ts'
import { counterOf } from '../../src/store/repositories/counter.ts'
import { findMember, type StoredMember } from '../../src/store/repositories/members.ts'
import { deviceKeyFrom } from '../../src/sync/deviceKey.ts'
import { type Status, type Sync, startSync } from '../../src/sync/sync.ts'
import { realWorld, type Sent, type World } from '../../src/sync/world.ts'
import { AT, enrolment, makeStore, random, type TestStore } from '../store/counterFixture.ts'

/** A counter that reaches headquarters by the address given, at a tenth of the waits and a thirtieth of the patience. */
export interface HastyCounter {
  store: TestStore
  /** Every request as it left, bodies unpacked. */
  sent: { path: string; packed: boolean; length: number; ids: string[]; confirmedBefore: string[] }[]
  seen: Status[]
  enrolOne(): StoredMember
  /** Gives that member another phone. */
  correct(member: StoredMember): void
  /** Of every envelope that it has made, with its id. */
  sequences(): unknown[]
  start(): Sync
  /** Milliseconds that it asked for, as they would be without haste: patience with each request, and waits between. */
  asked: { patience: number[]; waits: number[] }
  /** Once it has started. */
  sync: Sync | null
  state(member: StoredMember): string | undefined
  close(): Promise<void>
}

const HASTE = 10

export async function joinHasty(
  { joinCode }: Pick<Trial, 'joinCode'>,
  url: () => string,
  patienceMs = 1_000,
): Promise<HastyCounter> {
  const store = makeStore(false)
  const kept = new Map<SecretName, string>()
  const secrets: Secrets = {
    get: async name => kept.get(name) ?? null,
    set: async (name, secret) => void kept.set(name, secret),
  }
  const joined = await joinCounter(store.db, secrets, url(), await joinCode())
  const counter = counterOf(store.db)
  if (!joined.ok || !counter) throw new Error('not joined')
  const key = deviceKeyFrom(kept.get('device-key') ?? '')
  let serial = 0
  const confirmed = () =>
    store.db.prepare(`SELECT envelope_id FROM outbox WHERE state = 'confirmed'`).pluck().all() as string[]
  const note = ({ url: to, body, headers }: Sent) => {
    const packed = headers['content-encoding'] === 'gzip'
    const text = body === null ? '{}' : packed ? gunzipSync(body as Uint8Array).toString() : String(body)
    const ids = ((JSON.parse(text).envelopes ?? []) as { id: string }[]).map(({ id }) => id)
    const { pathname: path } = new URL(to)
    hasty.sent.push({ path, packed, length: body?.length ?? 0, ids, confirmedBefore: confirmed() })
  }
  const world: World = {
    ...realWorld,
    after(ms, work) {
      hasty.asked.waits.push(ms)
      return realWorld.after(ms / HASTE, work)
    },
    send: sent => {
      note(sent)
      hasty.asked.patience.push(sent.timeoutMs)
      return realWorld.send({ ...sent, timeoutMs: patienceMs })
    },
  }
  const hasty: HastyCounter = {
    store,
    sent: [],
    asked: { patience: [], waits: [] },
    sync: null,
    seen: [],
    enrolOne() {
      serial += 1
      const made = enrol(store.db, enrolment(serial), random)
      if (!made.ok) throw new Error(made.error.code)
      return made.value
    },
    correct({ memberId, cardNumber, facts }) {
      const changes = [{ fact: 'phone', from: facts.phone, to: '+84925186222' } as const]
      const by = { reason: 'Đổi số', proposedBy: '1001', approval: null }
      const correction = { correctionId: random.uuid(), memberId, cardNumber, changes, ...by }
      if (!correctMember(store.db, correction, random, AT).ok) throw new Error('not corrected')
    },
    sequences: () => store.db.prepare('SELECT sequence, envelope_id FROM outbox ORDER BY sequence').all(),
    start() {
      hasty.sync = startSync({
        db: store.db,
        counter,
        key,
        world,
        status: s => hasty.seen.push(s),
        changed: () => {},
      })
      return hasty.sync
    },
    state: member => findMember(store.db, member.memberId)?.delivery?.state,
    close: async () => {
      await hasty.sync?.stop()
      store.remove()
    },
  }
  return hasty
}
