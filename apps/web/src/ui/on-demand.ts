import { useEffect, useState } from 'react'
import { atRest } from '@/lib/at-rest.ts'

/**
 * For a button whose window is code of its own: the button stands alone until it is `wanted`, and the code, fetched
 * ahead when the page is at rest, takes its place, opened. `props` are the button's until then.
 */
export function useOnDemand(load: () => Promise<unknown>, has: 'menu' | 'dialog') {
  const [wanted, setWanted] = useState(false)
  useEffect(() => {
    // A failure is told when it is wanted.
    void atRest()
      .then(load)
      .catch(() => undefined)
  }, [load])
  const want = () => setWanted(true)
  return { wanted, props: { 'aria-haspopup': has, 'aria-expanded': wanted, onClick: want } as const }
}
