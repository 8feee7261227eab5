import type { Reader } from '../../reader/index.ts'
import type { CounterApp } from '../counter/counterApp.ts'
import { tell } from '../tell.ts'
import { readDeviceSettings } from './deviceSettings.ts'
import { ScannerFolder } from './scannerFolder.ts'

const LOOK_EVERY_MS = 700

/** Watches the scanner's folder from now on, for whoever is signed in. */
export function setUpScannerFolder(dataFolder: string, app: CounterApp, reader: Reader): ScannerFolder {
  const scanner = new ScannerFolder({
    folder: readDeviceSettings(dataFolder).scannerFolder,
    reader,
    attendedBy: () => app.staff(),
    changed: state => tell('scanner:state', state),
  })
  setInterval(() => scanner.look(), LOOK_EVERY_MS).unref()
  return scanner
}
