import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { ConsentProofFile } from '../../contract/consentProofFile.ts'
import { checkProof, type Finding, type ProofRule } from '../../domain/consent/checkProof.ts'
import { sha256 } from '../../store/sha256.ts'
import { verifySignature } from '../../sync/deviceKey.ts'
import type { Terminal } from '../terminal/terminal.ts'

const USAGE = `usage: verify consent [--receipt-key KEY] FILE
  FILE           a proof of consent, as a counter exports it
  --receipt-key  headquarters' public key (base64url), in place of the one that the file names`

const HOLDS = 0
const FAILS = 1
const NOT_VERIFIED = 2

const rules: Record<ProofRule, string> = {
  PRF1: 'the notice that it names',
  PRF2: 'belongs to a consent of this member',
  PRF3: 'follows what was agreed before',
  PRF4: 'held by headquarters, by its signature',
  PRF5: 'stands so in what was sent to headquarters',
  PRF6: "the counter's log",
}
const standings: Record<Finding['standing'], string> = { holds: 'holds', fails: 'FAILS', open: 'not shown' }

function optionsFrom(args: string[]): { file: string; receiptKey: string | null } | null {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { 'receipt-key': { type: 'string' } },
    })
    const [file, ...more] = positionals
    const receiptKey = values['receipt-key'] ?? null
    const isKey = receiptKey === null || /^[\w-]{43}$/.test(receiptKey)
    return file === undefined || more.length > 0 || !isKey ? null : { file, receiptKey }
  } catch {
    return null
  }
}

/** The error says why the file is no proof of consent. */
function proofIn(file: string): ConsentProofFile | string {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return 'the file cannot be read'
  }
  try {
    const parsed = ConsentProofFile.safeParse(JSON.parse(text))
    if (parsed.success) return parsed.data
    return `not a proof of consent: ${parsed.error.issues[0]?.path.join('.') ?? ''} is not as it should be`
  } catch {
    return 'not a proof of consent: it is not JSON'
  }
}

/** Whether each part of an exported proof holds. Exit status: 0 nothing fails, 1 something does, 2 not verified. */
export function runVerifyConsent(args: string[], { say, complain }: Terminal): number {
  const options = optionsFrom(args)
  if (!options) {
    complain(USAGE)
    return NOT_VERIFIED
  }
  const proof = proofIn(options.file)
  if (typeof proof === 'string') {
    complain(proof)
    return NOT_VERIFIED
  }
  const receiptKey = options.receiptKey ?? proof.receiptKey.publicKey
  const findings = checkProof(proof, { sha256, verify: verifySignature, receiptKey })
  for (const { rule, part, standing } of findings)
    say(`${standings[standing]}: ${part}: ${rules[rule]} (${rule})`)
  const failed = findings.filter(({ standing }) => standing === 'fails').length
  const open = findings.filter(({ standing }) => standing === 'open').length
  say(
    `${failed === 0 ? 'ok' : 'NOT A PROOF'}: ${findings.length - failed - open} hold, ${failed} fail, ${open} not shown`,
  )
  if (!options.receiptKey)
    say("headquarters' key was taken from the file itself: give --receipt-key to rest on yours")
  return failed === 0 ? HOLDS : FAILS
}
