import type { Area, GrayFrame } from './frame.ts'

/** An empty desk has hardly an edge to tell a movement by: what flickers there is noise. */
const LEAST_GRADIENT = 3

/**
 * How far things moved between two frames of the same size, in pixels of those frames: what changed, over how steep the
 * picture is. What all pixels changed by is the camera's exposure at work, and not a movement.
 */
export function motionBetween(before: GrayFrame, now: GrayFrame, area: Area): number {
  const { width, pixels } = now
  const inside = { from: area.x + 1, to: area.x + area.width - 1 }
  const count = (inside.to - inside.from) * (area.height - 2)
  let exposure = 0
  for (let y = area.y + 1; y < area.y + area.height - 1; y += 1)
    for (let at = y * width + inside.from; at < y * width + inside.to; at += 1)
      exposure += (pixels[at] ?? 0) - (before.pixels[at] ?? 0)
  exposure /= count
  let changed = 0
  let gradient = 0
  for (let y = area.y + 1; y < area.y + area.height - 1; y += 1)
    for (let at = y * width + inside.from; at < y * width + inside.to; at += 1) {
      changed += Math.abs((pixels[at] ?? 0) - (before.pixels[at] ?? 0) - exposure)
      const across = Math.abs((pixels[at + 1] ?? 0) - (pixels[at - 1] ?? 0))
      const down = Math.abs((pixels[at + width] ?? 0) - (pixels[at - width] ?? 0))
      gradient += Math.max(across, down) / 2
    }
  return changed / Math.max(gradient, LEAST_GRADIENT * count)
}
