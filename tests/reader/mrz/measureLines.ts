import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import sharp from 'sharp'
import { z } from 'zod'
import { openLineRecogniser } from '../../../src/reader/mrz/lineModel.ts'
import type { LineImage, RecogniseLine } from '../../../src/reader/mrz/recogniseLine.ts'
import { startTesseract } from '../../../src/reader/mrz/tesseract.ts'
import { distance } from '../../bench/read/distance.ts'

/**
 * Measures a line recogniser on strips with known text (build/model/held_back.py), level by level:
 *
 *     node tests/reader/mrz/measureLines.ts FOLDER [--engine model|tesseract] [--model FILE] [--failures]
 */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    engine: { type: 'string', default: 'model' },
    model: { type: 'string', default: 'resources/models/mrz.onnx' },
    failures: { type: 'boolean', default: false },
  },
})
const [folder] = positionals
if (!folder) throw new Error('usage: measureLines.ts FOLDER [--engine model|tesseract] [--model FILE]')

async function load(file: string): Promise<LineImage> {
  const { data, info } = await sharp(file).greyscale().raw().toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, gray: new Uint8Array(data) }
}

interface Tally {
  lines: number
  exact: number
  characters: number
  errors: number
  ms: number[]
  /** Characters of lines of right length by confidence: how many, how many right. */
  sure: Record<string, { n: number; wrong: number }>
}

const bands = [0, 0.5, 0.8, 0.9, 0.97, 0.99, 0.999]

function weigh(tally: Tally, truth: string, guesses: readonly { char: string; confidence: number }[]) {
  guesses.forEach(({ char, confidence }, at) => {
    const band = String(bands.findLast(least => confidence >= least))
    tally.sure[band] ??= { n: 0, wrong: 0 }
    tally.sure[band].n++
    tally.sure[band].wrong += Number(char !== truth[at])
  })
}

const Truths = z.array(z.object({ file: z.string(), level: z.string(), text: z.string() }))
const truths = Truths.parse(JSON.parse(await readFile(join(folder, 'truth.json'), 'utf8')))
const recognise: RecogniseLine =
  values.engine === 'tesseract'
    ? await startTesseract('resources')
    : await openLineRecogniser({ model: await readFile(values.model) })

const tallies = new Map<string, Tally>()
for (const { file, level, text } of truths) {
  const line = await load(join(folder, file))
  const began = performance.now()
  const read = await recognise(line)
  const tally = tallies.get(level) ?? { lines: 0, exact: 0, characters: 0, errors: 0, ms: [], sure: {} }
  tallies.set(level, tally)
  tally.ms.push(performance.now() - began)
  tally.lines++
  tally.exact += Number(read.text === text)
  tally.characters += text.length
  tally.errors += distance(read.text, text)
  if (read.text.length === text.length)
    weigh(
      tally,
      text,
      read.alternatives.flatMap(([best]) => best ?? []),
    )
  if (values.failures && read.text !== text) console.log(`${file}\n  ${text}\n  ${read.text}`)
}
for (const [level, { lines, exact, characters, errors, ms, sure }] of tallies) {
  const median = ms.toSorted((a, b) => a - b)[ms.length >> 1] as number
  const rate = ((100 * errors) / characters).toFixed(3)
  console.log(`${level}: ${exact}/${lines} lines exact, ${rate} % characters wrong, ${median.toFixed(1)} ms`)
  if (values.failures) console.log(JSON.stringify(sure))
}
process.exit(0)
