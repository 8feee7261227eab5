import type { lock as vi } from '../vi/lock.ts'

export const lock: typeof vi = {
  title: 'The counter is locked',
  explain:
    'Nobody used the counter for a while, so the screen is covered. What was being done is still there.',
  pinOf: 'PIN of {{name}}',
  unlock: 'Unlock',
  another: 'Somebody else signs in (the form is kept)',
  soon: 'The counter is about to lock, since nobody is using it.',
  stay: 'Touch, press a key or scan to stay.',
  seconds: '{{count}} seconds left.',
  now: 'Lock the counter',
}
