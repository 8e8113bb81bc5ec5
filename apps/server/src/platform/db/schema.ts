import type { ColumnType, Generated } from 'kysely'

/** Read as parsed JSON, written as text: `JSON.stringify` it. */
export type Json = ColumnType<unknown, string, string>

export interface CallsTable {
  id: string
  lead_id: number
  agent_id: number
  team_id: number | null
  campaign_id: number | null
  phone: string
  agent_phone: string
  carrier: string
  line: string
  carrier_call_id: string | null
  callback_secret: string
  keeps_action_id: number | null
  redial_reason: string | null
  requested_at: Date
  submission: Generated<string>
  submission_error: ColumnType<unknown, string | null, string | null>
  submitted_at: Date | null
  dialled_at: Date | null
  agent_rang_at: Date | null
  agent_answered_at: Date | null
  customer_rang_at: Date | null
  customer_answered_at: Date | null
  ended_at: Date | null
  end_reason: string | null
  ended_by: string | null
  talk_seconds: number | null
  recording_url: string | null
  disposed_at: Date | null
  phase: string
  outcome: string | null
  last_news_at: Date
  check_at: Date | null
  checks: Generated<number>
  reopened: Generated<boolean>
  disposition: string | null
  notes: Generated<string>
  notes_version: Generated<number>
}

export interface CampaignsTable {
  id: Generated<number>
  name: string
  purpose: Generated<string>
  script: Generated<string>
  talking_points: Generated<string[]>
  hours: ColumnType<unknown, string | null, string | null>
  active: Generated<boolean>
  created_at: Generated<Date>
}

export interface CarrierEventsTable {
  id: Generated<number>
  carrier: string
  call_id: string | null
  received_at: Date
  transport: string
  body: string
  verdict: string
  detail: string | null
  digest: Buffer
}

export interface DispositionsTable {
  id: Generated<number>
  call_id: string
  lead_id: number
  code: string
  notes: Generated<string>
  details: ColumnType<unknown, string | undefined, string>
  given_by: number
  given_at: Date
  corrects: number | null
}

export interface DoNotCallTable {
  phone: string
  reason: string
  call_id: string | null
  added_by: number | null
  added_at: Generated<Date>
}

export interface EventLogTable {
  id: Generated<number>
  xid: Generated<string>
  at: Generated<Date>
  type: string
  user_id: number | null
  team_id: number | null
  data: Json
}

export interface ImportMappingsTable {
  id: Generated<number>
  name: string
  signature: string
  columns: Json
  created_by: number | null
  created_at: Generated<Date>
  updated_at: Generated<Date>
}

export interface ImportRowsTable {
  import_id: number
  row_number: number
  line: number
  outcome: string
  lead_id: number | null
  reason: string | null
  warnings: string[] | null
  cells: ColumnType<unknown, string | null, string | null>
}

export interface ImportsTable {
  id: Generated<number>
  file_name: string
  storage_key: string
  sha256: string
  bytes: number
  status: string
  reading: Json
  mapping: Json
  options: ColumnType<unknown, string | undefined, string>
  preview: ColumnType<unknown, string | null, string | null>
  position: Generated<number>
  total: number | null
  counts: ColumnType<unknown, string | undefined, string>
  error: ColumnType<unknown, string | null, string | null>
  created_by: number | null
  created_at: Generated<Date>
  started_at: Date | null
  finished_at: Date | null
}

export interface LeadLocksTable {
  lead_id: number
  user_id: number
  until: Date
}

export interface LeadPhonesTable {
  lead_id: number
  position: number
  phone: string
  raw: Generated<string>
  type: string
  state: Generated<string>
  placeholder: Generated<boolean>
}

export interface LeadSourcesTable {
  source: string
}

