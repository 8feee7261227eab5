import * as z from 'zod'
import { StaffNumber } from '../../contract/consent.ts'
import { pinProblem } from '../../domain/staff/pin.ts'
import { roles } from '../../domain/staff/roles.ts'
import { putStaff } from '../repositories/staff.ts'
import { findStore } from '../repositories/stores.ts'
import { hashPin, makePin } from '../staff/pin.ts'
import { askSecret } from './askSecret.ts'
import type { Command } from './command.ts'

const Person = z.strictObject({
  staffNumber: StaffNumber,
  name: z.string().min(1).max(150),
  role: z.enum(roles),
})

export const addStaffCommand: Command = {
  words: ['staff', 'add'],
  usage: 'staff add STORE NUMBER NAME clerk|supervisor',
  does: 'add someone, or give them a new name, role and PIN; counters learn it when they join',
  async run({ db, keys, clock, random }, [storeCode = '', staffNumber, name, role]) {
    const person = Person.safeParse({ staffNumber, name: name?.normalize('NFC').trim(), role })
    if (!person.success)
      return { fault: 'Give a staff number of 3 to 8 digits, a name, and clerk or supervisor.' }
    if (!(await findStore(db, storeCode))) return { fault: `There is no store ${storeCode}.` }
    const typed = await askSecret('PIN (6 to 12 digits; Enter makes one): ')
    const pin = typed || makePin(random)
    if (pinProblem(pin) === 'pin-malformed') return { fault: 'A PIN is 6 to 12 digits.' }
    if (pinProblem(pin)) return { fault: 'This PIN is one that many people choose. Take another.' }
    await putStaff(db, storeCode, { ...person.data, pinHash: await hashPin(pin, keys.pepper) }, clock())
    const shown = typed ? '' : ` PIN: ${pin} (shown once)`
    return { done: `${person.data.staffNumber} is ${person.data.role} in store ${storeCode}.${shown}` }
  },
}
