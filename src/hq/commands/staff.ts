import * as z from 'zod'
import { StaffNumber } from '../../contract/consent.ts'
import { pinProblem } from '../../domain/staff/pin.ts'
import { roles } from '../../domain/staff/roles.ts'
import { dismissStaff, engageStaff } from '../managing/staff.ts'
import { findStore } from '../repositories/stores.ts'
import { hashPin, makePin } from '../staff/pin.ts'
import { askSecret } from './askSecret.ts'
import { type Command, TERMINAL } from './command.ts'

const Person = z.strictObject({
  staffNumber: StaffNumber,
  name: z.string().min(1).max(150),
  role: z.enum(roles),
})

export const addStaffCommand: Command = {
  words: ['staff', 'add'],
  usage: 'staff add STORE NUMBER NAME clerk|supervisor',
  does: 'add someone, or give them a new name, role and PIN; counters learn it with their feed',
  async run(services, [storeCode = '', staffNumber, name, role]) {
    const person = Person.safeParse({ staffNumber, name: name?.normalize('NFC').trim(), role })
    if (!person.success)
      return { fault: 'Give a staff number of 3 to 8 digits, a name, and clerk or supervisor.' }
    if (!(await findStore(services.db, storeCode))) return { fault: `There is no store ${storeCode}.` }
    const typed = await askSecret('PIN (6 to 12 digits; Enter makes one): ')
    const pin = typed || makePin(services.random)
    if (pinProblem(pin) === 'pin-malformed') return { fault: 'A PIN is 6 to 12 digits.' }
    if (pinProblem(pin)) return { fault: 'This PIN is one that many people choose. Take another.' }
    const pinHash = await hashPin(pin, services.keys.pepper)
    await engageStaff(services, storeCode, { ...person.data, pinHash }, TERMINAL)
    const shown = typed ? '' : ` PIN: ${pin} (shown once)`
    return { done: `${person.data.staffNumber} is ${person.data.role} in store ${storeCode}.${shown}` }
  },
}

export const dismissStaffCommand: Command = {
  words: ['staff', 'dismiss'],
  usage: 'staff dismiss STORE NUMBER',
  does: 'let someone sign in at no counter any more; counters learn it with their feed',
  async run(services, [storeCode = '', staffNumber = '']) {
    const dismissed = await dismissStaff(services, storeCode, staffNumber, TERMINAL)
    return dismissed.ok
      ? { done: `${staffNumber} of store ${storeCode} is dismissed.` }
      : { fault: `Nobody works in store ${storeCode} under ${staffNumber}.` }
  },
}
