import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { AccessEvent } from '../../src/contract/register/access.ts'
import { type FactName, factNames } from '../../src/domain/member/facts.ts'
import { revealPurposes } from '../../src/domain/member/revealPurpose.ts'
import { err, ok } from '../../src/domain/result.ts'
import { isRestrictedMember } from '../../src/main/members/restriction.ts'
import type { saveFile } from '../../src/main/printing/saveFile.ts'
import { registerEvents } from '../../src/store/registers/events.ts'
import {
  type Act,
  anyAct,
  factsOf,
  type Main,
  makeMain,
  others,
  requestOf,
  restrict,
  type Served,
} from './accessWorld.ts'

const { served, files } = vi.hoisted(() => ({ served: new Map<string, Served>(), files: [] as string[] }))
vi.mock('electron', () => ({
  ipcMain: { handle: (channel: string, work: Served) => served.set(channel, work) },
}))
vi.mock('../../src/main/windows/trustedSender.ts', () => ({ isTrustedSender: () => true }))
vi.mock('../../src/main/windows/enrolmentWindow.ts', () => ({
  enrolmentWindow: () => ({ webContents: { printToPDF: async () => new Uint8Array([37, 80]) } }),
}))
vi.mock('../../src/main/printing/saveFile.ts', () => ({
  saveFile: async ({ content }: Parameters<typeof saveFile>[0]) => {
    const made = await content()
    if (made.ok) files.push(String(made.value))
    return made.ok ? ok('/saves/file') : err(made.error)
  },
}))

/** Facts whose value, of anybody here, an answer or a file says in full; what was sent stands in a file as text in text. */
const shownIn = (text: string): FactName[] =>
  factNames.filter(fact =>
    [factsOf(0), factsOf(1), factsOf(2), others].some(known => {
      const value = known[fact]
      return value && (text.includes(`"${value}"`) || text.includes(`\\"${value}\\"`))
    }),
  )

const accesses = ({ store }: Pick<Main, 'store'>) =>
  registerEvents(store.db, 'access').map(event => AccessEvent.parse(event))

/** [REQ11] What is seen of a restricted member; [REQ12] a correction that the customer asked for goes before a supervisor. */
const whileRestricted = ({ channel }: Act) => [
  ...['rights-request', 'disclosure', 'case'],
  ...(channel.startsWith('coSign:') ? ['correction'] : []),
]

/** Does one act; gives how many facts it showed, each of which was written down. */
async function perform(main: Main, act: Act): Promise<{ facts: number; ofRestricted: number }> {
  const restricted = main.ids.filter(id => isRestrictedMember(main.store.db, id))
  main.desk.staff = act.who
  const before = new Set(accesses(main).map(({ eventId }) => eventId))
  files.length = 0
  const answer = served.get(act.channel)?.({}, requestOf(main, act))
  // Whoever asks a supervisor waits for the answer; meanwhile others go on.
  const shown = await Promise.race([
    answer,
    new Promise(go => setTimeout(go, ASKED.has(act.channel) ? 5 : 2000)),
  ])
  const fresh = accesses(main).filter(({ eventId }) => !before.has(eventId))
  for (const { memberId, kept } of fresh.filter(one => restricted.includes(one.memberId)))
    expect(whileRestricted(act), `${act.channel} of ${memberId}`).toContain(kept.purpose)
  // The supervisor's window may be looked at again by the same person: that was written down the first time.
  const written = (act.channel === 'coSign:asked' ? accesses(main) : fresh).filter(
    ({ by }) => by === act.who.staffNumber,
  )
  const facts = shownIn([JSON.stringify(shown ?? null), ...files].join())
  for (const fact of facts) {
    const covers = written.filter(({ kept }) => kept.facts.includes(fact))
    expect(covers, `${fact} in ${act.channel}`).not.toHaveLength(0)
    for (const { kept } of covers) expect(revealPurposes).toContain(kept.purpose)
  }
  return { facts: facts.length, ofRestricted: fresh.filter(one => restricted.includes(one.memberId)).length }
}
/** Channels that answer when a supervisor has. */
const ASKED = new Set<string>([
  'approvals:request',
  'approvals:decide',
  'requests:act',
  'disclosures:request',
  'members:cancel',
])

it('[ACC1] [REQ11] no sequence of acts by anybody shows a fact in full without an access, by whom and what for, written down; nor one of a restricted member for what a restriction forbids', async () => {
  const seen = { facts: 0, ofRestricted: 0 }
  await fc.assert(
    fc.asyncProperty(fc.array(anyAct, { minLength: 5, maxLength: 16 }), async acts => {
      const main = await makeMain()
      try {
        for (const act of acts) {
          if (act.restricts) await restrict(served, main, main.ids[act.at] ?? '')
          const { facts, ofRestricted } = await perform(main, act)
          seen.facts += facts
          seen.ofRestricted += ofRestricted
        }
        main.coSign.putOff()
        await new Promise(setImmediate)
      } finally {
        main.store.remove()
      }
    }),
    { numRuns: 60 },
  )
  // Facts were shown at all, and some of those who had asked for a restriction.
  expect(seen.facts).toBeGreaterThan(20)
  expect(seen.ofRestricted).toBeGreaterThan(0)
}, 120_000)
