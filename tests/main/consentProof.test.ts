import { randomUUID } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runVerifyConsent } from '../../src/cli/verify/consent.ts'
import { ConsentProofFile } from '../../src/contract/consentProofFile.ts'
import type { Envelope } from '../../src/contract/sync/envelope.ts'
import { checkProof } from '../../src/domain/consent/checkProof.ts'
import type { Purpose } from '../../src/domain/consent/consent.ts'
import { signReceipt } from '../../src/hq/enrolling/receipt.ts'
import { makeReceiptKey, readReceiptKey } from '../../src/hq/secrets/receiptKey.ts'
import { exportConsentProof } from '../../src/main/ipc/consentProof.ts'
import { currentNotice } from '../../src/main/notices/notices.ts'
import { changeConsents } from '../../src/store/changeConsent.ts'
import { enrol } from '../../src/store/enrol.ts'
import { eventsAbout } from '../../src/store/registers/events.ts'
import { keepJoining } from '../../src/store/repositories/counter.ts'
import { nextBatch, settle } from '../../src/store/repositories/outbox.ts'
import { sha256 } from '../../src/store/sha256.ts'
import { verifySignature } from '../../src/sync/deviceKey.ts'
import {
  AT,
  clerk,
  consent,
  counter,
  enrolment,
  makeStore,
  random,
  type TestStore,
} from '../store/counterFixture.ts'

const resources = resolve(import.meta.dirname, '../../resources')
const headquarters = readReceiptKey(makeReceiptKey())
const signature = { aspect: 3000, strokes: [[100, 200, 300, 400]] }
const [LATER, LAST] = ['2026-11-23T08:00:00.000Z', '2026-11-24T08:00:00.000Z']

let store: TestStore
let memberId: string
beforeEach(() => {
  store = makeStore(false)
  const { keyId, publicKey } = headquarters
  keepJoining(store.db, { ...counter, receiptKey: { keyId, publicKey } }, [clerk], AT)
  const notice = currentNotice(resources, store.db, 'vi')
  const read = { noticeVersion: notice.version, noticeHash: notice.hash, language: 'vi' } as const
  // As a form gives them: the store keeps them in another order.
  const ticked: Purpose[] = ['transactions', 'membership', 'contact']
  const given = { ...consent(), ...read, method: 'signature' as const, purposes: ticked }
  const evidence = { signature, representative: null }
  const made = enrol(store.db, { ...enrolment(), consent: given, evidence }, random)
  memberId = made.ok ? made.value.memberId : ''
  const withdrawn = {
    change: 'withdrawn' as const,
    changeId: randomUUID() as string,
    memberId,
    purposes: ['transactions' as const],
    at: LATER,
    receivedBy: '1001',
    method: 'phone' as const,
  }
  changeConsents(store.db, { changes: [withdrawn], evidence: null }, random)
})
afterEach(() => store.remove())

/** Headquarters' receipts for all that was sent so far. */
async function confirm() {
  const settlements = nextBatch(store.db, 50).map(async ({ envelopeId, envelope }) => {
    const sent = JSON.parse(envelope) as Envelope
    const receipt = await signReceipt(headquarters, sent, sha256(envelope), new Date(LAST))
    return { envelopeId, state: 'confirmed' as const, receipt: JSON.stringify(receipt) }
  })
  settle(store.db, await Promise.all(settlements), LAST)
}

function exported() {
  const by = { resources, staffNumber: '1001', at: LAST }
  const proof = exportConsentProof(store.db, { memberId, purpose: 'rights-request' }, by, random)
  if (!proof.ok) throw new Error(proof.error.code)
  return ConsentProofFile.parse(JSON.parse(JSON.stringify(proof.value)))
}

const tools = { sha256, verify: verifySignature, receiptKey: headquarters.publicKey }
const failing = (proof: ConsentProofFile) =>
  checkProof(proof, tools)
    .filter(({ standing }) => standing === 'fails')
    .map(({ rule, part }) => `${rule} ${part.split(' ')[0]}`)

