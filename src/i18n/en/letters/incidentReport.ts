import type { LetterTemplate } from '../../letterTemplate.ts'

export const incidentReport = {
  title: 'Closing report of a personal data incident',
  paragraphs: [
    'This report sets down everything that happened in incident {{number}}. It is kept under the Law on Personal Data Protection 91/2025/QH15.',
  ],
  closing: [],
  signatures: ['Who made this report', 'For the company'],
} as const satisfies LetterTemplate
