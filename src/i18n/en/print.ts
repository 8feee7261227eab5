import type { print as vi } from '../vi/print.ts'

export const print: typeof vi = {
  title: 'Print preview',
  sheet: { letter: 'Letter', 'consent-receipt': 'Consent receipt' },
  paperLanguage: 'Language on paper',
  now: 'Print',
  save: 'Save as PDF',
  printed: 'Handed over to the print dialog.',
  saved: 'Saved: {{place}}',
  paper: '{{size}} paper',
  email: 'E-mail',
  to: 'To',
  number: 'No. {{number}}',
  placeAndDate: '{{place}}, {{date}}',
  signHere: '(Signature and full name)',
}
