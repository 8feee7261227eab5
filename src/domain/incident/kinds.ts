/** Where an incident was noticed. */
export const incidentSources = ['lost-device', 'misuse', 'intrusion', 'mistake', 'other'] as const
/** Who has to be told (policy: investigating authorities and customers; law: the authority within 72 hours). */
export const informed = ['authority', 'customers'] as const
export const informingWays = ['letter', 'e-mail', 'phone', 'portal'] as const
