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

/** Pixels whose neighbours are still to be looked at; few blobs have many. */
class PixelStack {
  private places = new Int32Array(4096)
  private depth = 0

  get isEmpty() {
    return this.depth === 0
  }

  push(at: number) {
    if (this.depth === this.places.length) {
      const longer = new Int32Array(2 * this.places.length)
      longer.set(this.places)
      this.places = longer
    }
    this.places[this.depth++] = at
  }

  pop(): number {
    return this.places[--this.depth] as number
  }
}

/** The connected blobs (8 neighbours) of an ink mask. The mask is used up: its ink is erased. */
export function connectedComponents(mask: Uint8Array, width: number, height: number): Component[] {
  const found: Component[] = []
  const stack = new PixelStack()
  for (let seed = 0; seed < mask.length; seed++)
    if (mask[seed] === 1) found.push(flood(mask, width, height, seed, stack))
  return found
}

function flood(mask: Uint8Array, width: number, height: number, seed: number, stack: PixelStack): Component {
  const blob = { left: width, right: 0, top: height, bottom: 0, area: 0 }
  stack.push(seed)
  mask[seed] = 0
  while (!stack.isEmpty) {
    const at = stack.pop()
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
        stack.push(next)
      }
  }
  return blob
}
