import type { DocumentShape } from '../../../domain/capture/guide.ts'
import type { Hint } from '../../../domain/capture/hint.ts'
import type { Sending } from '../../../domain/capture/watch.ts'
import type { Result } from '../../../domain/result.ts'

/** Why there is no picture. Each has a sentence that says what to do. */
export const cameraFaults = ['no-camera', 'permission-refused', 'in-use', 'unplugged', 'failed'] as const
export type CameraFault = (typeof cameraFaults)[number]

/** A place in the view, in shares of its width and height. */
export interface Spot {
  x: number
  y: number
  width: number
  height: number
}

/** What one frame looked like. */
export interface Seen {
  hint: Hint
  /** Reflections, while they are what stands in the way. */
  glare: Spot[]
  /** Something moved since the reader's last answer. */
  moved: boolean
}

export interface CameraListener {
  seen(seen: Seen): void
  /** A frame worth reading, as JPEG. Resolves to whether this side has said what it can. Overwrite the bytes after use. */
  frame(bytes: Uint8Array<ArrayBuffer>, sending: Sending): Promise<boolean>
  ended(fault: CameraFault): void
}

/** A camera that is on. */
export interface RunningCamera {
  /** To be shown; null where there is no screen. */
  stream: MediaStream | null
  /** The name that the system gives it. */
  name: string
  setShape(shape: DocumentShape): void
  /** Has the next frame read as it is, however it looks. */
  takeNow(): void
  /** Turns it off. What was in memory of its frames is overwritten. */
  stop(): void
}

/** The cameras of this machine. */
export interface Cameras {
  /** Their names, as far as the system tells them. */
  names(): Promise<string[]>
  /** @param name the one to turn on if it is there, else whichever the system offers first */
  start(
    name: string | null,
    shape: DocumentShape,
    listener: CameraListener,
  ): Promise<Result<RunningCamera, CameraFault>>
}

/** A machine without any. */
export const noCameras: Cameras = {
  names: async () => [],
  start: async () => ({ ok: false, error: 'no-camera' }),
}
