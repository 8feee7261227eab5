import type { Reader } from '../../reader/index.ts'
import type { CounterApp } from '../counter/counterApp.ts'
import type { Staff } from '../counter/signIn.ts'
import { handleBackup } from './backup.ts'
import { handleCancel } from './cancel.ts'
import { handleDocuments } from './documents.ts'
import { handleDrafts } from './drafts.ts'
import { handleFetchBack } from './fetchBack.ts'
import { handleFind } from './find.ts'
import { handleMembers } from './members.ts'
import { handleRetention } from './retention.ts'
import { handleStaff } from './staff.ts'
import { handleSync } from './sync.ts'

export interface IpcContext {
  app: CounterApp
  reader: Reader
  /** Where the counter keeps its store. */
  dataFolder: string
  /** The folder that ships with the app: notices, models. */
  resources: string
  signedIn(): Staff | null
}

/** Serves every channel of the contract. */
export function setUpIpc(context: IpcContext): void {
  handleStaff(context)
  handleDocuments(context)
  handleMembers(context)
  handleFind(context)
  handleCancel(context)
  handleFetchBack(context)
  handleDrafts(context)
  handleBackup(context)
  handleRetention(context)
  handleSync(context)
}
