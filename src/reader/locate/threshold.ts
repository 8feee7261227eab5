import type { GrayImage } from '../image/gray.ts'

/** Sums of all pixels above and left: any rectangle's mean in four look-ups. 32 bits may wrap, differences do not. */
function integral({ width, height, gray }: GrayImage): Uint32Array {
  const sums = new Uint32Array((width + 1) * (height + 1))
  for (let y = 0; y < height; y++) {
    let row = 0
    for (let x = 0; x < width; x++) {
      row += gray[y * width + x] as number
      const at = (y + 1) * (width + 1) + x + 1
      sums[at] = (sums[at - width - 1] as number) + row
    }
  }
  return sums
}

/**
 * Ink, 1, is what is darker than the mean of its square neighbourhood by more than `contrast` (0…1): this copes with
 * shadows and background prints, which a single threshold does not (Bradley and Roth 2007).
 * @param radius half the neighbourhood's side, in pixels
 */
export function inkMask(image: GrayImage, radius: number, contrast: number): Uint8Array {
  const { width, height, gray } = image
  const sums = integral(image)
  const mask = new Uint8Array(width * height)
  const row = width + 1
  for (let y = 0; y < height; y++) {
    const top = Math.max(0, y - radius) * row
    const bottom = Math.min(height, y + radius + 1) * row
    const rows = (bottom - top) / row
    for (let x = 0; x < width; x++) {
      const left = Math.max(0, x - radius)
      const right = Math.min(width, x + radius + 1)
      const sum =
        ((sums[bottom + right] as number) -
          (sums[top + right] as number) -
          (sums[bottom + left] as number) +
          (sums[top + left] as number)) >>>
        0
      const mean = sum / (rows * (right - left))
      mask[y * width + x] = (gray[y * width + x] as number) < mean * (1 - contrast) ? 1 : 0
    }
  }
  return mask
}
