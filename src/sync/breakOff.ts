import { err, type Result } from '../domain/result.ts'
import type { Answer, LineFault, Sent, World } from './world.ts'

/** That world, with requests that can be broken off: whatever is under way then, or asked after it, has no answer. */
export function breakable(world: World): { world: World; breakOff(): void } {
  const underWay = new Set<() => void>()
  let isBroken = false
  async function send(request: Sent): Promise<Result<Answer, LineFault>> {
    if (isBroken) return err('unreachable')
    const { promise, resolve, reject } = Promise.withResolvers<Result<Answer, LineFault>>()
    const end = () => resolve(err('no-answer'))
    underWay.add(end)
    world.send(request).then(resolve, reject)
    return promise.finally(() => underWay.delete(end))
  }
  function breakOff(): void {
    isBroken = true
    for (const end of underWay) end()
  }
  return { world: { ...world, send }, breakOff }
}
