// Makes one picture at a time for tests/bench/read/images.ts, in a process of its own: where two threads of one
// process draw text, what draws it (libvips with Pango) has corrupted the memory of both.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { capture } from '../specimens/capture/capture.ts'
import type { SetName } from '../specimens/capture/sets.ts'
import { kinds } from '../specimens/kinds.ts'
import { seededRandom } from '../specimens/random.ts'
import type { Truth } from '../specimens/truth.ts'
import { captureFor, type Planned } from './read/documents.ts'

export type Order = {
  folder: string
  set: SetName
  planned: Planned
}

process.on('message', async ({ folder, set, planned }: Order) => {
  const random = seededRandom(planned.seed)
  const { drawing, truth } = await kinds[planned.kind](random)
  await writeFile(join(folder, planned.file), await capture(drawing, captureFor(set, planned), random))
  process.send?.({ file: planned.file, ...truth } satisfies Truth)
})
process.on('disconnect', () => process.exit(0))
process.send?.('ready')
