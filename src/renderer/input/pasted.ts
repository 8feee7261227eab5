/** A card's QR has at least six fields: fewer bars are somebody's ordinary text. */
const LEAST_BARS = 5

export type Pasted = { kind: 'image'; image: Blob } | { kind: 'code'; text: string } | null

/** What of a paste or a drop concerns the document; null leaves it to the field it was made in. */
export function documentIn(data: DataTransfer | null): Pasted {
  if (!data) return null
  const image = [...data.files][0]
  if (image) return { kind: 'image', image }
  const text = data.getData('text/plain')
  return text.split('|').length > LEAST_BARS ? { kind: 'code', text: text.trim() } : null
}
