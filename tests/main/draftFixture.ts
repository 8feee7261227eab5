import type { Request } from '../../src/contract/ipc/channels.ts'
import { factNames } from '../../src/domain/member/facts.ts'

/** A form that was begun for somebody of this name. */
export const draftOf = (fullName: string): Request<'drafts:keep'> => ({
  enrolmentId: '3f0e5a52-6c1c-4a5f-9a54-0d9a5a6f2b11',
  fields: {
    ...(Object.fromEntries(
      factNames.map(name => [name, { text: '', origin: null, choices: [] }]),
    ) as unknown as Request<'drafts:keep'>['fields']),
    fullName: { text: fullName, origin: { by: 'hand', changed: false }, choices: [] },
  },
  consent: { purposes: ['membership'], method: null, readIn: 'vi' },
})
