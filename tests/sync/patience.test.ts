import { describe, expect, it } from 'vitest'
import { PATIENCE_MS, patienceFor } from '../../src/sync/patience.ts'

describe('[SYN17] how long a counter waits for an answer', () => {
  it('is the same for every batch, which is halved where that is too short', () => {
    expect(patienceFor(50, 150_000)).toBe(PATIENCE_MS)
    expect(patienceFor(2, 150_000)).toBe(PATIENCE_MS)
  })

  it('is what a kilobyte a second takes for a single envelope, which cannot be halved: a long signature gets through', () => {
    expect(patienceFor(1, 2_000)).toBe(PATIENCE_MS)
    expect(patienceFor(1, 60_000)).toBe(60_000)
  })
})
