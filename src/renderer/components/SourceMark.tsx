import { IconHelpCircle, IconKeyboard, IconPencil, IconShieldCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Source } from '../../domain/identity/reading.ts'
import type { FactName } from '../../domain/member/facts.ts'
import type { Origin } from '../state/field.ts'
import styles from './SourceMark.module.css'

const order: Source[] = ['qr', 'mrz', 'print']

interface ReadMarkProps {
  sources: Source[]
  verified: boolean
  isName: boolean
}

function ReadMark({ sources, verified, isName }: ReadMarkProps): ReactNode {
  const { t } = useTranslation()
  const listed = order.filter(source => sources.includes(source))
  const Certainty = verified ? IconShieldCheck : IconHelpCircle
  // Zone and print agree on the letters of a name; its diacritics only print has.
  const lettersAgree = isName && sources.includes('mrz') && sources.includes('print')
  const doubt = lettersAgree ? t('facts.checkMarks') : t('facts.uncertain')
  const certainty = verified ? t('facts.verified') : doubt
  const named = listed.map(source => t(`facts.sourceMeaning.${source}`)).join(', ')
  return (
    <span
      className={styles.mark}
      data-tone={verified ? 'good' : 'warn'}
      title={t('facts.readFrom', { sources: named, certainty })}
    >
      {listed.map(source => t(`facts.source.${source}`)).join(' + ')}
      <Certainty aria-hidden />
      {certainty}
    </span>
  )
}

/** Where a field's value came from and how sure it is: icon and words, never colour alone. */
export function SourceMark({ origin, name }: { origin: Origin | null; name: FactName }): ReactNode {
  const { t } = useTranslation()
  if (!origin) return null
  if (origin.by === 'document')
    return <ReadMark sources={origin.sources} verified={origin.verified} isName={name === 'fullName'} />
  return origin.changed ? (
    <span className={styles.mark} data-tone="warn" title={t('facts.changedByHand')}>
      <IconPencil aria-hidden />
      {t('facts.source.changed')}
    </span>
  ) : (
    <span className={styles.mark} title={t('facts.typedByHand')}>
      <IconKeyboard aria-hidden />
      {t('facts.source.hand')}
    </span>
  )
}
