import { createStore, type StateCreator } from 'zustand/vanilla'
import type { Bridge } from '../../contract/ipc/channels.ts'
import { type Cameras, noCameras } from '../input/camera/camera.ts'
import { type ApprovalSlice, approvalSlice } from './approvalSlice.ts'
import { type AuditSlice, auditSlice } from './auditSlice.ts'
import { type CameraSlice, cameraSlice } from './cameraSlice.ts'
import { type ConsentSlice, consentSlice } from './consentSlice.ts'
import { type CorrectionSlice, correctionSlice } from './correctionSlice.ts'
import { type DisclosureSlice, disclosureSlice } from './disclosureSlice.ts'
import { type DocumentSlice, documentSlice } from './documentSlice.ts'
import { type DoorSlice, doorSlice } from './doorSlice.ts'
import { type DraftSlice, draftSlice } from './draftSlice.ts'
import { type DuplicateSlice, duplicateSlice } from './duplicateSlice.ts'
import { type ErasureSlice, erasureSlice } from './erasureSlice.ts'
import { type FactsSlice, factsSlice } from './factsSlice.ts'
import { type FindSlice, findSlice } from './findSlice.ts'
import { hideWhenLocked } from './hideWhenLocked.ts'
import { type HistorySlice, historySlice } from './historySlice.ts'
import { type IncidentSlice, incidentSlice } from './incidentSlice.ts'
import { keepCurrent } from './keepCurrent.ts'
import { keepDrafts } from './keepDrafts.ts'
import { type LanguageMemory, type LanguageSlice, languageSlice } from './languageSlice.ts'
import { leaveCamera } from './leaveCamera.ts'
import { type MemberConsentsSlice, memberConsentsSlice } from './memberConsentsSlice.ts'
import { type MemberSlice, memberSlice } from './memberSlice.ts'
import { type OverrideSlice, overrideSlice } from './overrideSlice.ts'
import { type PlaceSlice, placeSlice } from './placeSlice.ts'
import { type Printer, type PrintSlice, printSlice } from './printSlice.ts'
import { type RecentSlice, recentSlice } from './recentSlice.ts'
import { type RequestSlice, requestSlice } from './requestSlice.ts'
import { type RestoreSlice, restoreSlice } from './restoreSlice.ts'
import { type RetentionSlice, retentionSlice } from './retentionSlice.ts'
import { type MemberSummary, type SaveSlice, saveSlice } from './saveSlice.ts'
import { type ScannerSlice, scannerSlice } from './scannerSlice.ts'
import { type StaffSlice, staffSlice } from './staffSlice.ts'
import { type UpkeepSlice, upkeepSlice } from './upkeepSlice.ts'
import { watchDuplicates } from './watchDuplicates.ts'
import { watchIdle } from './watchIdle.ts'

export type AppStore = LanguageSlice &
  DoorSlice &
  FactsSlice &
  DocumentSlice &
  CameraSlice &
  ScannerSlice &
  ConsentSlice &
  SaveSlice &
  OverrideSlice &
  DraftSlice &
  DuplicateSlice &
  FindSlice &
  ErasureSlice &
  MemberConsentsSlice &
  MemberSlice &
  HistorySlice &
  CorrectionSlice &
  PlaceSlice &
  IncidentSlice &
  PrintSlice &
  RecentSlice &
  StaffSlice &
  ApprovalSlice &
  AuditSlice &
  DisclosureSlice &
  UpkeepSlice &
  RetentionSlice &
  RequestSlice &
  RestoreSlice
export type Slice<S> = StateCreator<AppStore, [], [], S>

/** The whole state of the window; slices take the bridge as an argument, so they run without Electron. */
export const createAppStore = (
  bridge: Bridge,
  memory: LanguageMemory,
  cameras: Cameras = noCameras,
  printer: Printer = () => {},
) =>
  createStore<AppStore>()((...tools) => ({
    ...languageSlice(memory)(...tools),
    ...doorSlice(bridge)(...tools),
    ...factsSlice(...tools),
    ...documentSlice(bridge)(...tools),
    ...cameraSlice(bridge, cameras)(...tools),
    ...scannerSlice(bridge)(...tools),
    ...consentSlice(bridge)(...tools),
    ...saveSlice(bridge)(...tools),
    ...overrideSlice(bridge)(...tools),
    ...draftSlice(bridge)(...tools),
    ...duplicateSlice(bridge)(...tools),
    ...findSlice(bridge)(...tools),
    ...erasureSlice(bridge)(...tools),
    ...memberConsentsSlice(bridge)(...tools),
    ...memberSlice(bridge)(...tools),
    ...historySlice(bridge)(...tools),
    ...correctionSlice(bridge)(...tools),
    ...placeSlice(...tools),
    ...incidentSlice(bridge)(...tools),
    ...printSlice(bridge, printer)(...tools),
    ...recentSlice(bridge)(...tools),
    ...staffSlice(bridge)(...tools),
    ...approvalSlice(bridge)(...tools),
    ...auditSlice(bridge)(...tools),
    ...disclosureSlice(bridge)(...tools),
    ...upkeepSlice(bridge)(...tools),
    ...retentionSlice(bridge)(...tools),
    ...requestSlice(bridge)(...tools),
    ...restoreSlice(bridge)(...tools),
  }))
export type Store = ReturnType<typeof createAppStore>

/** [SYN15] A member's card was made anew. */
const isAnotherCard = ({ members }: AppStore, { memberId, cardNumber }: MemberSummary) =>
  members?.some(row => row.memberId === memberId && row.cardNumber !== cardNumber) ?? false

/** Follows what main tells unasked, and asks for the rest once somebody is signed in. Returns how to stop. */
export function connect(store: Store, bridge: Bridge): () => void {
  const stops = [
    bridge.on('app:state', app => store.getState().setApp(app)),
    bridge.on('documents:partial', part => store.getState().showPartial(part)),
    bridge.on('scanner:state', scanner => store.getState().setScanner(scanner)),
    bridge.on('staff:idle', ({ secondsLeft }) => store.getState().setIdle(secondsLeft)),
    bridge.on('sync:status', sync => store.getState().setSync(sync)),
    bridge.on('members:changed', member => {
      const { putMember, keepOnPage, loadCardsMadeAnew } = store.getState()
      if (isAnotherCard(store.getState(), member)) void loadCardsMadeAnew()
      putMember(member)
      keepOnPage(member)
    }),
    bridge.on('audit:progress', progress => store.getState().tellAudit(progress)),
    bridge.on('backup:progress', progress => store.getState().tellBackup(progress)),
    bridge.on('rekey:progress', progress => store.getState().tellRekey(progress)),
    bridge.on('restore:progress', progress => store.getState().tellRestore(progress)),
    keepDrafts(store, typeof window === 'undefined' ? null : window),
    watchDuplicates(store),
    keepCurrent(store),
    hideWhenLocked(store),
    watchIdle(store, typeof window === 'undefined' ? null : window),
    leaveCamera(store, typeof document === 'undefined' ? null : document),
    store.subscribe((now, before) => {
      if (now.app.phase === 'ready' && before.app.phase !== 'ready') {
        void now.loadNotices()
        void now.loadMembers()
        void now.loadSync()
        void now.loadDraft()
        void now.loadScanner()
        void now.loadCardsMadeAnew()
        void now.loadProposals()
        void now.loadIncidents()
        void now.loadRequests()
      }
    }),
  ]
  void store.getState().refreshApp()
  return () => {
    for (const stop of stops) stop()
  }
}
