import { FrameWatch } from './frameWatch.ts'
import type { FromWorker, ToWorker } from './protocol.ts'

/**
 * Looks at the camera's frames away from the thread that draws the window: one frame of 1280 × 720 costs 5 to 15 ms of
 * judging and, when it is to be read, 16 ms of encoding, which the clerk would feel in every keystroke.
 */
const tell = (told: FromWorker) =>
  self.postMessage(told, { transfer: told.tell === 'frame' ? [told.bytes.buffer] : [] })

const watch = new FrameWatch(tell)

self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  if (data.tell === 'start') void watch.run(data.frames, data.shape)
  else if (data.tell === 'shape') watch.shape = data.shape
  else if (data.tell === 'take') watch.takeNext = true
  else if (data.tell === 'answered') watch.answered(data.done)
  else void watch.stop()
}
