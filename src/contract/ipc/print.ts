import * as z from 'zod'
import { type ChannelSpec, everyone, Nothing, SMALL } from './channelSpec.ts'
import { AccessPurpose } from './reveal.ts'

export const sheetKinds = ['letter', 'consent-receipt', 'card'] as const
export type SheetKind = (typeof sheetKinds)[number]

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
  /**
   * Asked before a letter is shown: of a request, whom it goes to, for the customer's own right; null where the facts are not
   * here. Letters that are of no request name no customer.
   */
  'sheets:letter': {
    request: z.strictObject({ requestId: z.uuid().nullable() }),
    response: z.strictObject({
      address: z.strictObject({ fullName: z.string(), address: z.string().nullable() }).nullable(),
    }),
    roles: everyone,
    maxBytes: SMALL,
  },
  /**
   * [ACC4] Asked before the sheet goes to the printer: what cannot be written down is not printed. Main knows whose facts are on
   * it, since it gave them.
   */
  'sheets:printed': { request: Nothing, response: Nothing, roles: everyone, maxBytes: SMALL },
  /** The sheet that the window shows, as a PDF file. */
  'sheets:savePdf': { request: Nothing, response: SavedFile, roles: everyone, maxBytes: SMALL },
} as const satisfies Record<string, ChannelSpec>
