import { app, type Session, session } from 'electron'
import { isOwnUrl } from './origin.ts'
import { windowSession } from './windowSession.ts'

/** Nothing is asked of the clerk, and nothing is granted but what is named here. */
function refuseAll(of: Session): void {
  of.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  of.setPermissionCheckHandler(() => false)
  of.setDevicePermissionHandler(() => false)
  of.setDisplayMediaRequestHandler((_request, decide) => decide({}))
  of.setSpellCheckerEnabled(false)
}

/** The counter's own page sees through the camera and names the cameras there are. It never hears: no microphone. */
function grantCamera(of: Session): void {
  of.setPermissionRequestHandler((_contents, permission, decide, details) => {
    const { mediaTypes, isMainFrame, requestingUrl } = details as Electron.MediaAccessPermissionRequest
    const isCamera = permission === 'media' && mediaTypes?.length === 1 && mediaTypes[0] === 'video'
    decide(isCamera && isMainFrame && isOwnUrl(requestingUrl))
  })
  of.setPermissionCheckHandler(
    (_contents, permission, origin, { mediaType }) =>
      permission === 'media' && mediaType === 'video' && isOwnUrl(origin),
  )
}

function settle(of: Session): void {
  refuseAll(of)
  if (of === windowSession()) grantCamera(of)
}

/**
 * Refuses every permission in every session, now and later, but the camera in the window's own. Call when the app is
 * ready, before the window opens.
 */
export function setUpPermissions(): void {
  app.on('session-created', settle)
  for (const existing of [session.defaultSession, windowSession()]) settle(existing)
}
