import type { Random } from '../random.ts'

interface Size {
  width: number
  height: number
}

/** Fine wavy lines all over, as documents have them against copying. */
function waves(random: Random, { width, height }: Size, hue: number): string {
  return Array.from({ length: 26 }, (_, row) => {
    const [depth, length, shift] = [random.between(1, 3.5), random.between(9, 26), random.between(0, 6.28)]
    const points = Array.from({ length: 60 }, (_, at) => {
      const x = (at / 59) * width
      return `${x.toFixed(2)},${((row / 25) * height + depth * Math.sin((x / length) * 6.28 + shift)).toFixed(2)}`
    })
    return `<polyline points="${points.join(' ')}" fill="none" stroke="hsl(${hue + random.between(-25, 25)} 45% 66%)" stroke-width="0.14" opacity="0.75"/>`
  }).join('')
}

/** A rosette: two circles' worth of interfering turns, as engraved by a geometric lathe. */
function rosette(random: Random, { width, height }: Size, hue: number): string {
  const [x, y] = [width * random.between(0.3, 0.85), height * random.between(0.25, 0.75)]
  const [radius, depth, petals] = [random.between(7, 17), random.between(1.5, 4.5), random.whole(5, 19)]
  const turns = [0, 0.35, 0.7].map(shift => {
    const points = Array.from({ length: 240 }, (_, at) => {
      const angle = (at / 240) * 2 * Math.PI
      const reach = radius + depth * Math.sin(petals * angle + shift * 6)
      return `${(x + reach * Math.cos(angle)).toFixed(2)},${(y + reach * Math.sin(angle)).toFixed(2)}`
    })
    return `<polygon points="${points.join(' ')}" fill="none" stroke="hsl(${hue + 60 * shift} 50% ${random.whole(62, 74)}%)" stroke-width="0.16" opacity="0.8"/>`
  })
  return turns.join('')
}

/** A drum's rings or a map's shade: soft darker shapes that run under the print. */
function shades(random: Random, { width, height }: Size, hue: number): string {
  return Array.from({ length: 4 }, () => {
    const [x, y, r] = [random.between(0, width), random.between(0, height), random.between(5, 20)]
    return `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${r.toFixed(1)}" fill="hsl(${hue + random.between(-40, 40)} 40% ${random.whole(70, 84)}%)" opacity="0.35"/>`
  }).join('')
}

/** The security print under a document's text. */
export function guilloche(random: Random, size: Size, hue: number): string {
  const { width, height } = size
  return `<defs><linearGradient id="paper" x2="1" y2="1"><stop offset="0" stop-color="hsl(${hue} 40% 93%)"/><stop offset="1" stop-color="hsl(${hue + 40} 42% 87%)"/></linearGradient></defs>
    <rect width="${width}" height="${height}" fill="url(#paper)"/>${shades(random, size, hue)}${waves(random, size, hue)}${rosette(random, size, hue)}${rosette(random, size, hue + 80)}`
}
