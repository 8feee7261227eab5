import type { Bridge } from '../../contract/ipc/channels.ts'
import type { DocumentShape } from '../../domain/capture/guide.ts'
import {
  awaitsPrint,
  type NextSide,
  nextSide,
  type SidesRead,
  withReading,
} from '../../domain/capture/sides.ts'
import type { Sending } from '../../domain/capture/watch.ts'
import type { CameraFault, Cameras, RunningCamera, Seen } from '../input/camera/camera.ts'
import { ask } from './ask.ts'
import type { Slice } from './store.ts'

/** Nobody left a camera on by intention that has read nothing for so long. */
export const IDLE_MS = 120_000

export type CameraState =
  /** `idle`: it turned itself off. */
  | { status: 'off'; why: 'idle' | null }
  | { status: 'starting' }
  | {
      status: 'on'
      running: RunningCamera
      seen: Seen
      /** What the document before it still has to show; null while nothing of it was read. */
      next: NextSide | null
      /** The picture that was taken last said nothing. */
      unread: boolean
    }
  | { status: 'fault'; fault: CameraFault }

export interface CameraSlice {
  camera: CameraState
  /** Names of the cameras there are. */
  cameras: string[]
  cameraName: string | null
  cameraShape: DocumentShape
  startCamera(): Promise<void>
  stopCamera(why?: 'idle' | null): void
  chooseCamera(name: string): Promise<void>
  chooseShape(shape: DocumentShape): void
  takePicture(): void
}

const nothingSeen: Seen = { hint: 'place', glare: [], moved: false }

export const cameraSlice =
  (bridge: Bridge, cameras: Cameras): Slice<CameraSlice> =>
  (set, get) => {
    /** Answers of a camera that was turned off meanwhile mean nothing. */
    let turn = 0
    let idle: ReturnType<typeof setTimeout> | undefined
    let read: { sides: SidesRead; enrolmentId: string } | null = null
    let remembered = false

    const change = (part: object) => {
      const { camera } = get()
      if (camera.status === 'on') set({ camera: { ...camera, ...part } })
    }
    const awake = () => {
      clearTimeout(idle)
      idle = setTimeout(() => get().stopCamera('idle'), IDLE_MS)
    }
    const remember = () =>
      ask(bridge, 'devices:setCamera', { name: get().cameraName, shape: get().cameraShape })

    const recall = async () => {
      if (remembered) return
      const reply = await ask(bridge, 'devices:camera', {})
      if (!reply.ok) return
      remembered = true
      set({ cameraName: reply.value.name, cameraShape: reply.value.shape })
    }
    /** One frame: read, and what it says put into the form. Gives whether its side has said what it can. */
    const readFrame = async (mine: number, bytes: Uint8Array<ArrayBuffer>, sending: Sending) => {
      const { enrolmentId, stage, document: before } = get()
      // A frame must not take the reader away from a picture that was handed in.
      const isFree = stage !== 'saving' && before.status !== 'reading'
      const image = new Blob([bytes], { type: 'image/jpeg' })
      const reply = isFree ? await ask(bridge, 'documents:read', { bytes, live: sending === 'live' }) : null
      bytes.fill(0)
      if (!reply || mine !== turn || enrolmentId !== get().enrolmentId) return false
      if (!reply.ok) {
        if (sending === 'still') change({ unread: true })
        return false
      }
      get().takeReading(reply.value, image)
      const sides = withReading(read?.enrolmentId === enrolmentId ? read.sides : null, reply.value)
      read = { sides, enrolmentId: get().enrolmentId }
      const next = sending === 'live' && awaitsPrint(reply.value) ? 'same' : nextSide(sides)
      const { document } = get()
      if (next === 'done' || (document.status === 'read' && document.otherPerson)) get().stopCamera()
      else {
        awake()
        change({ next, unread: false })
      }
      return next !== 'same'
    }
    const seen = (now: Seen) => {
      const { camera } = get()
      if (camera.status === 'on') change({ seen: now, unread: camera.unread && !now.moved })
    }
    return {
      camera: { status: 'off', why: null },
      cameras: [],
      cameraName: null,
      cameraShape: 'card',
      startCamera: async () => {
        if (get().camera.status === 'on' || get().camera.status === 'starting') return
        turn += 1
        const mine = turn
        read = null
        set({ camera: { status: 'starting' } })
        await recall()
        const listener = {
          seen: (now: Seen) => mine === turn && seen(now),
          frame: (bytes: Uint8Array<ArrayBuffer>, sending: Sending) => readFrame(mine, bytes, sending),
          ended: (fault: CameraFault) => {
            if (mine !== turn) return
            get().stopCamera()
            set({ camera: { status: 'fault', fault } })
          },
        }
        const started = await cameras.start(get().cameraName, get().cameraShape, listener)
        if (mine !== turn) return void (started.ok && started.value.stop())
        if (!started.ok) return set({ camera: { status: 'fault', fault: started.error } })
        const running = started.value
        set({ camera: { status: 'on', running, seen: nothingSeen, next: null, unread: false } })
        awake()
        const names = await cameras.names()
        if (mine === turn) set({ cameras: names })
      },
      stopCamera: (why = null) => {
        const { camera } = get()
        turn += 1
        clearTimeout(idle)
        if (camera.status === 'on') camera.running.stop()
        if (camera.status !== 'off') set({ camera: { status: 'off', why } })
      },
      chooseCamera: async name => {
        set({ cameraName: name })
        void remember()
        get().stopCamera()
        await get().startCamera()
      },
      chooseShape: shape => {
        set({ cameraShape: shape })
        const { camera } = get()
        if (camera.status === 'on') camera.running.setShape(shape)
        void remember()
      },
      takePicture: () => {
        const { camera } = get()
        if (camera.status === 'on') camera.running.takeNow()
      },
    }
  }
