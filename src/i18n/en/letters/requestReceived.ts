import type { LetterTemplate } from '../../letterTemplate.ts'

export const requestReceived = {
  title: 'We have received your request',
  paragraphs: [
    'On {{receivedOn}} Harmoor received your request about your personal data: {{request}}.',
    'We will deal with it and answer you by {{dueOn}} at the latest. Should we need more time, we will tell you beforehand and give the reason.',
  ],
  closing: [
    'You can ask about this request at any Harmoor counter or by the phone number at the head of this letter.',
    'Yours faithfully,',
  ],
  signatures: ['Who received the request'],
} as const satisfies LetterTemplate
