import { useTranslation } from 'react-i18next'
import type { Obstacle } from '../state/obstacles.ts'

/** Where the focus goes to mend what is in the way. */
export function elementOf(obstacle: Obstacle): string {
  switch (obstacle.at) {
    case 'fact':
      return obstacle.name === 'gender' ? 'fact-gender-female' : `fact-${obstacle.name}`
    case 'under-age':
      return 'fact-dateOfBirth'
    case 'notice':
      return 'read-notice'
    case 'membership':
      return 'purpose-membership'
    case 'method':
      return 'method-pad'
    case 'signature':
      return 'open-pad'
    case 'representative-name':
      return 'representative-name'
    case 'representative-relation':
      return 'representative-relation-father'
    case 'child-consent':
      return 'child-consented'
  }
}

/** Says in one sentence why nothing was saved: the first thing missing by name, the rest by count. */
export function useObstacleText(): (obstacles: readonly Obstacle[]) => string {
  const { t } = useTranslation()
  const name = (obstacle: Obstacle): string => {
    switch (obstacle.at) {
      case 'fact':
        return obstacle.problem === 'missing'
          ? t(`facts.problem.missing.${obstacle.name}`)
          : `${t(`facts.name.${obstacle.name}`)}: ${t(`facts.problem.${obstacle.problem}`)}`
      case 'under-age':
        return t('facts.underAge')
      case 'notice':
        return t('saving.noticeMissing')
      case 'membership':
        return t('consent.missingMembership')
      case 'method':
        return t('consent.missingMethod')
      case 'signature':
        return t('consent.missingSignature')
      case 'representative-name':
        return t('consent.child.missingName')
      case 'representative-relation':
        return t('consent.child.missingRelation')
      case 'child-consent':
        return t('consent.child.missingOwn')
    }
  }
  return obstacles => {
    const [first, ...rest] = obstacles
    if (!first) return ''
    if (obstacles.some(obstacle => obstacle.at === 'under-age')) return t('saving.underAge')
    return rest.length === 0
      ? t('saving.missing', { first: name(first) })
      : t('saving.missingMore', { first: name(first), more: rest.length })
  }
}
