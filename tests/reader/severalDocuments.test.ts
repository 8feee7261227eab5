import { afterAll, describe, expect, it } from 'vitest'
import { qrPayload } from '../specimens/documents/qrSymbol.ts'
import { back2021, front2021 } from '../specimens/documents/vietnameseCards.ts'
import { type VietnamesePerson, vietnamesePerson } from '../specimens/people/person.ts'
import { type Random, seededRandom } from '../specimens/random.ts'
import { type Desk, takePicture } from './locate/scene.ts'
import { openTestReader } from './reader.ts'

const reader = openTestReader()
afterAll(() => reader.close())

const [width, height] = [3200, 2000]

/** The front of one person's card beside the back of another's, or of the same one's. */
async function sideBySide(one: VietnamesePerson, other: VietnamesePerson, desk: Desk, random: Random) {
  const front = await front2021(random, one, qrPayload(one))
  const back = back2021(random, other, 'OCR B')
  const lying = [front, back].map((drawing, at) => ({
    drawing,
    x: 0.26 + 0.48 * at,
    y: 0.5,
    pxPerMm: (width * 0.4) / drawing.width,
    rotation: at === 0 ? -4 : 5,
    tiltX: 3,
    tiltY: 2,
  }))
  const { bytes } = await takePicture({ width, height, desk, lying, blur: 0.5, noise: 2 }, random)
  const result = await reader.readImage(Uint8Array.from(bytes))
  if (!result.ok) throw new Error(result.error)
  return result.value
}

describe('two cards in one picture', () => {
  it.each(['plain', 'wood', 'checks'] as const)(
    '[SEVERAL1] that are one person’s two sides are one document (%s)',
    async desk => {
      const random = seededRandom(11)
      const person = vietnamesePerson(random, 2021, 2023)
      const { fields, mrz, qr, warnings } = await sideBySide(person, person, desk, random)
      expect(qr).toBe(qrPayload(person).normalize('NFC'))
      expect(mrz?.valid).toBe(true)
      expect(fields.number).toMatchObject({ value: person.number, verified: true })
      expect(fields.number?.sources).toEqual(expect.arrayContaining(['qr', 'mrz']))
      expect(warnings).not.toContain('different-people')
    },
    30_000,
  )

  it.each(['plain', 'wood'] as const)(
    '[SEVERAL2] of two people are told apart, and one person’s facts are shown (%s)',
    async desk => {
      const random = seededRandom(12)
      const [one, other] = [vietnamesePerson(random, 2021, 2023), vietnamesePerson(random, 2021, 2023)]
      const { fields, warnings } = await sideBySide(one, other, desk, random)
      expect(warnings).toContain('different-people')
      expect([one.number, other.number]).toContain(fields.number?.value)
      const shown = fields.number?.value === one.number ? one : other
      expect(fields.dateOfBirth?.value).toBe(shown.birth)
    },
    30_000,
  )
})
