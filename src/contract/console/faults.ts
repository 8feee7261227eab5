/** Why headquarters would not do what the console asked, beside what every route may answer. */
export const consoleFaults = [
  'signed-out',
  'sign-in-refused',
  'locked-out',
  'role-not-allowed',
  'store-code-taken',
  'store-without-staff',
  'unknown-here',
  'already-decided',
  'notice-version-taken',
  'time-impossible',
  'authority-untold',
] as const
export type ConsoleFault = (typeof consoleFaults)[number]
