import { useEffect, useState } from 'react'
import type { Bridge } from '../../contract/ipc/channels.ts'
import { watchTouch } from '../input/watchTouch.ts'
import { ask } from '../state/ask.ts'

/**
 * Seconds until the counter locks and this window closes; null while somebody is there. The supervisor who reads or types here
 * is somebody: the clerk's window lies behind and is touched by nobody.
 */
export function useIdleSeconds(bridge: Bridge): number | null {
  const [seconds, setSeconds] = useState<number | null>(null)
  useEffect(() => {
    let left: number | null = null
    const stopHearing = bridge.on('staff:idle', ({ secondsLeft }) => {
      left = secondsLeft
      setSeconds(secondsLeft)
    })
    const touch = () => void ask(bridge, 'coSign:touch', {})
    const stopWatching = watchTouch(window, { isWarned: () => left !== null, touch })
    return () => {
      stopHearing()
      stopWatching()
    }
  }, [bridge])
  return seconds
}
