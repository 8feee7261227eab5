import { Button, NativeSelect } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MaskedMember } from '../../../contract/console/members.ts'
import { formatCardNumber } from '../../../domain/member/cardNumber.ts'
import { TextRow } from '../../../ui/TextRow.tsx'
import { momentOf } from '../../../ui/when.ts'
import { Fault } from '../components/Fault.tsx'
import { useAsk, useDo } from '../useAsk.ts'
import { usePlace } from '../usePlace.ts'
import { MemberPage } from './MemberPage.tsx'
import styles from './Members.module.css'

function Found({ members }: { members: readonly MaskedMember[] }): ReactNode {
  const { t } = useTranslation()
  if (members.length === 0) return <p role="status">{t('console.members.nobody')}</p>
  return (
    <table aria-label={t('console.members.find')}>
      <thead>
        <tr>
          <th scope="col">{t('console.members.card')}</th>
          <th scope="col">{t('console.members.customer')}</th>
          <th scope="col">{t('console.members.store')}</th>
          <th scope="col">{t('console.members.enrolled')}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {members.map(({ storeCode, memberId, cardNumber, name, number, enrolledAt }) => (
          <tr key={memberId}>
            <td>{formatCardNumber(cardNumber)}</td>
            <td>
              {name} · {number}
            </td>
            <td>{storeCode}</td>
            <td>{momentOf(enrolledAt)}</td>
            <td>
              <a href={`#/members/${storeCode}.${memberId}`}>{t('console.members.open')}</a>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Search(): ReactNode {
  const { t } = useTranslation()
  const stores = useAsk('stores/list', {})
  const { run, busy, fault } = useDo()
  const [text, setText] = useState('')
  const [storeCode, setStoreCode] = useState('')
  const [found, setFound] = useState<readonly MaskedMember[] | null>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const answer = await run('members/find', { text, storeCode: storeCode || null })
    if (answer.ok) setFound(answer.value)
  }
  const everywhere = { value: '', label: t('console.members.everywhere') }
  const each = (stores.value ?? []).map(({ code, name }) => ({ value: code, label: `${code} · ${name}` }))
  return (
    <>
      <form className={styles.search} onSubmit={event => void submit(event)}>
        <TextRow
          id="text"
          label={t('console.members.find')}
          value={text}
          onChange={setText}
          hint={t('console.members.findHint')}
          autoFocus
        />
        <NativeSelect
          label={t('console.members.inStore')}
          size="md"
          data={[everywhere, ...each]}
          value={storeCode}
          onChange={event => setStoreCode(event.currentTarget.value)}
        />
        <Button type="submit" size="md" loading={busy} disabled={text.trim().length < 2}>
          {t('console.members.findGo')}
        </Button>
      </form>
      <Fault fault={fault} />
      {found && <Found members={found} />}
    </>
  )
}

/** Finding members, or one of them. The address names a member by id alone. */
export function Members(): ReactNode {
  const [{ of }] = usePlace()
  const [storeCode, memberId] = (of ?? '').split('.')
  return storeCode && memberId ? <MemberPage storeCode={storeCode} memberId={memberId} /> : <Search />
}
