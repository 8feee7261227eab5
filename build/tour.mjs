// npm run tour — installs what is missing, then takes the pictures of README's tour anew.
import { findChromium } from './setup/chromium.mjs'
import { runNode } from './setup/node.mjs'
import { setUp } from './setup/setUp.mjs'

await setUp({ chromium: true })
process.env.HARMOOR_CHROMIUM ??= (await findChromium()) ?? ''
process.exit(await runNode(['tests/renderer/preview/tour.ts']))
