import { useQuery } from '@tanstack/react-query'
import type { SettingsView } from '@telehub/contracts'
import { useLive } from '@/lib/live-client.ts'
import { get, renew } from '@/lib/query.ts'
import { ErrorState } from '@/ui/error-state.tsx'
import { Skeleton } from '@/ui/skeleton.tsx'
import { CallingHoursForm } from './calling-hours-form.tsx'
import { ChangesList } from './changes-list.tsx'
import { BandCounts } from './counts-line.tsx'
import { HolidaysForm } from './holidays-form.tsx'
import { NumbersForm } from './numbers-form.tsx'
import { OutcomesForm } from './outcomes-form.tsx'
import { VipForm } from './vip-form.tsx'
import { WidestHoursForm } from './widest-hours-form.tsx'
import { WorkspaceForm } from './workspace-form.tsx'

export const settingsParts = ['hours', 'attempts', 'outcomes', 'priority', 'desk', 'workspace', 'changes'] as const
export type SettingsPartName = (typeof settingsParts)[number]

/** The forms of one part of the settings. */
export function SettingsPart({ part }: { part: SettingsPartName }) {
  const { data, error, refetch } = useQuery(get('GET /api/settings'))
  useLive('settings:changed', () => void renew('GET /api/settings', 'GET /api/settings/history'))
  useLive('leads:changed', ({ data: { why } }) => {
    if (why === 'settings') void renew('GET /api/leads/counts')
  })
  if (part === 'changes') return <ChangesList />
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <FormSkeleton />
  return <Forms part={part} settings={data} />
}

/** The place of a heading and some fields. */
const FormSkeleton = () => (
  <div aria-hidden="true" className="flex max-w-4xl flex-col gap-5 px-4 py-7">
    <Skeleton className="h-4 w-40" />
    <Skeleton className="h-3 w-96 max-w-full" />
    {['w-44', 'w-36', 'w-52', 'w-40'].map((width) => (
      <div key={width} className="flex flex-col gap-2.5">
        <Skeleton className={`h-3 ${width}`} />
        <Skeleton className="h-8 w-20" />
      </div>
    ))}
  </div>
)

function Forms({ part, settings }: { part: Exclude<SettingsPartName, 'changes'>; settings: SettingsView }) {
  switch (part) {
    case 'hours':
      return (
        <>
          <CallingHoursForm settings={settings} />
          <HolidaysForm saved={settings.holidays} />
          <WidestHoursForm saved={settings.widestHours} />
        </>
      )
    case 'attempts':
      return (
        <>
          <NumbersForm key="retry" topic="retry" saved={settings.retry} />
          <NumbersForm key="attempts" topic="attempts" saved={settings.attempts} />
        </>
      )
    case 'outcomes':
      return <OutcomesForm saved={settings.dispositionNeeds} />
    case 'priority':
      return (
        <>
          <NumbersForm
            key="scoreBands"
            topic="scoreBands"
            saved={settings.scoreBands}
            preview={(values) => <BandCounts values={values} />}
          />
          <VipForm saved={settings.vip} />
        </>
      )
    case 'desk':
      return <NumbersForm key="desk" topic="desk" saved={settings.desk} />
    case 'workspace':
      return <WorkspaceForm saved={settings.workspace} />
  }
}
