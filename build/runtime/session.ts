import { app } from './app.ts'
import type { CheckHandler, PermissionHandlers, RequestHandler } from './permissions.ts'
import { newProtocol, WebRequest } from './protocol.ts'
import { strict } from './strict.ts'

export class Session {
  readonly protocol = newProtocol()
  readonly webRequest = strict('session.webRequest', new WebRequest())
  /** What the app decided on permissions; read when a window opens. */
  readonly decisions: PermissionHandlers = {
    request: null,
    check: null,
  }

  setPermissionRequestHandler(handler: RequestHandler | null) {
    this.decisions.request = handler
  }
  setPermissionCheckHandler(handler: CheckHandler | null) {
    this.decisions.check = handler
  }
  /** Chromium asks the person for a device, and nobody is asked: the page has no handle to any. */
  setDevicePermissionHandler(_handler: (() => boolean) | null) {}
  setDisplayMediaRequestHandler(_handler: ((...args: never[]) => void) | null) {}
  /** Off in the profile already. */
  setSpellCheckerEnabled(_enabled: boolean) {}
}

const sessions = new Map<string, Session>()

function sessionOf(partition: string): Session {
  const known = sessions.get(partition)
  if (known) return known
  const made = strict('session', new Session())
  sessions.set(partition, made)
  // Electron tells of a session once the app is ready, after whoever asked for it has it.
  void app.whenReady().then(() => app.emit('session-created', made))
  return made
}

/** Every session is off the record here, whatever its partition is called. */
export const session = strict('session', {
  get defaultSession() {
    return sessionOf('')
  },
  fromPartition: (partition: string) => sessionOf(partition),
})
