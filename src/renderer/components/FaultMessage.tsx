import type { ReactNode } from 'react'
import type { Fault } from '../../contract/ipc/fault.ts'
import { Message, MessageRoom } from '../../ui/Message.tsx'
import { useFaultText } from './useFaultText.ts'

/** Room for a fault, kept while there is none so that nothing below it moves. */
export function FaultMessage({ fault }: { fault: Fault | null }): ReactNode {
  const say = useFaultText()
  const text = fault ? say(fault) : null
  return (
    <MessageRoom>
      {text && (
        <Message tone="bad">
          <strong>{text.what}</strong> {text.todo}
        </Message>
      )}
    </MessageRoom>
  )
}
