import { Button } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import type { FetchPurpose } from '../../../domain/member/fetchPurpose.ts'
import { PurposeButtons } from '../../components/PurposeButtons.tsx'
import { focusOn } from '../../input/focus.ts'
import { useEscape } from '../../input/useEscape.ts'

interface ForPurposeProps {
  /** Of the button; what it asks for is `id-for`. */
  id: string
  label: string
  icon: ReactNode
  /** What is asked before it is done. */
  ask: string
  onChoose(purpose: FetchPurpose): Promise<void>
}

function Asking({
  id,
  ask,
  onChoose,
  onClose,
}: Omit<ForPurposeProps, 'label' | 'icon'> & { onClose(): void }) {
  const [busy, setBusy] = useState<FetchPurpose | null>(null)
  useEffect(() => focusOn(`${id}-for-service`), [id])
  useEscape(onClose)
  const choose = async (purpose: FetchPurpose) => {
    setBusy(purpose)
    await onChoose(purpose)
    onClose()
  }
  return (
    <PurposeButtons
      id={`${id}-for`}
      label={ask}
      busy={busy}
      onChoose={purpose => busy === null && void choose(purpose)}
    />
  )
}

/** Something that is done with a customer's facts: what for is asked first. Escape leads back to the button. */
export function ForPurpose({ label, icon, ...asked }: ForPurposeProps): ReactNode {
  const [asking, setAsking] = useState(false)
  const close = () => {
    setAsking(false)
    focusOn(asked.id)
  }
  return (
    <>
      <Button
        id={asked.id}
        variant="default"
        h={44}
        aria-expanded={asking}
        leftSection={icon}
        onClick={() => setAsking(!asking)}
      >
        {label}
      </Button>
      {asking && <Asking {...asked} onClose={close} />}
    </>
  )
}
