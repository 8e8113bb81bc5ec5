import { useEffect, useState } from 'react'

interface Sheet {
  add(css: string): void
  remove(): void
}

/**
 * Stands in for the package `react-style-singleton` (Radix' scroll lock), which writes a style tag: a strict
 * Content-Security-Policy stops such tags, and lets adopted sheets through.
 */
function adoptedSheet(): Sheet {
  let users = 0
  let sheet: CSSStyleSheet | null = null
  return {
    add(css) {
      if (users === 0) {
        sheet = new CSSStyleSheet()
        sheet.replaceSync(css)
        document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
      }
      users += 1
    },
    remove() {
      users -= 1
      if (users > 0) return
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet)
      sheet = null
    },
  }
}

/** A component that holds `styles` on the page while at least one of it is mounted. */
export function styleSingleton() {
  const sheet = adoptedSheet()
  // biome-ignore lint/correctness/noComponentHookFactories: the package it stands in for has this shape
  return function Style({ styles, dynamic = false }: { styles: string; dynamic?: boolean }) {
    const [first] = useState(styles)
    const css = dynamic ? styles : first
    useEffect(() => {
      sheet.add(css)
      return () => sheet.remove()
    }, [css])
    return null
  }
}
