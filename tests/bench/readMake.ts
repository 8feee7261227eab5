// Makes one picture at a time for tests/bench/read/images.ts, in a thread of its own.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parentPort } from 'node:worker_threads'
import { capture } from '../specimens/capture/capture.ts'
import type { SetName } from '../specimens/capture/sets.ts'
import { kinds } from '../specimens/kinds.ts'
import { seededRandom } from '../specimens/random.ts'
import { captureFor, type Planned } from './read/documents.ts'

export interface Order {
  folder: string
  set: SetName
  planned: Planned
}

parentPort?.on('message', async ({ folder, set, planned }: Order) => {
  const random = seededRandom(planned.seed)
  const { drawing, truth } = await kinds[planned.kind](random)
  await writeFile(join(folder, planned.file), await capture(drawing, captureFor(set, planned), random))
  parentPort?.postMessage({ file: planned.file, ...truth })
})
