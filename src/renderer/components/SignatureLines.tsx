import type { ReactNode } from 'react'
import type { Signature } from '../../domain/consent/evidence.ts'
import { signaturePath } from '../../domain/consent/signature.ts'

interface SignatureLinesProps {
  signature: Signature
  /** What a screen reader says. */
  label: string
  className?: string | undefined
}

/** A signature drawn from its lines, on screen and on paper. */
export const SignatureLines = ({ signature, label, className }: SignatureLinesProps): ReactNode => (
  <svg
    role="img"
    aria-label={label}
    className={className}
    viewBox={`0 0 ${signature.aspect} 1000`}
    fill="none"
    stroke="currentColor"
    strokeWidth={14}
    strokeLinecap="round"
    strokeLinejoin="round"
  >
    <path d={signaturePath(signature)} />
  </svg>
)
