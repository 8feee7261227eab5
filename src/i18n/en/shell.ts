import type { shell as vi } from '../vi/shell.ts'

export const shell: typeof vi = {
  title: 'Member enrolment',
  language: 'Language',
  languageName: { vi: 'Tiếng Việt', en: 'English' },
  signOut: 'Sign out',
  today: 'Today',
  newCustomer: 'New customer',
  starting: 'Opening the counter…',
  role: { clerk: 'Clerk', supervisor: 'Supervisor' },
  status: {
    label: 'Counter status',
    counter: 'Counter {{number}}',
    connection: {
      unknown: 'Checking the connection',
      online: 'Connected to headquarters',
      offline: 'No connection; saving still works',
      refused: 'Headquarters does not accept this counter; tell a supervisor',
      alone: 'Working alone, not joined to headquarters',
    },
    nothingWaiting: 'Everything sent',
    waiting: 'Waiting to be sent: {{count}}',
    refused: 'Refused: {{count}}',
    neverConfirmed: 'Nothing confirmed by headquarters yet',
    lastConfirmed: 'Last confirmed: {{when}}',
    newCards: 'Cards renumbered: {{count}}',
    keyInPassphrase: 'Key sealed with a passphrase',
    catchUp: 'Receiving from headquarters: {{percent}}%',
  },
  close: 'Close',
}
