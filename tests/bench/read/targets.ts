import type { SetName } from '../../specimens/capture/sets.ts'
import type { qrFigures, SetFigures } from './figures.ts'
import type { PrintFigures } from './print.ts'

export interface Figures {
  sets: Partial<Record<SetName, SetFigures>>
  /** Of scans and photos. */
  qr: ReturnType<typeof qrFigures>
  /** Of scans and photos. */
  print: PrintFigures
  /** Highest resident size of the process that reads, all sets one after the other, in 10⁶ bytes. */
  peakMb: number
}

const MRZ_EXACT: Record<SetName, number> = { clean: 1, scan: 0.995, photo: 0.98, hard: 0.85 }

/** What falls short of what README promises, a sentence each; `null` figures were not asked for. */
export function belowTarget({ sets, qr, print, peakMb }: Figures, mrzAloneMs: number | null): string[] {
  const low = (what: string, value: number | null, least: number) =>
    value !== null && value < least ? [`${what} is ${value}, to be ${least} at least`] : []
  const high = (what: string, value: number | null, most: number) =>
    value !== null && value > most ? [`${what} is ${value}, to be ${most} at most`] : []
  const ofSets = Object.entries(sets).flatMap(([name, figures]) => [
    ...low(`${name}: share of exact zones`, figures.mrzExact, MRZ_EXACT[name as SetName]),
    ...high(`${name}: silent errors`, figures.silentErrors, 0),
    ...high(`${name}: p50 ms`, figures.p50ms, 2000),
    ...high(`${name}: p95 ms`, figures.p95ms, 4000),
  ])
  return [
    ...ofSets,
    ...low('share of QR codes read', qr.read, 0.99),
    ...high('QR alone, p50 ms', qr.p50ms, 150),
    ...high('zone alone, p50 ms', mrzAloneMs, 700),
    ...low('share of exact printed names', print.nameExact, 0.95),
    ...high('address character error', print.addressCer, 0.02),
    ...high('peak MB', peakMb, 500),
  ]
}
