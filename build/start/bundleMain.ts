/** npm run build: `out/`, where the sources have changed. */
import { bundle } from './bundle.ts'

try {
  bundle(line => process.stdout.write(`${line}\n`))
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exit(1)
}
