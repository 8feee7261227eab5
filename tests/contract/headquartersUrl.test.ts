import { describe, expect, it } from 'vitest'
import { HeadquartersUrl } from '../../src/contract/headquartersUrl.ts'

const isTaken = (url: string) => HeadquartersUrl.safeParse(url).success

describe('the address of headquarters', () => {
  it.each([
    'https://hq.example',
    'https://hq.example:8443/enrolment',
    'https://203.0.113.7',
    'https://[2001:db8::7]',
  ])('may be anywhere by https: %s', url => expect(isTaken(url)).toBe(true))

  it.each([
    'http://127.0.0.1:4810',
    'http://localhost:4810',
    'http://[::1]:4810',
    'http://10.1.2.3',
    'http://172.31.0.9',
    'http://192.168.1.10:4810',
    'http://[fd12:3456::1]',
    'http://[fe80::1]',
    'http://headquarters',
    'http://hq.local',
    'http://hq.lan.internal',
  ])('may be on this machine or in one’s own network by http: %s', url => expect(isTaken(url)).toBe(true))

  it.each([
    'http://hq.example',
    'http://203.0.113.7',
    'http://172.32.0.1',
    'http://192.169.0.1',
    'http://10.0.0.1.example',
    'http://localhost.example',
    'http://[2001:db8::7]',
    // Written otherwise, the same address of somebody else.
    'http://3405803783',
    'http://0xcb007107',
  ])('is refused by http across the internet, where anyone on the way could read customers’ facts: %s', url =>
    expect(isTaken(url)).toBe(false),
  )

  it.each([
    'hq.example',
    'ftp://hq.example',
    'javascript:alert(1)',
    'https://',
    'https://clerk:secret@hq.example',
    'https://hq.example?store=001',
    'https://hq.example#join',
  ])('is refused where it is none: %s', url => expect(isTaken(url)).toBe(false))
})
