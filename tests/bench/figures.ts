/** The value below which `share` of the sample lies (nearest rank), in the sample's unit. */
export function quantile(sample: readonly number[], share: number): number {
  const sorted = [...sample].sort((a, b) => a - b)
  const value = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)]
  if (value === undefined) throw new Error('a figure of nothing')
  return value
}

export const median = (sample: readonly number[]) => quantile(sample, 0.5)

/** Three significant digits: more would claim more than a bench knows. */
export const rounded = (value: number) => Number(value.toPrecision(3))
