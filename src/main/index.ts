import { app } from 'electron'
import { Rereadings } from './approvals/rereadings.ts'
import { setUpCoSign } from './approvals/setUpCoSign.ts'
import type { CounterApp } from './counter/counterApp.ts'
import { setUpCounter } from './counter/setUpCounter.ts'
import { setUpScannerFolder } from './devices/setUpScannerFolder.ts'
import { VerifiedReadings } from './enrolling/verifiedReadings.ts'
import { setUpIpc } from './ipc/setUpIpc.ts'
import { log } from './log.ts'
import { dataFolder, resources, setUpPlaces } from './places.ts'
import { OpenSheet } from './printing/openSheet.ts'
import { setUpReader } from './setUpReader.ts'
import { setUpSingleInstance } from './setUpSingleInstance.ts'
import { openEnrolmentWindow } from './windows/enrolmentWindow.ts'
import { setUpNavigation } from './windows/navigation.ts'
import { setUpPermissions } from './windows/permissions.ts'
import { registerProtocol, setUpProtocol } from './windows/protocol.ts'

/** Quits only after what is under way has been written and the store is closed. */
function setUpQuit(counter: CounterApp, closeReader: () => Promise<void>): void {
  let closed = false
  app.on('window-all-closed', () => app.quit())
  app.on('before-quit', event => {
    if (closed) return
    event.preventDefault()
    void Promise.allSettled([counter.close(), closeReader()]).then(() => {
      closed = true
      app.quit()
    })
  })
}

async function main(): Promise<void> {
  setUpPlaces()
  setUpSingleInstance()
  registerProtocol()
  setUpNavigation()
  await app.whenReady()
  setUpProtocol()
  setUpPermissions()
  const reader = setUpReader()
  const folder = dataFolder()
  const counter = setUpCounter(folder)
  const scanner = setUpScannerFolder(folder, counter, reader)
  setUpIpc({
    app: counter,
    coSign: setUpCoSign(counter),
    dataFolder: folder,
    reader,
    rereadings: new Rereadings(),
    scanner,
    sheet: new OpenSheet(),
    resources,
    signedIn: counter.staff,
    verified: new VerifiedReadings(),
  })
  setUpQuit(counter, () => reader.close())
  await openEnrolmentWindow()
  await counter.start()
}

main().catch(error => {
  log.failure('start', error)
  app.exit(1)
})
