import type { print as vi } from '../vi/print.ts'

export const print: typeof vi = {
  title: 'Print preview',
  sheet: { letter: 'Letter', 'consent-receipt': 'Consent receipt', card: 'Membership card' },
  paperLanguage: 'Language on paper',
  now: 'Print',
  save: 'Save as PDF',
  printed: 'Handed over to the print dialog.',
  saved: 'Saved: {{place}}',
  paper: { letter: 'A4 paper', 'consent-receipt': 'A5 paper', card: 'Card of 85.60 × 53.98 mm' },
  card: {
    title: 'Membership card',
    code: 'Bar code of the card number',
    button: 'Print the card',
    ask: 'What is the card printed for?',
  },
  email: 'E-mail',
  to: 'To',
  number: 'No. {{number}}',
  placeAndDate: '{{place}}, {{date}}',
  signHere: '(Signature and full name)',
}
