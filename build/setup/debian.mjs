import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { SetUpStopped, say, step } from './progress.mjs'
import { hasTypeface } from './typefaces.mjs'

/**
 * Which file or program shows that a Debian package, or its like, is there.
 * @type {Record<string, () => boolean>}
 */
const shownBy = {
  'libsecret-1-dev': () => anyExists('/usr/include/libsecret-1', '/usr/local/include/libsecret-1'),
  'g++': () => onPath('c++') || onPath('g++') || onPath('clang++'),
  make: () => onPath('make'),
  python3: () => onPath('python3'),
  'pkg-config': () => onPath('pkg-config'),
  dbus: () => onPath('dbus-run-session') && onPath('dbus-daemon'),
  'gnome-keyring': () => onPath('gnome-keyring-daemon'),
  'fonts-ocr-b': () => hasTypeface('OCRB.otf') && hasTypeface('OCRBS.otf'),
  'fonts-croscore': () => hasTypeface('Arimo-Regular.ttf') && hasTypeface('Tinos-Regular.ttf'),
  'fonts-dejavu-extra': () => hasTypeface('DejaVuSansCondensed.ttf'),
  'fonts-noto-core': () => hasTypeface('NotoSans-Regular.ttf') && hasTypeface('NotoSerif-Regular.ttf'),
  'fonts-roboto-unhinted': () => hasTypeface('RobotoCondensed-Regular.ttf'),
  'fonts-crosextra-carlito': () => hasTypeface('Carlito-Regular.ttf'),
}

const anyExists = (/** @type {string[]} */ ...paths) => paths.some(path => existsSync(path))
const onPath = (/** @type {string} */ name) =>
  (process.env.PATH ?? '').split(delimiter).some(folder => existsSync(join(folder, name)))
const missing = (/** @type {string[]} */ names) =>
  process.platform === 'linux' ? names.filter(name => !shownBy[name]?.()) : []

/** What node-gyp needs to compile keytar. */
export const missingCompilerPackages = () =>
  missing(['libsecret-1-dev', 'g++', 'make', 'python3', 'pkg-config'])

/**
 * What the invented documents of tests and benches are set in. Where a face is missing, another is drawn without a word:
 * a zone that is not in OCR-B is no zone.
 */
export const missingTypefacePackages = () =>
  missing(Object.keys(shownBy).filter(name => name.startsWith('fonts-')))

/** What a real system keychain without a desktop needs: for tests. */
export const missingKeychainPackages = () => missing(['dbus', 'gnome-keyring'])

const isDebian = () => existsSync('/etc/debian_version') && onPath('apt-get')
const isRoot = () => process.getuid?.() === 0

/** apt keeps its lists of packages here; a fresh container has none. */
const hasPackageLists = () =>
  existsSync('/var/lib/apt/lists') &&
  readdirSync('/var/lib/apt/lists').some(name => name.includes('_Packages'))

/**
 * Installs Debian packages when this is root on Debian or Ubuntu. Anywhere else a person decides: it stops and
 * says the exact command.
 * @param {string[]} names
 * @param {string} why
 * @throws {SetUpStopped}
 */
export function installSystemPackages(names, why) {
  if (names.length === 0) return
  if (!isDebian())
    throw new SetUpStopped(
      `Needed ${why}: ${names.join(', ')} (Debian's names). Install them and run this again.`,
    )
  if (!isRoot())
    throw new SetUpStopped(
      `Needed ${why}. Run this, then try again:\n  sudo apt-get install -y ${names.join(' ')}`,
    )
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  if (!hasPackageLists()) step("fetch Debian's package lists", 'apt-get', ['update'], { env })
  const install = ['install', '-y', '--no-install-recommends', ...names]
  try {
    step(`install ${names.join(', ')} ${why}`, 'apt-get', install, { env })
  } catch {
    say("set-up: that failed, perhaps on old package lists; once more with today's")
    step("fetch Debian's package lists", 'apt-get', ['update'], { env })
    step(`install ${names.join(', ')} ${why}`, 'apt-get', install, { env })
  }
}
