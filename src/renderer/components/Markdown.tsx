import type { ReactNode } from 'react'
import styles from './Markdown.module.css'

/** `**strong**` within a line; all else is plain text. */
const inline = (line: string): ReactNode[] =>
  line.split(/\*\*(.+?)\*\*/g).map((part, at) => (at % 2 === 1 ? <strong key={part}>{part}</strong> : part))

const blocksOf = (text: string) => text.trim().split(/\n\s*\n/)

function Block({ text }: { text: string }): ReactNode {
  if (text.startsWith('# ')) return <h2>{inline(text.slice(2))}</h2>
  if (text.startsWith('## ')) return <h3>{inline(text.slice(3))}</h3>
  if (text.startsWith('- '))
    return (
      <ul>
        {text.split('\n').map(item => (
          <li key={item}>{inline(item.slice(2))}</li>
        ))}
      </ul>
    )
  return <p>{inline(text)}</p>
}

/** The little Markdown that notices are written in: headings, paragraphs, flat lists, bold. No HTML passes. */
export function Markdown({ text }: { text: string }): ReactNode {
  return (
    <div className={styles.text}>
      {blocksOf(text).map(block => (
        <Block key={block} text={block} />
      ))}
    </div>
  )
}
