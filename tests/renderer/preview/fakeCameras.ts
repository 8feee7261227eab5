import { err, ok } from '../../../src/domain/result.ts'
import type { CameraFault, CameraListener, Cameras, Seen } from '../../../src/renderer/input/camera/camera.ts'

/** The fake cameras of a preview, for whoever drives the page. */
export interface FakeCameras extends Cameras {
  /** Why none starts; null while they do. */
  fault: CameraFault | null
  seen(seen: Seen): void
  frame(): Promise<boolean>
  ended(fault: CameraFault): void
}

const SIZE = { width: 1280, height: 720 }

/** A blank card on a desk, as a camera's stream. */
function streamOfCard(): MediaStream {
  const canvas = Object.assign(window.document.createElement('canvas'), SIZE)
  const pen = canvas.getContext('2d')
  if (pen) {
    pen.fillStyle = '#6b5f52'
    pen.fillRect(0, 0, SIZE.width, SIZE.height)
    pen.fillStyle = '#cde1eb'
    pen.roundRect(230, 95, 830, 524, 26)
    pen.fill()
    pen.fillStyle = '#9fb8c4'
    for (const row of [0, 1, 2, 3, 4]) pen.fillRect(540, 180 + row * 62, 440 - row * 40, 22)
    pen.fillRect(290, 180, 190, 250)
  }
  return canvas.captureStream(5)
}

export function createFakeCameras(): FakeCameras {
  let listener: CameraListener | null = null
  const fake: FakeCameras = {
    fault: null,
    names: async () => ['HD Webcam C920 (046d:082d)', 'Document camera (1e4e:0110)'],
    start: async (name, _shape, heard) => {
      if (fake.fault) return err(fake.fault)
      listener = heard
      const running = { setShape: () => {}, takeNow: () => {}, stop: () => {} }
      return ok({ ...running, stream: streamOfCard(), name: name ?? 'HD Webcam C920 (046d:082d)' })
    },
    seen: seen => listener?.seen(seen),
    frame: async () => (await listener?.frame(new Uint8Array([0xff, 0xd8, 0xff]), 'still')) ?? false,
    ended: fault => listener?.ended(fault),
  }
  return fake
}
