import { Button, Group } from '@mantine/core'
import { IconArrowBackUp, IconArrowForwardUp, IconEraser } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Purpose } from '../../domain/consent/consent.ts'
import type { Signature } from '../../domain/consent/evidence.ts'
import { signatureOf } from '../../domain/consent/signature.ts'
import type { Language } from '../../i18n/index.ts'
import { blank, type Drawing, redo, undo } from '../state/drawing.ts'
import { Dialog } from './Dialog.tsx'
import styles from './SignaturePad.module.css'
import { PAD_ASPECT, SignaturePad } from './SignaturePad.tsx'

interface SignatureDialogProps {
  opened: boolean
  /** What the signature stands beneath. */
  purposes: readonly Purpose[]
  noticeVersion: string
  /** The customer's. */
  language: Language
  onSigned(signature: Signature): void
  onClose(): void
}

function Tools({ drawing, set }: { drawing: Drawing; set(drawing: Drawing): void }): ReactNode {
  const { t } = useTranslation()
  const tools = [
    {
      id: 'undo-stroke',
      icon: IconArrowBackUp,
      does: () => set(undo(drawing)),
      idle: !drawing.strokes.length,
    },
    {
      id: 'redo-stroke',
      icon: IconArrowForwardUp,
      does: () => set(redo(drawing)),
      idle: !drawing.undone.length,
    },
    { id: 'clear-pad', icon: IconEraser, does: () => set(blank), idle: !drawing.strokes.length },
  ] as const
  return (
    <Group gap="xs">
      {tools.map(({ id, icon: Icon, does, idle }) => (
        <Button
          key={id}
          id={id}
          variant="default"
          h={44}
          disabled={idle}
          onClick={does}
          leftSection={<Icon aria-hidden size={18} />}
        >
          {t(`consent.pad.${id}`)}
        </Button>
      ))}
    </Group>
  )
}

/** Turned towards the customer, in the customer's language: what is agreed to, and the pad beneath it. */
export function SignatureDialog(props: SignatureDialogProps): ReactNode {
  const { opened, purposes, noticeVersion, language, onSigned, onClose } = props
  const { t, i18n } = useTranslation()
  const say = i18n.getFixedT(language)
  const [drawing, setDrawing] = useState<Drawing>(blank)
  useEffect(() => {
    if (opened) setDrawing(blank)
  }, [opened])
  const signature = signatureOf(drawing.strokes, PAD_ASPECT)
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={t('consent.pad.title')}
      size={860}
      closeOnEscape={drawing.strokes.length === 0}
      closeOnClickOutside={false}
    >
      <div lang={language}>
        <p>{say('consent.pad.agreed', { version: noticeVersion })}</p>
        <ul className={styles.agreed}>
          {purposes.map(purpose => (
            <li key={purpose}>{say(`consent.purpose.${purpose}`)}</li>
          ))}
        </ul>
      </div>
      <SignaturePad label={t('consent.pad.here')} drawing={drawing} onDraw={setDrawing} />
      <Group justify="space-between" mt="md">
        <Tools drawing={drawing} set={setDrawing} />
        <Button id="signed" h={44} disabled={!signature} onClick={() => signature && onSigned(signature)}>
          {t('consent.pad.done')}
        </Button>
      </Group>
    </Dialog>
  )
}
