import type { Random } from '../random.ts'
import type { Capture } from './capture.ts'

/** How hard a set is: rendered straight, flatbed scans, photos by careful people, photos by people in a hurry. */
export const setNames = ['clean', 'scan', 'photo', 'hard'] as const
export type SetName = (typeof setNames)[number]

const quarter = (random: Random) => 90 * random.whole(0, 3)

const sets: Record<SetName, (random: Random) => Capture> = {
  clean: () => ({
    pxPerMm: 12,
    margin: 2,
    rotation: 0,
    tiltX: 0,
    tiltY: 0,
    desk: 250,
    blur: 0,
    noise: 0,
    glare: 0,
    shadow: 0,
    quality: 92,
  }),
  scan: random => ({
    pxPerMm: random.pick([7.9, 11.8, 11.8, 15.7]),
    margin: random.between(2, 40),
    rotation: random.between(-4, 4) + (random.chance(0.3) ? quarter(random) : 0),
    tiltX: 0,
    tiltY: 0,
    desk: random.pick([252, 245, 60]),
    blur: random.between(0, 0.9),
    noise: random.between(0, 4),
    glare: 0,
    shadow: random.between(0, 0.1),
    quality: random.whole(55, 92),
  }),
  photo: random => ({
    pxPerMm: random.between(9, 18),
    margin: random.between(4, 30),
    rotation: random.between(-9, 9) + (random.chance(0.3) ? quarter(random) : 0),
    tiltX: random.between(-14, 14),
    tiltY: random.between(-14, 14),
    desk: random.between(50, 220),
    blur: random.between(0.3, 1.3),
    noise: random.between(1, 7),
    glare: random.chance(0.4) ? random.between(0.2, 0.6) : 0,
    shadow: random.between(0, 0.4),
    quality: random.whole(55, 90),
  }),
  hard: random => ({
    pxPerMm: random.between(6, 14),
    margin: random.between(0, 50),
    rotation: random.between(-16, 16) + quarter(random),
    tiltX: random.between(-24, 24),
    tiltY: random.between(-24, 24),
    desk: random.between(30, 240),
    blur: random.between(0.5, 2),
    noise: random.between(3, 14),
    glare: random.chance(0.6) ? random.between(0.3, 0.9) : 0,
    shadow: random.between(0, 0.65),
    quality: random.whole(30, 75),
  }),
}

export const captureOf = (set: SetName, random: Random): Capture => sets[set](random)