describe('the proof of a member’s consents', () => {
  it('holds part by part once headquarters has confirmed it', async () => {
    await confirm()
    const findings = checkProof(exported(), tools)
    expect(findings.filter(({ standing }) => standing !== 'holds')).toEqual([])
    expect(new Set(findings.map(({ rule }) => rule)).size).toBe(6)
  })

  it('says what headquarters has not confirmed yet, and fails in nothing for it', () => {
    const findings = checkProof(exported(), tools)
    expect(findings.filter(({ standing }) => standing === 'fails')).toEqual([])
    expect(findings.filter(({ standing }) => standing === 'open').map(({ rule }) => rule)).toEqual([
      'PRF4',
      'PRF4',
      'PRF4',
    ])
  })

  it('[ACC1] is written into the access register, and is not made of somebody who is not here', () => {
    exported()
    const [access] = eventsAbout(store.db, memberId)
    expect(access).toMatchObject({ what: 'exported', by: '1001', kept: { purpose: 'rights-request' } })
    const by = { resources, staffNumber: '1001', at: LAST }
    const unknown = { memberId: randomUUID() as string, purpose: 'case' as const }
    expect(exportConsentProof(store.db, unknown, by, random)).toEqual({
      ok: false,
      error: { code: 'member-unknown' },
    })
  })

  const tampering: [string, (proof: ConsentProofFile) => unknown, string[]][] = [
    [
      '[PRF1] a word of the notice',
      ({ notices: [notice] }) => Object.assign(notice ?? {}, { text: `${notice?.text} ` }),
      ['PRF1 consent'],
    ],
    [
      '[PRF2] whose evidence it is',
      ({ evidence: [proof] }) => Object.assign(proof ?? {}, { memberId: randomUUID() }),
      ['PRF2 evidence', 'PRF5 evidence'],
    ],
    [
      '[PRF2] which consent the evidence is of',
      ({ evidence: [proof], changes: [change] }) =>
        Object.assign(proof ?? {}, { changeId: change?.changeId }),
      ['PRF2 evidence', 'PRF5 evidence'],
    ],
    [
      '[PRF5] what was taken back',
      ({ changes: [change] }) => Object.assign(change ?? {}, { purposes: ['thirdParty'] }),
      ['PRF5 change'],
    ],
    [
      '[PRF3] when it was taken back',
      ({ changes: [change] }) => Object.assign(change ?? {}, { at: '2020-01-01T00:00:00.000Z' }),
      ['PRF3 change', 'PRF5 change'],
    ],
    [
      '[PRF4] when headquarters had it',
      ({ envelopes: [sent] }) => Object.assign(sent?.receipt ?? {}, { storedAt: AT }),
      ['PRF4 envelope'],
    ],
    [
      '[PRF4] a word of what was sent',
      ({ envelopes }) => {
        const sent = envelopes.find(({ text }) => text.includes('"changeId":"'))
        if (sent) sent.text = sent.text.replace('"phone"', '"letter"')
      },
      ['PRF4 envelope', 'PRF5 change'],
    ],
    [
      '[PRF5] a purpose that was agreed to',
      ({ consent }) => consent.purposes.push('thirdParty'),
      ['PRF5 consent'],
    ],
    [
      '[PRF5] a line of the signature',
      ({ evidence: [proof] }) => proof?.signature?.strokes[0]?.push(1, 2),
      ['PRF5 evidence'],
    ],
    [
      '[PRF6] who enrolled',
      ({ audit }) => Object.assign(audit.entries[0] ?? {}, { actor: '2001' }),
      ['PRF6 audit'],
    ],
    ['[PRF6] the salt', ({ audit }) => Object.assign(audit, { salt: '0'.repeat(64) }), ['PRF6 commitment']],
  ]
  it.each(tampering)('%s was changed: the part is named', async (_, tamper, named) => {
    await confirm()
    const proof = exported()
    tamper(proof)
    expect(failing(proof)).toEqual(named)
  })

  it('[PRF4] rests on the key that the checker has, and not on another', async () => {
    await confirm()
    const other = readReceiptKey(makeReceiptKey()).publicKey
    const findings = checkProof(exported(), { ...tools, receiptKey: other })
    const failed = findings.filter(({ standing }) => standing === 'fails')
    expect(failed.map(({ rule }) => rule)).toEqual(['PRF4', 'PRF4', 'PRF4'])
  })
})

describe('npm run verify -- consent FILE', () => {
  function check(content: string, ...args: string[]) {
    const file = join(store.folder, 'proof.json')
    writeFileSync(file, content)
    const said: string[] = []
    const terminal = {
      say: (line: string) => void said.push(line),
      complain: (line: string) => void said.push(line),
      environment: {},
      passphrase: async () => '',
    }
    const status = runVerifyConsent([...args, file], terminal)
    rmSync(file)
    return { status, said }
  }

  it('says of each part whether it holds, and whose key that rests on', async () => {
    await confirm()
    const proof = exported()
    const sound = check(JSON.stringify(proof), '--receipt-key', headquarters.publicKey)
    expect(sound.status).toBe(0)
    expect(sound.said.at(-1)).toMatch(/^ok: \d+ hold, 0 fail, 0 not shown$/)
    expect(check(JSON.stringify(proof)).said.at(-1)).toContain('taken from the file itself')
    proof.consent.purposes.push('thirdParty')
    const changed = check(JSON.stringify(proof), '--receipt-key', headquarters.publicKey)
    expect(changed.status).toBe(1)
    expect(changed.said).toContain('FAILS: consent: stands so in what was sent to headquarters (PRF5)')
  })

  it('says that something else is no proof', () => {
    expect(check('x')).toEqual({ status: 2, said: ['not a proof of consent: it is not JSON'] })
    expect(check('{}').status).toBe(2)
    expect(check('{}', '--receipt-key', 'short').said[0]).toContain('usage')
  })
})
