import type { LetterTemplate } from '../../letterTemplate.ts'

export const requestExtended = {
  title: 'More time for your request',
  paragraphs: [
    'On {{receivedOn}} Harmoor received your request about your personal data: {{request}}.',
    'We need more time and will complete it by {{dueOn}}. The law allows one extension.',
  ],
  closing: [
    'If you do not agree with the extension, you have the right to complain to Harmoor or to the authority in charge of personal data protection.',
    'Yours faithfully,',
  ],
  signatures: ['For the company'],
} as const satisfies LetterTemplate
