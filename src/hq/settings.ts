import { availableParallelism, homedir } from 'node:os'
import { join, resolve } from 'node:path'
import * as z from 'zod'
import type { GivenKeys } from './secrets/keys.ts'
import type { TlsFiles } from './transport/tls.ts'

/** More than this many processes of one machine would wait for its one database. */
const MOST_PROCESSES = 4
/** Connections to the database that the processes of one machine share, and the fewest that one can do with. */
const CONNECTIONS = 16
const FEWEST_CONNECTIONS = 6

const optional = z
  .string()
  .optional()
  .transform(text => (text === '' ? undefined : text))

const Variables = z.object({
  HQ_DATA: optional,
  HQ_DATABASE_URL: optional.pipe(z.url({ protocol: /^postgres(ql)?$/ }).optional()),
  HQ_HOST: optional.pipe(z.string().default('127.0.0.1')),
  HQ_PORT: optional.pipe(
    z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(Number)
      .pipe(z.int().max(65_535))
      .default(4810),
  ),
  HQ_PROCESSES: optional.pipe(
    z
      .string()
      .regex(/^\d{1,2}$/)
      .transform(Number)
      .pipe(z.int().min(1).max(64))
      .default(Math.min(availableParallelism(), MOST_PROCESSES)),
  ),
  HQ_TLS_CERT: optional,
  HQ_TLS_KEY: optional,
  HQ_RECEIPT_KEY: optional,
  HQ_PIN_PEPPER: optional,
  HQ_ESCROW_IDENTITY: optional,
  HQ_DUPLICATE_KEY: optional,
  HQ_LOG: optional.pipe(z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info')),
  XDG_DATA_HOME: optional,
})

/** A certificate without its key, or a key without its certificate, is a mistake that must not end in plain HTTP. */
const Environment = Variables.check(({ value, issues }) => {
  if ((value.HQ_TLS_CERT === undefined) === (value.HQ_TLS_KEY === undefined)) return
  for (const name of ['HQ_TLS_CERT', 'HQ_TLS_KEY'])
    issues.push({ code: 'custom', input: value, path: [name], message: 'both or neither' })
})

/** How headquarters is told where to keep its data, and where to listen. */
export interface Settings {
  dataFolder: string
  databaseUrl: string | undefined
  host: string
  port: number
  /** How many listen there. */
  processes: number
  /** To the database, of each of them, at most. */
  connections: number
  /** Undefined: plain HTTP, for this machine or behind a proxy that speaks TLS. */
  tls: TlsFiles | undefined
  keys: GivenKeys
  logLevel: string
}

/** Throws, naming the variables, when the environment makes no sense. */
export function readSettings(environment: Record<string, string | undefined>): Settings {
  const parsed = Environment.safeParse(environment)
  if (!parsed.success) {
    const names = parsed.error.issues.map(issue => String(issue.path[0]))
    throw new Error(`cannot be used as set: ${[...new Set(names)].join(', ')}`)
  }
  const set = parsed.data
  const home = set.XDG_DATA_HOME ?? join(homedir(), '.local', 'share')
  return {
    dataFolder: resolve(set.HQ_DATA ?? join(home, 'harmoor-headquarters')),
    databaseUrl: set.HQ_DATABASE_URL,
    host: set.HQ_HOST,
    port: set.HQ_PORT,
    processes: set.HQ_PROCESSES,
    connections: Math.max(FEWEST_CONNECTIONS, Math.floor(CONNECTIONS / set.HQ_PROCESSES)),
    tls: tlsOf(set),
    keys: {
      receiptKey: set.HQ_RECEIPT_KEY,
      pinPepper: set.HQ_PIN_PEPPER,
      escrowIdentity: set.HQ_ESCROW_IDENTITY,
      duplicateKey: set.HQ_DUPLICATE_KEY,
    },
    logLevel: set.HQ_LOG,
  }
}

const tlsOf = ({ HQ_TLS_CERT: certificate, HQ_TLS_KEY: key }: z.infer<typeof Environment>) =>
  certificate && key ? { certificate: resolve(certificate), key: resolve(key) } : undefined
