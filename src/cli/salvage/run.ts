import { existsSync } from 'node:fs'
import type { DamageFound } from '../../store/damage/damageFound.ts'
import { inspectStore } from '../../store/damage/inspectStore.ts'
import { type SalvageFault, salvageStore } from '../../store/damage/salvage.ts'
import type { Gap, SalvageReport } from '../../store/damage/salvageReport.ts'
import { findCounterKeys } from '../terminal/counterKeys.ts'
import type { Terminal } from '../terminal/terminal.ts'

const USAGE = `usage: salvage STORE [NEW-STORE]
  STORE      a counter's data folder, or the store file in it; nothing in it is changed
  NEW-STORE  a file that is not there yet: gets what is readable. Without it, damage is only named`

/** Nothing wrong, or salvaged; damage named; could not look or could not salvage. */
const DONE = 0
const DAMAGED = 1
const NOT_DONE = 2

const numbers = (gaps: Gap[]) =>
  gaps.map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`)).join(', ')

function damageText(damage: DamageFound): string {
  switch (damage.kind) {
    case 'missing':
      return damage.walLeft ? 'the store is missing; its log is still there' : 'the store is missing'
    case 'empty':
      return 'the store is an empty file'
    case 'key-wrong':
      return 'no page opens: the key is not the one that it was made with, or nothing is left of it'
    case 'truncated':
      return `the store is cut short: ${damage.found} of ${damage.pages} pages are there`
    case 'page-unreadable':
      return `pages that are not as they were written: ${damage.pages.join(', ')}`
    case 'header-changed':
      return 'the few bytes in the clear at its beginning were changed'
    case 'wal-foreign':
      return "the log beside it is another store's"
    case 'wal-stale':
      return 'the log beside it is from before the store: an older copy'
    case 'wal-damaged':
      return `the log is broken before whole transactions: ${damage.frames} frames`
    case 'structure':
      return `its pages do not fit together: ${damage.problems.join('; ')}`
  }
}

const faults: Record<SalvageFault, string> = {
  'store-missing': 'there is no store',
  'key-wrong-or-store-damaged': 'the new store could not be opened again',
  'store-newer-than-app': 'a newer version of the app made it',
  'disk-unwritable': 'the new store cannot be written there',
  'nothing-readable': 'nothing of it is readable with this key',
}

function reportLines({ members, consents, outbox, audit, ...rest }: SalvageReport): string[] {
  return [
    `members: ${members.read} read, ${members.rebuilt} rebuilt from the outbox, ${members.lost} lost`,
    `consents: ${consents.read} read, ${consents.rebuilt} rebuilt, ${consents.lost} members without any`,
    `outbox: ${outbox.read} read, not there: ${numbers(outbox.lost) || 'none'}`,
    `audit log: ${audit.read} read, not there: ${numbers(audit.lost) || 'none'}`,
    ...(rest.withoutEnvelope.length > 0
      ? [`cards that headquarters may not know: ${rest.withoutEnvelope.join(', ')}`]
      : []),
    ...(rest.unknownPages.length > 0 ? [`pages nobody could place: ${rest.unknownPages.join(', ')}`] : []),
    ...(rest.numbersKnown ? [] : ['the last numbers given out are lost: this counter must join anew']),
  ]
}

/** Exit status: 0 nothing wrong, or salvaged; 1 damage named; 2 not done. */
export async function runSalvage(args: string[], terminal: Terminal): Promise<number> {
  const { say, complain } = terminal
  const [path, newFile, ...more] = args
  if (path === undefined || more.length > 0) {
    complain(USAGE)
    return NOT_DONE
  }
  if (newFile !== undefined && existsSync(newFile)) {
    complain('there is a file at the new place already: nothing is ever overwritten')
    return NOT_DONE
  }
  const keys = await findCounterKeys(path, terminal)
  const [key] = keys.ok ? keys.value.storeKeys : []
  if (!keys.ok || !key) {
    complain(`the store cannot be opened: ${keys.ok ? 'there is no key' : keys.error}`)
    return NOT_DONE
  }
  const { store } = keys.value
  const damage = inspectStore(store, key)
  for (const one of damage) say(damageText(one))
  if (damage.length === 0) say('no damage found: every page is as it was written')
  if (newFile === undefined) return damage.length === 0 ? DONE : DAMAGED
  const salvaged = salvageStore(store, key, newFile)
  if (!salvaged.ok) {
    complain(`not salvaged: ${faults[salvaged.error]}`)
    return NOT_DONE
  }
  for (const line of reportLines(salvaged.value)) say(line)
  return DONE
}
