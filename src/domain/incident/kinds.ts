/** Where an incident was noticed. */
export const incidentSources = ['lost-device', 'misuse', 'intrusion', 'mistake', 'other'] as const
export type IncidentSource = (typeof incidentSources)[number]
/** Who has to be told (policy: investigating authorities and customers; law: the authority within 72 hours). */
export const informed = ['authority', 'customers'] as const
export type Informed = (typeof informed)[number]
export const informingWays = ['letter', 'e-mail', 'phone', 'portal'] as const
export type InformingWay = (typeof informingWays)[number]
