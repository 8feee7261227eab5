import type { staffFaults as vi } from '../vi/staffFaults.ts'

export const staffFaults: typeof vi = {
  'pin-malformed': {
    what: 'A PIN has 6 to 12 digits. Nothing was saved.',
    todo: 'Enter another PIN.',
  },
  'pin-too-simple': {
    what: 'This PIN is easily guessed. Nothing was saved.',
    todo: 'Choose one that is no birthday, repeats nothing and follows no sequence.',
  },
  'pin-the-same': {
    what: 'The new PIN is the one in use, so it was not taken.',
    todo: 'Choose another that only you know.',
  },
  'own-pin': {
    what: 'Nobody resets their own PIN here.',
    todo: 'Press Change PIN and type the one you use; if you forgot it, ask another supervisor.',
  },
  'staff-unknown': {
    what: 'This person does not sign in here any more.',
    todo: 'Load the list again. Headquarters can give the account back.',
  },
  'staff-number-taken': {
    what: 'Somebody has this staff number, or had it before they left. Nobody was added.',
    todo: 'Type another: what was done is written down by number.',
  },
  'own-dismissal': {
    what: 'Nobody dismisses themselves.',
    todo: 'Ask another supervisor.',
  },
  'last-supervisor': {
    what: 'This is the counter’s last supervisor, who is not dismissed: nobody could add people or approve any more.',
    todo: 'Add another supervisor first.',
  },
  'roster-of-headquarters': {
    what: 'This counter has joined headquarters, which adds and dismisses. Nothing has changed.',
    todo: 'Turn to headquarters.',
  },
  'pin-not-own': {
    what: 'Somebody else made this PIN, so it approves nothing yet.',
    todo: 'Sign in once and choose a PIN of your own.',
  },
  'pin-from-asker': {
    what: 'These two cannot approve for each other: one reset the other’s PIN, or the same person reset both. What was asked is kept and nothing has changed.',
    todo: 'Ask another supervisor to approve. For the next time: have headquarters, or another supervisor, make a new PIN.',
  },
  'sign-in-refused': {
    what: 'The staff number or the PIN is not right.',
    todo: 'Enter them again. If you forgot your PIN, ask a supervisor.',
  },
  'locked-out': {
    what: 'Too many wrong tries: this staff number is locked for now.',
    todo: 'Try again in {{minutes}} min, or ask a supervisor.',
  },
  'self-approved': {
    what: 'Nobody approves what they proposed.',
    todo: 'Ask another supervisor, or leave it in the queue.',
  },
}
