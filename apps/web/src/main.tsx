import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { strings as common } from './app/locales/en/common.ts'
import { loadLocale } from './app/locales/load.ts'
import { makeRouter } from './app/router.ts'
import { fetchAhead } from './app/routes.tsx'
import { startI18n } from './lib/i18n.ts'
import { mayHaveSession } from './lib/session.ts'
import { startTheme } from './lib/theme.ts'
import './styles.css'

startTheme()
if (mayHaveSession()) fetchAhead(location.pathname)
startI18n(loadLocale, common)

const root = document.getElementById('root')
if (!root) throw new Error('the page has no #root')
createRoot(root).render(
  <StrictMode>
    <App router={makeRouter()} />
  </StrictMode>,
)
