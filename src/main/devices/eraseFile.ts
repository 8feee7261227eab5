import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  unlinkSync,
  writeSync,
} from 'node:fs'

const PIECE = Buffer.alloc(64 * 1024)
/** Absent on Windows, where links are made by administrators only. */
const NO_FOLLOW = constants.O_NOFOLLOW ?? 0

/** A file that has a second name is somebody else's as well: it is not overwritten. */
function overwrite(file: string): void {
  const handle = openSync(file, constants.O_RDWR | NO_FOLLOW)
  try {
    const { size, nlink } = fstatSync(handle)
    if (nlink > 1) return
    for (let at = 0; at < size; at += PIECE.length)
      writeSync(handle, PIECE, 0, Math.min(PIECE.length, size - at), at)
    fsyncSync(handle)
    ftruncateSync(handle, 0)
  } finally {
    closeSync(handle)
  }
}

/**
 * Removes a file for good: its content is overwritten first, so that no undelete tool finds it on a disk that writes in
 * place. A flash disk may keep an older copy of a block out of everybody's reach but a laboratory's; there, the disk's
 * own encryption is what protects. Gives whether the file is gone.
 */
export function eraseFile(file: string): boolean {
  try {
    overwrite(file)
  } catch {
    // A file that may not be written to can often still be removed, which is what counts.
  }
  try {
    unlinkSync(file)
    return true
  } catch (error) {
    return (error as { code?: string }).code === 'ENOENT'
  }
}
