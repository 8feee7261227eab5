import { Textarea } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { offeredChecks, requestChannels } from '../../../domain/request/kinds.ts'
import { Segments } from '../../../ui/Segments.tsx'
import { TextRow } from '../../../ui/TextRow.tsx'
import styles from './Requests.module.css'
import type { TypedRequest } from './typedRequest.ts'

interface HowItCameProps {
  form: TypedRequest
  change(part: Partial<TypedRequest>): void
}

function Asked<V extends string>(props: {
  id: string
  label: string
  value: V | null
  options: readonly { value: V; label: string }[]
  onChange(value: V): void
}): ReactNode {
  return (
    <div>
      <p className={styles.label}>{props.label}</p>
      <Segments {...props} />
    </div>
  )
}

/** Who asks, by which way, how it was made sure who it is, and in which words. */
export function HowItCame({ form, change }: HowItCameProps): ReactNode {
  const { t } = useTranslation()
  const word = 'requests.form'
  return (
    <>
      <Asked
        id="request-channel"
        label={t(`${word}.channel`)}
        value={form.channel}
        options={requestChannels.map(value => ({ value, label: t(`requests.channel.${value}`) }))}
        onChange={channel => change({ channel })}
      />
      <Asked
        id="request-by"
        label={t(`${word}.by`)}
        value={form.by}
        options={(['member', 'representative'] as const).map(value => ({
          value,
          label: t(`${word}.${value}`),
        }))}
        onChange={by => change({ by })}
      />
      {form.by === 'representative' && (
        <TextRow
          id="representative-name"
          label={t(`${word}.representativeName`)}
          hint={t(`${word}.representativeHint`)}
          value={form.representative}
          onChange={representative => change({ representative })}
        />
      )}
      <Asked
        id="request-check"
        label={t(`${word}.check`)}
        value={form.identityCheck}
        options={offeredChecks.map(value => ({ value, label: t(`requests.check.${value}`) }))}
        onChange={identityCheck => change({ identityCheck })}
      />
      <Textarea
        id="request-description"
        size="md"
        label={t(`${word}.description`)}
        description={t(`${word}.descriptionHint`)}
        autosize
        minRows={3}
        maxRows={8}
        maxLength={2000}
        value={form.description}
        onChange={event => change({ description: event.currentTarget.value })}
      />
    </>
  )
}
