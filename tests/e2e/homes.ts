import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

/** Every place that the app and its browser could write to, inside one folder. */
export function homesIn(folder: string): Record<string, string> {
  const places = {
    HOME: join(folder, 'home'),
    TMPDIR: join(folder, 'tmp'),
    XDG_DATA_HOME: join(folder, 'home/data'),
    XDG_CACHE_HOME: join(folder, 'home/cache'),
    XDG_CONFIG_HOME: join(folder, 'home/config'),
  }
  for (const place of Object.values(places)) mkdirSync(place, { recursive: true })
  return places
}
