// Plain JavaScript without dependencies: installs what is missing on any Node from 18 on, then hands over to the pinned
// runtime, which came with the packages and runs TypeScript directly.
'use strict'
const { createHash } = require('node:crypto')
const { existsSync, readFileSync, writeFileSync } = require('node:fs')
const { join } = require('node:path')
const { spawn, spawnSync } = require('node:child_process')

const root = join(__dirname, '..')
const runtime = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
const stamp = join(root, 'node_modules', '.telehub-lock')

if (Number(process.versions.node.split('.')[0]) < 18) {
  console.error(`TeleHub needs Node 18 or newer to start; this is ${process.version}.`)
  process.exit(1)
}

const lock = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex')
const isInstalled = existsSync(runtime) && existsSync(stamp) && readFileSync(stamp, 'utf8') === lock

if (!isInstalled) {
  console.log('Installing packages …')
  const npm = process.env.npm_execpath
  const [command, args] = npm ? [process.execPath, [npm]] : ['npm', []]
  const install = spawnSync(command, [...args, 'install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
  })
  if (install.status !== 0 || !existsSync(runtime)) {
    console.error('The packages could not be installed. Is the npm registry reachable? Run `npm install` to see why.')
    process.exit(install.status || 1)
  }
  writeFileSync(stamp, lock)
}

const [task, ...args] = process.argv.slice(2)
const child = spawn(runtime, [join(root, 'scripts', `${task}.ts`), ...args], { cwd: root, stdio: 'inherit' })
// The terminal sends Ctrl-C to the child as well: wait for it to finish its work.
process.on('SIGINT', () => {})
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)))
