/** A connected blob of ink: its box, in pixels, both ends included, and how much ink. */
export interface Component {
  left: number
  right: number
  top: number
  bottom: number
  area: number
}

export const widthOf = (blob: Component) => blob.right - blob.left + 1
export const heightOf = (blob: Component) => blob.bottom - blob.top + 1

/** The connected blobs (8 neighbours) of an ink mask. The mask is used up: its ink is erased. */
export function connectedComponents(mask: Uint8Array, width: number, height: number): Component[] {
  const found: Component[] = []
  const stack = new Int32Array(width * height)
  for (let seed = 0; seed < mask.length; seed++)
    if (mask[seed] === 1) found.push(flood(mask, width, height, seed, stack))
  return found
}

function flood(mask: Uint8Array, width: number, height: number, seed: number, stack: Int32Array): Component {
  const blob = { left: width, right: 0, top: height, bottom: 0, area: 0 }
  let depth = 0
  stack[depth++] = seed
  mask[seed] = 0
  while (depth > 0) {
    const at = stack[--depth] as number
    const x = at % width
    const y = (at - x) / width
    blob.area++
    if (x < blob.left) blob.left = x
    if (x > blob.right) blob.right = x
    if (y < blob.top) blob.top = y
    if (y > blob.bottom) blob.bottom = y
    for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++)
      for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
        const next = ny * width + nx
        if (mask[next] !== 1) continue
        mask[next] = 0
        stack[depth++] = next
      }
  }
  return blob
}
