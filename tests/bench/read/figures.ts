import { quantile, rounded } from '../figures.ts'
import type { ReadPicture } from './readOne.ts'
import { type Score, silentErrors } from './score.ts'

export interface SetFigures {
  /** Documents; pictures of none were read besides. */
  n: number
  /** Shares, 0…1. */
  mrzExact: number | null
  fieldsExact: number | null
  /** How many fields were shown as verified with a wrong value, in documents and in pictures of none. */
  silentErrors: number
  p50ms: number
  p95ms: number
}

const share = (part: number, whole: number) =>
  whole > 0 ? Math.round((part / whole) * 10_000) / 10_000 : null
const exact = (all: readonly (boolean | null)[]) => {
  const asked = all.filter(one => one !== null)
  return share(asked.filter(Boolean).length, asked.length)
}

/** Shares of exact zones and fields among documents that have them, silent errors, and how long a document takes. */
export function setFigures(pictures: readonly ReadPicture[]): SetFigures {
  const documents = pictures.filter(({ truth }) => truth.document !== null)
  const scores = documents.map(({ score }) => score)
  const fields = scores.reduce((sum, score) => sum + score.fields, 0)
  const missed = scores.flatMap(({ misses }) => misses).filter(({ truth }) => truth !== null).length
  const ms = documents.map(one => one.ms)
  return {
    n: documents.length,
    mrzExact: exact(scores.map(score => score.mrzExact)),
    fieldsExact: share(fields - missed, fields),
    silentErrors: pictures.reduce((sum, { score }) => sum + silentErrors(score).length, 0),
    p50ms: rounded(quantile(ms, 0.5)),
    p95ms: rounded(quantile(ms, 0.95)),
  }
}

/** Share of QR codes whose payload was read to the letter. */
export function qrFigures(scores: readonly Score[], ms: readonly number[]) {
  const codes = scores.map(({ qrExact }) => qrExact).filter(one => one !== null)
  return { n: codes.length, read: exact(codes), p50ms: ms.length > 0 ? rounded(quantile(ms, 0.5)) : null }
}
