import type { LetterTemplate } from '../../letterTemplate.ts'

export const disclosureCover = {
  title: 'Information provided on request',
  paragraphs: [
    'On the basis of {{legalBasis}} and of your document {{documentNumber}} of {{documentDate}}, Harmoor provides information about the holder of membership card {{cardNumber}} in a file sealed with a passphrase.',
    'The file has the SHA-256 {{contentHash}} and contains only the following items:',
  ],
  closing: [
    'The passphrase is handed over separately. Please use the information for the stated purpose only, and protect it as the law on the protection of personal data requires.',
    'Yours faithfully,',
  ],
  signatures: ['For the company', 'Received by'],
} as const satisfies LetterTemplate
