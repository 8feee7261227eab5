import type * as z from 'zod'
import { AppState, appChannels, SyncStatus } from './app.ts'
import { approvalChannels } from './approval.ts'
import { AuditProgress, auditChannels } from './audit.ts'
import { backupChannels, WorkProgress } from './backup.ts'
import { cancelChannels } from './cancel.ts'
import { consentsChannels } from './consents.ts'
import { devicesChannels, ScannerState } from './devices.ts'
import { disclosureChannels } from './disclosure.ts'
import { draftChannels } from './draft.ts'
import { duplicatesChannels } from './duplicates.ts'
import type { Fault } from './fault.ts'
import { findChannels } from './find.ts'
import { historyChannels } from './history.ts'
import { incidentChannels } from './incident.ts'
import { MemberSummary, memberChannels } from './member.ts'
import { memberPageChannels } from './memberPage.ts'
import { printChannels } from './print.ts'
import { PartialReading, readingChannels } from './reading.ts'
import { requestChannels } from './request.ts'
import { retentionChannels } from './retention.ts'
import { revealChannels } from './reveal.ts'
import { Idle, staffChannels } from './staff.ts'

/** Everything that the renderer can ask of main, each noun beside its schemas. Nothing unparsed reaches a handler. */
export const channels = {
  ...appChannels,
  ...staffChannels,
  ...readingChannels,
  ...devicesChannels,
  ...cancelChannels,
  ...findChannels,
  ...memberChannels,
  ...memberPageChannels,
  ...revealChannels,
  ...historyChannels,
  ...consentsChannels,
  ...duplicatesChannels,
  ...approvalChannels,
  ...auditChannels,
  ...disclosureChannels,
  ...draftChannels,
  ...backupChannels,
  ...retentionChannels,
  ...incidentChannels,
  ...printChannels,
  ...requestChannels,
} as const

export type Channel = keyof typeof channels
export type Request<C extends Channel> = z.input<(typeof channels)[C]['request']>
export type Parsed<C extends Channel> = z.output<(typeof channels)[C]['request']>
export type Response<C extends Channel> = z.output<(typeof channels)[C]['response']>
export type Reply<C extends Channel> = { ok: true; value: Response<C> } | { ok: false; fault: Fault }

/** What main tells without being asked. */
export const topics = {
  'app:state': AppState,
  'sync:status': SyncStatus,
  'staff:idle': Idle,
  /** One record's delivery went on: it replaces the row of that member. */
  'members:changed': MemberSummary,
  'backup:progress': WorkProgress,
  'rekey:progress': WorkProgress,
  'restore:progress': WorkProgress,
  'audit:progress': AuditProgress,
  'documents:partial': PartialReading,
  'scanner:state': ScannerState,
} as const satisfies Record<string, z.ZodType>
export type Topic = keyof typeof topics
export type Told<T extends Topic> = z.output<(typeof topics)[T]>

/** The whole bridge between renderer and main, as `window.enrolment`. */
export interface Bridge {
  call<C extends Channel>(channel: C, request: Request<C>): Promise<Reply<C>>
  /** Returns how to stop listening. */
  on<T extends Topic>(topic: T, listener: (told: Told<T>) => void): () => void
}
