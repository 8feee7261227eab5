import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './Bars.module.css'

interface BarsProps {
  /** What the labels are, and what is counted. */
  head: [label: string, count: string]
  bars: readonly { label: string; count: number }[]
  /** Said where there is none. */
  none: string
}

const WIDTH = 26
const GAP = 6
const HEIGHT = 140
const FOOT = 22
const HEAD = 18

/** A bar for each count; the same as a table for who cannot see them or wants the numbers. */
export function Bars({ head, bars, none }: BarsProps): ReactNode {
  const { t } = useTranslation()
  if (bars.length === 0) return <p>{none}</p>
  const most = Math.max(...bars.map(({ count }) => count), 1)
  const width = bars.length * (WIDTH + GAP)
  return (
    <>
      <svg
        className={styles.chart}
        width={width}
        viewBox={`0 0 ${width} ${HEAD + HEIGHT + FOOT}`}
        aria-hidden="true"
      >
        {bars.map(({ label, count }, at) => {
          const tall = (count / most) * HEIGHT
          const middle = at * (WIDTH + GAP) + WIDTH / 2
          return (
            <g key={label}>
              <rect x={middle - WIDTH / 2} y={HEAD + HEIGHT - tall} width={WIDTH} height={tall} rx={3} />
              <text x={middle} y={HEAD + HEIGHT - tall - 5} data-count>
                {count > 0 ? count : ''}
              </text>
              <text x={middle} y={HEAD + HEIGHT + 15}>
                {at % 2 === 0 || bars.length < 12 ? label : ''}
              </text>
            </g>
          )
        })}
      </svg>
      <details>
        <summary>{t('console.stores.overview.table')}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{head[0]}</th>
              <th scope="col" data-number>
                {head[1]}
              </th>
            </tr>
          </thead>
          <tbody>
            {bars.map(({ label, count }) => (
              <tr key={label}>
                <td>{label}</td>
                <td data-number>{count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  )
}
