import { paths } from '../../../src/contract/sync/join.ts'
import { err, ok, type Result } from '../../../src/domain/result.ts'
import type { Answer, LineFault, Sent } from '../../../src/sync/world.ts'
import type { Headquarters } from '../headquarters/headquarters.ts'
import type { Reply } from '../headquarters/instance.ts'
import type { Chance } from '../random.ts'
import type { Stage } from '../stage.ts'
import { gistOf } from './gist.ts'

/** `up`; `down`: nothing leaves the machine; `swallowing`: everything is lost on the way, and nobody says so. */
export type LineState = 'up' | 'down' | 'swallowing'

type Outcome = Result<Answer, LineFault>

const HOP_MS = 25
const LATE_MS = 20_000

const answerOf = ({ status, headers, body }: Reply): Answer => ({
  status,
  header: name => headers[name] ?? null,
  body,
})

/** What captive portals, proxies and balancers say in somebody else's place. */
const foreign: Reply[] = [
  { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Wi-Fi: xin đăng nhập</html>' },
  { status: 200, headers: {}, body: '{"results":[]}' },
  { status: 200, headers: {}, body: '' },
  { status: 502, headers: {}, body: 'Bad Gateway' },
  { status: 429, headers: { 'retry-after': '20' }, body: '' },
  { status: 401, headers: {}, body: '{"type":"proxy","title":"","status":401}' },
]

/** One counter's line to headquarters: it loses, doubles, delays, reorders, and lets others answer. */
export class SimulatedLine {
  state: LineState = 'up'
  readonly #stage: Stage
  readonly #headquarters: Headquarters
  readonly #chance: Chance
  readonly #name: string
  #lastReply: Reply | null = null

  constructor(stage: Stage, headquarters: Headquarters, name: string) {
    this.#stage = stage
    this.#headquarters = headquarters
    this.#chance = stage.chance(`line of ${name}`)
    this.#name = name
  }

  /** Takes a request on, and gives its outcome to `told`, once. */
  send(request: Sent, told: (outcome: Outcome) => void): void {
    const path = new URL(request.url).pathname
    const { faults, schedule } = this.#stage
    let isTold = false
    const tell = (outcome: Outcome) => {
      if (isTold) return
      isTold = true
      this.#tell(
        `${path} ${outcome.ok ? `heard ${gistOf(outcome.value.status, outcome.value.body)}` : outcome.error}`,
      )
      told(outcome)
    }
    if (this.state === 'down') {
      schedule.after(1, () => tell(err('unreachable')))
      return
    }
    schedule.after(request.timeoutMs, () => tell(err('no-answer')))
    if (this.state === 'swallowing' || this.#chance.hits(faults.requestLost)) return
    schedule.after(this.#hop(), () => this.#arrive(request, path, tell))
    if (this.#chance.hits(faults.doubled))
      schedule.after(this.#hop(), () => this.#arrive(request, `${path} once more`, tell))
  }

  #tell = (what: string) => this.#stage.tell(this.#name, what)

  /** Who joins has no key of headquarters' yet to know an answer by: that one is left to TLS. */
  #isKnowable = (path: string) => !path.startsWith(paths.join)

  #hop(): number {
    const { faults } = this.#stage
    return this.#chance.until(this.#chance.hits(faults.late) ? LATE_MS : HOP_MS)
  }

  #arrive({ method, url, headers, body }: Sent, path: string, tell: (outcome: Outcome) => void): void {
    const served = this.#headquarters.serve({ method, url: new URL(url).pathname, headers, body })
    if (!served) tell(err('unreachable'))
    served?.then(
      reply => this.#bringBack(reply, path, tell),
      (error: Error) => this.#stage.violated(`headquarters broke: ${error.message}`),
    )
  }

  #bringBack(reply: Reply, path: string, tell: (outcome: Outcome) => void): void {
    const { faults, schedule } = this.#stage
    this.#tell(`${path} answered ${gistOf(reply.status, reply.body)}`)
    const before = this.#lastReply
    this.#lastReply = reply
    if (this.#chance.hits(faults.answerLost)) return
    let brought = reply
    if (this.#chance.hits(faults.foreignAnswer)) brought = this.#chance.one(foreign)
    else if (before && this.#isKnowable(path) && this.#chance.hits(faults.staleAnswer)) brought = before
    schedule.after(this.#hop(), () => {
      if (this.state === 'up') tell(ok(answerOf(brought)))
    })
  }
}
