import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('../../src/hq/main.ts', import.meta.url))

/** One instance of headquarters as a process of its own. */
export interface Instance {
  url: string
  child: ChildProcess
  /** Resident memory, MB; null where the system does not tell. */
  residentMB(): number | null
  /** Asks it to end, and waits until it has. */
  stop(): Promise<void>
  /** As a power cut would: SIGKILL. */
  kill(): Promise<void>
}

const ended = (child: ChildProcess) =>
  new Promise<void>(resolve => {
    if (child.exitCode !== null || child.signalCode !== null) resolve()
    else child.once('exit', () => resolve())
  })

/** The processes that a process has started. Linux. */
export const childrenOf = (pid: number | undefined): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number)

/** Of a process and of those that it has started. */
function residentMB(pid: number | undefined): number | null {
  try {
    const kilobytes = [pid, ...childrenOf(pid)].map(one =>
      Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${one}/status`, 'utf8'))?.[1]),
    )
    return Math.round(kilobytes.reduce((sum, one) => sum + one, 0) / 1024)
  } catch {
    return null
  }
}

/** Starts an instance on a database. @param dataFolder holds its secrets: instances of one headquarters share it. */
export async function startInstance(
  databaseUrl: string,
  dataFolder: string,
  more: { port?: number; processes?: number; nodeOptions?: string[] } = {},
): Promise<Instance> {
  const { port = 0, processes = 1, nodeOptions = [] } = more
  const child = spawn(process.execPath, [...nodeOptions, MAIN], {
    env: {
      ...process.env,
      HQ_DATABASE_URL: databaseUrl,
      HQ_DATA: dataFolder,
      HQ_HOST: '127.0.0.1',
      HQ_PORT: String(port),
      HQ_PROCESSES: String(processes),
      HQ_LOG: 'error',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', line => {
      const said = /(https?:\/\/\S+)/.exec(line)?.[1]
      if (said) resolve(said)
    })
    child.once('exit', code => reject(new Error(`headquarters ended with ${code} before it was open`)))
  })
  return {
    url,
    child,
    residentMB: () => residentMB(child.pid),
    stop: async () => {
      child.kill('SIGTERM')
      await ended(child)
    },
    kill: async () => {
      child.kill('SIGKILL')
      await ended(child)
    },
  }
}
