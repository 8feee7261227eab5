import type { LetterTemplate } from '../i18n/letterTemplate.ts'

const fill = (text: string, values: Readonly<Record<string, string>>) =>
  text.replace(/\{\{(\w+)\}\}/g, (_blank, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`nothing to fill {{${name}}} of a letter with`)
    return value
  })

/** A template without blanks. @throws where one has no value: no letter leaves with a gap. */
export function fillLetter(
  { title, paragraphs, closing, signatures }: LetterTemplate,
  values: Readonly<Record<string, string>>,
): LetterTemplate {
  const filled = (texts: readonly string[]) => texts.map(text => fill(text, values))
  return {
    title: fill(title, values),
    paragraphs: filled(paragraphs),
    closing: filled(closing),
    signatures: filled(signatures),
  }
}
