import { Button, Group } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { timeOf } from '../../ui/when.ts'
import { useApp } from '../state/useApp.ts'
import { Dialog } from './Dialog.tsx'

/** A form was left unfinished: it is taken up again or thrown away before the next one. Enter and Esc take it up. */
export function DraftDialog(): ReactNode {
  const { t } = useTranslation()
  const kept = useApp(state => state.keptDraft)
  const resume = useApp(state => state.resumeDraft)
  const drop = useApp(state => state.dropKeptDraft)
  return (
    <Dialog opened={kept !== null} onClose={resume} title={t('draft.title')} withCloseButton={false}>
      {kept && (
        <p>
          {t('draft.startedBy', {
            name: kept.startedBy.name ?? kept.startedBy.staffNumber,
            when: timeOf(kept.startedAt),
          })}{' '}
          {t('draft.noImage')}
        </p>
      )}
      <Group justify="flex-end" mt="lg">
        <Button id="draft-drop" variant="default" h={44} onClick={() => void drop()}>
          {t('draft.drop')}
        </Button>
        <Button id="draft-resume" h={44} onClick={resume} data-autofocus>
          {t('draft.resume')}
        </Button>
      </Group>
    </Dialog>
  )
}
