import type { MrzEvidence, Sources } from '../domain/identity/evidence.ts'
import { betterEvidence } from '../domain/identity/mrz/interpret.ts'
import type { PrintFields } from '../domain/identity/print/fields.ts'
import { printHints } from '../domain/identity/print/hints.ts'
import { interpretPrint } from '../domain/identity/print/interpretPrint.ts'
import type { PrintLine } from '../domain/identity/print/line.ts'
import type { QrFields } from '../domain/identity/qr.ts'
import type { GrayImage } from './image/gray.ts'
import { outlineAround } from './locate/findDocuments.ts'
import type { Outline } from './locate/outlines.ts'
import { zoneRegion } from './locate/zoneRegion.ts'
import { readMrz, type ZoneRead } from './mrz/readMrz.ts'
import { findQrHarder } from './qr/findQr.ts'
import type { ReadContext } from './readContext.ts'
import { type DocumentRegion, rectify } from './rectify/documentImage.ts'
import { readLines } from './visual/readLines.ts'

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

/**
 * Whether print is that of the front of a card, which has no zone. Backs have names of places and officers, and no label of
 * the holder's.
 */
const isFront = (print: PrintFields | null) =>
  Boolean(print?.document.startsWith('vn-id') && print.fields.fullName)

/** Only Vietnamese ID cards have the QR, those of 2024 on their backs: elsewhere there is none to look for. */
const mayHoldQr = (mrz: MrzEvidence | null, seen: PrintFields | null) =>
  mrz?.fields.valid ? mrz.fields.document === 'vn-id' : !(isFront(seen) && seen?.document === 'vn-id-2024')

/**
 * Beside the zone of a Vietnamese card, whose code was not read, print says one thing that the zone does not: where its
 * holder lives, which cards of 2024 have on that side. All else there is of the card's making.
 */
const besideZone = (print: PrintFields): PrintFields | null => {
  const { address } = print.fields
  return address ? { document: print.document, fields: { address } } : null
}

const regionOf = ({ outlines, region }: OneDocument, zone: ZoneRead | null) =>
  zone ? outlineAround(zoneRegion(zone.place, zone.fields.format), outlines) : region

async function linesIn(
  picture: GrayImage,
  region: DocumentRegion | null,
  context: ReadContext,
): Promise<PrintLine[] | null> {
  if (!region || context.codesOnly || context.isStopped()) return null
  const document = rectify(picture, region)
  try {
    return await readLines(document, await context.textEngine(), context.isStopped)
  } finally {
    document.gray.fill(0)
  }
}

const withoutHints = printHints({ qr: null, mrz: null })

/** What the zone says: by the first look, and where that and the print leave one to be found, by further ones. */
async function zoneOf(
  { picture, quick }: OneDocument,
  first: ZoneRead | null,
  seen: PrintFields | null,
  { today, recogniseLine, isStopped, publish }: ReadContext,
): Promise<ZoneRead | null> {
  if (quick || first?.fields.valid || isFront(seen) || isStopped()) return first
  const mrz = betterEvidence(first, await readMrz(picture, { today, recogniseLine, looks: 'further' }))
  if (mrz?.fields.valid) publish({ qr: null, mrz })
  return mrz
}

/** Print by what the code and the zone told: the lines that are read already, unless the zone lies elsewhere. */
async function printOf(
  one: OneDocument,
  { qr, mrz }: { qr: QrFields | null; mrz: ZoneRead | null },
  early: readonly PrintLine[] | null,
  context: ReadContext,
): Promise<PrintFields | null> {
  const lines = early && !mrz ? early : await linesIn(one.picture, regionOf(one, mrz), context)
  const print = lines && interpretPrint(lines, printHints({ qr, mrz }))
  return print && !qr && mrz?.fields.document === 'vn-id' ? besideZone(print) : print
}

/**
 * Reads a document by all it has, after the code at first sight: zone, print; what is found is published as soon as it is.
 * Where neither code nor zone is seen at once, print is read before they are looked for harder: most such pictures are of a
 * card's front, and three more looks for the zone that it has not take longer than all else.
 */
export async function readDocument(one: OneDocument, context: ReadContext): Promise<Sources> {
  const { picture, quick } = one
  const { today, recogniseLine, isStopped, publish } = context
  const first = isStopped() ? null : await readMrz(picture, { today, recogniseLine, looks: 'first' })
  if (first?.fields.valid) publish({ qr: quick, mrz: first })
  const early = quick || first?.fields.valid ? null : await linesIn(picture, one.region, context)
  const seen = early && interpretPrint(early, withoutHints)
  const mrz = await zoneOf(one, first, seen, context)
  const qr = quick ?? (mayHoldQr(mrz, seen) && !isStopped() ? await findQrHarder(picture, isStopped) : null)
  if (qr && !quick) publish({ qr, mrz })
  const print = isStopped() ? null : await printOf(one, { qr, mrz }, early, context)
  return { qr, mrz, print }
}
