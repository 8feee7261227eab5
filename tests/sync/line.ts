import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What the line does with the next requests. `cut-answer`: headquarters gets the request, its answer is lost. */
export type LineMode =
  | 'open'
  | 'cut-answer'
  | 'down'
  | { answer: number; body?: unknown; headers?: Record<string, string> }

export interface Line {
  url: string
  mode: LineMode
  /** Answers to requests of these paths are lost, as with `cut-answer`. */
  cutPath?: (path: string) => boolean
  /** Every request that came this way: path, headers and body. */
  requests: { path: string; headers: IncomingMessage['headers']; body: string }[]
  close(): Promise<void>
}

const bodyOf = async (request: IncomingMessage) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

const passedOn = (headers: IncomingMessage['headers']) =>
  Object.entries(headers).filter(
    ([name]) => !['host', 'connection', 'content-length', 'transfer-encoding'].includes(name),
  ) as [string, string][]

const signatureOf = ({ headers }: Response) =>
  Object.fromEntries(
    ['signature', 'signature-input', 'unencoded-digest'].flatMap(name => {
      const value = headers.get(name)
      return value === null ? [] : [[name, value]]
    }),
  )

/** A real HTTP line between a counter and headquarters, whose faults a test switches on and off. */
export async function openLine(headquarters: () => string): Promise<Line> {
  const line: Line = { url: '', mode: 'open', requests: [], close: async () => {} }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request)
    line.requests.push({ path: request.url ?? '', headers: request.headers, body })
    const mode = line.mode
    if (mode === 'down') return void request.socket.destroy()
    if (typeof mode === 'object') {
      response.writeHead(mode.answer, { 'content-type': 'application/json', ...mode.headers })
      return void response.end(JSON.stringify(mode.body ?? {}))
    }
    const method = request.method ?? 'GET'
    const answer = await fetch(headquarters() + request.url, {
      method,
      headers: passedOn(request.headers),
      ...(method === 'POST' ? { body } : {}),
    })
    const text = await answer.text()
    if (mode === 'cut-answer' || line.cutPath?.(request.url ?? '')) return void request.socket.destroy()
    response.writeHead(answer.status, {
      'content-type': 'application/json',
      date: answer.headers.get('date') ?? '',
      ...signatureOf(answer),
    })
    response.end(text)
  }

  const server = createServer((request, response) => {
    serve(request, response).catch(() => request.socket.destroy())
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  line.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  line.close = () =>
    new Promise(resolve => {
      server.closeAllConnections()
      server.close(() => resolve())
    })
  return line
}
