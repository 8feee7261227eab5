/** A plane seen by a camera: 3×3, row by row, from millimetres on the document to pixels of the picture. */
export type Homography = readonly number[]

export interface Pose {
  /** Degrees, clockwise. */
  rotation: number
  /** Degrees by which the far edge leans away: to the right and to the bottom. */
  tiltX: number
  tiltY: number
}

const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Looks at a document of so many millimetres, centred, from about three times its width away. */
export function projection(width: number, height: number, pose: Pose, pxPerMm: number): Homography {
  const [a, b, c] = [radians(pose.rotation), radians(pose.tiltX), radians(pose.tiltY)]
  const distance = 3 * Math.max(width, height)
  const right = [
    Math.cos(b) * Math.cos(a),
    Math.cos(c) * Math.sin(a) + Math.sin(c) * Math.sin(b) * Math.cos(a),
  ]
  const down = [
    -Math.cos(b) * Math.sin(a),
    Math.cos(c) * Math.cos(a) - Math.sin(c) * Math.sin(b) * Math.sin(a),
  ]
  const depthRight = (Math.sin(b) * Math.cos(a) - Math.sin(c) * Math.sin(a)) / distance
  const depthDown = (-Math.sin(b) * Math.sin(a) + Math.sin(c) * Math.cos(a)) / distance
  const [cx, cy] = [width / 2, height / 2]
  const [r0, r1] = [(right[0] ?? 0) * pxPerMm, (right[1] ?? 0) * pxPerMm]
  const [d0, d1] = [(down[0] ?? 0) * pxPerMm, (down[1] ?? 0) * pxPerMm]
  return [
    r0,
    d0,
    -r0 * cx - d0 * cy,
    r1,
    d1,
    -r1 * cx - d1 * cy,
    depthRight,
    depthDown,
    1 - depthRight * cx - depthDown * cy,
  ]
}

export function project(h: Homography, x: number, y: number): [number, number] {
  const at = (index: number) => h[index] ?? 0
  const w = at(6) * x + at(7) * y + at(8)
  return [(at(0) * x + at(1) * y + at(2)) / w, (at(3) * x + at(4) * y + at(5)) / w]
}

/** The same picture moved by so many pixels. */
export function moved(h: Homography, dx: number, dy: number): Homography {
  const at = (index: number) => h[index] ?? 0
  const first = [0, 1, 2].map(column => at(column) + dx * at(6 + column))
  const second = [0, 1, 2].map(column => at(3 + column) + dy * at(6 + column))
  return [...first, ...second, at(6), at(7), at(8)]
}

/** From pixels back to millimetres. */
export function inverse(m: Homography): Homography {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 0] = m
  const [p, q, r] = [e * i - f * h, f * g - d * i, d * h - e * g]
  const determinant = a * p + b * q + c * r
  const adjugate = [
    p,
    c * h - b * i,
    b * f - c * e,
    q,
    a * i - c * g,
    c * d - a * f,
    r,
    b * g - a * h,
    a * e - b * d,
  ]
  return adjugate.map(value => value / determinant)
}
