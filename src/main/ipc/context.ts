import type { Reader } from '../../reader/index.ts'
import type { CounterApp } from '../counter/counterApp.ts'
import type { Staff } from '../counter/signIn.ts'

/** What every handler works with. */
export interface IpcContext {
  app: CounterApp
  reader: Reader
  /** Where the counter keeps its store. */
  dataFolder: string
  /** The folder that ships with the app: notices, models. */
  resources: string
  signedIn(): Staff | null
}
