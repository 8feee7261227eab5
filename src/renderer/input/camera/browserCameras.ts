import type { DocumentShape } from '../../../domain/capture/guide.ts'
import { err, ok, type Result } from '../../../domain/result.ts'
import type { CameraFault, CameraListener, Cameras, RunningCamera } from './camera.ts'
import type { FromWorker, ToWorker } from './protocol.ts'

declare global {
  /** Chromium's own: the frames of a track as a stream that can be handed to a worker. */
  class MediaStreamTrackProcessor {
    constructor(init: { track: MediaStreamTrack; maxBufferSize?: number })
    readonly readable: ReadableStream<VideoFrame>
  }
}

/** Most print for the light: a QR of a card has 61 modules on 15 mm. Cameras that cannot give what they have. */
const wish: MediaTrackConstraints = {
  width: { ideal: 1920 },
  height: { ideal: 1080 },
  frameRate: { ideal: 15, max: 30 },
}

const faults: Readonly<Record<string, CameraFault>> = {
  NotFoundError: 'no-camera',
  OverconstrainedError: 'no-camera',
  NotAllowedError: 'permission-refused',
  SecurityError: 'permission-refused',
  NotReadableError: 'in-use',
  AbortError: 'in-use',
}

const devices = async () =>
  (await navigator.mediaDevices.enumerateDevices()).filter(({ kind }) => kind === 'videoinput')

async function openStream(name: string | null): Promise<Result<MediaStream, CameraFault>> {
  const wanted = name === null ? undefined : (await devices()).find(({ label }) => label === name)
  const device = wanted?.deviceId ? { deviceId: { exact: wanted.deviceId } } : {}
  try {
    return ok(await navigator.mediaDevices.getUserMedia({ video: { ...wish, ...device }, audio: false }))
  } catch (error) {
    return err(faults[(error as DOMException).name] ?? 'failed')
  }
}

/** Runs the worker over a stream's frames, and passes on what it finds. */
function watchFrames(
  track: MediaStreamTrack,
  shape: DocumentShape,
  listener: CameraListener,
): { tell(told: ToWorker): void; end(): void } {
  const worker = new Worker(new URL('./frameWorker.ts', import.meta.url), { type: 'module' })
  const tell = (told: ToWorker) => worker.postMessage(told)
  worker.onmessage = async ({ data }: MessageEvent<FromWorker>) => {
    if (data.tell === 'seen') listener.seen(data.seen)
    else if (data.tell === 'frame')
      tell({ tell: 'answered', done: await listener.frame(data.bytes, data.sending) })
    else worker.terminate()
  }
  worker.onerror = () => listener.ended('failed')
  const { readable: frames } = new MediaStreamTrackProcessor({ track, maxBufferSize: 1 })
  worker.postMessage({ tell: 'start', frames, shape } satisfies ToWorker, [frames])
  return { tell, end: () => tell({ tell: 'stop' }) }
}

async function start(
  name: string | null,
  shape: DocumentShape,
  listener: CameraListener,
): Promise<Result<RunningCamera, CameraFault>> {
  const stream = await openStream(name)
  if (!stream.ok) return stream
  const [track] = stream.value.getVideoTracks()
  if (!track) return err('failed')
  const frames = watchFrames(track, shape, listener)
  // Told only when it ends by itself: unplugged, or taken by the system.
  track.onended = () => listener.ended('unplugged')
  return ok({
    stream: stream.value,
    name: track.label,
    setShape: changed => frames.tell({ tell: 'shape', shape: changed }),
    takeNow: () => frames.tell({ tell: 'take' }),
    stop: () => {
      track.onended = null
      frames.end()
      track.stop()
    },
  })
}

/** The cameras that this window can see through. */
export const browserCameras: Cameras = {
  names: async () => (await devices()).map(({ label }) => label).filter(label => label !== ''),
  start,
}
