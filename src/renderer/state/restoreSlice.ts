import { MAX_PIECE_BYTES, type WorkProgress } from '../../contract/ipc/backup.ts'
import type { Bridge } from '../../contract/ipc/channels.ts'
import type { Fault } from '../../contract/ipc/fault.ts'
import { ask } from './ask.ts'
import type { Slice } from './store.ts'

/** A backup's file: only ever read piece by piece, since it may be larger than memory. */
export type BackupFile = Pick<Blob, 'size' | 'slice'>

/** Bringing a backup to main, and having it put in place. */
export interface RestoreSlice {
  restoring: 'bringing' | 'opening' | null
  /** Of the part that runs now, in bytes. */
  restoreProgress: Pick<WorkProgress, 'done' | 'total'> | null
  restoreFault: Fault | null
  restore(file: BackupFile, code: string, passphrase: string | null): Promise<void>
  tellRestore(progress: WorkProgress): void
  /** Stops bringing the file. What main has begun to open is not stopped: it ends by itself. */
  leaveRestore(): void
}

export const restoreSlice =
  (bridge: Bridge): Slice<RestoreSlice> =>
  (set, get) => {
    /** The file that main has whole: a code that was mistyped must not cost bringing it again. */
    let brought: BackupFile | null = null
    let attempt = 0

    const bring = async (file: BackupFile, current: () => boolean): Promise<Fault | null> => {
      const begun = await ask(bridge, 'restore:begin', {})
      if (!begun.ok) return begun.fault
      for (let at = 0; at < file.size && current(); at += MAX_PIECE_BYTES) {
        const piece = await file
          .slice(at, at + MAX_PIECE_BYTES)
          .arrayBuffer()
          .catch(() => null)
        // The stick was pulled out, or the file was changed or taken away meanwhile.
        if (!piece) return { code: 'backup-unusable' }
        if (!current()) return null
        const sent = await ask(bridge, 'restore:append', { at, bytes: new Uint8Array(piece) })
        if (!sent.ok) return sent.fault
        if (current())
          set({ restoreProgress: { done: Math.min(at + MAX_PIECE_BYTES, file.size), total: file.size } })
      }
      return null
    }

    const open = async (code: string, passphrase: string | null) => {
      set({ restoring: 'opening', restoreProgress: null })
      const reply = await ask(bridge, 'restore:finish', { code, passphrase })
      set({ restoring: null, restoreProgress: null })
      if (reply.ok) {
        brought = null
        get().setApp(reply.value)
        return
      }
      // A wrong code says nothing against the file; anything else may be mended by bringing it anew.
      if (!keepsFile.includes(reply.fault.code)) brought = null
      set({ restoreFault: reply.fault })
    }

    return {
      restoring: null,
      restoreProgress: null,
      restoreFault: null,
      restore: async (file, code, passphrase) => {
        if (get().restoring) return
        attempt += 1
        const mine = attempt
        const current = () => mine === attempt
        set({ restoring: 'bringing', restoreFault: null, restoreProgress: { done: 0, total: file.size } })
        if (brought !== file) {
          brought = null
          const fault = await bring(file, current)
          if (!current()) return
          if (fault) return set({ restoring: null, restoreProgress: null, restoreFault: fault })
          brought = file
        }
        await open(code, passphrase)
      },
      tellRestore: ({ done, total }) => {
        if (get().restoring === 'opening') set({ restoreProgress: { done, total } })
      },
      leaveRestore: () => {
        if (get().restoring === 'opening') return
        attempt += 1
        set({ restoring: null, restoreProgress: null, restoreFault: null })
      },
    }
  }

const keepsFile: readonly Fault['code'][] = [
  'recovery-code-wrong',
  'passphrase-needed',
  'passphrase-too-short',
  'malformed-request',
]
