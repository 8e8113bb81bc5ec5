import type { ImportView } from '@telehub/contracts'
import { ApiError } from '@/lib/api-error.ts'
import { keyOf, queryClient } from '@/lib/query.ts'
import { createStore } from '@/lib/store.ts'
import { upload } from '@/lib/upload.ts'

/** One file on its way to the server. It lives outside of the screen, so that looking elsewhere does not stop it. */
export type Uploading =
  | { state: 'idle' }
  | { state: 'sending'; file: File; share: number; stop: () => void }
  | { state: 'reading'; file: File; stop: () => void }
  | { state: 'refused'; file: File; error: unknown }

export const uploading = createStore<Uploading>({ state: 'idle' })

const mostBytes = 50 * 1024 * 1024

/** What can be said of a file before it is sent; null when it may go. `tooLarge` and `empty` are sentences. */
export function refusalBefore(file: Pick<File, 'size'>, say: { tooLarge: string; empty: string }): ApiError | null {
  if (file.size > mostBytes) return new ApiError({ status: 413, code: 'file-too-large', title: say.tooLarge })
  if (file.size === 0) return new ApiError({ status: 422, code: 'unreadable-file', title: say.empty })
  return null
}

export const refuse = (file: File, error: unknown) => uploading.set({ state: 'refused', file, error })
export const forgetUpload = () => uploading.set({ state: 'idle' })

/** Worth sending again as it is: the answer got lost, or the server was in trouble. */
export function mayRetry(error: unknown): boolean {
  if (!(error instanceof ApiError)) return true
  return error.status === 0 || error.status >= 500 || error.code === 'unexpected'
}

/** Sends a file; answers the import it became, or null when it was refused or stopped, which `uploading` tells. */
export async function sendFile(file: File): Promise<ImportView | null> {
  const control = new AbortController()
  const stop = () => control.abort()
  const form = new FormData()
  form.append('file', file)
  uploading.set({ state: 'sending', file, share: 0, stop })
  try {
    const view = await upload('POST /api/imports', form, {
      signal: control.signal,
      onProgress: (share) =>
        uploading.set(share < 1 ? { state: 'sending', file, share, stop } : { state: 'reading', file, stop }),
    })
    queryClient.setQueryData(keyOf('GET /api/imports/{id}', { params: { id: view.id } }), view)
    void queryClient.invalidateQueries({ queryKey: ['GET /api/imports'] })
    forgetUpload()
    return view
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') forgetUpload()
    else refuse(file, error)
    return null
  }
}
