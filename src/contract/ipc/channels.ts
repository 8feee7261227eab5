import * as z from 'zod'
import { MAX_FILE_BYTES } from '../../domain/identity/reading.ts'
import type { Role } from '../../domain/staff/roles.ts'
import { Language } from '../consent.ts'
import {
  AppState,
  CardsMadeAnew,
  ConfirmRecoveryCode,
  Join,
  Nothing,
  Passphrase,
  Recover,
  SignIn,
  StartAlone,
  SyncStatus,
} from './app.ts'
import {
  AskedApproval,
  DecideApproval,
  ProposalOutcome,
  ProposalRef,
  Proposals,
  ProposeCorrection,
} from './approval.ts'
import { BackupState, MAX_PIECE_BYTES, RestoreAppend, RestoreFinish, WorkProgress } from './backup.ts'
import { CancelledMember, CancelMember, FetchBack } from './cancel.ts'
import { MemberConsents, RenewConsents, WithdrawConsents } from './consents.ts'
import { CameraChoice, ReadScan, ScannerState, ScanRef, ScanRefs, SetScannerFolder } from './devices.ts'
import { Draft, DraftRef, KeptDraft } from './draft.ts'
import { CheckDuplicates, DuplicateHits } from './duplicates.ts'
import type { Fault } from './fault.ts'
import { FindMember } from './find.ts'
import { ConsentReceipt, Enrol, MemberRef, MemberSummary, Notice } from './member.ts'
import { PartialReading, ReadDocument, Reading, ReadText } from './reading.ts'
import { RetentionDays } from './retention.ts'
import { ChangePin, ChoosePin, Idle, MadePin, StaffHere, StaffRef, Unlock } from './staff.ts'

/** The counter's own window, and the supervisor's: neither can speak for the other. */
export type WindowName = 'enrolment' | 'co-sign'

export interface ChannelSpec {
  request: z.ZodType
  response: z.ZodType
  /** Who may call it; `anyone` only for what comes before sign-in. */
  roles: readonly Role[] | 'anyone'
  /** The largest request, in bytes, counted before it is parsed. */
  maxBytes: number
  /** Where it may be called from; the counter's window unless said otherwise. */
  window?: WindowName
}

const SMALL = 16 * 1024
/** With the lines of a signature. */
const SIGNED = 64 * 1024
const supervisors: readonly Role[] = ['supervisor']
const everyone: readonly Role[] = ['clerk', 'supervisor']

