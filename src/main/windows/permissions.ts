import { app, type Session, session } from 'electron'
import { windowSession } from './windowSession.ts'

/** Nothing is asked of the clerk and nothing is granted: what the app needs, it will name here. */
function refuseAll(of: Session): void {
  of.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  of.setPermissionCheckHandler(() => false)
  of.setDevicePermissionHandler(() => false)
  of.setDisplayMediaRequestHandler((_request, decide) => decide({}))
  of.setSpellCheckerEnabled(false)
}

/** Refuses every permission in every session, now and later. Call when the app is ready, before the window opens. */
export function setUpPermissions(): void {
  app.on('session-created', refuseAll)
  for (const existing of [session.defaultSession, windowSession()]) refuseAll(existing)
}
