import type { ReactNode } from 'react'
import { DeviceTable } from '../components/DeviceTable.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { useAsk } from '../useAsk.ts'

/** Every device of every store. */
export function Devices(): ReactNode {
  const asked = useAsk('devices/list', {})
  return <Loaded asked={asked}>{devices => <DeviceTable devices={devices} onChanged={asked.again} />}</Loaded>
}
