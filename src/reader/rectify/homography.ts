/** A point of an image, in pixels, or of a document, in millimetres. */
export interface Point {
  x: number
  y: number
}

/** Corners in the order top left, top right, bottom right, bottom left. */
export type Corners = readonly [Point, Point, Point, Point]

/** Maps one plane to another as a camera does: 3×3, row by row; any multiple of it maps alike. */
export type Homography = readonly [number, number, number, number, number, number, number, number, number]

export function project([a, b, c, d, e, f, g, h, i]: Homography, x: number, y: number): Point {
  const w = g * x + h * y + i
  return { x: (a * x + b * y + c) / w, y: (d * x + e * y + f) / w }
}

/**
 * Maps a rectangle of so many units, its origin top left, to a quadrilateral (Heckbert 1989, §2.2.3). The corners must
 * not lie on one line.
 */
export function fromRectangle(width: number, height: number, [p, q, r, s]: Corners): Homography {
  const [sumX, sumY] = [p.x - q.x + r.x - s.x, p.y - q.y + r.y - s.y]
  const [ax, ay, bx, by] = [q.x - r.x, q.y - r.y, s.x - r.x, s.y - r.y]
  const determinant = ax * by - ay * bx
  const g = (sumX * by - sumY * bx) / determinant
  const h = (ax * sumY - ay * sumX) / determinant
  return [
    (q.x - p.x + g * q.x) / width,
    (s.x - p.x + h * s.x) / height,
    p.x,
    (q.y - p.y + g * q.y) / width,
    (s.y - p.y + h * s.y) / height,
    p.y,
    g / width,
    h / height,
    1,
  ]
}

/** Maps the other way: the adjugate, which is the inverse but for a factor. */
export const inverse = ([a, b, c, d, e, f, g, h, i]: Homography): Homography => [
  e * i - f * h,
  c * h - b * i,
  b * f - c * e,
  f * g - d * i,
  a * i - c * g,
  c * d - a * f,
  d * h - e * g,
  b * g - a * h,
  a * e - b * d,
]
