import type { Reader } from '../../reader/index.ts'
import type { CoSign } from '../approvals/coSign.ts'
import type { Rereadings } from '../approvals/rereadings.ts'
import type { CounterApp } from '../counter/counterApp.ts'
import type { Staff } from '../counter/signIn.ts'
import type { ScannerFolder } from '../devices/scannerFolder.ts'
import type { VerifiedReadings } from '../enrolling/verifiedReadings.ts'
import type { OpenSheet } from '../printing/openSheet.ts'

/** What every handler works with. */
export interface IpcContext {
  app: CounterApp
  /** Asks a supervisor, in a window of their own. */
  coSign: CoSign
  /** What documents said that were read for a correction. */
  rereadings: Rereadings
  reader: Reader
  scanner: ScannerFolder
  /** Whose facts main gave for the sheet that can be printed now. */
  sheet: OpenSheet
  /** What documents gave with certainty for the form on the screen. */
  verified: VerifiedReadings
  /** Where the counter keeps its store. */
  dataFolder: string
  /** The folder that ships with the app: notices, models. */
  resources: string
  signedIn(): Staff | null
}
