import type { DocumentKind, Reading, Source } from '../identity/reading.ts'

/**
 * What to hold before the camera next. `same`: this side has more to say. Of the cards, the 2021 one has its QR on the
 * front and its machine readable zone on the back, the 2024 one has both on the back and the name in print in front.
 */
export type NextSide = 'front' | 'back' | 'same' | 'done'

/** What was read so far of the document that is before the camera. */
export interface SidesRead {
  kind: DocumentKind
  sources: readonly Source[]
}

const isVietnameseCard = (kind: DocumentKind) => kind.startsWith('vn-id')

export const sourcesOf = (reading: Reading): Source[] => [
  ...new Set(Object.values(reading.fields).flatMap(field => field.sources)),
]

/** Adds a reading; of a Vietnamese card whose back gave only its zone, the generation is what another side says. */
export function withReading(read: SidesRead | null, reading: Reading): SidesRead {
  const sources = sourcesOf(reading)
  const continues =
    read &&
    (read.kind === reading.document || isVietnameseCard(read.kind) === isVietnameseCard(reading.document))
  if (!continues) return { kind: reading.document, sources }
  const kind = reading.document === 'vn-id' ? read.kind : reading.document
  return { kind, sources: [...new Set([...read.sources, ...sources])] }
}

export function nextSide({ kind, sources }: SidesRead): NextSide {
  const has = (source: Source) => sources.includes(source)
  if (!isVietnameseCard(kind)) return has('mrz') ? 'done' : 'same'
  if (has('mrz')) return has('qr') || has('print') ? 'done' : 'front'
  if (has('qr') && kind === 'vn-id-2024') return 'same'
  return 'back'
}

/**
 * A Vietnamese passport's zone has no diacritics, and its print has: a look in passing reads the zone only, so the page
 * is kept before the camera for one picture more.
 */
export const awaitsPrint = (reading: Reading): boolean =>
  reading.document === 'passport' &&
  reading.fields.nationality?.value === 'VNM' &&
  !sourcesOf(reading).includes('print')
