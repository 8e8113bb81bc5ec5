import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { boot } from './app/guards.ts'
import { strings as common } from './app/locales/en/common.ts'
import { loadLocale } from './app/locales/load.ts'
import { makeRouter } from './app/router.ts'
import { fetchAhead } from './app/routes.tsx'
import { atRest } from './lib/at-rest.ts'
import { startI18n } from './lib/i18n.ts'
import { mayHaveSession } from './lib/session.ts'
import { startTheme } from './lib/theme.ts'
import './styles.css'

startTheme()
startI18n(loadLocale, common)
// The server is asked while the code is still on its way, and once: the router gets the same answer.
boot().catch(() => undefined)
if (mayHaveSession()) fetchAhead(location.pathname)
else void atRest().then(() => fetchAhead('/queue'))

const root = document.getElementById('root')
if (!root) throw new Error('the page has no #root')
createRoot(root).render(
  <StrictMode>
    <App router={makeRouter()} />
  </StrictMode>,
)
