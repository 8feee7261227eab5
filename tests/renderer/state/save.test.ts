import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AppState } from '../../../src/contract/ipc/app.ts'
import type { Reply } from '../../../src/contract/ipc/channels.ts'
import { consentMethods, purposes } from '../../../src/domain/consent/consent.ts'
import { factNames } from '../../../src/domain/member/facts.ts'
import { emptyFields } from '../../../src/renderer/state/field.ts'
import { createAppStore } from '../../../src/renderer/state/store.ts'
import { createFakeBridge, createMemory, held } from '../fakeBridge.ts'
import { completeFields, counter, member, notices, receipt } from '../samples.ts'
import { readyToSave, settled, signedIn } from '../signedIn.ts'

const supervising: AppState = {
  phase: 'ready',
  counter,
  staff: { staffNumber: '2001', name: 'Lê Thị Giám Sát', role: 'supervisor' },
}

describe('facts that stand otherwise than a document says for certain', () => {
  const overridden: Parameters<typeof readyToSave>[0] = {
    'members:enrol': ({ overrideReason }) =>
      overrideReason
        ? { ok: true, value: member(1, { state: 'stored' }) }
        : { ok: false, fault: { code: 'override-unapproved' } },
    'members:overrides': () => ({
      ok: true,
      value: [{ fact: 'dateOfBirth', from: '1999-01-16', to: '1999-01-15' }],
    }),
  }

  it('are told side by side, and saved once there is a reason for a supervisor', async () => {
    const { now, bridge } = await readyToSave(overridden)
    await now().save()
    expect(now()).toMatchObject({ stage: 'editing', overrides: [{ fact: 'dateOfBirth' }], saved: null })
    await now().save({ reason: 'Thẻ in sai', waits: false })
    expect(bridge.callsOf('members:enrol').at(-1)).toMatchObject({ overrideReason: 'Thẻ in sai' })
    expect(now()).toMatchObject({
      overrides: null,
      saved: { memberId: member(1, { state: 'stored' }).memberId },
    })
  })

  it('wait for a supervisor where none is at hand, and the clerk is told so until the next customer', async () => {
    const { now, bridge } = await readyToSave(overridden)
    await now().save()
    const before = bridge.callsOf('approvals:list').length
    await now().save({ reason: 'Thẻ in sai', waits: true })
    expect(bridge.callsOf('members:enrol').at(-1)).toMatchObject({ overrideWaits: true })
    expect(bridge.callsOf('approvals:list')).toHaveLength(before + 1)
    expect(now()).toMatchObject({ changeWaits: true, saved: {} })
    now().startForm()
    expect(now().changeWaits).toBe(false)
  })

  it('are taken back as they are written on the form', async () => {
    const { now } = await readyToSave(overridden)
    await now().save()
    now().takeRead()
    expect(now()).toMatchObject({ overrides: null, saveFault: null })
    expect(now().fields.dateOfBirth.text).toBe('16/01/1999')
  })
})

