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
    loading: 'Loading the list…',
    nobody: 'Nobody is on the list yet.',
    number: 'Number',
    name: 'Name',
    role: 'Role',
    stateHead: 'State',
    acts: 'Acts',
    reset: 'Reset PIN',
    made: 'The new PIN of {{name}} ({{staffNumber}}). It is shown this once: tell it to them alone. They change it at the next sign-in. From now on you and they approve nothing for each other, until headquarters or another supervisor makes a new one.',
    told: 'Told, hide it',
    state: {
      active: 'Signs in',
      inactive: 'Signs in no more',
      mustChange: 'Must change the PIN next time',
      failures: '{{count}} wrong PINs',
      lockedOut: 'Locked out, {{minutes}} minutes left',
    },
  },
}
