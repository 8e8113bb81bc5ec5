// Who may import whom (docs/architecture.md). Checked by scripts/boundaries.ts, and itself tested with planted violations.

/** What each slice of the server stands on. Downward only: no slice is below itself. */
const slices = {
  settings: [],
  auth: ['settings'],
  team: ['auth', 'settings'],
  telephony: ['settings'],
  'call-views': ['settings', 'telephony'],
  leads: ['team', 'auth', 'settings', 'call-views'],
  campaigns: ['leads', 'team', 'settings'],
  imports: ['leads', 'team', 'settings', 'campaigns'],
  dispositions: ['settings'],
  compliance: ['leads', 'team', 'settings'],
  schedule: ['leads', 'team', 'settings', 'campaigns'],
  calls: [
    'telephony',
    'dispositions',
    'leads',
    'team',
    'schedule',
    'compliance',
    'campaigns',
    'call-views',
    'settings',
  ],
  live: ['settings', 'team', 'call-views'],
}

const server = '^apps/server/src'
const test = '[.]test[.]tsx?$|/fixtures/'
const names = Object.keys(slices)

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const forbidden = [
  { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
  { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  {
    name: 'domain-imports-nothing',
    severity: 'error',
    from: { path: '^packages/domain/src', pathNot: test },
    to: { pathNot: '^packages/domain/src' },
  },
  {
    name: 'contracts-import-domain-and-zod',
    severity: 'error',
    from: { path: '^packages/contracts/src', pathNot: test },
    to: { pathNot: '^packages/(contracts|domain)/src|node_modules/zod/' },
  },
  {
    name: 'server-knows-no-web-nor-sandbox',
    severity: 'error',
    from: { path: server, pathNot: test },
    to: { path: '^apps/(web|sandbox)/' },
  },
  {
    name: 'web-knows-no-server-nor-sandbox',
    severity: 'error',
    from: { path: '^apps/web/src' },
    to: { path: '^apps/(server|sandbox)/' },
  },
  {
    name: 'sandbox-stands-alone',
    severity: 'error',
    from: { path: '^apps/sandbox/src' },
    to: { path: '^(apps/(server|web)|packages)/' },
  },
  {
    name: 'platform-knows-no-slice',
    severity: 'error',
    from: { path: `${server}/platform/`, pathNot: test },
    to: { path: `${server}/`, pathNot: `${server}/platform/` },
  },
  {
    name: 'slices-meet-at-the-door',
    severity: 'error',
    from: { path: `${server}/([^/]+)/`, pathNot: test },
    to: { path: `${server}/[^/]+/`, pathNot: [`${server}/($1|platform|config)/`, `${server}/[^/]+/index[.]ts$`] },
  },
  ...names.map((name) => ({
    name: `${name}-looks-down`,
    severity: 'error',
    from: { path: `${server}/${name}/`, pathNot: test },
    to: { path: `${server}/(${names.filter((other) => other !== name && !slices[name].includes(other)).join('|')})/` },
  })),
  {
    name: 'slices-are-listed',
    comment: 'A new slice says here what it stands on.',
    severity: 'error',
    from: {},
    to: { path: `${server}/[^/]+/`, pathNot: `${server}/(platform|config|${names.join('|')})/` },
  },
  {
    name: 'adapters-know-their-port',
    severity: 'error',
    from: { path: `${server}/telephony/exotel/`, pathNot: test },
    to: {
      path: `${server}/`,
      pathNot: [
        `${server}/telephony/exotel/`,
        `${server}/telephony/port[.]ts$`,
        `${server}/platform/`,
        `${server}/config/`,
      ],
    },
  },
  {
    name: 'features-do-not-meet',
    severity: 'error',
    from: { path: '^apps/web/src/features/([^/]+)/' },
    to: { path: '^apps/web/src/features/', pathNot: '^apps/web/src/features/$1/' },
  },
  {
    name: 'features-know-no-app',
    severity: 'error',
    from: { path: '^apps/web/src/(features|ui|lib)/', pathNot: test },
    to: { path: '^apps/web/src/app/(?!locales/)' },
  },
  {
    name: 'ui-and-lib-know-no-feature',
    severity: 'error',
    from: { path: '^apps/web/src/(ui|lib)/' },
    to: { path: '^apps/web/src/features/' },
  },
]

module.exports = { forbidden }
