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
  override: {
    title: 'Not as the document says',
    text: 'These were read from the document for certain, and the form says something else. To keep it so, a supervisor has to approve.',
    read: 'The document says',
    entered: 'The form says',
    reasonHint: 'The supervisor reads this',
    reasonMissing: 'Say why it is not as the document says',
    waiting: 'Waiting for a supervisor in their own window…',
    takeRead: 'Take what the document says',
    ask: 'Ask a supervisor',
    letWait: 'Let it wait',
    waits:
      'No supervisor here? Let it wait: the customer is enrolled now as the document says, and the change waits in the supervisors’ list.',
  },
}
