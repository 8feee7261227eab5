import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { changeDeviceSettings, readDeviceSettings } from '../../../src/main/devices/deviceSettings.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'harmoor-devices-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const nothing = { camera: { name: null, shape: 'card' }, scannerFolder: null }

it('remembers the camera and the scanner’s folder each by itself', () => {
  expect(readDeviceSettings(folder)).toEqual(nothing)
  const camera = { name: 'HD Webcam (046d:082d)', shape: 'passport' } as const
  changeDeviceSettings(folder, { camera })
  changeDeviceSettings(folder, { scannerFolder: '/srv/scans' })
  expect(readDeviceSettings(folder)).toEqual({ camera, scannerFolder: '/srv/scans' })
})

it('starts afresh from a file that cannot be understood', () => {
  writeFileSync(join(folder, 'devices.json'), '{"camera":7')
  expect(readDeviceSettings(folder)).toEqual(nothing)
})

it('is for this user of the machine only', () => {
  changeDeviceSettings(folder, { scannerFolder: '/srv/scans' })
  expect(statSync(join(folder, 'devices.json')).mode & 0o077).toBe(0)
})
