import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Reply } from '../../../src/contract/ipc/channels.ts'
import type { Sending } from '../../../src/domain/capture/watch.ts'
import type { Reading } from '../../../src/domain/identity/reading.ts'
import { err, ok } from '../../../src/domain/result.ts'
import type {
  CameraFault,
  CameraListener,
  Cameras,
  RunningCamera,
  Seen,
} from '../../../src/renderer/input/camera/camera.ts'
import { IDLE_MS } from '../../../src/renderer/state/cameraSlice.ts'
import { connect, createAppStore } from '../../../src/renderer/state/store.ts'
import { createFakeBridge, createMemory, held } from '../fakeBridge.ts'
import { counter, mrzReading, passportReading, qrReading } from '../samples.ts'

/** Cameras that show what a test says. */
function fakeCameras(fault: CameraFault | null = null) {
  const started: { name: string | null; listener: CameraListener; running: RunningCamera }[] = []
  const stops: string[] = []
  const cameras: Cameras = {
    names: async () => ['Front', 'Desk'],
    start: async (name, _shape, listener) => {
      if (fault) return err(fault)
      const running: RunningCamera = {
        stream: null,
        name: name ?? 'Front',
        setShape: vi.fn(),
        takeNow: vi.fn(),
        stop: () => void stops.push(name ?? 'Front'),
      }
      started.push({ name, listener, running })
      return ok(running)
    },
  }
  return { cameras, started, stops }
}

const nextTick = () => vi.advanceTimersByTimeAsync(0)
const jpeg = () => new Uint8Array([0xff, 0xd8, 1, 2, 3])
const good: Seen = { hint: 'good', glare: [], moved: false }

async function counterWith(special: Parameters<typeof createFakeBridge>[0] = {}, fault?: CameraFault) {
  const bridge = createFakeBridge(special)
  const fake = fakeCameras(fault ?? null)
  const store = createAppStore(bridge, createMemory(), fake.cameras)
  connect(store, bridge)
  await nextTick()
  await store.getState().startCamera()
  const now = store.getState
  /** The camera shows a frame that is worth reading. */
  const show = (sending: Sending = 'live', bytes = jpeg()) =>
    (fake.started.at(-1) as { listener: CameraListener }).listener.frame(bytes, sending)
  const camera = () => {
    const state = now().camera
    if (state.status !== 'on') throw new Error(`the camera is ${state.status}`)
    return state
  }
  return { ...fake, bridge, store, now, show, camera }
}

/** Main answers with these readings, one a frame, and with `nothing-read` after the last. */
const reads = (...readings: (Reading | null)[]) => ({
  'documents:read': (): Reply<'documents:read'> => {
    const reading = readings.shift() ?? null
    return reading ? { ok: true, value: reading } : { ok: false, fault: { code: 'nothing-read' } }
  },
})

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('a card before the camera', () => {
  it('fills the form from the front, asks for the back, and is done when that is read', async () => {
    const { now, show, camera, stops } = await counterWith(reads(qrReading, mrzReading))
    expect(await show()).toBe(true)
    expect(now().fields.number.text).toBe('001199000123')
    expect(camera().next).toBe('back')
    expect(await show()).toBe(true)
    expect(now().camera).toEqual({ status: 'off', why: null })
    expect(stops).toEqual(['Front'])
    expect(now().document).toMatchObject({ status: 'read' })
    expect(now().fields.number.origin).toMatchObject({ sources: ['qr', 'mrz'] })
  })

  it('sends looks in passing as such, and overwrites every frame after use', async () => {
    const { show, bridge } = await counterWith(reads(null, null))
    const frames = [jpeg(), jpeg()]
    await show('live', frames[0])
    await show('still', frames[1])
    expect(bridge.callsOf('documents:read').map(({ live }) => live)).toEqual([true, false])
    for (const frame of frames) expect([...(frame ?? [])]).toEqual([0, 0, 0, 0, 0])
  })

  it('says that a picture said nothing until something moves, and nothing of looks in passing', async () => {
    const { show, camera, started } = await counterWith(reads())
    await show('live')
    expect(camera().unread).toBe(false)
    await show('still')
    expect(camera().unread).toBe(true)
    started[0]?.listener.seen(good)
    expect(camera().unread).toBe(true)
    started[0]?.listener.seen({ ...good, moved: true })
    expect(camera().unread).toBe(false)
  })

  it('leaves the form as it was when nothing is read', async () => {
    const { now, show } = await counterWith(reads())
    now().type('fullName', 'Lê Thử')
    await show('still')
    expect(now().document.status).toBe('none')
    expect(now().fields.fullName.text).toBe('Lê Thử')
  })

  it('that is a Vietnamese passport is kept for its print, and done with the picture that read it', async () => {
    const { nationality } = mrzReading.fields
    const passport: Reading = {
      ...passportReading,
      fields: { ...passportReading.fields, nationality } as never,
    }
    const { now, show, camera } = await counterWith(reads(passport, passport))
    expect(await show('live')).toBe(false)
    expect(camera().next).toBe('same')
    expect(await show('still')).toBe(true)
    expect(now().camera.status).toBe('off')
  })

  it('of another person stops, and asks which of the two it is', async () => {
    const { now, show, bridge } = await counterWith(reads(passportReading))
    bridge.answer({ 'documents:readText': () => ({ ok: true, value: qrReading }) })
    await now().readScannedText('…')
    await show()
    expect(now().camera.status).toBe('off')
    expect(now().document).toMatchObject({ otherPerson: passportReading })
  })

  it('of the next customer begins anew with both sides', async () => {
    const { now, show, camera } = await counterWith(reads(qrReading, qrReading))
    await show()
    now().startForm()
    await show()
    expect(camera().next).toBe('back')
  })

  it('does not take the reader away from a picture that was handed in', async () => {
    const answer = held<Reply<'documents:read'>>()
    const { now, show, bridge } = await counterWith({ 'documents:read': () => answer.promise })
    const handedIn = now().readImage(new Blob([jpeg()]))
    await nextTick()
    expect(await show()).toBe(false)
    expect(bridge.callsOf('documents:read')).toHaveLength(1)
    answer.release({ ok: true, value: qrReading })
    await handedIn
  })
})

