import { Modal, type ModalProps } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useOnTop } from './onTop.ts'

/** A dialog over the page. Escape closes the one that lies on top, and none beneath it. */
export function Dialog({ title, onClose, ...props }: ModalProps): ReactNode {
  const { t } = useTranslation()
  const isOnTop = useOnTop(props.opened)
  return (
    <Modal
      centered
      lockScroll={false}
      attributes={{ header: { role: 'presentation' } }}
      closeButtonProps={{ 'aria-label': t('shell.close'), size: 44 }}
      {...props}
      title={<strong>{title}</strong>}
      onClose={() => isOnTop() && onClose()}
    />
  )
}
