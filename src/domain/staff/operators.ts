/**
 * Who works at headquarters' console: an administrator arranges stores, devices and staff; a supervisor decides cases and
 * reviews and may see customers' facts for a purpose; an auditor sees what was done and no customer.
 */
export const operatorRoles = ['administrator', 'supervisor', 'auditor'] as const
export type OperatorRole = (typeof operatorRoles)[number]

/** Long enough that guessing over the network is hopeless (NIST SP 800-63B §5.1.1.2 asks for 8 at least). */
export const SHORTEST_PASSPHRASE = 12
