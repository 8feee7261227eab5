import type { GrayImage } from '../image/gray.ts'

/** Sums of so many rows of each column, moved down the picture row by row: what a whole table of sums would say, in one row. */
function columnSums({ width, height, gray }: GrayImage, radius: number) {
  const sums = new Uint32Array(width)
  const change = (row: number, sign: 1 | -1) => {
    if (row < 0 || row >= height) return
    const start = row * width
    for (let x = 0; x < width; x++) sums[x] = (sums[x] as number) + sign * (gray[start + x] as number)
  }
  for (let row = 0; row < radius; row++) change(row, 1)
  return {
    sums,
    /** Moves on to the neighbourhood of a row; rows come in their order. */
    moveTo(row: number): number {
      change(row + radius, 1)
      change(row - radius - 1, -1)
      return Math.min(height, row + radius + 1) - Math.max(0, row - radius)
    },
  }
}

/**
 * Ink, 1, is what is darker than the mean of its square neighbourhood by more than `contrast` (0…1): this copes with
 * shadows and background prints, which a single threshold does not (Bradley and Roth 2007).
 * @param radius half the neighbourhood's side, in pixels
 */
export function inkMask(image: GrayImage, radius: number, contrast: number): Uint8Array {
  const { width, height, gray } = image
  const mask = new Uint8Array(width * height)
  const columns = columnSums(image, radius)
  const { sums } = columns
  for (let y = 0; y < height; y++) {
    const rows = columns.moveTo(y)
    let sum = 0
    for (let x = 0; x < Math.min(radius, width); x++) sum += sums[x] as number
    for (let x = 0; x < width; x++) {
      if (x + radius < width) sum += sums[x + radius] as number
      if (x - radius - 1 >= 0) sum -= sums[x - radius - 1] as number
      const count = rows * (Math.min(width, x + radius + 1) - Math.max(0, x - radius))
      const at = y * width + x
      mask[at] = (gray[at] as number) * count < sum * (1 - contrast) ? 1 : 0
    }
  }
  return mask
}
