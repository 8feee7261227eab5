import * as z from 'zod'
import { revealPurposes } from '../../domain/member/revealPurpose.ts'
import { type ChannelSpec, everyone, Nothing, SIGNED, SMALL } from './channelSpec.ts'
import { AccessPurpose, FactSelection } from './reveal.ts'

export const sheetKinds = ['letter', 'consent-receipt', 'card'] as const
export type SheetKind = (typeof sheetKinds)[number]

/** A letter to many customers is one sheet for each of them. */
const MOST_MEMBERS = 500

/** Whose facts stand on a sheet, and what for: written into the access register when it is printed or saved. */
export const SheetAccess = z.strictObject({
  memberId: z.uuid(),
  purpose: z.enum(revealPurposes),
  facts: FactSelection,
})
export type SheetAccess = z.infer<typeof SheetAccess>

const SheetAccesses = z.strictObject({ access: z.array(SheetAccess).max(MOST_MEMBERS) })

/** Where a file was put; null: whoever was asked where to put it thought better of it. */
export const SavedFile = z.strictObject({ savedAs: z.string().nullable() })

export const printChannels = {
  /** What of the controller is a setting and stands on every sheet. */
  'sheets:controller': {
    request: Nothing,
    response: z.strictObject({ email: z.string().nullable() }),
    roles: everyone,
    maxBytes: SMALL,
  },
  /** What stands on a membership card: a fact in full, so what for is written down. */
  'sheets:card': {
    request: z.strictObject({ memberId: z.uuid(), purpose: AccessPurpose }),
    response: z.strictObject({ cardNumber: z.string(), fullName: z.string() }),
    roles: everyone,
    maxBytes: SMALL,
  },
  /** Asked before the sheet goes to the printer: what cannot be written down is not printed. */
  'sheets:printed': { request: SheetAccesses, response: Nothing, roles: everyone, maxBytes: 4 * SIGNED },
  /** The sheet that the window shows, as a PDF file. */
  'sheets:savePdf': {
    request: SheetAccesses.extend({ kind: z.enum(sheetKinds) }),
    response: SavedFile,
    roles: everyone,
    maxBytes: 4 * SIGNED,
  },
} as const satisfies Record<string, ChannelSpec>
