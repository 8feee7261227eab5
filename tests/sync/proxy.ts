import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'

/** How the line is just now. All of it can be changed while connections are open. */
export interface Weather {
  /** Each piece waits this long. */
  latencyMs?: number
  /** Both ways together, like a line of the last century. */
  bytesPerSecond?: number
  /** Bytes come in pieces of at most this many. */
  slice?: number
  /** Cuts the connection, with a reset, after this many bytes: on their way up, or down. */
  cutAfter?: { up?: number; down?: number }
  /** Takes connections and everything on them, and passes nothing on. */
  blackHole?: boolean
  /** Passes everything on to headquarters, and nothing back: not even that headquarters hung up. */
  halfOpen?: boolean
  /** Hangs up on whoever calls. */
  down?: boolean
}

export interface ProxyLine {
  url: string
  weather: Weather
  /** Bytes that came from the counter, and from headquarters. */
  passed: { up: number; down: number }
  /** Ends every connection with a reset. */
  cut(): void
  close(): Promise<void>
}

/** A TCP line to headquarters, whose faults a test makes as it likes. */
export async function openProxy(headquarters: () => string, weather: Weather = {}): Promise<ProxyLine> {
  const sockets = new Set<Socket>()
  const proxy: ProxyLine = {
    url: '',
    weather,
    passed: { up: 0, down: 0 },
    cut: () => {
      for (const socket of sockets) socket.resetAndDestroy()
    },
    close: async () => {
      proxy.cut()
      await new Promise(resolve => server.close(resolve))
    },
  }
  const keep = (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
  }
  const server = createServer({ allowHalfOpen: true }, counter => {
    keep(counter)
    if (proxy.weather.down) return void counter.resetAndDestroy()
    const { hostname, port } = new URL(headquarters())
    const upstream = connect({ host: hostname, port: Number(port), allowHalfOpen: true })
    keep(upstream)
    // Whoever calls hears that headquarters is not there as a line that breaks.
    upstream.once('error', () => counter.resetAndDestroy())
    void carry(proxy, counter, upstream, 'up')
    void carry(proxy, upstream, counter, 'down')
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  proxy.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return proxy
}

/** Carries what comes from one socket to the other, as the weather lets it. */
async function carry(proxy: ProxyLine, from: Socket, to: Socket, way: 'up' | 'down'): Promise<void> {
  let carried = 0
  try {
    for await (const chunk of from) {
      for (const piece of slices(chunk, proxy.weather)) {
        const { latencyMs, bytesPerSecond, cutAfter, blackHole, halfOpen } = proxy.weather
        if (blackHole || (halfOpen && way === 'down')) continue
        await delay((latencyMs ?? 0) + (bytesPerSecond ? (piece.length / bytesPerSecond) * 1000 : 0))
        carried += piece.length
        proxy.passed[way] += piece.length
        if (carried > (cutAfter?.[way] ?? Number.POSITIVE_INFINITY)) {
          from.resetAndDestroy()
          to.resetAndDestroy()
          return
        }
        if (!to.destroyed) to.write(piece)
      }
    }
    if (proxy.weather.blackHole || proxy.weather.halfOpen) return
    to.end()
  } catch {
    to.destroy()
  }
}

function slices(chunk: Buffer, { slice, bytesPerSecond }: Weather): Buffer[] {
  const most = slice ?? (bytesPerSecond ? Math.ceil(bytesPerSecond / 20) : chunk.length)
  return Array.from({ length: Math.ceil(chunk.length / most) }, (_, at) =>
    chunk.subarray(at * most, (at + 1) * most),
  )
}