describe('saving an enrolment', () => {
  it('sends the eight facts and the consent, and nothing else', async () => {
    const { now, bridge } = await readyToSave()
    const { enrolmentId } = now()
    expect(await now().save()).toEqual([])
    expect(bridge.callsOf('members:enrol')).toEqual([
      {
        enrolmentId,
        facts: {
          number: '001199000123',
          fullName: 'Nguyễn Thị Mẫu',
          gender: 'female',
          dateOfBirth: '1999-01-15',
          nationality: 'VNM',
          address: 'Số 1 phố Mẫu, Phường Mẫu, Quận Mẫu, Hà Nội',
          phone: '+84912345678',
          email: null,
        },
        consent: { purposes: ['membership'], noticeVersion: '2026-01', language: 'vi', method: 'signature' },
      },
    ])
  })

  it('asks main once however fast it is pressed', async () => {
    const slow = held<Reply<'members:enrol'>>()
    const { now, bridge } = await readyToSave({ 'members:enrol': () => slow.promise })
    const presses = [now().save(), now().save(), now().save()]
    slow.release({ ok: true, value: member(1, { state: 'stored' }) })
    await Promise.all(presses)
    await now().save()
    expect(bridge.callsOf('members:enrol')).toHaveLength(1)
  })

  it('keeps the enrolment’s id when saving is tried again, and the form as it was', async () => {
    const { now, bridge } = await readyToSave({
      'members:enrol': () => ({ ok: false, fault: { code: 'disk-full' } }),
    })
    await now().save()
    expect(now().saveFault).toEqual({ code: 'disk-full' })
    expect(now().fields).toEqual(completeFields())
    bridge.answer({ 'members:enrol': () => ({ ok: true, value: member(1, { state: 'stored' }) }) })
    await now().save()
    const [first, second] = bridge.callsOf('members:enrol')
    expect(second?.enrolmentId).toBe(first?.enrolmentId)
    expect(now().saved?.memberId).toBe(member(1, { state: 'stored' }).memberId)
  })

  it('says so in words when main breaks instead of answering', async () => {
    const { now } = await readyToSave({
      'members:enrol': () => {
        throw new Error('gone')
      },
    })
    await now().save()
    expect(now()).toMatchObject({ stage: 'editing', saveFault: { code: 'unexpected' } })
  })

  it('wipes the facts, the image and the consent from memory once saved', async () => {
    const { now } = await readyToSave()
    await now().readImage(new Blob([new Uint8Array([1])]))
    await now().save()
    expect(now().fields).toEqual(emptyFields())
    expect(now().document).toEqual({ status: 'none' })
    expect(now().purposes).toEqual([])
    expect(now().method).toBeNull()
  })

  it('makes a new id for the next customer', async () => {
    const { now } = await readyToSave()
    const { enrolmentId } = now()
    await now().save()
    now().startForm()
    expect(now().saved).toBeNull()
    expect(now().enrolmentId).not.toBe(enrolmentId)
  })

  it('says what is missing in the order of the screen, and sends nothing', async () => {
    const { now, bridge } = await signedIn()
    const found = (await now().save()).map(obstacle => (obstacle.at === 'fact' ? obstacle.name : obstacle.at))
    expect(found).toEqual([
      'number',
      'fullName',
      'gender',
      'dateOfBirth',
      'nationality',
      'phone',
      'membership',
      'method',
    ])
    expect(bridge.callsOf('members:enrol')).toEqual([])
  })

  it('does not save anyone under 18 for a clerk, whoever consents', async () => {
    const { now, bridge } = await readyToSave()
    now().type('dateOfBirth', `01/01/${new Date().getFullYear() - 10}`)
    now().setRepresentative({ fullName: 'Trần Thị Mẹ', relation: 'mother', childConsented: true })
    expect(await now().save()).toEqual([{ at: 'under-age' }])
    expect(bridge.callsOf('members:enrol')).toEqual([])
  })

  it('saves a child before a supervisor, with the representative’s consent and the child’s', async () => {
    const { now, bridge, store } = await readyToSave()
    store.setState({ app: supervising })
    now().type('dateOfBirth', `01/01/${new Date().getFullYear() - 10}`)
    const missing = ['representative-name', 'representative-relation', 'child-consent']
    expect((await now().save()).map(({ at }) => at)).toEqual(missing)
    const mother = { fullName: 'Trần Thị Mẹ', relation: 'mother', childConsented: true } as const
    now().setRepresentative(mother)
    expect(await now().save()).toEqual([])
    expect(bridge.callsOf('members:enrol')[0]?.representative).toEqual(mother)
  })

  it('sends nothing of a representative once the date of birth is an adult’s', async () => {
    const { now, bridge } = await readyToSave()
    now().setRepresentative({ fullName: 'Trần Thị Mẹ', relation: 'mother', childConsented: true })
    await now().save()
    expect(bridge.callsOf('members:enrol')[0]).not.toHaveProperty('representative')
  })

  it('waits for the signature where the customer signs on the pad, and sends its lines', async () => {
    const { now, bridge } = await readyToSave()
    now().setMethod('pad')
    expect(await now().save()).toEqual([{ at: 'signature' }])
    const signature = { aspect: 3000, strokes: [[1, 2, 3, 4]] }
    now().sign(signature)
    await now().save()
    expect(bridge.callsOf('members:enrol')).toMatchObject([{ signature, consent: { method: 'signature' } }])
  })

  it('asks for consent anew when the notice has changed meanwhile', async () => {
    const { now, bridge } = await readyToSave({
      'members:enrol': () => ({ ok: false, fault: { code: 'notice-outdated' } }),
    })
    bridge.answer({
      'notices:current': ({ language }) => ({
        ok: true,
        value: { ...notices[language], version: '2026-02' },
      }),
    })
    await now().save()
    expect(now().purposes).toEqual([])
    expect(now().notices.vi?.version).toBe('2026-02')
  })

  it('follows the record to headquarters, also when the news comes before the answer', async () => {
    const slow = held<Reply<'members:enrol'>>()
    const { now, bridge } = await readyToSave({ 'members:enrol': () => slow.promise })
    const saving = now().save()
    bridge.tell('members:changed', member(1, { state: 'sent' }))
    slow.release({ ok: true, value: member(1, { state: 'stored' }) })
    await saving
    expect(now().saved?.delivery.state).toBe('sent')
    bridge.tell('members:changed', member(1, { state: 'confirmed', receipt }))
    expect(now().saved?.delivery).toEqual({ state: 'confirmed', receipt })
    expect(now().members).toHaveLength(1)
  })

  it('never saves without consent to membership, whatever else is filled in', async () => {
    const others = purposes.filter(purpose => purpose !== 'membership')
    await fc.assert(
      fc.asyncProperty(
        fc.subarray(others),
        fc.option(fc.constantFrom(...consentMethods)),
        fc.subarray([...factNames]),
        fc.integer({ min: 1, max: 3 }),
        async (given, method, filled, presses) => {
          const bridge = createFakeBridge()
          const store = createAppStore(bridge, createMemory())
          const complete = completeFields()
          const fields = emptyFields()
          for (const name of filled) fields[name] = complete[name]
          store.setState({ fields, notices, method })
          for (const purpose of given) store.getState().toggle(purpose)
          for (let press = 0; press < presses; press += 1) {
            const obstacles = await store.getState().save()
            expect(obstacles).toContainEqual({ at: 'membership' })
          }
          expect(bridge.callsOf('members:enrol')).toEqual([])
        },
      ),
    )
  })
})

describe('signing out', () => {
  it('leaves nothing of any customer in memory', async () => {
    const { now } = await readyToSave({
      'members:recent': () => ({ ok: true, value: [member(1, { state: 'sent' })] }),
    })
    await now().signOut()
    await settled()
    expect(now().app.phase).toBe('sign-in')
    expect(now()).toMatchObject({ members: null, saved: null, fields: emptyFields(), purposes: [] })
  })
})
