import type { Transaction } from 'kysely'
import type { Schema } from '../database/schema.ts'
import type { News } from '../feeding/appendToFeed.ts'
import type { Device } from '../repositories/devices.ts'
import type { Services } from '../services.ts'

/** The transaction in which headquarters takes something over, and what its counters are to be told at the end of it. */
export interface Act {
  tx: Transaction<Schema>
  services: Services
  now: Date
  news: News[]
}

/** A device that sends, and [REV5] by how much its clock is ahead of headquarters', negative where it is slow. */
export interface Sender extends Device {
  clockAheadMs: number
}

/** The same, where a counter sent what is taken over. */
export interface Holding extends Act {
  device: Sender
}
