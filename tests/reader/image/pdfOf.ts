import sharp from 'sharp'

/** A4 in points. */
const PAGE = { width: 595, height: 842 } as const
/** How wide an ID-1 card is printed, in points: as large as it is. */
const CARD_WIDTH = 243

const stream = (dictionary: string, content: Buffer) =>
  Buffer.concat([
    Buffer.from(`<<${dictionary}/Length ${content.length}>>stream\n`),
    content,
    Buffer.from('\nendstream'),
  ])

/** The three objects of a page that shows one JPEG, its numbers beginning at `first`. */
async function pageObjects(jpeg: Buffer, first: number): Promise<Buffer[]> {
  const { width, height } = await sharp(jpeg).metadata()
  const drawn = `q ${CARD_WIDTH} 0 0 ${Math.round((CARD_WIDTH * height) / width)} 120 480 cm /I Do Q`
  const image = `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode`
  return [
    Buffer.from(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${PAGE.width} ${PAGE.height}]/Contents ${first + 1} 0 R/Resources<</XObject<</I ${first + 2} 0 R>>>>>>`,
    ),
    stream('', Buffer.from(drawn)),
    stream(image, jpeg),
  ]
}

/** A PDF as scanners make them: one JPEG a page (ISO 32000-1). */
export async function pdfOf(jpegs: readonly Buffer[]): Promise<Uint8Array> {
  const kids = jpegs.map((_, at) => `${3 + 3 * at} 0 R`).join(' ')
  const objects: Buffer[] = [
    Buffer.from('<</Type/Catalog/Pages 2 0 R>>'),
    Buffer.from(`<</Type/Pages/Count ${jpegs.length}/Kids[${kids}]>>`),
  ]
  for (const jpeg of jpegs) objects.push(...(await pageObjects(jpeg, objects.length + 1)))
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')]
  const offsets: number[] = []
  let length = parts[0]?.length ?? 0
  for (const [at, object] of objects.entries()) {
    const part = Buffer.concat([Buffer.from(`${at + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')])
    offsets.push(length)
    parts.push(part)
    length += part.length
  }
  const rows = offsets.map(offset => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  const tail = `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer<</Size ${size}/Root 1 0 R>>\nstartxref\n${length}\n%%EOF`
  return Uint8Array.from(Buffer.concat([...parts, Buffer.from(tail)]))
}
