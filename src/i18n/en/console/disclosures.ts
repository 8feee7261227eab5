import type { disclosures as vi } from '../../vi/console/disclosures.ts'

export const disclosures: typeof vi = {
  store: 'Store',
  all: 'Every store',
  findHint: 'Agency, legal basis, number of the document or of the register',
}
