import { Button } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import { type CounterPurpose, PurposeButtons } from '../../components/PurposeButtons.tsx'
import { focusOn } from '../../input/focus.ts'
import { useEscape } from '../../input/useEscape.ts'

interface ForPurposeProps<P extends CounterPurpose> {
  /** Of the button; what it asks for is `id-for`. */
  id: string
  label: string
  icon: ReactNode
  /** What is asked before it is done. */
  ask: string
  /** What it may be done for. */
  purposes: readonly P[]
  onChoose(purpose: P): Promise<void>
}

function Asking<P extends CounterPurpose>({
  id,
  ask,
  purposes,
  onChoose,
  onClose,
}: Omit<ForPurposeProps<P>, 'label' | 'icon'> & { onClose(): void }) {
  const [busy, setBusy] = useState<P | null>(null)
  useEffect(() => focusOn(`${id}-for-${purposes[0]}`), [id, purposes])
  useEscape(onClose)
  const choose = async (purpose: P) => {
    setBusy(purpose)
    await onChoose(purpose)
    onClose()
  }
  return (
    <PurposeButtons
      id={`${id}-for`}
      label={ask}
      busy={busy}
      purposes={purposes}
      onChoose={purpose => busy === null && void choose(purpose)}
    />
  )
}

/** Something that is done with a customer's facts: what for is asked first. Escape leads back to the button. */
export function ForPurpose<P extends CounterPurpose>({
  label,
  icon,
  ...asked
}: ForPurposeProps<P>): ReactNode {
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
