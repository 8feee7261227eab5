/**
 * What a camera sees, judged while it is held: pure functions on small gray frames. They stand in the domain and not in
 * the reader because the window's own worker calls them for every frame, and a window may import the domain only; the
 * frames themselves never leave that worker unless one is good enough to be read.
 */
export interface GrayFrame {
  width: number
  height: number
  /** Row by row, 0 black … 255 white. */
  pixels: Uint8Array
}

/** A rectangle in pixels of the frame it is said of. */
export interface Area {
  x: number
  y: number
  width: number
  height: number
}

/** A plane of luminance as a camera delivers it: rows may be longer than they are wide. */
export interface LumaPlane {
  width: number
  height: number
  /** Bytes from one row to the next. */
  stride: number
  bytes: Uint8Array
}

/**
 * The mean of each cell of a grid laid over an area, which also takes the sensor's noise out.
 * @param into the frame to fill; its size is the grid's, at most the area's
 */
export function shrink(plane: LumaPlane, area: Area, into: GrayFrame): void {
  const across = area.width / into.width
  const down = area.height / into.height
  for (let row = 0; row < into.height; row += 1) {
    const top = Math.floor(area.y + row * down)
    const bottom = Math.max(top + 1, Math.floor(area.y + (row + 1) * down))
    for (let column = 0; column < into.width; column += 1) {
      const left = Math.floor(area.x + column * across)
      const right = Math.max(left + 1, Math.floor(area.x + (column + 1) * across))
      let sum = 0
      for (let y = top; y < bottom; y += 1)
        for (let x = left; x < right; x += 1) sum += plane.bytes[y * plane.stride + x] ?? 0
      into.pixels[row * into.width + column] = sum / ((bottom - top) * (right - left))
    }
  }
}

export const blankFrame = (width: number, height: number): GrayFrame => ({
  width,
  height,
  pixels: new Uint8Array(width * height),
})

/** The same rectangle in another frame that shows the same view at another size. */
export const scaled = (area: Area, scale: number): Area => ({
  x: Math.round(area.x * scale),
  y: Math.round(area.y * scale),
  width: Math.round(area.width * scale),
  height: Math.round(area.height * scale),
})
