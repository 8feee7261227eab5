import { IconCircle, IconCircleCheck, IconPlayerPlay } from '@tabler/icons-react'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { bytesOf } from './bytes.ts'
import styles from './WorkSteps.module.css'

/** A total that is no number of bytes: the step is one piece, and how far it is cannot be told. */
const ONE_PIECE = 1

interface WorkStepsProps<S extends string> {
  steps: readonly { step: S; text: string }[]
  /** Null while the first step has not told of itself. */
  now: { step: S; done: number; total: number } | null
}

const icons = { done: IconCircleCheck, now: IconPlayerPlay, later: IconCircle }

/** What a long work does now, what it has done and what is left, each step with a bar of its own. */
export function WorkSteps<S extends string>({ steps, now }: WorkStepsProps<S>): ReactNode {
  const { t, i18n } = useTranslation()
  const id = useId()
  const nowAt = Math.max(
    0,
    steps.findIndex(({ step }) => step === now?.step),
  )
  const counted = now && now.total > ONE_PIECE && now.done > 0 ? now : null
  return (
    <ol className={styles.steps} data-testid="work-steps">
      {steps.map(({ step, text }, at) => {
        const state = at < nowAt ? 'done' : at === nowAt ? 'now' : 'later'
        const Icon = icons[state]
        return (
          <li key={step} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
            <p className={styles.step} id={`${id}-${step}`}>
              <Icon aria-hidden />
              <span>{text}</span>
              <span className={styles.figures}>
                {state === 'done' && t('upkeep.stepDone')}
                {state === 'now' &&
                  counted &&
                  t('upkeep.stepFigures', {
                    done: bytesOf(counted.done, i18n.language),
                    total: bytesOf(counted.total, i18n.language),
                  })}
              </span>
            </p>
            {state === 'now' && (
              <progress
                className={styles.bar}
                aria-labelledby={`${id}-${step}`}
                max={1}
                {...(counted ? { value: counted.done / counted.total } : {})}
              />
            )}
          </li>
        )
      })}
    </ol>
  )
}
