import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Message } from '../../../ui/Message.tsx'
import { useApp } from '../../state/useApp.ts'

/** Everything that is kept about the customer, as a file to hand over. */
export function SaveCopy({ requestId }: { requestId: string }): ReactNode {
  const { t } = useTranslation()
  const saveCopy = useApp(state => state.saveCopy)
  const busy = useApp(state => state.requestBusy)
  const [place, setPlace] = useState<string | null>(null)
  return (
    <>
      <Button
        id="save-copy"
        variant="default"
        h={44}
        loading={busy}
        leftSection={<IconDownload aria-hidden size={18} />}
        onClick={() => void saveCopy(requestId).then(setPlace)}
      >
        {t('requests.page.copy.save')}
      </Button>
      <div role="status" id="copy-saved">
        {place !== null && <Message tone="good">{t('requests.page.copy.saved', { place })}</Message>}
      </div>
    </>
  )
}
