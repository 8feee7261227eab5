import { parseArgs } from 'node:util'
import { err, ok, type Result } from '../../domain/result.ts'
import type { OpenFault } from '../../store/open.ts'
import { openReadOnly, type ReadOnlyStore } from '../../store/openReadOnly.ts'
import { counterOf } from '../../store/repositories/counter.ts'
import { deviceKeyFrom } from '../../sync/deviceKey.ts'
import { type AuditVerdict, verifyAuditLog } from '../../sync/verifyAuditLog.ts'
import { type CounterKeys, findCounterKeys } from '../terminal/counterKeys.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { askHeadquarters } from './askHeadquarters.ts'
import { faultText, notes, tamperingText } from './report.ts'

const USAGE = `usage: verify [--headquarters] [--receipt-key KEY] STORE
  STORE           a counter's data folder, or the store file in it; nothing in it is changed
  --headquarters  compare with what headquarters holds, too
  --receipt-key   headquarters' public key (base64url), in place of the one that the store names`

/** Found sound, found tampered with, or not verified at all. */
const SOUND = 0
const TAMPERED = 1
const NOT_VERIFIED = 2

const openFaults: Record<OpenFault, string> = {
  'store-missing': 'there is no store',
  'key-wrong-or-store-damaged': 'the key is not the one it was made with, or it is damaged',
  'store-newer-than-app': 'a newer version of the app made it',
  'disk-unwritable': 'it may not be read, or there is no room for a temporary copy',
}

interface Options {
  store: string
  headquarters: boolean
  receiptKey: string | null
}

function optionsFrom(args: string[]): Options | null {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { headquarters: { type: 'boolean', default: false }, 'receipt-key': { type: 'string' } },
    })
    const [store, ...more] = positionals
    if (store === undefined || more.length > 0) return null
    const receiptKey = values['receipt-key'] ?? null
    if (receiptKey !== null && !/^[\w-]{43}$/.test(receiptKey)) return null
    return { store, headquarters: values.headquarters, receiptKey }
  } catch {
    return null
  }
}

function openWith(keys: CounterKeys): Result<ReadOnlyStore, string> {
  let fault: OpenFault = 'key-wrong-or-store-damaged'
  for (const key of keys.storeKeys) {
    const opened = openReadOnly(keys.store, key)
    if (opened.ok) return opened
    fault = opened.error
  }
  return err(openFaults[fault])
}

/** The error is that of a page which cannot be read. */
function verdictOn(
  { db }: ReadOnlyStore,
  deviceKey: string | null,
  receiptKey: string | null,
): Result<AuditVerdict, string> {
  try {
    const named = counterOf(db)?.receiptKey ?? null
    const receipt = receiptKey && named ? { ...named, publicKey: receiptKey } : named
    return ok(verifyAuditLog(db, { device: deviceKey, receipt }))
  } catch (error) {
    const code = (error as { code?: string }).code ?? ''
    if (!/^SQLITE_(CORRUPT|NOTADB|IOERR)/.test(code)) throw error
    return err('the store is damaged: its audit log cannot be read to the end')
  }
}

async function verify(
  store: ReadOnlyStore,
  keys: CounterKeys,
  options: Options,
  { say, complain }: Terminal,
): Promise<number> {
  const deviceKey = keys.deviceSecret ? deviceKeyFrom(keys.deviceSecret).publicKey : null
  const verdict = verdictOn(store, deviceKey, options.receiptKey)
  if (!verdict.ok) {
    say(verdict.error)
    return TAMPERED
  }
  const { entries, tampering, checkpoints } = verdict.value
  const found = [...(tampering ? [tamperingText(tampering)] : []), ...checkpoints.faults.map(faultText)]
  const asked = options.headquarters ? await askHeadquarters(store.db, keys.deviceSecret, entries) : null
  if (asked?.ok && 'fault' in asked.value) found.push(asked.value.fault)
  for (const line of found) say(line)
  if (found.length === 0) say(`ok, ${entries} entries`)
  for (const note of notes(verdict.value, deviceKey !== null)) say(note)
  if (asked?.ok && 'note' in asked.value) say(asked.value.note)
  if (asked && !asked.ok) complain(asked.error)
  if (found.length > 0) return TAMPERED
  return asked && !asked.ok ? NOT_VERIFIED : SOUND
}

/** Exit status: 0 sound, 1 tampered with, 2 not verified. */
export async function runVerify(args: string[], terminal: Terminal): Promise<number> {
  const options = optionsFrom(args)
  if (!options) {
    terminal.complain(USAGE)
    return NOT_VERIFIED
  }
  const keys = await findCounterKeys(options.store, terminal)
  const store = keys.ok ? openWith(keys.value) : keys
  if (!keys.ok || !store.ok) {
    terminal.complain(`the store cannot be opened: ${store.ok ? '' : store.error}`)
    return NOT_VERIFIED
  }
  try {
    return await verify(store.value, keys.value, options, terminal)
  } finally {
    store.value.close()
  }
}
