import type { Sources } from '../domain/identity/evidence.ts'
import type { QrFields } from '../domain/identity/qr.ts'
import type { GrayImage } from './image/gray.ts'
import { isBlank } from './image/isBlank.ts'
import { documentsAmong } from './locate/findDocuments.ts'
import { outlinesIn } from './locate/outlinesIn.ts'
import { findQr } from './qr/findQr.ts'
import type { ReadContext } from './readContext.ts'
import { readDocument } from './readDocument.ts'
import { type DocumentRegion, rectify, widened } from './rectify/documentImage.ts'

/** Around an outline, as a share of the document, is cut out along: an outline may err a little. */
const MARGIN = 0.03

const says = ({ qr, mrz, print }: Sources) => qr !== null || mrz !== null || (print ?? null) !== null

/** Reads each document of a picture by itself, cut out of it, so that none is taken for a part of another. */
async function readEach(
  picture: GrayImage,
  regions: readonly DocumentRegion[],
  context: ReadContext,
): Promise<Sources[]> {
  const read: Sources[] = []
  for (const region of regions) {
    if (context.isStopped()) break
    const alone = rectify(picture, widened(region, MARGIN))
    const whole: DocumentRegion = { ...region, corners: cornersOf(alone) }
    const quick = await findQr(alone)
    if (quick) context.publish({ qr: quick, mrz: null })
    const sources = await readDocument({ picture: alone, quick, outlines: [], region: whole }, context)
    alone.gray.fill(0)
    if (says(sources)) read.push(sources)
  }
  return read
}

const cornersOf = ({ width, height }: GrayImage): DocumentRegion['corners'] => [
  { x: 0, y: 0 },
  { x: width, y: 0 },
  { x: width, y: height },
  { x: 0, y: height },
]

const isAmong = (qr: QrFields, read: readonly Sources[]) => read.some(one => one.qr?.payload === qr.payload)

/** An outline no surer than this is still worth reading print within, where nothing else tells of a document. */
const GUESS = 0.25

/**
 * Reads every document in a picture. The code of a single one, the usual case, is looked for before anything else: it
 * says most, and soonest.
 */
export async function readPage(picture: GrayImage, context: ReadContext): Promise<Sources[]> {
  if (isBlank(picture)) return []
  const quick = await findQr(picture)
  if (quick) context.publish({ qr: quick, mrz: null })
  if (context.isStopped()) return quick ? [{ qr: quick, mrz: null }] : []
  const outlines = await outlinesIn(picture)
  const regions = documentsAmong(outlines)
  if (regions.length > 1) {
    const read = await readEach(picture, regions, context)
    if (read.length > 0) return quick && !isAmong(quick, read) ? [{ qr: quick, mrz: null }, ...read] : read
  }
  const [region = null] = regions.length > 0 ? regions : documentsAmong(outlines, GUESS)
  const one = await readDocument({ picture, quick, outlines, region }, context)
  return says(one) ? [one] : []
}
