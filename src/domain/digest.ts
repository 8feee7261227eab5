/** SHA-256 of the UTF-8 text, lower-case hex. Passed in: the domain has no cryptography of its own. */
export type Sha256 = (text: string) => string
