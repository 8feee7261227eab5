/** How far a long work on the store has come. */
export interface Progress {
  step: 'copying' | 'sealing' | 'verifying'
  /** Bytes of this step. */
  done: number
  total: number
}

/** @param file the file that grows while the step goes on, for whoever wants to look at its size. */
export type Report = (progress: Progress, file?: string) => void

/** Often enough to be seen moving, seldom enough to cost nothing. */
const EVERY_BYTES = 1024 * 1024

/** Counts bytes of one step and reports now and then. */
export function counting(step: Progress['step'], total: number, report: Report): (bytes: number) => void {
  let done = 0
  let reported = 0
  report({ step, done, total })
  return bytes => {
    done += bytes
    if (done - reported < EVERY_BYTES && done < total) return
    reported = done
    report({ step, done: Math.min(done, total), total })
  }
}
