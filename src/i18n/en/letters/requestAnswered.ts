import type { LetterTemplate } from '../../letterTemplate.ts'

export const requestAnswered = {
  title: 'Answer to your request about personal data',
  paragraphs: [
    'On {{receivedOn}} Harmoor received your request about your personal data: {{request}}.',
    'Having considered it, our answer is: {{outcome}}.',
  ],
  closing: [
    'If you do not agree with this answer, you have the right to complain to Harmoor or to the authority in charge of personal data protection.',
    'Yours faithfully,',
  ],
  signatures: ['For the company'],
} as const satisfies LetterTemplate
