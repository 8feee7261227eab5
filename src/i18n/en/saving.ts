import type { saving as vi } from '../vi/saving.ts'

export const saving: typeof vi = {
  save: 'Save',
  shortcuts: 'Keys',
  key: {
    next: 'next field',
    save: 'save',
    clear: 'close message',
  },
  missing: 'Not saved. {{first}}.',
  missingMore: 'Not saved. {{first}}, and {{more}} more.',
  underAge:
    'The customer is under 18: only a supervisor can save. Ask one to sign in here; the form is kept.',
  noticeMissing: 'The notice could not be opened',
  dismiss: 'Close message',
  discardTitle: 'Discard this form?',
  discardText: 'This form is not saved. The customer’s facts and image will be wiped from memory.',
  discard: 'Discard the form',
  keep: 'Keep it',
}
