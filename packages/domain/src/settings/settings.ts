import type { ComplianceSettings } from '../compliance/settings.ts'
import type { DispositionSettings } from '../dispositions/settings.ts'
import type { MetricSettings } from '../metrics/settings.ts'
import type { PrioritySettings } from '../priority/settings.ts'
import type { ScheduleSettings } from '../schedule/settings.ts'

/** Everything a workspace may tune. A plain JSON object: no dates, no functions. Each rule asks only for its own part. */
export type Settings = ScheduleSettings & ComplianceSettings & PrioritySettings & DispositionSettings & MetricSettings