export interface LeadsTable {
  id: Generated<number>
  external_system: string | null
  external_id: string | null
  name: Generated<string>
  organisation_id: number | null
  organisation: Generated<string>
  designation: string | null
  decision_maker: boolean | null
  email: string | null
  city: string | null
  district: string | null
  state: string | null
  pin: string | null
  language: string | null
  source: Generated<string>
  campaign_id: number | null
  status: Generated<string>
  score: number | null
  marked_vip: Generated<boolean>
  expected_value: number | null
  budget: number | null
  owner_id: number | null
  team_id: number | null
  notes: Generated<string>
  custom: ColumnType<unknown, string | undefined, string>
  created_at: Generated<Date>
  updated_at: Generated<Date>
  last_contact_at: Date | null
  last_attempt_at: Date | null
  attempts: Generated<number>
  in_call: string | null
  escalated_at: Date | null
  escalation_returned_at: Date | null
  next_action_kind: string | null
  next_action_at: Date | null
  vip: Generated<boolean>
  priority: Generated<number>
  age_mark: string | null
  queue_group: number | null
  held_back: string | null
  held_until: Date | null
  because: ColumnType<unknown, string | null, string | null>
  replace_at: Date | null
  call_phone: string | null
  score_rank: ColumnType<number, never, never>
  contact_rank: ColumnType<Date | number, never, never>
  queue_rank: ColumnType<number, never, never>
  promise_rank: ColumnType<Date | number, never, never>
  search: Generated<string>
}

export interface NextActionsTable {
  id: Generated<number>
  lead_id: number
  call_id: string | null
  kind: string
  due_at: Date
  owner_id: number | null
  team_id: number | null
  state: Generated<string>
  details: ColumnType<unknown, string | undefined, string>
  created_at: Date
  closed_at: Date | null
  closed_by_call: string | null
  notified_at: Date | null
  overdue_notified_at: Date | null
}

export interface NotificationsTable {
  id: Generated<number>
  user_id: number
  kind: string
  data: Json
  at: Date
  read_at: Date | null
}

export interface OrganisationsTable {
  id: Generated<number>
  name: string
  key: string
  created_at: Generated<Date>
}

export interface PhoneAttemptsTable {
  phone: string
  call_id: string
  lead_id: number
  at: Date
  answered: boolean | null
  ended_at: Date | null
  conversation: Generated<boolean>
  exempt: Generated<boolean>
}

export interface PresenceTable {
  user_id: number
  state: string
  reason: string | null
  since: Date
  chosen: Generated<string>
  chosen_reason: string | null
  last_seen_at: Date | null
}

export interface PresenceSpansTable {
  user_id: number
  state: string
  reason: string | null
  started_at: Date
  ended_at: Date
}

export interface SessionsTable {
  id: string
  user_id: number
  token_hash: Buffer
  previous_token_hash: Buffer | null
  created_at: Date
  last_used_at: Date
  expires_at: Date
  ip: string | null
  user_agent: string | null
  revoked_at: Date | null
  revoked_because: string | null
}

export interface SettingsTable {
  key: string
  value: Json
  updated_at: Generated<Date>
  updated_by: number | null
}

export interface TeamsTable {
  id: Generated<number>
  name: string
  created_at: Generated<Date>
}

export interface UsersTable {
  id: Generated<number>
  email: string
  name: string
  role: string
  team_id: number | null
  phone: string | null
  languages: Generated<string[]>
  password_hash: string
  password_changed_at: Generated<Date>
  failed_sign_ins: Generated<number>
  locked_until: Date | null
  disabled_at: Date | null
  created_at: Generated<Date>
}

export interface Schema {
  calls: CallsTable
  campaigns: CampaignsTable
  carrier_events: CarrierEventsTable
  dispositions: DispositionsTable
  do_not_call: DoNotCallTable
  event_log: EventLogTable
  import_mappings: ImportMappingsTable
  import_rows: ImportRowsTable
  imports: ImportsTable
  lead_locks: LeadLocksTable
  lead_phones: LeadPhonesTable
  lead_sources: LeadSourcesTable
  leads: LeadsTable
  next_actions: NextActionsTable
  notifications: NotificationsTable
  organisations: OrganisationsTable
  phone_attempts: PhoneAttemptsTable
  presence: PresenceTable
  presence_spans: PresenceSpansTable
  sessions: SessionsTable
  settings: SettingsTable
  teams: TeamsTable
  users: UsersTable
}
