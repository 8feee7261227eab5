import type { MrzEvidence, Sources } from '../domain/identity/evidence.ts'
import type { PrintFields } from '../domain/identity/print/fields.ts'
import { printHints } from '../domain/identity/print/hints.ts'
import type { QrFields } from '../domain/identity/qr.ts'
import type { GrayImage } from './image/gray.ts'
import { outlineAround } from './locate/findDocuments.ts'
import type { Outline } from './locate/outlines.ts'
import { zoneRegion } from './locate/zoneRegion.ts'
import { readMrz, type ZoneRead } from './mrz/readMrz.ts'
import { findQrHarder } from './qr/findQr.ts'
import type { ReadContext } from './readContext.ts'
import { type DocumentRegion, rectify } from './rectify/documentImage.ts'
import { readPrint } from './visual/readPrint.ts'

/** A picture in which there is one document, and what is known of it. */
export interface OneDocument {
  picture: GrayImage
  /** The QR that was found at first sight, and has been published. */
  quick: QrFields | null
  /** What could be its outline, for when its zone tells where it lies. */
  outlines: readonly Outline[]
  /** Where it lies, by its outline alone. */
  region: DocumentRegion | null
}

/** Only Vietnamese ID cards have the QR: next to a passport's zone there is none to look for. */
const mayHoldQr = (mrz: MrzEvidence | null) => !mrz?.fields.valid || mrz.fields.document === 'vn-id'

/**
 * Print is read where it can add something: a second witness beside a code, names with their diacritics beside a zone that
 * has none, and all that stands on a card's front of which no code was read. The back of a 2021 card prints nothing that its
 * zone does not say, and without its code a back's generation is not known.
 */
const printMayAdd = (qr: QrFields | null, mrz: MrzEvidence | null) =>
  qr !== null || mrz?.fields.document !== 'vn-id'

const regionOf = ({ outlines, region }: OneDocument, zone: ZoneRead | null) =>
  zone ? outlineAround(zoneRegion(zone.place, zone.fields.format), outlines) : region

async function printOf(
  one: OneDocument,
  qr: QrFields | null,
  zone: ZoneRead | null,
  context: ReadContext,
): Promise<PrintFields | null> {
  const region = regionOf(one, zone)
  if (!region) return null
  const document = rectify(one.picture, region)
  const hints = printHints({ qr, mrz: zone })
  try {
    return await readPrint(document, hints, await context.textEngine(), context.isStopped)
  } finally {
    document.gray.fill(0)
  }
}

/** Reads a document by all it has, after the code at first sight: zone, print; what is found is published as soon as it is. */
export async function readDocument(one: OneDocument, context: ReadContext): Promise<Sources> {
  const { picture, quick } = one
  const { today, recogniseLine, isStopped, publish } = context
  const mrz = isStopped() ? null : await readMrz(picture, { today, recogniseLine, quick: quick !== null })
  if (mrz?.fields.valid) publish({ qr: quick, mrz })
  const qr = quick ?? (mayHoldQr(mrz) && !isStopped() ? await findQrHarder(picture) : null)
  if (qr && !quick) publish({ qr, mrz })
  const print =
    printMayAdd(qr, mrz) && !context.codesOnly && !isStopped() ? await printOf(one, qr, mrz, context) : null
  return { qr, mrz, print }
}
