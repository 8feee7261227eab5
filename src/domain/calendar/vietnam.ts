import type { Calendar } from './workingDays.ts'

/**
 * The calendar that ships with the app, in force until headquarters sets another (Labour Code 2019, articles 111 and 112). Where
 * something is not certain it is left a working day: a term then ends too early, never too late. So neither the day that the
 * state's own offices exchanged in August 2026 is in it, nor 24 November (Resolution 80-NQ/TW), until the law names it.
 */
export const vietnam: Calendar = {
  /** 2027 is not announced as this is written: only what article 111.3 and the lunar calendar already fix is listed. */
  years: [2026],
  yearly: ['01-01', '04-30', '05-01', '09-02'],
  holidays: [
    // Tết Bính Ngọ, 16 to 20 February, as announced by the government.
    '2026-02-16',
    '2026-02-17',
    '2026-02-18',
    '2026-02-19',
    '2026-02-20',
    // For the Hùng Kings' day (10th of the 3rd lunar month), a Sunday: article 111.3.
    '2026-04-27',
    // The second day of the National Day.
    '2026-09-01',
    // Tết Đinh Mùi: the days that are off whichever way its five days are laid around 6 February, a Saturday.
    '2027-02-05',
    '2027-02-08',
    '2027-02-09',
    '2027-02-10',
    // The Hùng Kings' day.
    '2027-04-16',
    // For 1 May, a Saturday.
    '2027-05-03',
  ],
  workedWeekends: [],
}
