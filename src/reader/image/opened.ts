import type { ReadFault } from '../../domain/identity/reading.ts'
import type { Result } from '../../domain/result.ts'
import type { GrayImage } from './gray.ts'

/** A file whose size and number of pages are known, and of which nothing else is decoded yet. */
export interface OpenedImage {
  pages: number
  /** Decodes one page, from 0. Rejects where the file is damaged there. */
  page(at: number): Promise<GrayImage>
  /** Gives the decoder's memory back. */
  close(): void
}

export type Opening = Result<OpenedImage, ReadFault>
