import { Box, Button, Modal } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { languages } from '../../i18n/index.ts'
import { Message, MessageRoom } from '../../ui/Message.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { useApp } from '../state/useApp.ts'
import { SheetPaper } from './SheetPaper.tsx'
import styles from './SheetPreview.module.css'

const sizes = { letter: 'A4', 'consent-receipt': 'A5' } as const

function Controls({ kind }: { kind: keyof typeof sizes }): ReactNode {
  const { t } = useTranslation()
  const language = useApp(state => state.sheetLanguage)
  const setLanguage = useApp(state => state.setSheetLanguage)
  const printed = useApp(state => state.sheetPrinted)
  const print = useApp(state => state.printSheet)
  const close = useApp(state => state.closeSheet)
  const closeButton = useRef<HTMLButtonElement>(null)
  // A second Enter closes, and does not print twice.
  useEffect(() => {
    if (printed) closeButton.current?.focus()
  }, [printed])
  return (
    <div className={styles.controls}>
      <p className={styles.label}>{t('print.paperLanguage')}</p>
      <Segments
        id="sheet-language"
        label={t('print.paperLanguage')}
        value={language}
        options={languages.map(value => ({ value, label: t(`shell.languageName.${value}`), lang: value }))}
        onChange={setLanguage}
      />
      <p className={styles.label}>{t('print.paper', { size: sizes[kind] })}</p>
      <div role="status">
        <MessageRoom>{printed && <Message tone="good">{t('print.printed')}</Message>}</MessageRoom>
      </div>
      <Button
        id="print-sheet"
        data-autofocus
        h={54}
        leftSection={<IconPrinter aria-hidden size={20} />}
        onClick={print}
      >
        {t('print.now')}
      </Button>
      <Button id="close-sheet" ref={closeButton} variant="default" h={44} onClick={close}>
        {t('shell.close')}
      </Button>
    </div>
  )
}

/** The sheet as it will stand on paper, and what can be done with it. What is printed hangs beside it, unseen. */
export function SheetPreview(): ReactNode {
  const { t } = useTranslation()
  const sheet = useApp(state => state.sheet)
  const close = useApp(state => state.closeSheet)
  return (
    <Modal
      opened={sheet !== null}
      onClose={close}
      title={<strong>{sheet && t(`print.sheet.${sheet.kind}`)}</strong>}
      size={1080}
      zIndex={300}
      closeOnEscape={false}
      centered
      lockScroll={false}
      attributes={{ header: { role: 'presentation' } }}
      closeButtonProps={{ 'aria-label': t('shell.close'), size: 44 }}
    >
      {sheet && (
        <div className={styles.sides}>
          {/* Scrolls, so it is for the keyboard too. */}
          <Box component="section" className={styles.desk ?? ''} aria-label={t('print.title')} tabIndex={0}>
            <SheetPaper />
          </Box>
          <Controls kind={sheet.kind} />
        </div>
      )}
      {sheet &&
        createPortal(
          <main className="print-sheet">
            <SheetPaper />
          </main>,
          window.document.body,
        )}
    </Modal>
  )
}
