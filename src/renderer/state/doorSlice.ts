import type { AppState } from '../../contract/ipc/app.ts'
import type { Bridge, Channel, Reply, Request } from '../../contract/ipc/channels.ts'
import type { Fault } from '../../contract/ipc/fault.ts'
import { ask } from './ask.ts'
import type { Slice } from './store.ts'

type DoorChannel = Exclude<
  Extract<Channel, `counter:${string}` | `staff:${string}` | 'app:state' | 'keychain:unseal'>,
  'staff:here' | 'staff:resetPin' | 'staff:add' | 'staff:dismiss' | 'staff:touch'
>

/** Who works here, or is waited for at a locked counter with the screen as they left it. */
const workerOf = (app: AppState) =>
  app.phase === 'ready' || app.phase === 'locked' ? app.staff.staffNumber : null

/** What the app waits for before, and the way out after, work at the counter. Main decides; this shows. */
export interface DoorSlice {
  app: AppState
  doorBusy: boolean
  doorFault: Fault | null
  setApp(app: AppState): void
  refreshApp(): Promise<void>
  unseal(passphrase: string): Promise<void>
  join(url: string, code: string): Promise<void>
  startAlone(first: Request<'counter:startAlone'>): Promise<void>
  /** A counter that began alone joins headquarters. */
  joinLater(url: string, code: string): Promise<void>
  confirmRecoveryCode(lastGroup: string): Promise<void>
  /** By the code on paper; with `headquarters`, its URL, by the one-time code that somebody there gave. */
  recover(code: string, passphrase: string | null, headquarters: string | null): Promise<void>
  signIn(staffNumber: string, pin: string): Promise<void>
  signOut(): Promise<void>
  unlock(pin: string): Promise<void>
  /** Covers the screen at once; everything stays as it is beneath. */
  lock(): Promise<void>
  choosePin(newPin: string): Promise<void>
  clearDoorFault(): void
}

export const doorSlice =
  (bridge: Bridge): Slice<DoorSlice> =>
  (set, get) => {
    let knocks = 0
    const knock = async <C extends DoorChannel & Channel>(channel: C, request: Request<C>) => {
      if (get().doorBusy) return
      knocks += 1
      const mine = knocks
      set({ doorBusy: true, doorFault: null })
      const reply: Reply<DoorChannel> = await ask(bridge, channel, request)
      if (mine !== knocks) return
      set({ doorBusy: false })
      if (reply.ok) get().setApp(reply.value)
      else set({ doorFault: reply.fault })
    }
    return {
      app: { phase: 'starting' },
      doorBusy: false,
      doorFault: null,
      setApp: app => {
        // Main enters a phase as the last thing it does for a press: the screen that comes waits for no answer.
        if (app.phase !== get().app.phase) set({ doorFault: null, doorBusy: false })
        if (workerOf(app) === null || workerOf(app) !== workerOf(get().app)) get().forgetCustomers()
        set({ app })
      },
      refreshApp: () => knock('app:state', {}),
      unseal: passphrase => knock('keychain:unseal', { passphrase }),
      confirmRecoveryCode: lastGroup => knock('counter:confirmRecoveryCode', { lastGroup }),
      recover: (code, passphrase, headquarters) =>
        knock('counter:recover', { code, passphrase, headquarters }),
      join: (url, code) => knock('counter:join', { url, code }),
      startAlone: first => knock('counter:startAlone', first),
      joinLater: async (url, code) => {
        await get().keepDraft()
        await knock('counter:joinLater', { url, code })
      },
      signIn: (staffNumber, pin) => knock('staff:signIn', { staffNumber, pin }),
      signOut: async () => {
        await get().keepDraft()
        await knock('staff:signOut', {})
      },
      unlock: pin => knock('staff:unlock', { pin }),
      lock: async () => {
        await get().keepDraft()
        await knock('staff:lock', {})
      },
      choosePin: newPin => knock('staff:choosePin', { newPin }),
      clearDoorFault: () => set({ doorFault: null }),
    }
  }
