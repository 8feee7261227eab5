import { describe, expect, it } from 'vitest'
import { typed } from '../../../src/renderer/state/field.ts'
import {
  factsOf,
  isUnderAge,
  problemsIn,
  tidyPhone,
  warningsIn,
} from '../../../src/renderer/state/typedFacts.ts'
import { completeFields } from '../samples.ts'

const change = (name: keyof ReturnType<typeof completeFields>, text: string) => {
  const fields = completeFields()
  return { ...fields, [name]: typed(fields[name], text) }
}

describe('the facts as typed', () => {
  it('are taken as they stand when nothing is wrong', () => {
    expect(problemsIn(completeFields())).toEqual({})
    expect(factsOf(completeFields())?.dateOfBirth).toBe('1999-01-15')
  })

  it('name each problem at its field', () => {
    expect(problemsIn(change('phone', '12'))).toEqual({ phone: 'phone-malformed' })
    expect(problemsIn(change('email', 'mau@'))).toEqual({ email: 'email-malformed' })
    expect(problemsIn(change('dateOfBirth', '31/02/1999'))).toEqual({ dateOfBirth: 'date-malformed' })
    expect(problemsIn(change('gender', ''))).toEqual({ gender: 'missing' })
    expect(factsOf(change('gender', ''))).toBeNull()
  })

  it('let a customer have no address and no e-mail', () => {
    expect(factsOf(change('address', '  '))).toMatchObject({ address: null, email: null })
  })

  it('warn and never refuse when the number disagrees with birth year and gender', () => {
    const fields = change('gender', 'male')
    expect(warningsIn(fields)).toEqual(['number-gender-differs'])
    expect(problemsIn(fields)).toEqual({})
  })

  it('know who is under 18 on the day', () => {
    expect(isUnderAge(change('dateOfBirth', '02/03/2008'), '2026-03-01')).toBe(true)
    expect(isUnderAge(change('dateOfBirth', '02/03/2008'), '2026-03-02')).toBe(false)
    expect(isUnderAge(change('dateOfBirth', '02/03'), '2026-03-02')).toBe(false)
  })

  it('show phone numbers as people read them, and read them back', () => {
    expect(tidyPhone('0912345678')).toBe('0912 345 678')
    expect(tidyPhone('+84912345678')).toBe('0912 345 678')
    expect(tidyPhone('0082 10 1234 5678')).toBe('+82 10 1234 5678')
    expect(tidyPhone('12')).toBe('12')
    expect(factsOf(change('phone', tidyPhone('+82 10 1234 5678')))?.phone).toBe('+821012345678')
  })
})
