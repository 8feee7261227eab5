import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { watchTouch } from '../../../src/renderer/input/watchTouch.ts'

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }))
afterEach(() => void vi.useRealTimers())

function watched(isWarned: () => boolean) {
  const page = new EventTarget() as Pick<Window, 'addEventListener' | 'removeEventListener'> & EventTarget
  const touch = vi.fn()
  const stop = watchTouch(page, { isWarned, touch })
  return { touch, stop, act: (event: string) => page.dispatchEvent(new Event(event)) }
}

it('says that somebody is there for keys and pointers, and not at every one of them', () => {
  const { act, touch } = watched(() => false)
  act('keydown')
  act('pointermove')
  expect(touch).toHaveBeenCalledTimes(1)
  vi.setSystemTime(1_005_000)
  act('wheel')
  expect(touch).toHaveBeenCalledTimes(2)
})

it('says so at once while the counter is about to lock, and no more when it is left', () => {
  let warned = false
  const { act, stop, touch } = watched(() => warned)
  act('keydown')
  warned = true
  act('keydown')
  expect(touch).toHaveBeenCalledTimes(2)
  stop()
  act('keydown')
  expect(touch).toHaveBeenCalledTimes(2)
})
