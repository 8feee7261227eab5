import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { AccessEvent } from '../../src/contract/register/access.ts'
import { ok } from '../../src/domain/result.ts'
import { cancelMember } from '../../src/store/erasure/cancelMember.ts'
import { registerEvents } from '../../src/store/registers/events.ts'
import { random } from '../store/counterFixture.ts'
import { factsOf, type Main, makeMain, type Served } from './accessWorld.ts'

const { served } = vi.hoisted(() => ({ served: new Map<string, Served>() }))
vi.mock('electron', () => ({
  ipcMain: { handle: (channel: string, work: Served) => served.set(channel, work) },
}))
vi.mock('../../src/main/windows/trustedSender.ts', () => ({ isTrustedSender: () => true }))
vi.mock('../../src/main/windows/enrolmentWindow.ts', () => ({
  enrolmentWindow: () => ({ webContents: { printToPDF: async () => new Uint8Array([37, 80]) } }),
}))
vi.mock('../../src/main/printing/saveFile.ts', () => ({
  saveFile: async ({ content }: { content(): Promise<{ ok: boolean }> }) => {
    const made = await content()
    return made.ok ? ok('/saves/file.pdf') : made
  },
}))

let main: Main
let requestId: string
const ask = (channel: string, request: object = {}) => served.get(channel)?.({}, request)
beforeEach(async () => {
  main = await makeMain()
  requestId = randomUUID()
  await ask('requests:take', {
    ...{ requestId, memberId: main.ids[2], kind: 'view', channel: 'phone', identityCheck: 'call-back' },
    ...{ representative: null, description: 'Khách hỏi' },
  })
})
afterEach(() => main.store.remove())

const nothingGiven = { ok: false, fault: { code: 'not-now' } }
/** What was printed or saved so far: of which member, which facts, what for. */
const onPaper = () =>
  registerEvents(main.store.db, 'access')
    .map(event => AccessEvent.parse(event))
    .filter(({ what }) => what !== 'revealed')
    .map(({ memberId, what, kept: { purpose, facts } }) => [
      main.ids.indexOf(memberId),
      what,
      purpose,
      ...facts,
    ])

it('[ACC4] a card that is printed, and saved, is in the register with whose it is, and the window need not say', async () => {
  await ask('sheets:card', { memberId: main.ids[0], purpose: 'service' })
  expect(await ask('sheets:printed')).toEqual({ ok: true, value: {} })
  expect(await ask('sheets:savePdf')).toMatchObject({ ok: true })
  expect(onPaper()).toEqual([
    [0, 'printed', 'service', 'fullName'],
    [0, 'exported', 'service', 'fullName'],
  ])
})

it('[ACC4] a window that names nobody, or somebody else, is not listened to', async () => {
  await ask('sheets:card', { memberId: main.ids[0], purpose: 'service' })
  const other = { memberId: main.ids[1], purpose: 'service', facts: ['fullName'] }
  for (const said of [{ access: [] }, { access: [other] }, { kind: 'letter', access: [] }])
    for (const channel of ['sheets:printed', 'sheets:savePdf'])
      expect(await ask(channel, said)).toMatchObject({ ok: false, fault: { code: 'malformed-request' } })
  expect(onPaper()).toEqual([])
})

it('[ACC4] nothing is printed or saved where main gave nothing for a sheet, nor by another than it gave it to', async () => {
  expect([await ask('sheets:printed'), await ask('sheets:savePdf')]).toEqual([nothingGiven, nothingGiven])
  await ask('sheets:card', { memberId: main.ids[0], purpose: 'service' })
  main.desk.staff = { staffNumber: '2001', name: 'Lê Thị Giả', role: 'supervisor' }
  expect([await ask('sheets:printed'), await ask('sheets:savePdf')]).toEqual([nothingGiven, nothingGiven])
})

it('[ACC4] the letter about a request goes to the member’s address, for their own right, and one that names nobody to no register', async () => {
  expect(await ask('sheets:letter', { requestId })).toEqual({
    ok: true,
    value: { address: { fullName: factsOf(2).fullName, address: factsOf(2).address } },
  })
  await ask('sheets:printed')
  expect(onPaper()).toEqual([[2, 'printed', 'rights-request', 'fullName', 'address']])
  await ask('sheets:letter', { requestId: null })
  expect(await ask('sheets:printed')).toMatchObject({ ok: true })
  expect(onPaper()).toHaveLength(1)
  const gone = { memberId: main.ids[2] ?? '', numberAgain: factsOf(2).number, cancelledBy: '2001' }
  cancelMember(main.store.db, { ...gone, at: new Date().toISOString() }, random)
  expect(await ask('sheets:letter', { requestId })).toEqual({ ok: true, value: { address: null } })
})

const steps = fc.array(
  fc.oneof(
    fc.record({ give: fc.constantFrom('sheets:card', 'members:consentReceipt'), at: fc.nat(1) }),
    fc.record({ give: fc.constant('sheets:letter'), at: fc.constant(2) }),
    fc.record({ to: fc.constantFrom('sheets:printed', 'sheets:savePdf') }),
  ),
  { minLength: 3, maxLength: 9 },
)
it('[ACC4] in whatever order sheets are opened, printed and saved, whoever stands on the last that was given is written down', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async sequence => {
      let last: number | null = null
      await ask('sheets:letter', { requestId: null })
      for (const step of sequence) {
        const before = onPaper().length
        if ('give' in step) {
          last = step.at
          const asked = { memberId: main.ids[step.at], purpose: 'service' }
          await ask(step.give, step.give === 'sheets:letter' ? { requestId } : asked)
        } else await ask(step.to)
        const added = onPaper().slice(before)
        expect(added.map(([at]) => at)).toEqual('to' in step && last !== null ? [last] : [])
      }
    }),
    { numRuns: 25 },
  )
})
