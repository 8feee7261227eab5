import type { Services } from './services.ts'

/** A UUID of version 7 (RFC 9562 §5.7): in order of time, so that new rows lie together in an index. */
export function newId({ clock, random }: Pick<Services, 'clock' | 'random'>): string {
  const bytes = random(16)
  bytes.writeUIntBE(clock().getTime(), 0, 6)
  bytes[6] = (bytes.readUInt8(6) & 0x0f) | 0x70
  bytes[8] = (bytes.readUInt8(8) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
