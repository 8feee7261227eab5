import { findChromium } from './chromium.mjs'
import { installSystemPackages, missingKeychainPackages, missingTypefacePackages } from './debian.mjs'
import { installNpmPackages } from './packages.mjs'
import { SetUpStopped, say } from './progress.mjs'

/**
 * Installs whatever is missing and says each step on stderr; well under a second when nothing is. Ends the process
 * with status 1 and what a person has to do when it cannot.
 * @param {{ chromium?: boolean, keychain?: boolean, typefaces?: boolean }} needs beside the npm packages
 */
export async function setUp(needs = {}) {
  try {
    installNpmPackages()
    if (needs.chromium && !(await findChromium()))
      installSystemPackages(['chromium'], 'the browser that the window is shown in')
    if (needs.keychain)
      installSystemPackages(missingKeychainPackages(), 'to test with a real system keychain')
    if (needs.typefaces)
      installSystemPackages(
        missingTypefacePackages(),
        'to set invented documents in what real ones are set in',
      )
  } catch (fault) {
    if (!(fault instanceof SetUpStopped)) throw fault
    say(fault.message)
    process.exit(1)
  }
}
