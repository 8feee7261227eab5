import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { purposes } from '../../src/domain/consent/consent.ts'
import { controller } from '../../src/domain/controller.ts'
import { languages, messages } from '../../src/i18n/index.ts'

const notice = (language: string) =>
  readFileSync(resolve(import.meta.dirname, `../../resources/notices/2026-01/${language}.md`), 'utf8')

describe.each(languages)('the notice in %s', language => {
  const text = notice(language)

  it('names each purpose in the words that stand beside its checkbox', () => {
    for (const purpose of purposes)
      expect(text).toContain(`**${messages[language].consent.purpose[purpose]}.**`)
  })

  it('names the controller and its phone, and invents no e-mail address', () => {
    expect(text).toContain(controller.name)
    expect(text).toContain(controller.phone)
    expect(text).not.toContain('@')
  })

  it('states every clock of the law', () => {
    for (const figure of ['2', '15', '10', '20', '72']) expect(text).toMatch(new RegExp(`\\b${figure}\\b`))
  })
})
