/** What a module of a code is known to be before any is read. */
export const [LIGHT, DARK, UNKNOWN] = [0, 1, 2] as const

/** Modules across a code of a version from 1 to 40 (ISO/IEC 18004 §6.3.1). */
export const modulesAcross = (version: number) => 17 + 4 * version

/** Rows, and columns, in which alignment patterns have their middles (ISO/IEC 18004 annex E). */
function alignmentMiddles(version: number): number[] {
  if (version === 1) return []
  const count = Math.floor(version / 7) + 2
  const step = version === 32 ? 26 : Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2
  const last = modulesAcross(version) - 7
  const further = Array.from({ length: count - 1 }, (_, at) => last - step * (count - 2 - at))
  return [6, ...further]
}

/** Squares one within another around a middle, dark where `isDark` says so of how far out they are. */
function rings(
  modules: Uint8Array,
  across: number,
  middle: { column: number; row: number },
  most: number,
  isDark: (out: number) => boolean,
): void {
  for (let down = -most; down <= most; down++)
    for (let right = -most; right <= most; right++) {
      const [row, column] = [middle.row + down, middle.column + right]
      if (row < 0 || column < 0 || row >= across || column >= across) continue
      const out = Math.max(Math.abs(down), Math.abs(right))
      modules[row * across + column] = isDark(out) ? DARK : LIGHT
    }
}

/**
 * The modules that are the same in every code of a version, row by row: finder patterns with their separators, timing and
 * alignment patterns (ISO/IEC 18004 §6.3.3 to §6.3.6). All else is UNKNOWN.
 */
export function functionPatterns(version: number): Uint8Array {
  const across = modulesAcross(version)
  const modules = new Uint8Array(across * across).fill(UNKNOWN)
  for (let at = 0; at < across; at++)
    for (const module of [6 * across + at, at * across + 6]) modules[module] = at % 2 === 0 ? DARK : LIGHT
  const middles = alignmentMiddles(version)
  const last = across - 7
  for (const row of middles)
    for (const column of middles) {
      const isFinder = (row === 6 && (column === 6 || column === last)) || (row === last && column === 6)
      if (!isFinder) rings(modules, across, { row, column }, 2, out => out !== 1)
    }
  for (const [row, column] of [
    [3, 3],
    [3, across - 4],
    [across - 4, 3],
  ] as const)
    rings(modules, across, { row, column }, 4, out => out !== 2 && out !== 4)
  return modules
}
