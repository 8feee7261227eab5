// node build/setup.mjs — installs everything that start, test and demo may need.
import { say } from './setup/progress.mjs'
import { setUp } from './setup/setUp.mjs'

await setUp({ chromium: true, keychain: process.argv.includes('--tests') })
say('set-up: everything is there')
