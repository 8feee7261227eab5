import { blankFrame, shrink } from '../../../domain/capture/frame.ts'
import { type DocumentShape, viewIn } from '../../../domain/capture/guide.ts'
import { JUDGED_HEIGHT, JUDGED_WIDTH, type Measures, measure } from '../../../domain/capture/measure.ts'
import { newWatch, onAnswer, onFrame, type Sending } from '../../../domain/capture/watch.ts'
import type { Seen } from './camera.ts'
import { LumaReader } from './luma.ts'
import type { FromWorker } from './protocol.ts'

/** Eight frames a second are judged: hints follow the hand, and a slow machine keeps time for everything else. */
const EVERY_MS = 120
/** Print keeps its edges at this quality, and a frame is a fifth of a megabyte. */
const JPEG_QUALITY = 0.9

/** Judges frame after frame, and hands on those worth reading. Frames live in three buffers, used again for each. */
export class FrameWatch {
  shape: DocumentShape = 'card'
  takeNext = false
  readonly #tell: (told: FromWorker) => void
  readonly #luma = new LumaReader()
  readonly #canvas = new OffscreenCanvas(1, 1)
  #now = blankFrame(JUDGED_WIDTH, JUDGED_HEIGHT)
  #before = blankFrame(JUDGED_WIDTH, JUDGED_HEIGHT)
  #watch = newWatch()
  #reader: ReadableStreamDefaultReader<VideoFrame> | null = null
  #first = true

  constructor(tell: (told: FromWorker) => void) {
    this.#tell = tell
  }

  async run(frames: ReadableStream<VideoFrame>, shape: DocumentShape): Promise<void> {
    this.shape = shape
    this.#reader = frames.getReader()
    let due = 0
    for (;;) {
      const { value: frame, done } = await this.#reader.read()
      if (done) break
      const at = performance.now()
      try {
        if (at >= due) await this.#look(frame, at)
      } finally {
        frame.close()
      }
      if (at >= due) due = at + EVERY_MS
    }
    this.#clear()
    this.#tell({ tell: 'stopped' })
  }

  answered(done: boolean): void {
    this.#watch = onAnswer(this.#watch, done, performance.now())
  }

  async stop(): Promise<void> {
    await this.#reader?.cancel()
  }

  #clear(): void {
    this.#luma.clear()
    this.#now.pixels.fill(0)
    this.#before.pixels.fill(0)
    Object.assign(this.#canvas, { width: 1, height: 1 })
  }

  async #look(frame: VideoFrame, at: number): Promise<void> {
    const plane = await this.#luma.read(frame)
    const view = viewIn(plane.width, plane.height)
    ;[this.#before, this.#now] = [this.#now, this.#before]
    shrink(plane, view, this.#now)
    const before = this.#first ? null : this.#before
    this.#first = false
    const measures = measure({ plane, view, small: this.#now, before }, this.shape)
    const { watch, sending } = onFrame(this.#watch, measures, at, this.takeNext)
    this.#watch = watch
    if (sending === 'still') this.takeNext = false
    this.#tell({ tell: 'seen', seen: this.#seen(measures) })
    if (sending) await this.#send(frame, sending)
  }

  #seen({ glare }: Measures): Seen {
    const { hint, moved } = this.#watch
    const spots = hint === 'glare' ? glare : []
    return {
      hint,
      moved,
      glare: spots.map(({ x, y, width, height }) => ({
        x: x / JUDGED_WIDTH,
        y: y / JUDGED_HEIGHT,
        width: width / JUDGED_WIDTH,
        height: height / JUDGED_HEIGHT,
      })),
    }
  }

  /** Only what is shown of a frame is read: the clerk sees all of what anybody gets. */
  async #send(frame: VideoFrame, sending: Sending): Promise<void> {
    const view = viewIn(frame.displayWidth, frame.displayHeight)
    Object.assign(this.#canvas, { width: view.width, height: view.height })
    this.#canvas
      .getContext('2d')
      ?.drawImage(frame, view.x, view.y, view.width, view.height, 0, 0, view.width, view.height)
    const jpeg = await this.#canvas.convertToBlob({ type: 'image/jpeg', quality: JPEG_QUALITY })
    this.#tell({ tell: 'frame', bytes: new Uint8Array(await jpeg.arrayBuffer()), sending })
  }
}
