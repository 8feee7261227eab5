import { IconHelpCircle, IconKeyboard, IconPencil, IconShieldCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Source } from '../../domain/identity/reading.ts'
import type { Origin } from '../state/field.ts'
import styles from './SourceMark.module.css'

const order: Source[] = ['qr', 'mrz', 'print']

function ReadMark({ sources, verified }: { sources: Source[]; verified: boolean }): ReactNode {
  const { t } = useTranslation()
  const listed = order.filter(source => sources.includes(source))
  const Certainty = verified ? IconShieldCheck : IconHelpCircle
  const certainty = verified ? t('facts.verified') : t('facts.uncertain')
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
export function SourceMark({ origin }: { origin: Origin | null }): ReactNode {
  const { t } = useTranslation()
  if (!origin) return null
  if (origin.by === 'document') return <ReadMark sources={origin.sources} verified={origin.verified} />
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
