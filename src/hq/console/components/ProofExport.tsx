import { Button, NativeSelect } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConsentProofFile } from '../../../contract/consentProofFile.ts'
import type { MemberRecord } from '../../../contract/console/members.ts'
import { type ProofPurpose, proofPurposes } from '../../../domain/consent/proofPurpose.ts'
import styles from '../screens/Members.module.css'
import { useDo } from '../useAsk.ts'
import { Fault } from './Fault.tsx'

/** Gives the file to the browser, which asks where it goes. Its name says when, and never of whom. */
function handOver(proof: ConsentProofFile): void {
  const text = `${JSON.stringify(proof, null, 2)}\n`
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = address
  link.download = `harmoor-chung-cu-dong-y-${proof.exportedAt.replace(/[-:]/g, '').slice(0, 15)}.json`
  link.click()
  URL.revokeObjectURL(address)
}

/** The proof of the member's consents as a file, for whoever has to be shown it: for a purpose, which is written down. */
export function ProofExport({ record }: { record: MemberRecord }): ReactNode {
  const { t } = useTranslation()
  const { run, busy, fault } = useDo()
  const [purpose, setPurpose] = useState<ProofPurpose | ''>('')
  const [exported, setExported] = useState(false)
  const make = async () => {
    if (purpose === '') return
    setExported(false)
    const { storeCode, memberId } = record
    const answer = await run('members/proof', { storeCode, memberId, purpose })
    if (!answer.ok) return
    handOver(answer.value)
    setExported(true)
  }
  const choices = proofPurposes.map(value => ({ value, label: t(`console.members.purpose.${value}`) }))
  return (
    <>
      <p>{t('console.members.proof.explain')}</p>
      <div className={styles.reveal}>
        <NativeSelect
          id="proof-purpose"
          label={t('console.members.proof.purpose')}
          size="md"
          data={[{ value: '', label: '' }, ...choices]}
          value={purpose}
          onChange={event => setPurpose(event.currentTarget.value as ProofPurpose | '')}
        />
        <Button
          id="export-proof"
          size="md"
          variant="default"
          disabled={purpose === ''}
          loading={busy}
          onClick={() => void make()}
        >
          {t('console.members.proof.export')}
        </Button>
      </div>
      <p role="status">{exported && t('console.members.proof.exported')}</p>
      <Fault fault={fault} />
    </>
  )
}
