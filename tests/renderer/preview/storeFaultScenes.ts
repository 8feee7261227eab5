import { storeFaults } from '../../../src/contract/ipc/app.ts'

/** A scene for each reason why a store does not open. */
export const storeFaultScenes = Object.fromEntries(
  storeFaults.map(fault => [
    `store-fault-${fault}`,
    {
      'app:state': () => ({
        ok: true as const,
        value: {
          phase: 'store-fault' as const,
          fault,
          dataFolder: '/home/quay/.local/share/harmoor-enrolment',
        },
      }),
    },
  ]),
)
