import type { FastifyRequest, preValidationAsyncHookHandler } from 'fastify'
import { ProblemError } from '../problem.ts'
import type { Device } from '../repositories/devices.ts'
import type { Services } from '../services.ts'
import { answerSigned } from './signAnswers.ts'
import { verifySignature } from './verifySignature.ts'

const bodies = new WeakMap<FastifyRequest, Buffer>()
const devices = new WeakMap<FastifyRequest, Device>()

/** Keeps the bytes of a body as they came: the digest is over these, and JSON parsed and written again may differ. */
export const keepBody = (request: FastifyRequest, body: Buffer) => bodies.set(request, body)

const field = (request: FastifyRequest, name: string): string => {
  const value = request.headers[name]
  return typeof value === 'string' ? value : ''
}

/** What is only refused once it is known that the device signed the request. */
const afterVerifying: string[] = ['device-revoked', 'clock-skew', 'nonce-reused']

/** Lets a request through to its route only when a device in good standing signed it. */
export const whenSigned =
  (services: Services): preValidationAsyncHookHandler =>
  async request => {
    const signature = field(request, 'signature')
    const verified = await verifySignature(services, {
      method: request.method,
      url: request.raw.url ?? '',
      contentDigest: field(request, 'content-digest'),
      signatureInput: field(request, 'signature-input'),
      signature,
      body: bodies.get(request) ?? Buffer.alloc(0),
    })
    if (verified.ok || afterVerifying.includes(verified.error.fault)) answerSigned(request, signature)
    if (!verified.ok) {
      const { fault, ...more } = verified.error
      throw new ProblemError(fault, { ...more, headers: { date: services.clock().toUTCString() } })
    }
    devices.set(request, verified.value)
  }

/** Who signed it. Throws on a route without `whenSigned`. */
export function signedDevice(request: FastifyRequest): Device {
  const device = devices.get(request)
  if (!device) throw new Error('an unsigned request reached a signed route')
  return device
}
