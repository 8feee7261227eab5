import type { GrayImage } from '../image/gray.ts'

/** Grey between pixels, by the four around; outside the picture, that of its edge. @param x its left edge is 0, not its first pixel's middle */
export function grayAt({ width, height, gray }: GrayImage, x: number, y: number): number {
  const across = Math.max(0, Math.min(Math.max(0, width - 1.001), x - 0.5))
  const down = Math.max(0, Math.min(Math.max(0, height - 1.001), y - 0.5))
  const [left, top] = [Math.floor(across), Math.floor(down)]
  const [right, below] = [width > 1 ? 1 : 0, height > 1 ? width : 0]
  const [partX, partY] = [across - left, down - top]
  const at = top * width + left
  const upper = (gray[at] as number) * (1 - partX) + (gray[at + right] as number) * partX
  const lower = (gray[at + below] as number) * (1 - partX) + (gray[at + below + right] as number) * partX
  return upper * (1 - partY) + lower * partY
}
