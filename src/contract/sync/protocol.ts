import * as z from 'zod'

/**
 * The protocol's version: 1 enrols, cancels and erases; 2 adds corrections, the feed and the duplicate index; 3 binds
 * a supervisor's word to whatever it approves, and to the version of the member.
 * [VER1] Headquarters is upgraded first and takes every version from 1. [VER2] It answers a request in the shapes of the
 * version that the request is of. [VER3] A counter holds back what is newer than headquarters.
 */
export const PROTOCOL_VERSION = 3

/**
 * Of `GET /health`, loosely: the rest of it is for people. Version 1 does not say which it is. That there is a database tells
 * headquarters from whatever else answers a request that is sent to it, as a network does that asks to sign in first.
 */
export const HealthProtocol = z.looseObject({
  database: z.literal('up'),
  protocol: z.int().positive().default(1),
})
