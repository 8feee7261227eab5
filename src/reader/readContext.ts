import type { IsoDate } from '../domain/date.ts'
import type { Sources } from '../domain/identity/evidence.ts'
import type { RecogniseLine } from './mrz/recogniseLine.ts'
import type { TextEngine } from './visual/textEngine.ts'

/** What reading one image needs, and whom it tells. */
export interface ReadContext {
  today: IsoDate
  recogniseLine: RecogniseLine
  textEngine(): Promise<TextEngine>
  /** Print, which takes longest, is left unread: another picture of the same document is about to come. */
  codesOnly: boolean
  /** Hears what a document says so far, as soon as it is something. */
  publish(sources: Sources): void
  /** Whether to go no further: a newer image waits, or there is no time left. */
  isStopped(): boolean
}
