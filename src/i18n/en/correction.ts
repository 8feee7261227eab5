import type { correction as vi } from '../vi/correction.ts'

export const correction: typeof vi = {
  title: 'Correct information',
  begin: 'Correct information',
  explain:
    'Choose what to correct, give the new value and the reason. Important facts need a supervisor here.',
  choose: 'Choose what to correct. What you choose is shown for the correction, and that is written down.',
  before: 'Is now',
  after: 'Is to be',
  needsSupervisor: 'needs a supervisor',
  reread: 'Read the document again',
  rereadHint: 'Choose a picture, drop, paste or scan: the new values are filled in. No picture is kept.',
  wasRead:
    'The document was read: new values are filled in, and the supervisor sees them. No picture is kept.',
  fromDocument: 'As the document says; the supervisor sees it',
  same: 'This is what stands: change it, or do not choose it',
  nothingChosen: 'Nothing is chosen to be corrected yet.',
  reason: 'Reason',
  reasonHint: 'Why, and what the customer showed. No document or phone numbers here.',
  reasonMissing: 'Give the reason',
  drop: 'Do not correct',
  send: 'Save the correction',
  sendToSupervisor: 'Ask a supervisor',
  showStanding: 'Show again what stands',
  waiting: 'Sending; where needed, a supervisor decides in the window that has opened.',
  outcome: {
    done: 'Corrected. Headquarters gets it once there is a connection.',
    approved: 'A supervisor approved it: corrected.',
    queued: 'Not corrected yet: it waits for a supervisor, see Waiting for approval.',
    'turned-away': 'A supervisor turned it away; nothing was changed.',
  },
}
