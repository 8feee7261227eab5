import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Message } from '../../../ui/Message.tsx'
import type { AskFault } from '../ask.ts'

/** Says what went wrong; takes no room while nothing has. */
export function Fault({ fault }: { fault: AskFault | null }): ReactNode {
  const { t } = useTranslation()
  return (
    <div role="alert">
      {fault && (
        <Message tone="bad">
          {t(`console.frame.fault.${fault.code}`, { minutes: fault.minutes ?? 1 })}
        </Message>
      )}
    </div>
  )
}
