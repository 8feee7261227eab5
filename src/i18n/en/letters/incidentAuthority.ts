import type { LetterTemplate } from '../../letterTemplate.ts'

export const incidentAuthority = {
  title: 'Notice of a breach of personal data protection',
  paragraphs: [
    'Under the Law on Personal Data Protection 91/2025/QH15 and Decree 356/2025/ND-CP we give notice of personal data incident {{number}}, detected at {{detectedAt}}, as follows:',
  ],
  closing: [
    'We will report again when more is known, and will work with you as you require.',
    'Yours faithfully,',
  ],
  signatures: ['For the company'],
} as const satisfies LetterTemplate
