/**
 * [SYN6] How long an answer is waited for, in milliseconds. A slow line may take long for one batch; a dead one is found out soon
 * enough to be back within a minute of its healing: this, a wait of at most 20 s, and the way there.
 */
export const PATIENCE_MS = 20_000

/** A kilobyte a second: the slowest line that somebody still works with. */
const SLOWEST_BYTES_PER_MS = 1

/** [SYN17] A batch that takes longer is halved; a single envelope cannot be, and gets the time that it takes such a line. */
export const patienceFor = (envelopes: number, bytes: number): number =>
  envelopes > 1 ? PATIENCE_MS : Math.max(PATIENCE_MS, Math.ceil(bytes / SLOWEST_BYTES_PER_MS))