describe('the camera goes off', () => {
  it('after two minutes in which nothing was read, and says so', async () => {
    const { now, show, stops } = await counterWith(reads(qrReading))
    await vi.advanceTimersByTimeAsync(IDLE_MS - 1000)
    await show()
    await vi.advanceTimersByTimeAsync(IDLE_MS - 1000)
    expect(now().camera.status).toBe('on')
    await vi.advanceTimersByTimeAsync(1000)
    expect(now().camera).toEqual({ status: 'off', why: 'idle' })
    expect(stops).toHaveLength(1)
  })

  it('when the clerk signs out, and when the customer is enrolled', async () => {
    const out = await counterWith()
    out.now().setApp({ phase: 'sign-in', counter })
    expect(out.stops).toHaveLength(1)
    const enrolled = await counterWith()
    enrolled.store.setState({ saved: enrolled.now().members?.[0] ?? ({} as never) })
    expect(enrolled.stops).toHaveLength(1)
  })

  it('and an answer that comes after that fills nothing', async () => {
    const answer = held<Reply<'documents:read'>>()
    const { now, show } = await counterWith({ 'documents:read': () => answer.promise })
    const frame = show()
    now().stopCamera()
    answer.release({ ok: true, value: qrReading })
    expect(await frame).toBe(false)
    expect(now().fields.number.text).toBe('')
  })

  it('when it is turned off while it is still starting', async () => {
    const { now, stops } = await counterWith()
    now().stopCamera()
    const starting = now().startCamera()
    now().stopCamera()
    await starting
    expect(now().camera.status).toBe('off')
    expect(stops).toHaveLength(2)
  })
})

describe('a camera that does not work', () => {
  it.each(['no-camera', 'permission-refused', 'in-use', 'failed'] as const)('is told as %s', async fault => {
    const { now } = await counterWith({}, fault)
    expect(now().camera).toEqual({ status: 'fault', fault })
  })

  it('is told when it is unplugged in the middle, and what was read stays', async () => {
    const { now, show, started } = await counterWith(reads(qrReading))
    await show()
    started[0]?.listener.ended('unplugged')
    expect(now().camera).toEqual({ status: 'fault', fault: 'unplugged' })
    expect(now().fields.number.text).toBe('001199000123')
  })
})

describe('which camera', () => {
  it('is remembered, with the frame', async () => {
    const remembered = { name: 'Desk', shape: 'passport' } as const
    const { now, started, bridge } = await counterWith({
      'devices:camera': () => ({ ok: true, value: remembered }),
    })
    expect(started[0]?.name).toBe('Desk')
    expect(now().cameraShape).toBe('passport')
    now().chooseShape('card')
    expect(bridge.callsOf('devices:setCamera')).toEqual([{ name: 'Desk', shape: 'card' }])
  })

  it('can be changed while one is on: the other takes its place', async () => {
    const { now, started, stops, camera } = await counterWith()
    expect(now().cameras).toEqual(['Front', 'Desk'])
    await now().chooseCamera('Desk')
    expect(stops).toEqual(['Front'])
    expect(started.map(({ name }) => name)).toEqual([null, 'Desk'])
    expect(camera().running.name).toBe('Desk')
  })
})
