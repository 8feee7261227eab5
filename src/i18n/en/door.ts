import type { door as vi } from '../vi/door.ts'

export const door: typeof vi = {
  passphrase: {
    firstTitle: 'Set a passphrase for this machine',
    askTitle: 'Enter this machine’s passphrase',
    noKeychain: 'This machine has no operating-system keychain.',
    meaning:
      'The key to the customers’ data is therefore sealed with a passphrase, asked for each time the app is opened.',
    danger:
      'Nobody can read this passphrase back, Harmoor included. If it is forgotten, only the recovery code, shown in the next step, opens the data. Write it on paper and lock the paper away.',
    field: 'Passphrase',
    again: 'Passphrase again',
    differ: 'The two are not the same yet',
    show: 'Show the text',
    set: 'Set it and open the counter',
    open: 'Open the counter',
  },
  join: {
    title: 'Join this counter to headquarters',
    explain:
      'Ask the administrator at headquarters for the address and a one-time code. It is valid for 10 minutes.',
    url: 'Headquarters’ address',
    urlHint: 'For example https://hq.example',
    urlWrong:
      'The address starts with https://. Only on this machine or inside your own network (for example http://192.168.1.10:4810) can it start with http://',
    code: 'One-time code',
    codeHint: '8 characters, for example ABCD-2345',
    codeWrong: 'The code has 8 characters, without 0, O, 1, I, L',
    go: 'Join',
    restoredTitle: 'Restored; waiting for headquarters',
    restoredExplain:
      'The data of the backup is on this machine. The counter joins again by itself as soon as there is a connection, and a supervisor then signs in first. No code is needed.',
    restoredUrlHint: 'Only to try at once, or when headquarters has moved',
    tryNow: 'Try to join now',
  },
  alone: {
    offer: 'No headquarters yet? Begin alone, join later',
    title: 'Begin alone',
    explain:
      'The counter enrols members at once, with no network. Every record stays on this machine until a supervisor joins the counter to headquarters; it then sends all of them.',
    storeName: 'Name of the store',
    name: 'Full name of the first supervisor',
    staffNumber: 'The supervisor’s staff number',
    staffNumberHint: '3 to 8 digits of your choice',
    pin: 'PIN',
    pinHint: '6 to 12 digits; no birthday, nothing easily guessed',
    again: 'PIN again',
    go: 'Begin',
    back: 'Back',
    problem: {
      storeName: 'Enter the name of the store',
      name: 'Enter the full name',
      staffNumber: 'A staff number has 3 to 8 digits',
      'pin-malformed': 'A PIN has 6 to 12 digits',
      'pin-too-simple': 'This PIN is easily guessed; choose another',
      again: 'The two entries are not the same',
    },
  },
  cutOff: {
    title: 'Headquarters has stopped this counter',
    what: 'Headquarters has revoked this machine, for example because it was reported lost or was replaced. Nobody can sign in here.',
    safe: 'No record is lost. Records that were not sent are kept, and the counter sends them by itself when there is a connection. Customers’ data that headquarters has confirmed is taken off this machine.',
    todo: 'A supervisor calls headquarters. If it is a mistake, this screen goes back to signing in once headquarters has reinstated the counter. Leave the machine on and connected; meanwhile use another counter.',
    waiting: 'Records still waiting to be sent: {{count}}.',
    allSent: 'All records have been sent.',
  },
  recoveryCode: {
    title: 'This counter’s recovery code',
    explain:
      'If this machine loses its key (reinstalled, another account, a broken keychain), only this code opens the data again here. It is shown once.',
    keep: 'Print it or copy it by hand, put it in an envelope, and have a supervisor lock it away. Do not photograph it, and do not leave it by the machine.',
    lastGroup: 'Type the last group of 5 characters',
    lastGroupHint: 'To be sure that the code is on paper',
    print: 'Print the code',
    go: 'The code is put away: go on',
  },
  recover: {
    title: 'Recover with the code',
    explain:
      'A supervisor enters the recovery code that was printed when the counter was set up. No data is deleted or overwritten; a supervisor then signs in first.',
    code: 'Recovery code',
    codeHint: '6 groups of 5 characters',
    passphrase: 'A new passphrase, since this machine has no keychain',
    go: 'Recover',
    forgotten: 'Forgot the passphrase? Recover the counter',
    back: 'Back to the passphrase',
    codeMissing: 'Enter the recovery code on paper',
    askHeadquarters: 'No code any more? Ask headquarters',
    haveCode: 'Found the code on paper? Use it',
    headquarters: {
      title: 'Recover with headquarters’ help',
      explain:
        'A supervisor calls the administrator at headquarters, says which store and which counter this is, and asks for headquarters’ address and a one-time recovery code for this counter. The code is valid for 10 minutes, and a connection is needed. No data is deleted or overwritten; a supervisor then signs in first.',
      go: 'Ask headquarters for the keys',
    },
  },
  signIn: {
    title: 'Sign in',
    staffNumber: 'Staff number',
    staffNumberWrong: 'A staff number has 3 to 8 digits',
    pin: 'PIN',
    pinWrong: 'A PIN has 6 to 12 digits',
    go: 'Sign in',
    keypad: 'Number pad',
    erase: 'Erase one digit',
    told: {
      'staff-changed':
        'Headquarters has just changed the account that was signed in, so the counter signed it out. The form being filled in is kept. If you cannot sign in again, ask a supervisor.',
      joined:
        'The counter has joined headquarters and is sending its records. From now on, sign in with the staff number that headquarters gave you.',
    },
    offline: 'Signing in works without a connection too.',
  },
  storeFault: {
    whatHappened: 'What happened',
    whatIsSafe: 'What is safe',
    whatToDo: 'What to do',
    folder: 'Data folder',
    'key-missing': {
      title: 'The key to the data was not found',
      what: 'The counter’s data is here, but the key that opens it is no longer in this machine’s keychain.',
      safe: 'The data is still encrypted and whole. The app deletes nothing and makes nothing anew.',
      todo: 'Sign in to the computer with the usual account and open the app again. If that does not help, call technical support, and do not delete the folder below.',
    },
    'key-wrong-or-store-damaged': {
      title: 'The counter’s data cannot be opened',
      what: 'Either the key on this machine is not the key to this data, or the data file is damaged or cut short. From outside, the two cannot be told apart.',
      safe: 'Records that headquarters has confirmed are safe there. The app deletes and overwrites nothing.',
      todo: 'Do not change or delete the folder below. Call technical support: they need it as it is to rescue the data. Use another counter meanwhile.',
    },
    'store-missing': {
      title: 'The counter’s data was not found',
      what: 'This machine still has the key, but the data file is not where it was. It may have been moved, or its disk is not connected.',
      safe: 'Records that headquarters has confirmed are safe there. The app makes no new data in its place.',
      todo: 'Connect the disk or put the file back into the folder below, then close the app and open it again. If unsure, call technical support.',
    },
    'store-newer-than-app': {
      title: 'This app is older than its data',
      what: 'The counter’s data was written by a newer version. An older one writing to it could damage it.',
      safe: 'The data is whole. This version neither opens nor changes it.',
      todo: 'Update the app to the newest version and open it again.',
    },
    'keychain-unavailable': {
      title: 'This machine’s keychain does not answer',
      what: 'This counter keeps its key in the operating system’s keychain, which cannot be opened just now.',
      safe: 'The data is still encrypted and whole. The app does not change to another way of keeping keys unasked.',
      todo: 'Unlock the keychain (usually by signing in to the computer again), then close the app and open it again.',
    },
    'disk-unwritable': {
      title: 'The disk cannot be written to',
      what: 'The disk is full, read-only, or this account may not write to the folder below.',
      safe: 'Records already saved are still there.',
      todo: 'Free some space or correct the permission, then close the app and open it again.',
    },
  },
}
