import type { Route } from 'playwright-core'
import { toAppUrl } from './origin.ts'
import { strict } from './strict.ts'

type Handler = (request: Request) => Response | Promise<Response>
type Decision = { cancel?: boolean }
type BeforeRequest = (
  details: { url: string; method: string },
  callback: (decision: Decision) => void,
) => void

/** One session's protocols, as `session.protocol` and, for the default session, `protocol`. */
export class Protocol {
  private readonly handlers = new Map<string, Handler>()

  handle(scheme: string, handler: Handler) {
    this.handlers.set(scheme, handler)
  }

  isProtocolHandled = (scheme: string) => this.handlers.has(scheme)

  /** Answers one intercepted request as the app's handler says; false when the scheme is not the app's. */
  async answer(route: Route): Promise<boolean> {
    const request = route.request()
    const url = toAppUrl(request.url())
    const handler = this.handlers.get(new URL(url).protocol.slice(0, -1))
    if (!handler) return false
    const response = await handler(new Request(url, { method: request.method(), headers: request.headers() }))
    const body = Buffer.from(await response.arrayBuffer())
    await route.fulfill({ status: response.status, headers: Object.fromEntries(response.headers), body })
    return true
  }
}

/** `session.webRequest`: of it, only refusing a request. */
export class WebRequest {
  private listener: BeforeRequest | null = null

  onBeforeRequest(listener: BeforeRequest | null) {
    this.listener = listener
  }

  refuses(url: string, method: string): Promise<boolean> {
    const { listener } = this
    if (!listener) return Promise.resolve(false)
    return new Promise(resolve =>
      listener({ url: toAppUrl(url), method }, decision => resolve(Boolean(decision.cancel))),
    )
  }
}

export const newProtocol = () => strict('protocol', new Protocol())
