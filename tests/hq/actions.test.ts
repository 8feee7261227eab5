import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { proofPurposes } from '../../src/domain/consent/proofPurpose.ts'
import { incidentActs } from '../../src/domain/incident/acts.ts'
import { revealPurposes } from '../../src/domain/member/revealPurpose.ts'
import { operatorRoles } from '../../src/domain/staff/operators.ts'
import { messages } from '../../src/i18n/index.ts'

/** Every action that headquarters' code writes to its log, those that are put together spelt out. */
function actionsWritten(): string[] {
  const folder = join(import.meta.dirname, '../../src/hq')
  const files = globSync('**/*.ts', { cwd: folder }).map(file => readFileSync(join(folder, file), 'utf8'))
  return files
    .flatMap(text => [...text.matchAll(/action: ['`]([^'`]+)['`]/g)].map(match => match[1] ?? ''))
    .flatMap(action => {
      if (action.startsWith('case.$'))
        return ['take', 'keep', 'same-person', 'different-people'].map(decision => `case.${decision}`)
      if (action.startsWith('incident.$')) return incidentActs.map(act => `incident.${act}`)
      if (action.startsWith('operator.made-$')) return operatorRoles.map(role => `operator.made-${role}`)
      if (action.startsWith('review.$')) return ['review.in-order', 'review.not-in-order']
      if (action.startsWith('member.$'))
        return [
          ...revealPurposes.map(purpose => `member.revealed.${purpose}`),
          ...proofPurposes.map(purpose => `member.exported.${purpose}`),
        ]
      if (action.startsWith('request.revealed.$'))
        return revealPurposes.map(purpose => `request.revealed.${purpose}`)
      return [action]
    })
}

it('says in words what each action of headquarters’ log is, in both languages', () => {
  const written = [...new Set(actionsWritten())].map(action => action.replaceAll('.', '_')).sort()
  expect(written.length).toBeGreaterThan(20)
  for (const { console } of [messages.vi, messages.en])
    expect(Object.keys(console.actions).sort()).toEqual(written)
})
