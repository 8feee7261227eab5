import { EventEmitter } from 'node:events'

/** Asked of any object by await, inspection and serialisation: not there, and no mistake of the app. */
const asked = new Set<PropertyKey>([
  'then',
  'toJSON',
  'constructor',
  '$$typeof',
  'asymmetricMatch',
  'nodeType',
])

const missing = (name: string) => new Error(`electron.${name} is not part of the Chromium runtime`)

/** Gives what is there, and throws by name on what is not: an app never runs on half an API without noticing. */
export function strict<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(found, key, receiver) {
      if (key in found || typeof key === 'symbol' || asked.has(key)) return Reflect.get(found, key, receiver)
      throw missing(`${name}.${key}`)
    },
  })
}

/** A part of Electron of which nothing is there. */
export const absent = (name: string): object => strict(name, Object.create(null) as object)

/** An emitter that refuses to be asked for events it would never send. */
export class StrictEmitter extends EventEmitter {
  private readonly named: string
  private readonly known: readonly string[]

  constructor(named: string, known: readonly string[]) {
    super()
    this.named = named
    this.known = known
  }

  private check(event: string | symbol) {
    if (typeof event === 'string' && !this.known.includes(event))
      throw missing(`${this.named}.on('${event}')`)
  }

  override on(event: string, listener: (...args: never[]) => void) {
    this.check(event)
    return super.on(event, listener as (...args: unknown[]) => void)
  }

  override once(event: string, listener: (...args: never[]) => void) {
    this.check(event)
    return super.once(event, listener as (...args: unknown[]) => void)
  }
}

/** An event that listeners can refuse, as Electron's are. */
export class RefusableEvent {
  defaultPrevented = false
  preventDefault = () => {
    this.defaultPrevented = true
  }
}
