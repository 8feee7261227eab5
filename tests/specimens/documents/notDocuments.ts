import type { Random } from '../random.ts'
import { type Drawing, drawing, text } from './svg.ts'

const SHEET = { width: 120, height: 90 } as const

/** A cat of plain shapes: the picture from which no field may ever come. */
export function cat(random: Random): Drawing {
  const fur = `hsl(${random.between(20, 45)} 60% ${random.between(40, 65)}%)`
  const whiskers = [-14, -10, -6, 6, 10, 14]
    .map(
      dx =>
        `<path d="M${60 + dx / 2} 51l${dx * 1.6} ${Math.abs(dx) / 4 - 2}" stroke="#333" stroke-width="0.4"/>`,
    )
    .join('')
  return drawing(
    SHEET,
    `<rect width="120" height="90" fill="hsl(${random.between(180, 260)} 40% 82%)"/>`,
    `<path d="M36 30l6 -18 16 12h4l16 -12 6 18z" fill="${fur}"/><ellipse cx="60" cy="44" rx="25" ry="22" fill="${fur}"/>`,
    `<ellipse cx="60" cy="84" rx="30" ry="24" fill="${fur}"/><circle cx="51" cy="39" r="4" fill="#dff06a"/><circle cx="69" cy="39" r="4" fill="#dff06a"/>`,
    `<ellipse cx="51" cy="39" rx="1.2" ry="3.4"/><ellipse cx="69" cy="39" rx="1.2" ry="3.4"/><path d="M57 47h6l-3 3.4z" fill="#d4746f"/>`,
    whiskers,
  )
}

/** A till receipt: rows of fixed-pitch print that are no machine readable zone. */
export function receipt(random: Random): Drawing {
  const rows = Array.from({ length: 14 }, (_, row) =>
    text(
      8,
      12 + row * 5.2,
      `${random.letters(6)} ${random.digits(8)} ${random.letters(9)} ${random.digits(6)}`,
      {
        size: 3.2,
        family: 'DejaVu Sans Mono',
      },
    ),
  )
  return drawing(SHEET, '<rect width="120" height="90" fill="#f7f5ee"/>', ...rows)
}
