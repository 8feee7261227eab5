import { handleAloneStaff } from './aloneStaff.ts'
import { handleApprovals } from './approvals.ts'
import { handleAudit } from './audit.ts'
import { handleBackup } from './backup.ts'
import { handleCancel } from './cancel.ts'
import { handleConsents } from './consents.ts'
import type { IpcContext } from './context.ts'
import { handleDevices } from './devices.ts'
import { handleDisclosures } from './disclosures.ts'
import { handleDocuments } from './documents.ts'
import { handleDrafts } from './drafts.ts'
import { handleDuplicates } from './duplicates.ts'
import { handleFetchBack } from './fetchBack.ts'
import { handleFind } from './find.ts'
import { handleHistory } from './history.ts'
import { handleIncidents } from './incidents.ts'
import { handleMemberPage } from './memberPage.ts'
import { handleMembers } from './members.ts'
import { handlePrint } from './print.ts'
import { handleRequests } from './requests.ts'
import { handleRetention } from './retention.ts'
import { handleReveal } from './reveal.ts'
import { handleStaff } from './staff.ts'
import { handleSync } from './sync.ts'

/** Serves every channel of the contract. */
export function setUpIpc(context: IpcContext): void {
  handleStaff(context)
  handleAloneStaff(context)
  handleDocuments(context)
  handleDevices(context)
  handleMembers(context)
  handleMemberPage(context)
  handleReveal(context)
  handleHistory(context)
  handleConsents(context)
  handleFind(context)
  handleApprovals(context)
  handleAudit(context)
  handleDisclosures(context)
  handleCancel(context)
  handleFetchBack(context)
  handleDrafts(context)
  handleDuplicates(context)
  handleBackup(context)
  handleRetention(context)
  handleIncidents(context)
  handlePrint(context)
  handleRequests(context)
  handleSync(context)
}
