import { describe, expect, it } from 'vitest'
import { factProblems } from '../../src/contract/facts.ts'
import { storeFaults } from '../../src/contract/ipc/app.ts'
import { faultCodes } from '../../src/contract/ipc/fault.ts'
import { refusals } from '../../src/contract/sync/envelope.ts'
import { consentMethods, purposes } from '../../src/domain/consent/consent.ts'
import { documentKinds, readingWarnings } from '../../src/domain/identity/reading.ts'
import { factNames, genders } from '../../src/domain/member/facts.ts'
import { languages, messages } from '../../src/i18n/index.ts'

type Tree = { [key: string]: string | Tree }

const leaves = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[`${path}${key}`, value] as [string, string]]
      : leaves(value, `${path}${key}.`),
  )
const blanksIn = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).sort()
const keysOf = (tree: object) => Object.keys(tree).sort()
const sorted = (names: readonly string[]) => [...names].sort()

describe.each(languages)('the sentences in %s', language => {
  const text = messages[language]

  it('say every fault: what happened and what to do', () => {
    expect(keysOf(text.faults)).toEqual(sorted([...new Set(faultCodes)]))
  })

  it('say every problem of a fact, and which fact is missing', () => {
    const { missing, ...others } = text.facts.problem
    expect(keysOf(missing)).toEqual(sorted(factNames))
    expect(keysOf(others)).toEqual(sorted(factProblems.filter(problem => problem !== 'missing')))
    expect(keysOf(text.facts.gender)).toEqual(sorted(genders))
  })

  it('say every store fault: what happened, what is safe, what to do', () => {
    for (const fault of storeFaults)
      expect(keysOf(text.door.storeFault[fault])).toEqual(['safe', 'title', 'todo', 'what'])
  })

  it('say every refusal, reading warning, document, purpose and method', () => {
    expect(keysOf(text.result.refusal)).toEqual(sorted(refusals))
    expect(keysOf(text.document.warning)).toEqual(sorted(readingWarnings))
    expect(keysOf(text.document.kind)).toEqual(sorted(documentKinds))
    expect(keysOf(text.consent.purpose)).toEqual(sorted(purposes))
    expect(keysOf(text.consent.methods)).toEqual(sorted(['pad', ...consentMethods]))
  })

  it('leave no sentence empty, and fill in the same figures as the other language', () => {
    const vietnamese = new Map(leaves(messages.vi))
    for (const [key, sentence] of leaves(text)) {
      expect(sentence.trim(), key).not.toBe('')
      expect(blanksIn(sentence), key).toEqual(blanksIn(vietnamese.get(key) ?? ''))
    }
  })

  it('are written in composed Unicode', () => {
    for (const [key, sentence] of leaves(text)) expect(sentence, key).toBe(sentence.normalize('NFC'))
  })
})
