import { expect, it } from 'vitest'
import type { ReadField } from '../../src/domain/identity/reading.ts'
import { VerifiedReadings } from '../../src/main/enrolling/verifiedReadings.ts'

const number = (value: string, verified = true): { fields: { number: ReadField } } => ({
  fields: { number: { value, sources: ['qr'], confidence: 1, verified, disagreeing: [] } },
})

it('binds to what a document says so far, until the whole answer takes it back', () => {
  const verified = new VerifiedReadings()
  verified.rememberPart(number('001199000123'))
  expect(verified.current()).toEqual({ number: ['001199000123'] })
  verified.remember(number('001199000123', false))
  expect(verified.current()).toEqual({})
})

it('adds up over the documents of one customer, and knows nothing of them at the next', () => {
  const verified = new VerifiedReadings()
  verified.remember(number('001199000123'))
  verified.rememberPart(number('001199000124'))
  expect(verified.current()).toEqual({ number: ['001199000123', '001199000124'] })
  verified.forget()
  expect(verified.current()).toEqual({})
})
