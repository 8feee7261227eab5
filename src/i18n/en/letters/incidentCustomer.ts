import type { LetterTemplate } from '../../letterTemplate.ts'

export const incidentCustomer = {
  title: 'Notice of a personal data incident',
  paragraphs: [
    'We are sorry to tell you, holder of membership card {{cardNumber}}, that your personal data may have been exposed in an incident detected on {{detectedOn}}.',
  ],
  closing: [
    'Please beware of unknown calls and messages in Harmoor’s name; we never ask for passwords or codes. If you find that your data are misused, please tell Harmoor at once, by the phone number at the head of this letter or at any counter.',
    'With our sincere apologies,',
  ],
  signatures: ['For the company'],
} as const satisfies LetterTemplate
