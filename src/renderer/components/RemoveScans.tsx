import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Scan } from '../../contract/ipc/devices.ts'
import { focusOn } from '../input/focus.ts'
import { useApp } from '../state/useApp.ts'

interface RemoveProps {
  /** Of the button; the one that confirms is `id-really`. */
  id: string
  scans: readonly Scan[]
  /** Where the focus goes when these buttons are gone with what they deleted. */
  afterwards: string
}

/** Deleting asks once more, in the same place. */
export function RemoveScans({ id, scans, afterwards }: RemoveProps): ReactNode {
  const { t } = useTranslation()
  const removeScans = useApp(state => state.removeScans)
  const [asked, setAsked] = useState(false)
  const remove = () => {
    setAsked(false)
    void removeScans(scans.map(({ scanId }) => scanId))
    focusOn(afterwards)
  }
  if (!asked)
    return (
      <Button id={id} variant="default" h={44} px="sm" onClick={() => setAsked(true)}>
        {t('scanner.remove')}
      </Button>
    )
  return (
    <>
      <Button id={`${id}-really`} color="red.9" h={44} px="sm" autoFocus onClick={remove}>
        {t('scanner.removeReally', { count: scans.length })}
      </Button>
      <Button id={`${id}-keep`} variant="default" h={44} px="sm" onClick={() => setAsked(false)}>
        {t('scanner.keep')}
      </Button>
    </>
  )
}
