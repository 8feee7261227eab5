import type { vi } from '../../vi/index.ts'

export const frame: typeof vi.console.frame = {
  title: 'Headquarters',
  menu: 'Pages',
  page: {
    overview: 'Overview',
    stores: 'Stores',
    devices: 'Devices',
    members: 'Members',
    requests: 'Requests',
    disclosures: 'Disclosures',
    cases: 'Cases',
    reviews: 'Reviews',
    incidents: 'Data incidents',
    audit: 'Audit log',
    settings: 'Settings',
  },
  role: { administrator: 'Administrator', supervisor: 'Supervisor', auditor: 'Auditor' },
  signedInAs: '{{name}} · {{role}}',
  signOut: 'Sign out',
  signIn: {
    title: 'Sign in to headquarters',
    lead: 'This page is for headquarters’ own people. Everything done here is written to the log.',
    name: 'Login',
    passphrase: 'Passphrase',
    reveal: 'Show the passphrase',
    go: 'Sign in',
    missing: 'Fill in both login and passphrase',
  },
  loading: 'Loading…',
  again: 'Load again',
  cancel: 'Cancel',
  done: 'Done',
  never: 'never yet',
  fault: {
    unreachable: 'Headquarters cannot be reached. Nothing has changed; check the network and try again.',
    'signed-out': 'The session has ended. Sign in again to go on.',
    'sign-in-refused': 'Login and passphrase do not belong together. Type both again.',
    'locked-out': 'Too many failed tries. Wait {{minutes}} minutes, then try again.',
    'role-not-allowed': 'Your role may not do this. Ask somebody whose role may.',
    'store-code-taken':
      'A store has this code, or it is one of 900–999, which are for counters that start alone. Choose another.',
    'store-without-staff': 'The store has no staff yet, so nobody could sign in there. Add somebody first.',
    'unknown-here': 'There is no such thing; it may just have been erased. Load the page again.',
    'already-decided': 'Somebody has decided this already. Load the list again.',
    'notice-version-taken':
      'A notice of this version exists, and notices never change. Give another version.',
    'time-impossible':
      'That time is in the future, or before the incident was detected. Nothing was written; look at date and time again.',
    'authority-untold':
      'The authority has not been told. Write down that it was, or say why it is not, and then close.',
    'malformed-request': 'Something is not filled in right. Look it over and send it again.',
    'database-unavailable': 'The database is away. Nothing is lost; wait a minute and try again.',
    unexpected:
      'Headquarters met a fault. Nothing has changed; try again, and tell the administrator if it stays.',
  },
}
