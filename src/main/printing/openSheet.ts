import type { SheetKind } from '../../contract/ipc/print.ts'
import type { Access } from '../../domain/register/access.ts'

/** Whose facts main gave for a sheet, and what for. */
export type OnSheet = Pick<Access, 'memberId' | 'purpose' | 'facts'>

interface Sheet {
  kind: SheetKind
  onIt: readonly OnSheet[]
}

/**
 * [ACC4] What main gave last for a sheet, and to whom: whoever prints or saves it is written down by this, whatever the window
 * says or forgets to say. What was given stays until main gives for another sheet, or to somebody else.
 */
export class OpenSheet {
  #given: { sheet: Sheet; staffNumber: string } | null = null

  give(sheet: Sheet, { staffNumber }: { staffNumber: string }): void {
    this.#given = { sheet, staffNumber }
  }

  /** Null: nothing was given to this person that could be printed. */
  of({ staffNumber }: { staffNumber: string }): Sheet | null {
    return this.#given?.staffNumber === staffNumber ? this.#given.sheet : null
  }
}
