import { type Chance, oneOf } from '../../bench/inventedNames.ts'

/** Values on which programs have stumbled. */
const oddities: unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  -1e-308,
  2 ** 31,
  2 ** 53,
  Number.MAX_SAFE_INTEGER + 2,
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\u202egnirts',
  '﷽'.repeat(50),
  'é'.normalize('NFD'),
  'x'.repeat(5_000),
  "'; drop table members; --",
  '#{7*7}',
  '../../etc/passwd',
  '9999-99-99',
  '0000-01-01',
  '2026-02-30T25:61:61Z',
  '+275760-09-13T00:00:00.001Z',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  'AAAA',
  [],
  {},
  [[[[[[]]]]]],
  { toString: 1 },
  { constructor: { prototype: {} } },
  [null, null],
]

type Parent = Record<string | number, unknown>

/** Every place of a value: its parent, and the name or number there. */
function placesIn(value: unknown): [Parent, string | number][] {
  if (typeof value !== 'object' || value === null) return []
  const here = value as Parent
  const names: (string | number)[] = Array.isArray(value) ? [...value.keys()] : Object.keys(value)
  return names.flatMap(name => [[here, name] as [Parent, string | number], ...placesIn(here[name])])
}

function mutateOnce(chance: Chance, value: unknown): unknown {
  const places = placesIn(value)
  if (places.length === 0) return oneOf(chance, oddities)
  const [parent, name] = oneOf(chance, places)
  const kind = chance()
  if (kind < 0.55) parent[name] = structuredClone(oneOf(chance, oddities))
  else if (kind < 0.7) delete parent[name]
  else if (kind < 0.8) parent[`${name} `] = 1
  else if (kind < 0.9) parent[name] = structuredClone(oneOf(chance, places)[0])
  else if (typeof parent[name] === 'string')
    parent[name] = `${parent[name]}${oneOf(chance, ['0', ' ', '\u0000', 'é'])}`
  else parent[name] = [parent[name]]
  return value
}

/** The same with one to three things wrong. */
export function mutate(chance: Chance, value: unknown): unknown {
  let mutated = structuredClone(value)
  for (let left = 1 + Math.floor(chance() * 3); left > 0; left--) mutated = mutateOnce(chance, mutated)
  return mutated
}

const broken = [
  '{',
  '[1,',
  '{"a":1}{',
  '"',
  'nul',
  '{"__proto__":{"a":1}}',
  '{"a":1,}',
  '\ufeff{}',
  '[]',
  '1e999',
  '',
]

/** JSON with the text itself damaged. */
export function damage(chance: Chance, text: string): string {
  if (chance() < 0.3) return oneOf(chance, broken)
  const at = Math.floor(chance() * (text.length + 1))
  const kind = chance()
  if (kind < 0.4) return text.slice(0, at)
  if (kind < 0.7)
    return text.slice(0, at) + oneOf(chance, ['\u0000', '"', '}', ',', '\\', '\\ud800', '9']) + text.slice(at)
  return text.slice(0, at) + text.slice(at + 1 + Math.floor(chance() * 5))
}
