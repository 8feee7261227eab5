import * as z from 'zod'
import { documentShapes } from '../../domain/capture/guide.ts'
import { Instant } from '../consent.ts'
import { type ChannelSpec, everyone, Nothing, SMALL, supervisors } from './channelSpec.ts'
import { faultCodes } from './fault.ts'
import { Reading } from './reading.ts'

/** Which camera was chosen at this counter, by the name that the system gives it, and what is mostly held before it. */
export const CameraChoice = z.strictObject({
  /** Null for whichever the system offers first. */
  name: z.string().max(200).nullable(),
  shape: z.enum(documentShapes),
})
export type CameraChoice = z.infer<typeof CameraChoice>

export const SetScannerFolder = z.strictObject({
  /** Absolute; null for none. */
  folder: z.string().min(1).max(1000).nullable(),
})

export const ScanRef = z.strictObject({ scanId: z.uuid() })
export const ScanRefs = z.strictObject({ scanIds: z.array(z.uuid()).max(1000) })

/** A picture in the scanner's folder. Its name is not told: names of scans often hold the customer's. */
const Scan = z.strictObject({
  scanId: z.uuid(),
  savedAt: Instant,
  /** It lay there before anybody watched: it is offered, and not read unasked. */
  left: z.boolean(),
  /** Long enough ago that somebody forgot it. */
  old: z.boolean(),
  /** `unreadable`: tried, and no picture of a kind that is known. `stuck`: read, and could not be removed. */
  state: z.enum(['waiting', 'unreadable', 'stuck']),
})
export type Scan = z.infer<typeof Scan>

/** Where the scanner's own software saves, and what lies there that nobody has read. */
export const ScannerState = z.strictObject({
  folder: z.string().nullable(),
  /** The folder is set, and not there or not to be read. */
  folderFault: z.enum(['missing', 'unreadable']).nullable(),
  scans: z.array(Scan),
})
export type ScannerState = z.infer<typeof ScannerState>

export const ReadScan = z.strictObject({
  reading: Reading.nullable(),
  /** Why there is no reading. */
  fault: z.enum(faultCodes).nullable(),
  /** To be shown; null where a window cannot show this kind. */
  image: z.instanceof(Uint8Array).nullable(),
  savedAt: Instant,
  /** False: the picture is still in the folder, and somebody has to remove it. */
  removed: z.boolean(),
})

export const devicesChannels = {
  'devices:camera': { request: Nothing, response: CameraChoice, roles: everyone, maxBytes: SMALL },
  'devices:setCamera': { request: CameraChoice, response: CameraChoice, roles: everyone, maxBytes: SMALL },
  'scanner:state': { request: Nothing, response: ScannerState, roles: everyone, maxBytes: SMALL },
  'scanner:setFolder': {
    request: SetScannerFolder,
    response: ScannerState,
    roles: supervisors,
    maxBytes: SMALL,
  },
  /** Reads one picture of the scanner's folder, and removes it from there. */
  'scanner:read': { request: ScanRef, response: ReadScan, roles: everyone, maxBytes: SMALL },
  /** Removes pictures unread. */
  'scanner:remove': { request: ScanRefs, response: ScannerState, roles: everyone, maxBytes: 4 * SMALL },
} as const satisfies Record<string, ChannelSpec>
