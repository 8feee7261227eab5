import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { CameraChoice } from '../../contract/ipc/devices.ts'
import { replaceFile } from '../../keychain/replaceFile.ts'

const DeviceSettings = z.strictObject({
  camera: CameraChoice.default({ name: null, shape: 'card' }),
  scannerFolder: z.string().nullable().default(null),
})
export type DeviceSettings = z.infer<typeof DeviceSettings>

const fileIn = (dataFolder: string) => join(dataFolder, 'devices.json')

/**
 * What is plugged into this machine. It stands beside the store and not in it: a backup that is restored on another
 * machine brings no camera and no scanner along. A file that cannot be understood is as good as none.
 */
export function readDeviceSettings(dataFolder: string): DeviceSettings {
  const file = fileIn(dataFolder)
  try {
    return DeviceSettings.parse(existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {})
  } catch {
    return DeviceSettings.parse({})
  }
}

/** Changes a part of them. Gives what holds from now on. */
export function changeDeviceSettings(dataFolder: string, change: Partial<DeviceSettings>): DeviceSettings {
  const settings = { ...readDeviceSettings(dataFolder), ...change }
  replaceFile(fileIn(dataFolder), Buffer.from(JSON.stringify(settings)))
  return settings
}
