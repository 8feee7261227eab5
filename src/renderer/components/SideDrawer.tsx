import { Drawer, type DrawerProps } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useOnTop } from './onTop.ts'
import styles from './SideDrawer.module.css'

/** A drawer at the right, over the page; a dialog may lie over it, and goes first. */
export function SideDrawer({ title, onClose, ...props }: DrawerProps): ReactNode {
  const { t } = useTranslation()
  const isOnTop = useOnTop(props.opened)
  return (
    <Drawer
      position="right"
      lockScroll={false}
      attributes={{ header: { role: 'presentation' } }}
      closeButtonProps={{ 'aria-label': t('shell.close'), size: 44 }}
      {...props}
      title={<strong className={styles.title}>{title}</strong>}
      onClose={() => isOnTop() && onClose()}
    />
  )
}
