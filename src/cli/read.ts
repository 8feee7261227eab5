import { readFile, stat } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import {
  MAX_FILE_BYTES,
  type ReadFault,
  type ReadField,
  type Reading,
  readFieldNames,
} from '../domain/identity/reading.ts'
import { err, ok, type Result } from '../domain/result.ts'
import { openReader, type Reader } from '../reader/index.ts'

/** `npm run -s read -- FILE…`: one line of JSON per file. */
const USAGE = 'usage: read FILE…   prints one JSON object a line: what each ID card or passport says'

type FileFault = ReadFault | 'file-unreadable'

async function bytesOf(file: string): Promise<Result<Uint8Array, FileFault>> {
  try {
    if ((await stat(file)).size > MAX_FILE_BYTES) return err('file-too-large')
    return ok(await readFile(file))
  } catch {
    return err('file-unreadable')
  }
}

const shown = ({ value, sources, confidence, verified }: ReadField) => ({
  value,
  sources,
  confidence,
  verified,
})

function report(file: string, { document, fields, mrz, qr }: Reading, ms: number) {
  const named = readFieldNames.flatMap(name => {
    const field = fields[name]
    return field ? [[name, shown(field)]] : []
  })
  return { file, document, fields: Object.fromEntries(named), mrz, qr, ms }
}

async function readFileLine(reader: Reader, file: string): Promise<{ line: object; failed: boolean }> {
  const started = performance.now()
  const bytes = await bytesOf(file)
  const reading = bytes.ok ? await reader.readImage(bytes.value) : bytes
  if (!reading.ok) return { line: { file, fault: reading.error }, failed: true }
  return { line: report(file, reading.value, Math.round(performance.now() - started)), failed: false }
}

/** Exit status: 0 every file was read, 1 some were not, 2 none were named. */
async function main(files: readonly string[]): Promise<number> {
  if (files.length === 0) {
    console.error(USAGE)
    return 2
  }
  const reader = openReader({
    worker: new URL('../reader/worker.ts', import.meta.url),
    resources: fileURLToPath(new URL('../../resources', import.meta.url)),
    today: () => new Date().toISOString().slice(0, 10),
  })
  await reader.warm()
  let status = 0
  for (const file of files) {
    const { line, failed } = await readFileLine(reader, file)
    console.log(JSON.stringify(line))
    if (failed) status = 1
  }
  await reader.close()
  return status
}

process.exitCode = await main(process.argv.slice(2))
