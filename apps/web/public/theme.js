// Runs before the first paint, so that a dark desk never flashes white. The same rule as src/lib/theme.ts.
;(() => {
  let choice = null
  try {
    choice = localStorage.getItem('telehub.theme')
  } catch {
    // A browser that keeps nothing follows the system.
  }
  const dark = choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.classList.toggle('dark', dark)
})()
