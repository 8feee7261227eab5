import { useCallback, useContext, useEffect, useState } from 'react'
import type { ConsoleCall, ConsoleRequest, ConsoleResponse } from '../../contract/console/calls.ts'
import type { Result } from '../../domain/result.ts'
import { type AskFault, ask } from './ask.ts'
import { tellIncidentNews } from './incidentNews.ts'
import { SessionContext } from './session.ts'

export interface Asked<T> {
  /** What was answered last; stays while it is asked for again. */
  value: T | null
  fault: AskFault | null
  asking: boolean
  again(): void
}

/** Asks on showing, and again when the request changes or somebody wants it. */
export function useAsk<C extends ConsoleCall>(
  call: C,
  request: ConsoleRequest<C>,
): Asked<ConsoleResponse<C>> {
  const { ended } = useContext(SessionContext)
  const [state, setState] = useState<Omit<Asked<ConsoleResponse<C>>, 'again'>>({
    value: null,
    fault: null,
    asking: true,
  })
  const [round, setRound] = useState(0)
  // The round is part of the question, so that the same is asked once more.
  const question = JSON.stringify([round, request])
  useEffect(() => {
    let current = true
    const [, asked] = JSON.parse(question) as [number, ConsoleRequest<C>]
    setState(before => ({ ...before, asking: true }))
    void ask(call, asked).then(answer => {
      if (!current) return
      if (answer.ok) setState({ value: answer.value, fault: null, asking: false })
      else if (answer.error.code === 'signed-out') ended()
      else setState(before => ({ ...before, fault: answer.error, asking: false }))
    })
    return () => {
      current = false
    }
  }, [call, question, ended])
  const again = useCallback(() => setRound(before => before + 1), [])
  return { ...state, again }
}

/** Does something on a press: one at a time, with the fault of the last try. */
export function useDo(): {
  busy: boolean
  fault: AskFault | null
  clear(): void
  run<C extends ConsoleCall>(
    call: C,
    request: ConsoleRequest<C>,
  ): Promise<Result<ConsoleResponse<C>, AskFault>>
} {
  const { ended } = useContext(SessionContext)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<AskFault | null>(null)
  return {
    busy,
    fault,
    clear: () => setFault(null),
    async run(call, request) {
      setBusy(true)
      const answer = await ask(call, request)
      setBusy(false)
      setFault(answer.ok ? null : answer.error)
      if (!answer.ok && answer.error.code === 'signed-out') ended()
      if (answer.ok && call.startsWith('incidents/')) tellIncidentNews()
      return answer
    },
  }
}
