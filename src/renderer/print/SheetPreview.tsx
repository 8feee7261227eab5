import { Box } from '@mantine/core'
import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../components/Dialog.tsx'
import { useApp } from '../state/useApp.ts'
import { SheetControls } from './SheetControls.tsx'
import { SheetPaper } from './SheetPaper.tsx'
import styles from './SheetPreview.module.css'

/** The sheet as it will stand on paper, and what can be done with it. What is printed hangs beside it, unseen. */
export function SheetPreview(): ReactNode {
  const { t } = useTranslation()
  const sheet = useApp(state => state.sheet)
  const close = useApp(state => state.closeSheet)
  return (
    <Dialog
      opened={sheet !== null}
      onClose={close}
      title={sheet && t(`print.sheet.${sheet.kind}`)}
      size={1080}
      zIndex={300}
      closeOnEscape={false}
    >
      {sheet && (
        <div className={styles.sides}>
          {/* Scrolls, so it is for the keyboard too. */}
          <Box component="section" className={styles.desk ?? ''} aria-label={t('print.title')} tabIndex={0}>
            <SheetPaper />
          </Box>
          <SheetControls kind={sheet.kind} />
        </div>
      )}
      {sheet &&
        createPortal(
          <main className="print-sheet">
            <SheetPaper />
          </main>,
          window.document.body,
        )}
    </Dialog>
  )
}
