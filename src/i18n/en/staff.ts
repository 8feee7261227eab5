import type { staff as vi } from '../vi/staff.ts'

export const staff: typeof vi = {
  newPin: 'New PIN',
  again: 'New PIN again',
  cancel: 'Cancel',
  choose: {
    title: 'Hello {{name}}, choose your PIN',
    explain: 'A supervisor made the one you just used, so somebody else knows it. Choose a new one to begin.',
    go: 'Set PIN and begin',
  },
  change: {
    title: 'Change PIN',
    old: 'PIN in use',
    go: 'Change PIN',
    done: 'Your PIN is changed. From now on sign in with the new one, at every counter of the store once it has a line.',
  },
  page: {
    explain:
      'Those who sign in at this counter. Headquarters adds and dismisses; a supervisor resets the PIN of who forgot theirs or is locked out.',
    explainAlone:
      'Those who sign in at this counter. It stands alone: a supervisor adds people, dismisses them and resets PINs. Once it joins headquarters, headquarters’ list takes the place of this one.',
    loading: 'Loading the list…',
    nobody: 'Nobody is on the list yet.',
    number: 'Number',
    name: 'Name',
    role: 'Role',
    stateHead: 'State',
    acts: 'Acts',
    reset: 'Reset PIN',
    made: 'The new PIN of {{name}} ({{staffNumber}}). It is shown this once: tell it to them alone. They change it at the next sign-in. From now on you and they approve nothing for each other, until headquarters or another supervisor makes a new one.',
    added:
      'The first PIN of {{name}} ({{staffNumber}}). It is shown this once: tell it to them alone. They change it at the first sign-in.',
    told: 'Told, hide it',
    add: {
      open: 'Add somebody',
      title: 'Add somebody at this counter',
      number: 'Staff number',
      numberHint: '3 to 8 digits. Where headquarters has given this person a number, use that one.',
      numberWrong: 'A staff number is 3 to 8 digits.',
      name: 'Full name',
      nameMissing: 'Type the full name.',
      role: 'Role',
      go: 'Add and make a PIN',
    },
    dismiss: {
      open: 'Dismiss',
      title: 'Dismiss {{name}}?',
      text: '{{name}} ({{staffNumber}}) signs in at this counter no more, and the number is given to nobody again. What they did keeps their name.',
      go: 'Dismiss',
    },
    state: {
      active: 'Signs in',
      inactive: 'Signs in no more',
      mustChange: 'Must change the PIN next time',
      failures: '{{count}} wrong PINs',
      lockedOut: 'Locked out, {{minutes}} minutes left',
    },
  },
}
