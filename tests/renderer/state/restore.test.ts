import { describe, expect, it } from 'vitest'
import { MAX_PIECE_BYTES } from '../../../src/contract/ipc/backup.ts'
import type { Reply } from '../../../src/contract/ipc/channels.ts'
import { held } from '../fakeBridge.ts'
import { settled, signedIn } from '../signedIn.ts'

type Special = Parameters<typeof signedIn>[0]

const CODE = '7K2M9-QXW4T-0HJ5R-8CPNB-3VYZ6-D1FGA'
const after = { phase: 'recovery-code', code: 'AAAAA-BBBBB-CCCCC-DDDDD-EEEEE-FFFFF' } as const

/** A file of two whole pieces and a rest, no two bytes of a neighbourhood alike. */
const bytes = Uint8Array.from({ length: 2 * MAX_PIECE_BYTES + 7 }, (_, at) => at % 251)
const file = new Blob([bytes])

const atTheDoor = (special: Special = {}) =>
  signedIn({ 'app:state': () => ({ ok: true, value: { phase: 'join' } }), ...special })

describe('restoring from a backup', () => {
  it('brings the file in pieces, in order, each where it belongs, and whole', async () => {
    const { now, bridge } = await atTheDoor()
    await now().restore(file, CODE, null)
    expect(bridge.calls.map(({ channel }) => channel).filter(name => name.startsWith('restore:'))).toEqual([
      'restore:begin',
      'restore:append',
      'restore:append',
      'restore:append',
      'restore:finish',
    ])
    const pieces = bridge.callsOf('restore:append')
    expect(pieces.map(({ at }) => at)).toEqual([0, MAX_PIECE_BYTES, 2 * MAX_PIECE_BYTES])
    expect(Buffer.concat(pieces.map(piece => piece.bytes)).equals(bytes)).toBe(true)
    expect(bridge.callsOf('restore:finish')).toEqual([{ code: CODE, passphrase: null }])
    expect(now()).toMatchObject({ restoring: null, restoreFault: null, app: after })
  })

  it('shows how far the bringing is, then how far main is with opening', async () => {
    const second = held<Reply<'restore:append'>>()
    const finish = held<Reply<'restore:finish'>>()
    const { now, bridge } = await atTheDoor({
      'restore:append': ({ at }) => (at === MAX_PIECE_BYTES ? second.promise : { ok: true, value: {} }),
      'restore:finish': () => finish.promise,
    })
    const asked = now().restore(file, CODE, null)
    while (bridge.callsOf('restore:append').length < 2) await settled()
    expect(now()).toMatchObject({
      restoring: 'bringing',
      restoreProgress: { done: MAX_PIECE_BYTES, total: bytes.length },
    })
    second.release({ ok: true, value: {} })
    while (bridge.callsOf('restore:finish').length < 1) await settled()
    bridge.tell('restore:progress', { step: 'verifying', done: 40, total: 100 })
    expect(now()).toMatchObject({ restoring: 'opening', restoreProgress: { done: 40, total: 100 } })
    finish.release({ ok: true, value: after })
    await asked
    expect(now()).toMatchObject({ restoring: null, restoreProgress: null })
  })

  it('runs once, however often the button is pressed', async () => {
    const { now, bridge } = await atTheDoor()
    await Promise.all([now().restore(file, CODE, null), now().restore(file, CODE, null)])
    expect(bridge.callsOf('restore:begin')).toHaveLength(1)
    expect(bridge.callsOf('restore:finish')).toHaveLength(1)
  })

  it('does not bring the file again when only the code was wrong or a passphrase is needed', async () => {
    const { now, bridge } = await atTheDoor({
      'restore:finish': () => ({ ok: false, fault: { code: 'recovery-code-wrong' } }),
    })
    await now().restore(file, 'WRONG', null)
    expect(now()).toMatchObject({ restoring: null, restoreFault: { code: 'recovery-code-wrong' } })
    bridge.answer({ 'restore:finish': () => ({ ok: false, fault: { code: 'passphrase-needed' } }) })
    await now().restore(file, CODE, null)
    bridge.answer({ 'restore:finish': () => ({ ok: true, value: after }) })
    await now().restore(file, CODE, 'bon tu de nho lam')
    expect(bridge.callsOf('restore:begin')).toHaveLength(1)
    expect(bridge.callsOf('restore:finish').at(-1)).toEqual({ code: CODE, passphrase: 'bon tu de nho lam' })
    expect(now().app).toEqual(after)
  })

  it('brings another file, or one that main found unusable, from the start', async () => {
    const { now, bridge } = await atTheDoor({
      'restore:finish': () => ({ ok: false, fault: { code: 'backup-unusable' } }),
    })
    await now().restore(file, CODE, null)
    await now().restore(file, CODE, null)
    await now().restore(new Blob([bytes]), CODE, null)
    expect(bridge.callsOf('restore:begin')).toHaveLength(3)
  })

  it('stops at a piece that cannot be kept, and says why', async () => {
    const { now, bridge } = await atTheDoor({
      'restore:append': ({ at }) =>
        at === 0 ? { ok: true, value: {} } : { ok: false, fault: { code: 'disk-full' } },
    })
    await now().restore(file, CODE, null)
    expect(bridge.callsOf('restore:append')).toHaveLength(2)
    expect(bridge.callsOf('restore:finish')).toHaveLength(0)
    expect(now()).toMatchObject({
      restoring: null,
      restoreFault: { code: 'disk-full' },
      app: { phase: 'join' },
    })
  })

  it('says so when the file can no longer be read, as when the stick is pulled out', async () => {
    const { now, bridge } = await atTheDoor()
    const gone = Object.assign(new Blob(), {
      arrayBuffer: () => Promise.reject(new Error('NotReadableError')),
    })
    await now().restore({ size: bytes.length, slice: () => gone }, CODE, null)
    expect(bridge.callsOf('restore:append')).toHaveLength(0)
    expect(now()).toMatchObject({ restoring: null, restoreFault: { code: 'backup-unusable' } })
  })

  it('stops bringing when the screen is left, and can be begun again', async () => {
    const first = held<Reply<'restore:append'>>()
    const { now, bridge } = await atTheDoor({ 'restore:append': () => first.promise })
    const left = now().restore(file, CODE, null)
    while (bridge.callsOf('restore:append').length < 1) await settled()
    now().leaveRestore()
    expect(now()).toMatchObject({ restoring: null, restoreProgress: null })
    first.release({ ok: true, value: {} })
    await left
    expect(bridge.callsOf('restore:append')).toHaveLength(1)
    expect(bridge.callsOf('restore:finish')).toHaveLength(0)
    bridge.answer({ 'restore:append': () => ({ ok: true, value: {} }) })
    await now().restore(file, CODE, null)
    expect(now().app).toEqual(after)
  })
})
