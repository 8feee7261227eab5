import { Drawer } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp } from '../state/useApp.ts'
import { BackupSection } from './BackupSection.tsx'
import { CardsSection } from './CardsSection.tsx'
import styles from './CounterDrawer.module.css'
import { JoinLaterSection } from './JoinLaterSection.tsx'
import { RekeySection } from './RekeySection.tsx'
import { RetentionSection } from './RetentionSection.tsx'
import { ScannerSection } from './ScannerSection.tsx'

/** What a supervisor looks after at this counter. While the key is changed nothing else works, so it stays open. */
export function CounterDrawer({ opened, onClose }: { opened: boolean; onClose(): void }): ReactNode {
  const { t } = useTranslation()
  const rekeying = useApp(state => state.rekeying)
  const openUpkeep = useApp(state => state.openUpkeep)
  const loadRetention = useApp(state => state.loadRetention)
  const loadScanner = useApp(state => state.loadScanner)
  const loadCards = useApp(state => state.loadCardsMadeAnew)
  useEffect(() => {
    if (!opened) return
    void openUpkeep()
    void loadRetention()
    void loadScanner()
    void loadCards()
  }, [opened, openUpkeep, loadRetention, loadScanner, loadCards])
  return (
    <Drawer
      opened={opened}
      onClose={rekeying ? () => {} : onClose}
      position="right"
      size={640}
      lockScroll={false}
      attributes={{ header: { role: 'presentation' } }}
      title={<strong className={styles.title}>{t('upkeep.title')}</strong>}
      withCloseButton={!rekeying}
      closeButtonProps={{ 'aria-label': t('shell.close'), size: 44 }}
    >
      <JoinLaterSection />
      <CardsSection />
      <BackupSection watching={opened} />
      <RetentionSection />
      <ScannerSection />
      <RekeySection />
    </Drawer>
  )
}
