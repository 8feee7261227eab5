import { Checkbox } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConsentersNeeded } from '../../domain/consent/children.ts'
import { relations } from '../../domain/consent/evidence.ts'
import { Message } from '../../ui/Message.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { TextRow } from '../../ui/TextRow.tsx'
import type { TypedRepresentative } from '../state/consentSlice.ts'
import { todayByClock } from '../state/saveSlice.ts'
import { neededFor } from '../state/typedFacts.ts'
import { useApp } from '../state/useApp.ts'
import styles from './ConsentForm.module.css'

interface RepresentativeFieldsProps {
  needed: ConsentersNeeded
  representative: TypedRepresentative
  set(part: Partial<TypedRepresentative>): void
  tried: boolean
}

/** For a customer under 18: who consents, and from 7 years the child too. A supervisor is the one to save it. */
export function RepresentativeFields(props: RepresentativeFieldsProps): ReactNode {
  const { needed, representative, set, tried } = props
  const { t } = useTranslation()
  const supervised = useApp(state => state.app.phase === 'ready' && state.app.staff.role === 'supervisor')
  const { fullName, relation, childConsented } = representative
  const nameMissing = tried && fullName.trim() === ''
  return (
    <fieldset className={styles.child}>
      <legend>{t('consent.child.heading')}</legend>
      {!supervised && <Message tone="warn">{t('consent.child.supervisorFirst')}</Message>}
      <div className={styles.childParts}>
        <TextRow
          id="representative-name"
          label={t('consent.child.name')}
          value={fullName}
          problem={nameMissing ? t('consent.child.missingName') : undefined}
          onChange={text => set({ fullName: text.slice(0, 150) })}
        />
        <div>
          <span className={styles.childLabel}>{t('consent.child.relation')}</span>
          <Segments
            id="representative-relation"
            label={t('consent.child.relation')}
            value={relation}
            options={relations.map(value => ({ value, label: t(`consent.child.relations.${value}`) }))}
            onChange={value => set({ relation: value })}
            invalid={tried && relation === null}
          />
        </div>
      </div>
      {needed.own ? (
        <label
          htmlFor="child-consented"
          className={styles.purpose}
          data-bad={(tried && !childConsented) || undefined}
        >
          <Checkbox
            id="child-consented"
            checked={childConsented}
            onChange={event => set({ childConsented: event.currentTarget.checked })}
          />
          <span>{t('consent.child.own')}</span>
        </label>
      ) : (
        <p className={styles.summary}>{t('consent.child.tooYoung')}</p>
      )}
    </fieldset>
  )
}

/** The same for the customer in the enrolment form; nothing for an adult. */
export function RepresentativeForm(): ReactNode {
  const fields = useApp(state => state.fields)
  const representative = useApp(state => state.representative)
  const set = useApp(state => state.setRepresentative)
  const tried = useApp(state => state.tried)
  const needed = neededFor(fields, todayByClock())
  return needed?.representative ? <RepresentativeFields {...{ needed, representative, set, tried }} /> : null
}
