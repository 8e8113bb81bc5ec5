-- Leads, their phones and organisations, campaigns, and numbers nobody may call.

create table campaigns (
  id bigint generated always as identity primary key,
  name text not null check (name <> ''),
  purpose text not null default 'service' check (purpose in ('service', 'promotional', 'survey')),
  -- Markdown; what the agent says, and the points to touch.
  script text not null default '',
  talking_points text[] not null default '{}',
  -- Null: the organisation's own.
  hours jsonb,
  active boolean not null default true,
  created_at timestamptz not null default now()
);
create unique index campaigns_name on campaigns (lower(name));

create table organisations (
  id bigint generated always as identity primary key,
  name text not null check (name <> ''),
  -- Normalised name and place: what makes two spellings the same school.
  key text not null unique,
  created_at timestamptz not null default now()
);

create table leads (
  id bigint generated always as identity primary key,
  -- The CRM's own id, and which CRM (the layout it came in), since two CRMs both have a lead 1.
  external_system text,
  external_id text,
  name text not null default '',
  organisation_id bigint references organisations,
  organisation text not null default '',
  designation text,
  decision_maker boolean,
  email text,
  city text,
  district text,
  state text,
  pin text,
  language text,
  source text not null default 'Import',
  campaign_id bigint references campaigns,
  status text not null default 'new',
  -- Null: the source gave none.
  score smallint check (score between 0 and 100),
  -- Marked so by hand or by the source; `vip` below follows the rule of the workspace too.
  marked_vip boolean not null default false,
  expected_value numeric(14, 2),
  budget numeric(14, 2),
  owner_id bigint references users,
  -- The team whose managers see it: its owner's, or the one it was imported for.
  team_id bigint references teams,
  notes text not null default '',
  custom jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),

  -- What calls have taught.
  last_contact_at timestamptz,
  last_attempt_at timestamptz,
  attempts int not null default 0,
  -- The call that is dialling or talking to it now.
  in_call uuid,
  -- Promised by a manager to return to the agent after an escalation.
  escalated_at timestamptz,
  escalation_returned_at timestamptz,

  -- Denormalised from the open next action that comes first; null without one.
  next_action_kind text,
  next_action_at timestamptz,

  -- Derived by domain placeInQueue whenever a fact above changes, and by the clock once replace_at has passed.
  vip boolean not null default false,
  priority smallint not null default 1,          -- 0 HOT, 1 WARM, 2 COLD
  age_mark text,                                 -- null: none
  queue_group smallint,                          -- index in queueGroups; null: held back
  held_back text,
  held_until timestamptz,
  because jsonb,
  replace_at timestamptz,
  -- The phone a call would go to, E.164; null when none is left.
  call_phone text,

  -- What lists are sorted by, all rising, so that one row comparison finds the next page.
  score_rank smallint not null generated always as (100 - coalesce(score, -1)) stored,
  contact_rank timestamptz not null generated always as (coalesce(last_contact_at, '-infinity')) stored,
  queue_rank smallint not null generated always as (coalesce(queue_group, 8)) stored,
  promise_rank timestamptz not null generated always as (
    case when queue_group = 0 then coalesce(next_action_at, '-infinity') else '-infinity' end) stored,

  -- Lower-case name, organisation and digits of the phones, with a space before each: the one thing searches look at.
  search text not null default '',
  check (name <> '' or organisation <> '')
);
create unique index leads_external on leads (external_system, external_id) where external_id is not null;
create index leads_email on leads (email) where email is not null;
-- The lists, once by owner (one's own, or the pool) and once for all. Team, status and age mark stand last: where they are asked
-- for, the others' entries are skipped inside the index, also where mark and order go together and no statistics tell.
create index leads_own_queue on leads (owner_id, queue_rank, promise_rank, score_rank, contact_rank, id, team_id, status, age_mark);
create index leads_own_priority on leads (owner_id, priority, score_rank, id, team_id, status, age_mark);
create index leads_own_contact on leads (owner_id, contact_rank, id, team_id, status, age_mark);
create index leads_own_created on leads (owner_id, created_at, id, team_id, status, age_mark);
create index leads_all_queue on leads (queue_rank, promise_rank, score_rank, contact_rank, id, team_id, status, age_mark);
create index leads_all_priority on leads (priority, score_rank, id, team_id, status, age_mark);
create index leads_all_contact on leads (contact_rank, id, team_id, status, age_mark);
create index leads_all_created on leads (created_at, id, team_id, status, age_mark);
-- Any mixture of filters, and every part of a name, an organisation or a number. A column is found by values of its very type.
create index leads_filter on leads using gin (owner_id, team_id, status, age_mark, source, campaign_id, search gin_trgm_ops);
-- Fine enough that a plan tells a rare word from a common one.
alter table leads alter column search set statistics 400;
create index leads_in_call on leads (in_call) where in_call is not null;
create index leads_replace on leads (replace_at) where replace_at is not null;

-- Every source a lead ever came from: what lists offer to filter by, without looking through the leads.
create table lead_sources (source text primary key);

create table lead_phones (
  lead_id bigint not null references leads on delete cascade,
  position smallint not null,
  phone text not null,                           -- E.164
  raw text not null default '',
  type text not null,
  state text not null default 'ok' check (state in ('ok', 'wrong', 'dead')),
  placeholder boolean not null default false,
  primary key (lead_id, position)
);
create index lead_phones_phone on lead_phones (phone, lead_id);

create table do_not_call (
  phone text primary key,
  reason text not null,
  call_id uuid,
  added_by bigint references users,
  added_at timestamptz not null default now()
);

-- Taking a lead locks it for a few minutes. A row past its time is no lock.
create table lead_locks (
  lead_id bigint primary key references leads on delete cascade,
  user_id bigint not null references users on delete cascade,
  until timestamptz not null
);
create index lead_locks_user on lead_locks (user_id);

-- One row an attempt to reach a number, whoever called and for whatever campaign: what the attempt budget counts.
create table phone_attempts (
  phone text not null,
  call_id uuid primary key,
  lead_id bigint not null references leads on delete cascade,
  at timestamptz not null,
  -- Null while it is not known.
  answered boolean,
  ended_at timestamptz,
  -- Talk was long enough to be a conversation.
  conversation boolean not null default false,
  -- The person asked for this call: it does not count.
  exempt boolean not null default false
);
create index phone_attempts_lead on phone_attempts (lead_id, at desc);
create index phone_attempts_phone on phone_attempts (phone, at desc);
