import fc from 'fast-check'
import { type Chance, oneOf } from '../../bench/inventedNames.ts'

/** As much of JSON Schema (2020-12) as zod writes into OpenAPI 3.1. */
export interface JsonSchema {
  type?: string
  enum?: unknown[]
  const?: unknown
  anyOf?: JsonSchema[]
  oneOf?: JsonSchema[]
  allOf?: JsonSchema[]
  properties?: Record<string, JsonSchema>
  required?: string[]
  additionalProperties?: JsonSchema | boolean
  propertyNames?: JsonSchema
  items?: JsonSchema
  format?: string
  pattern?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  minItems?: number
  maxItems?: number
}

/** Values that mean something at the headquarters that is asked, by what they look like. */
export interface Known {
  uuids: string[]
  /** Codes, numbers, names. */
  words: string[]
}

const between = (chance: Chance, least: number, most: number) =>
  Math.floor(least + chance() * (most - least + 1))

const byPattern = new Map<string, fc.Arbitrary<string>>()
function matching(chance: Chance, pattern: string): string {
  let strings = byPattern.get(pattern)
  if (!strings) {
    strings = fc.stringMatching(new RegExp(pattern, 'u'))
    byPattern.set(pattern, strings)
  }
  return fc.sample(strings, { numRuns: 1, seed: between(chance, 0, 2 ** 31) })[0] ?? ''
}

function text(chance: Chance, schema: JsonSchema, known: Known): string {
  const { format, pattern, minLength = 0, maxLength = 40 } = schema
  if (format === 'uuid') return oneOf(chance, known.uuids)
  if (format === 'date-time') return new Date(Date.now() - between(chance, 0, 10 ** 9)).toISOString()
  const fitting = known.words.filter(
    word =>
      word.length >= minLength &&
      word.length <= maxLength &&
      (!pattern || new RegExp(pattern, 'u').test(word)),
  )
  if (fitting.length > 0 && chance() < 0.7) return oneOf(chance, fitting)
  if (pattern) return matching(chance, pattern)
  return 'mẫu '
    .repeat(20)
    .slice(0, between(chance, Math.max(1, minLength), Math.max(1, Math.min(maxLength, 60))))
}

function members(chance: Chance, schema: JsonSchema, known: Known): Record<string, unknown> {
  const { properties = {}, required = [], additionalProperties, propertyNames } = schema
  const named = Object.entries(properties).filter(([name]) => required.includes(name) || chance() < 0.5)
  const made = Object.fromEntries(named.map(([name, member]) => [name, sample(chance, member, known)]))
  if (typeof additionalProperties !== 'object' || !propertyNames) return made
  for (let more = between(chance, 0, 3); more > 0; more--)
    made[String(sample(chance, { type: 'string', ...propertyNames }, known))] = sample(
      chance,
      additionalProperties,
      known,
    )
  return made
}

/** A value that the schema allows, or very nearly: rules that JSON Schema cannot say are not kept. */
export function sample(chance: Chance, schema: JsonSchema, known: Known): unknown {
  const choice = schema.anyOf ?? schema.oneOf
  if (choice) return sample(chance, oneOf(chance, choice), known)
  if (schema.allOf) return sample(chance, Object.assign({}, ...schema.allOf) as JsonSchema, known)
  if ('const' in schema) return schema.const
  if (schema.enum) return oneOf(chance, schema.enum)
  switch (schema.type) {
    case 'object':
      return members(chance, schema, known)
    case 'array': {
      const { items = {}, minItems = 0, maxItems = 5 } = schema
      const length = between(chance, minItems, Math.min(maxItems, minItems + 4))
      return Array.from({ length }, () => sample(chance, items, known))
    }
    case 'string':
      return text(chance, schema, known)
    case 'integer':
    case 'number':
      return between(chance, Math.max(schema.minimum ?? 0, -1000), Math.min(schema.maximum ?? 1000, 10 ** 6))
    case 'boolean':
      return chance() < 0.5
    case 'null':
      return null
    default:
      return oneOf(chance, [null, {}, [], 'x', 1])
  }
}
