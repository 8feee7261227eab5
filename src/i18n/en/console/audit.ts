import type { vi } from '../../vi/index.ts'

export const audit: typeof vi.console.audit = {
  verify: 'Verify the logs',
  verifying: 'Verifying…',
  sound:
    'Headquarters’ log is as it was written: {{entries}} entries. So are the counters’: {{checkpoints}} signed checkpoints.',
  broken:
    'Entry {{sequence}} of headquarters’ log is not as it was written. Tell whoever answers for security at once.',
  faulty:
    'Signed checkpoints of {{count}} devices do not verify: {{devices}}. Tell whoever answers for security at once.',
  find: 'Find in the log',
  findHint: 'Who, what, or to what',
  number: 'Entry',
  when: 'At',
  actor: 'Who',
  action: 'What',
  subject: 'To what',
  none: 'There is no such entry.',
  older: 'Show older ones',
  settings: {
    title: 'Settings of every counter',
    needApproval: 'Correcting these facts needs a supervisor’s approval',
    idleLock: 'Minutes without a touch until a counter locks',
    idleLockHint: '1 to 60 minutes',
    email: 'The company’s e-mail, printed on notices and letters',
    emailHint: 'Leave empty while there is none',
    save: 'Save the settings',
    saved: 'Saved. Counters get them when in contact.',
    onlyAdministrator: 'Only an administrator can change them.',
  },
  notices: {
    title: 'Notices about personal data',
    lead: 'The newest is asked at every counter, and earlier customers are asked again at their next visit. What was published never changes.',
    version: 'Version',
    publishedAt: 'Published',
    none: 'Counters use the notice that came with the app.',
    vi: 'Vietnamese text',
    en: 'English text',
    publish: 'Publish a new notice',
    published: 'Notice {{version}} was published.',
  },
}
