import type { DocumentShape } from '../../../domain/capture/guide.ts'
import type { Sending } from '../../../domain/capture/watch.ts'
import type { Seen } from './camera.ts'

/** What the window tells the worker that looks at the frames. */
export type ToWorker =
  | { tell: 'start'; frames: ReadableStream<VideoFrame>; shape: DocumentShape }
  | { tell: 'shape'; shape: DocumentShape }
  | { tell: 'take' }
  | { tell: 'answered'; done: boolean }
  | { tell: 'stop' }

/** What the worker tells the window. */
export type FromWorker =
  | { tell: 'seen'; seen: Seen }
  | { tell: 'frame'; bytes: Uint8Array<ArrayBuffer>; sending: Sending }
  | { tell: 'stopped' }
