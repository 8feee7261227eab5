import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp } from '../state/useApp.ts'
import { BackupSection } from './BackupSection.tsx'
import { CardsSection } from './CardsSection.tsx'
import { JoinLaterSection } from './JoinLaterSection.tsx'
import { RekeySection } from './RekeySection.tsx'
import { RetentionSection } from './RetentionSection.tsx'
import { ScannerSection } from './ScannerSection.tsx'
import { SideDrawer } from './SideDrawer.tsx'

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
    <SideDrawer
      opened={opened}
      onClose={rekeying ? () => {} : onClose}
      size={640}
      title={t('upkeep.title')}
      withCloseButton={!rekeying}
    >
      <JoinLaterSection />
      <CardsSection />
      <BackupSection watching={opened} />
      <RetentionSection />
      <ScannerSection />
      <RekeySection />
    </SideDrawer>
  )
}
