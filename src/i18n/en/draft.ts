import type { draft as vi } from '../vi/draft.ts'

export const draft: typeof vi = {
  title: 'A form was left unfinished',
  startedBy: '{{name}} began it at {{when}}.',
  noImage: 'Its fields and consents are still there; the image of the document was not kept.',
  resume: 'Go on with it',
  drop: 'Throw it away',
}
