import { writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import type { ReadPicture } from './readOne.ts'
import type { Miss } from './score.ts'

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const line = (label: string, text: string, wrong: boolean) =>
  `<tr class="${wrong ? 'wrong' : ''}"><th>${label}</th><td><code>${escaped(text)}</code></td></tr>`

const missRows = ({ field, truth, read, verified }: Miss) =>
  line(field, truth ?? '–', false) + line(verified ? 'read, verified' : 'read', read ?? '–', true)

const failed = ({ score }: ReadPicture) =>
  score.mrzExact === false || score.qrExact === false || score.misses.length > 0

function entry(folder: string, { path, truth, score, answer, ms }: ReadPicture): string {
  const reading = answer.result.ok ? answer.result.value : null
  const zone = (reading?.mrz?.lines ?? []).join('\n')
  const rows = [
    ...(score.mrzExact === false
      ? [line('zone', truth.mrz?.join('\n') ?? '', false), line('read', zone, true)]
      : []),
    ...(score.qrExact === false
      ? [line('QR', truth.qr ?? '', false), line('read', reading?.qr ?? '–', true)]
      : []),
    ...score.misses.map(missRows),
  ]
  const file = relative(folder, path)
  return `<article><a href="${file}"><img loading="lazy" src="${file}" alt=""></a>
    <div><h2>${truth.file}</h2><p>${Math.round(ms)} ms${answer.result.ok ? '' : `, ${answer.result.error}`}</p>
    <table>${rows.join('')}</table></div></article>`
}

const STYLE = `body{font:15px/1.5 sans-serif;margin:2rem}article{display:flex;gap:1.5rem;margin:0 0 2rem}img{width:560px}
  code{white-space:pre}th{text-align:left;vertical-align:top;padding-right:1rem}.wrong{color:#b3241d}`

/** Writes a page that shows each failure beside its truth: generated pictures only. Returns its path. */
export async function writeGallery(sets: ReadonlyMap<string, readonly ReadPicture[]>): Promise<string> {
  const folder = join('out', 'bench-read')
  const parts = [...sets].map(([set, pictures]) => {
    const failures = pictures.filter(failed)
    return `<h1>${set}: ${failures.length} of ${pictures.length}</h1>${failures.map(one => entry(folder, one)).join('')}`
  })
  const page = join(folder, 'gallery.html')
  await writeFile(
    page,
    `<!doctype html><meta charset="utf-8"><title>Misread</title><style>${STYLE}</style>${parts.join('')}`,
  )
  return page
}
