import { Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { focusOn } from '../../input/focus.ts'
import { idOf, type MemberPage } from '../../state/memberSlice.ts'
import { useApp } from '../../state/useApp.ts'
import { CorrectionFields } from './CorrectionFields.tsx'
import { CorrectionOutcome } from './CorrectionOutcome.tsx'
import styles from './MemberPage.module.css'
import { MemberPanel } from './MemberPanel.tsx'

type Here = Extract<MemberPage, { standing: 'here' }>

/** A correction of the member's facts: what of them, to what, why; and what came of it, in place. */
export function CorrectionSection({ page }: { page: MemberPage }): ReactNode {
  const { t } = useTranslation()
  const correction = useApp(state => state.correction)
  const start = useApp(state => state.startCorrection)
  const isOpen = correction !== null && correction.memberId === idOf(page)
  const isSettled = useApp(state => state.correctionOutcome !== null) && !isOpen
  // The form is gone, and with it the button that was pressed: what came of it is to be in sight.
  useEffect(() => {
    if (isSettled) focusOn('correct')
  }, [isSettled])
  const begin = () => {
    start()
    requestAnimationFrame(() => focusOn('correct-number'))
  }
  return (
    <MemberPanel
      id="member-correction"
      title={t('correction.title')}
      tools={
        isOpen ? undefined : (
          <Button
            id="correct"
            variant="light"
            h={44}
            leftSection={<IconPencil aria-hidden size={18} />}
            onClick={begin}
          >
            {t('correction.begin')}
          </Button>
        )
      }
    >
      {!isOpen && <CorrectionOutcome />}
      {isOpen ? (
        <CorrectionFields page={page as Here} form={correction} />
      ) : (
        <p className={styles.soft}>{t('correction.explain')}</p>
      )}
    </MemberPanel>
  )
}
