import { createServer } from 'node:net'

/** Whether somebody already listens there. */
export const isBusy = (port: number, host = '127.0.0.1'): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(true))
    probe.listen(port, host, () => probe.close(() => resolve(false)))
  })

/** Throws a sentence that says which port is taken and what to do. */
export const needPort = async (port: number, what: string, variable: string): Promise<void> => {
  if (!(await isBusy(port))) return
  throw new Error(
    `Port ${port}, for ${what}, is in use by another program. Stop that program (\`lsof -i :${port}\` names it), or choose another port: ${variable}=${port + 10} npm start`,
  )
}
