import { Button, Progress } from '@mantine/core'
import { IconDeviceFloppy, IconShieldCheck } from '@tabler/icons-react'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Message } from '../../ui/Message.tsx'
import styles from '../audit/Audit.module.css'
import { AuditSearch } from '../audit/AuditSearch.tsx'
import { AuditTable } from '../audit/AuditTable.tsx'
import { AuditVerdict } from '../audit/AuditVerdict.tsx'
import { FaultMessage } from '../components/FaultMessage.tsx'
import { anyEntry } from '../state/auditSlice.ts'
import { useApp } from '../state/useApp.ts'

/** Whether the log is as it was written, and taking it along. */
function Tools(): ReactNode {
  const { t } = useTranslation()
  const progress = useApp(state => state.auditProgress)
  const findings = useApp(state => state.auditFindings)
  const savedTo = useApp(state => state.auditSavedTo)
  const busy = useApp(state => state.auditBusy)
  const verify = useApp(state => state.verifyAudit)
  const save = useApp(state => state.exportAudit)
  const percent = progress && Math.floor((100 * progress.done) / Math.max(1, progress.total))
  return (
    <>
      <div className={styles.tools}>
        <Button
          id="verify-audit"
          h={44}
          leftSection={<IconShieldCheck aria-hidden size={18} />}
          loading={progress !== null}
          onClick={() => void verify()}
        >
          {t('audit.verify')}
        </Button>
        <Button
          id="export-audit"
          variant="default"
          h={44}
          leftSection={<IconDeviceFloppy aria-hidden size={18} />}
          disabled={busy}
          onClick={() => void save()}
        >
          {t('audit.export')}
        </Button>
        {percent !== null && (
          <div className={styles.progress}>
            <p>{t('audit.verifying', { percent })}</p>
            <Progress value={percent} aria-label={t('audit.verify')} />
          </div>
        )}
      </div>
      <div role="status">
        {findings && <AuditVerdict findings={findings} />}
        {savedTo && <Message tone="good">{t('audit.exported', { path: savedTo })}</Message>}
      </div>
    </>
  )
}

/** The audit log, for supervisors: what was done at this counter, and whether any of it was altered since. */
export function AuditPage(): ReactNode {
  const { t } = useTranslation()
  const entries = useApp(state => state.auditEntries)
  const more = useApp(state => state.auditMore)
  const busy = useApp(state => state.auditBusy)
  const fault = useApp(state => state.auditFault)
  const search = useApp(state => state.searchAudit)
  const older = useApp(state => state.olderAudit)
  useEffect(() => void search(anyEntry), [search])
  return (
    <>
      <p>{t('audit.explain')}</p>
      <Tools />
      <AuditSearch />
      {fault && <FaultMessage fault={fault} />}
      {entries === null && !fault && <p role="status">{t('audit.loading')}</p>}
      {entries?.length === 0 && <p role="status">{t('audit.none')}</p>}
      {entries && entries.length > 0 && <AuditTable entries={entries} />}
      {more && (
        <div>
          <Button id="older-audit" variant="default" h={44} loading={busy} onClick={() => void older()}>
            {t('audit.older')}
          </Button>
        </div>
      )}
    </>
  )
}
