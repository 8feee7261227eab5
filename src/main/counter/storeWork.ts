import type { FaultCode } from '../../contract/ipc/fault.ts'
import type { TaskFault } from '../../store/backup/task.ts'

/** What long works on the store can come to, in the words of the contract. */
export const storeWorkFault: Record<TaskFault, FaultCode> = {
  'disk-full': 'disk-full',
  'disk-unwritable': 'folder-unwritable',
  'not-verified': 'copy-not-verified',
  unusable: 'backup-unusable',
  'newer-than-app': 'backup-newer-than-app',
}