/** Everything that the renderer can ask of main. Nothing unparsed reaches a handler. */
export const channels = {
  'app:state': { request: Nothing, response: AppState, roles: 'anyone', maxBytes: SMALL },
  'keychain:unseal': { request: Passphrase, response: AppState, roles: 'anyone', maxBytes: SMALL },
  'counter:confirmRecoveryCode': {
    request: ConfirmRecoveryCode,
    response: AppState,
    roles: 'anyone',
    maxBytes: SMALL,
  },
  'counter:recover': { request: Recover, response: AppState, roles: 'anyone', maxBytes: SMALL },
  'counter:join': { request: Join, response: AppState, roles: 'anyone', maxBytes: SMALL },
  'counter:startAlone': { request: StartAlone, response: AppState, roles: 'anyone', maxBytes: SMALL },
  /** A counter that began alone joins, with all that it holds. */
  'counter:joinLater': { request: Join, response: AppState, roles: supervisors, maxBytes: SMALL },
  'members:cardsMadeAnew': { request: Nothing, response: CardsMadeAnew, roles: everyone, maxBytes: SMALL },
  'staff:signIn': { request: SignIn, response: AppState, roles: 'anyone', maxBytes: SMALL },
  'staff:signOut': { request: Nothing, response: AppState, roles: everyone, maxBytes: SMALL },
  'staff:unlock': { request: Unlock, response: AppState, roles: 'anyone', maxBytes: SMALL },
  /** In the place of a PIN that somebody else made, right after signing in with it. */
  'staff:choosePin': { request: ChoosePin, response: AppState, roles: 'anyone', maxBytes: SMALL },
  'staff:changePin': { request: ChangePin, response: AppState, roles: everyone, maxBytes: SMALL },
  'staff:here': { request: Nothing, response: StaffHere, roles: supervisors, maxBytes: SMALL },
  'staff:resetPin': { request: StaffRef, response: MadePin, roles: supervisors, maxBytes: SMALL },
  /** A key, a pointer or a scan: somebody is there. */
  'staff:touch': { request: Nothing, response: Nothing, roles: everyone, maxBytes: SMALL },
  'staff:lock': { request: Nothing, response: AppState, roles: everyone, maxBytes: SMALL },
  'documents:read': {
    request: ReadDocument,
    response: Reading,
    roles: everyone,
    maxBytes: MAX_FILE_BYTES + SMALL,
  },
  'documents:readText': { request: ReadText, response: Reading, roles: everyone, maxBytes: SMALL },
  'devices:camera': { request: Nothing, response: CameraChoice, roles: everyone, maxBytes: SMALL },
  'devices:setCamera': { request: CameraChoice, response: CameraChoice, roles: everyone, maxBytes: SMALL },
  'scanner:state': { request: Nothing, response: ScannerState, roles: everyone, maxBytes: SMALL },
  'scanner:setFolder': {
    request: SetScannerFolder,
    response: ScannerState,
    roles: supervisors,
    maxBytes: SMALL,
  },
  /** Reads one picture of the scanner's folder, and removes it from there. */
  'scanner:read': { request: ScanRef, response: ReadScan, roles: everyone, maxBytes: SMALL },
  /** Removes pictures unread. */
  'scanner:remove': { request: ScanRefs, response: ScannerState, roles: everyone, maxBytes: 4 * SMALL },
  'notices:current': {
    request: z.strictObject({ language: Language }),
    response: Notice,
    roles: everyone,
    maxBytes: SMALL,
  },
  'members:enrol': { request: Enrol, response: MemberSummary, roles: everyone, maxBytes: SIGNED },
  'members:recent': { request: Nothing, response: z.array(MemberSummary), roles: everyone, maxBytes: SMALL },
  'members:consentReceipt': {
    request: MemberRef,
    response: ConsentReceipt,
    roles: everyone,
    maxBytes: SMALL,
  },
  'consents:of': { request: MemberRef, response: MemberConsents, roles: everyone, maxBytes: SMALL },
  /** Everything is asked again: what is not ticked now and was agreed to before is withdrawn. */
  'consents:renew': { request: RenewConsents, response: MemberConsents, roles: everyone, maxBytes: SIGNED },
  'consents:withdraw': {
    request: WithdrawConsents,
    response: MemberConsents,
    roles: everyone,
    maxBytes: SMALL,
  },
  'members:find': {
    request: FindMember,
    response: z.array(MemberSummary),
    roles: everyone,
    maxBytes: SMALL,
  },
  'members:cancel': {
    request: CancelMember,
    response: CancelledMember,
    roles: ['supervisor'],
    maxBytes: SMALL,
  },
  'members:fetchBack': { request: FetchBack, response: MemberSummary, roles: everyone, maxBytes: SMALL },
  'duplicates:check': {
    request: CheckDuplicates,
    response: DuplicateHits,
    roles: everyone,
    maxBytes: SMALL,
  },
  /** A correction: made at once, or by a supervisor on the spot, or kept for one. Answers when that is known. */
  'approvals:request': {
    request: ProposeCorrection,
    response: ProposalOutcome,
    roles: everyone,
    maxBytes: SMALL,
  },
  /** Puts one that waits before a supervisor, in their window. */
  'approvals:decide': { request: ProposalRef, response: ProposalOutcome, roles: everyone, maxBytes: SMALL },
  'approvals:list': { request: Nothing, response: Proposals, roles: everyone, maxBytes: SMALL },
  'coSign:asked': {
    request: Nothing,
    response: AskedApproval.nullable(),
    roles: everyone,
    maxBytes: SMALL,
    window: 'co-sign',
  },
  'coSign:decide': {
    request: DecideApproval,
    response: ProposalOutcome,
    roles: everyone,
    maxBytes: SMALL,
    window: 'co-sign',
  },
  'coSign:putOff': {
    request: Nothing,
    response: Nothing,
    roles: everyone,
    maxBytes: SMALL,
    window: 'co-sign',
  },
  'drafts:keep': { request: Draft, response: Nothing, roles: everyone, maxBytes: SIGNED },
  'drafts:current': { request: Nothing, response: KeptDraft.nullable(), roles: everyone, maxBytes: SMALL },
  'drafts:drop': { request: DraftRef, response: Nothing, roles: everyone, maxBytes: SMALL },
  'backup:state': { request: Nothing, response: BackupState, roles: everyone, maxBytes: SMALL },
  /** Answers when the backup is made and verified; `backup:progress` tells meanwhile. */
  'backup:make': { request: Nothing, response: BackupState, roles: supervisors, maxBytes: SMALL },
  /** Gives the store a new key; `rekey:progress` tells meanwhile, and everything else is `not-now`. */
  'store:rekey': { request: Nothing, response: AppState, roles: supervisors, maxBytes: SMALL },
  'retention:days': { request: Nothing, response: RetentionDays, roles: supervisors, maxBytes: SMALL },
  'retention:set': { request: RetentionDays, response: RetentionDays, roles: supervisors, maxBytes: SMALL },
  /** A backup is brought piece by piece, before anyone can sign in; only its recovery code has it taken. */
  'restore:begin': { request: Nothing, response: Nothing, roles: 'anyone', maxBytes: SMALL },
  'restore:append': {
    request: RestoreAppend,
    response: Nothing,
    roles: 'anyone',
    maxBytes: MAX_PIECE_BYTES + SMALL,
  },
  'restore:finish': { request: RestoreFinish, response: AppState, roles: 'anyone', maxBytes: SMALL },
  'sync:status': { request: Nothing, response: SyncStatus, roles: everyone, maxBytes: SMALL },
  'sync:now': { request: Nothing, response: SyncStatus, roles: everyone, maxBytes: SMALL },
} as const satisfies Record<string, ChannelSpec>

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
