import type { BackupState, WorkProgress } from '../../contract/ipc/backup.ts'
import type { Bridge } from '../../contract/ipc/channels.ts'
import type { Fault } from '../../contract/ipc/fault.ts'
import { ask } from './ask.ts'
import type { Slice } from './store.ts'

/** What a supervisor does for the counter itself: its backups, and a new key for its store. */
export interface UpkeepSlice {
  /** Null until main has said where backups stand. */
  backups: BackupState | null
  backingUp: boolean
  backupProgress: WorkProgress | null
  backupFault: Fault | null
  /** The backup that was asked for here is made. */
  backedUp: boolean
  rekeying: boolean
  rekeyProgress: WorkProgress | null
  rekeyFault: Fault | null
  rekeyed: boolean
  /** Puts away what was said of earlier work, and asks where backups stand. */
  openUpkeep(): Promise<void>
  loadBackups(): Promise<void>
  makeBackup(): Promise<void>
  tellBackup(progress: WorkProgress): void
  /** Keeps the form first: while the key is changed, nothing can be kept. */
  rekey(): Promise<void>
  tellRekey(progress: WorkProgress): void
  forgetUpkeep(): void
}

const nothingSaid = { backupFault: null, backedUp: false, rekeyFault: null, rekeyed: false }

export const upkeepSlice =
  (bridge: Bridge): Slice<UpkeepSlice> =>
  (set, get) => ({
    ...nothingSaid,
    backups: null,
    backingUp: false,
    backupProgress: null,
    rekeying: false,
    rekeyProgress: null,
    openUpkeep: () => {
      set(nothingSaid)
      return get().loadBackups()
    },
    loadBackups: async () => {
      const reply = await ask(bridge, 'backup:state', {})
      if (!reply.ok) return set({ backupFault: reply.fault })
      set({ backups: reply.value })
      if (!reply.value.underWay && !get().backingUp) set({ backupProgress: null })
    },
    makeBackup: async () => {
      if (get().backingUp || get().rekeying) return
      set({ backingUp: true, backupFault: null, backedUp: false })
      const reply = await ask(bridge, 'backup:make', {})
      set({ backingUp: false, backupProgress: null })
      if (reply.ok) set({ backups: reply.value, backedUp: true })
      else {
        await get().loadBackups()
        set({ backupFault: reply.fault })
      }
    },
    tellBackup: backupProgress => set({ backupProgress }),
    rekey: async () => {
      if (get().rekeying || get().backingUp) return
      set({ rekeying: true, rekeyProgress: null, rekeyFault: null, rekeyed: false })
      await get().keepDraft()
      const reply = await ask(bridge, 'store:rekey', {})
      set({ rekeying: false, rekeyProgress: null })
      if (!reply.ok) return set({ rekeyFault: reply.fault })
      get().setApp(reply.value)
      set({ rekeyed: true })
    },
    tellRekey: rekeyProgress => set({ rekeyProgress }),
    forgetUpkeep: () => set({ ...nothingSaid, backups: null }),
  })
