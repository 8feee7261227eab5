/** npm run build: `out/`, where the sources have changed. */
import { bundle } from './bundle.ts'

bundle(line => process.stdout.write(`${line}\n`))
