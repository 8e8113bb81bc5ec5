import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { type Desk, openWindow, signIn } from './browser.ts'
import { addAgent, addLead, apiAs, carrier, mailOf, numberEnding, phase, seen } from './world.ts'

export interface Screen {
  name: string
  page: Page
}

const csv = (numbers: string[]) =>
  [
    'Name,Mobile,School,City',
    ...numbers.map((number, i) => `Screen Lead ${i + 1},${number},Screen School,Mumbai`),
  ].join('\n')

/** Shows one screen after the other to `look`, in windows made like `options` says. Ends every call it began. */
export const visitScreens = async (
  browser: Browser,
  options: BrowserContextOptions,
  look: (screen: Screen) => Promise<void>,
): Promise<void> => {
  const admin = await apiAs(mailOf('admin'))
  const rahul = await apiAs(mailOf('rahul'))
  const lalit = await addAgent(admin, 'Lalit Bose', 'Mumbai')
  const number = numberEnding('15')
  const id = await addLead(rahul, {
    name: 'Savitri Kamble',
    organisation: 'Zilla Parishad School, Khed',
    phone: number,
    ownerId: lalit.id,
    vip: true,
    score: 84,
  })
  for (const name of ['Manoj Tiwari', 'Rukmini Iyer'])
    await addLead(rahul, { name, organisation: 'New English School', phone: numberEnding('12'), ownerId: lalit.id })
  const windows: Desk[] = []
  const opened = async (desk: Promise<Desk>): Promise<Page> => {
    windows.push(await desk)
    return (await desk).page
  }

  const stranger = await opened(openWindow(browser, options))
  await stranger.goto('/sign-in')
  await seen(stranger.getByRole('button', { name: 'Sign in', exact: true }))
  await look({ name: 'sign-in', page: stranger })

  const agent = await opened(signIn(browser, lalit.email, options))
  await seen(agent.getByRole('grid', { name: 'Leads' }).getByText('Savitri Kamble'))
  await look({ name: 'queue', page: agent })
  await agent.goto(`/queue?lead=${id}`)
  await seen(agent.getByRole('article', { name: 'Lead' }).getByRole('heading', { name: 'Savitri Kamble' }))
  await look({ name: 'lead', page: agent })
  await agent.keyboard.press('c')
  await seen(phase(agent, 'Talking'))
  await look({ name: 'talking', page: agent })
  await agent.keyboard.press('v')
  await seen(agent.getByRole('button', { name: 'Back to the dock' }))
  await look({ name: 'talking-full', page: agent })
  await agent.keyboard.press('v')

  const manager = await opened(signIn(browser, mailOf('rahul'), options))
  await seen(manager.getByRole('list', { name: 'Agents' }).getByText('Savitri Kamble'))
  await look({ name: 'floor', page: manager })

  await carrier.hangUp(number)
  await seen(phase(agent, 'Call ended'))
  await look({ name: 'outcome', page: agent })
  await agent.keyboard.press('3')
  await seen(agent.getByRole('group', { name: 'Call back' }).getByText(/In 30 min/))
  await look({ name: 'outcome-callback', page: agent })
  await agent.keyboard.press('Space')
  await agent.keyboard.press('Control+Enter')
  await seen(agent.getByText('“Callback requested” saved for Savitri Kamble.'))
  await look({ name: 'saved', page: agent })
  await agent.keyboard.press('c')
  await seen(agent.getByRole('alert').getByText(/less than 15 minutes ago/))
  await look({ name: 'refusal', page: agent })

  await agent.goto('/callbacks')
  await seen(agent.getByText('Savitri Kamble'))
  await look({ name: 'callbacks', page: agent })
  await agent.goto('/calls')
  await seen(agent.getByText('Savitri Kamble'))
  await look({ name: 'calls', page: agent })
  await agent.keyboard.press('?')
  await seen(agent.getByRole('dialog', { name: 'Keyboard shortcuts' }))
  await look({ name: 'shortcuts', page: agent })

  await manager.goto('/imports')
  await seen(manager.getByRole('heading', { name: 'Imports' }))
  await look({ name: 'imports', page: manager })
  await manager
    .getByLabel('Lead file')
    .first()
    .setInputFiles({
      name: 'school-list.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(csv([numberEnding('12'), numberEnding('12'), '12345'])),
    })
  await manager.waitForURL(/\/imports\/\d+/)
  await seen(manager.getByText('I read this as'))
  await look({ name: 'import-columns', page: manager })
  await manager.getByRole('button', { name: 'Preview' }).and(manager.locator('[aria-keyshortcuts]')).click()
  await seen(manager.getByRole('region', { name: 'What would happen' }))
  await look({ name: 'import-preview', page: manager })
  await manager.getByRole('button', { name: /^Import 2 / }).click()
  await seen(manager.getByText('All 3 rows'))
  await look({ name: 'import-ledger', page: manager })
  await manager.goto('/queue?scope=all')
  await seen(manager.getByRole('grid', { name: 'Leads' }).getByRole('row').nth(3))
  await look({ name: 'queue-manager', page: manager })

  const office = await opened(signIn(browser, mailOf('admin'), options))
  await office.goto('/people')
  await seen(office.getByText('Lalit Bose'))
  await look({ name: 'people', page: office })
  await office.getByRole('button', { name: 'Add a person' }).click()
  await seen(office.getByRole('dialog'))
  await look({ name: 'person', page: office })
  await office.goto('/settings')
  await seen(office.getByRole('heading', { name: 'Settings' }))
  await office.waitForLoadState('networkidle')
  await look({ name: 'settings', page: office })
  await office.goto('/account/sessions')
  await seen(office.getByText('This browser'))
  await look({ name: 'sessions', page: office })
  await office.goto('/account/password')
  await seen(office.getByLabel('Current password'))
  await look({ name: 'password', page: office })

  for (const window of windows) await window.close()
}
