import type { LetterTemplate } from '../../letterTemplate.ts'

export const cancellationConfirmed = {
  title: 'Confirmation of cancellation and erasure',
  paragraphs: [
    'As you asked, membership card {{cardNumber}} was cancelled on {{cancelledOn}}.',
    'Your personal data have been erased at the following places:',
  ],
  closing: [
    'Harmoor keeps only the proof that cancellation and erasure were carried out; it holds none of your personal data.',
    'Yours faithfully,',
  ],
  signatures: ['For the company'],
} as const satisfies LetterTemplate
