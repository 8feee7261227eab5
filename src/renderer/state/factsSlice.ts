import type { Reading } from '../../domain/identity/reading.ts'
import type { FactName } from '../../domain/member/facts.ts'
import { type Choice, chosen, emptyFields, type Fields, typed } from './field.ts'
import { fill, replaceAll } from './fill.ts'
import type { Slice } from './store.ts'
import { tidyPhone } from './typedFacts.ts'

/** The eight facts as they stand in the form. */
export interface FactsSlice {
  fields: Fields
  /** Fields that were left once: only these show what is wrong before saving is tried. */
  left: Partial<Record<FactName, true>>
  type(name: FactName, text: string): void
  choose(name: FactName, choice: Choice): void
  leave(name: FactName): void
  fillFrom(reading: Reading): void
  replaceFrom(reading: Reading): void
  /** Puts back what stood before a hand-held scanner typed into the form. */
  restoreFields(fields: Fields): void
}

export const factsSlice: Slice<FactsSlice> = (set, get) => ({
  fields: emptyFields(),
  left: {},
  type: (name, text) => set({ fields: { ...get().fields, [name]: typed(get().fields[name], text) } }),
  choose: (name, choice) => set({ fields: { ...get().fields, [name]: chosen(get().fields[name], choice) } }),
  leave: name => {
    const { fields, left, type } = get()
    if (name === 'phone') type('phone', tidyPhone(fields.phone.text))
    if (fields[name].text !== '') set({ left: { ...left, [name]: true } })
  },
  fillFrom: reading => set({ fields: fill(get().fields, reading) }),
  replaceFrom: reading => set({ fields: replaceAll(get().fields, reading) }),
  restoreFields: fields => set({ fields }),
})
