import type { ReadFieldName, Reading } from '../../../src/domain/identity/reading.ts'
import { distance } from './distance.ts'
import type { ReadPicture } from './readOne.ts'

/** What print said of a field, be it the value shown or what another source outweighed; null where it said nothing. */
function printed(reading: Reading | null, name: ReadFieldName): string | null {
  const field = reading?.fields[name]
  if (!field) return null
  if (field.sources.includes('print')) return field.value
  return field.disagreeing.find(({ source }) => source === 'print')?.value ?? null
}

const letters = (text: string) => text.toLocaleUpperCase('vi').normalize('NFC')

const four = (value: number) => Math.round(value * 10_000) / 10_000

export interface PrintFigures {
  /** Documents with a name in print. */
  n: number
  /** Share of them whose whole name was read with every diacritic. */
  nameExact: number | null
  /** Characters of addresses read wrong, left out or put in, per character printed. */
  addressCer: number | null
}

/** How well print was read where it was looked at. Upper and lower case count as one. */
export function printFigures(pictures: readonly ReadPicture[]): PrintFigures {
  let [names, exact, characters, errors] = [0, 0, 0, 0]
  for (const { truth, answer } of pictures) {
    const reading = answer.result.ok ? answer.result.value : null
    const { fullName = null, address = null } = truth.print ?? {}
    if (fullName !== null) {
      names++
      exact += Number(letters(printed(reading, 'fullName') ?? '') === letters(fullName))
    }
    if (address !== null) {
      characters += address.length
      errors += distance(letters(printed(reading, 'address') ?? ''), letters(address))
    }
  }
  return {
    n: names,
    nameExact: names > 0 ? four(exact / names) : null,
    addressCer: characters > 0 ? four(errors / characters) : null,
  }
}
