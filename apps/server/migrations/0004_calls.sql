-- Calls: what we know about each, what carriers said, what the agent recorded, what is to happen next.

create table calls (
  id uuid primary key,
  lead_id bigint not null references leads,
  agent_id bigint not null references users,
  team_id bigint references teams,
  campaign_id bigint references campaigns,
  phone text not null,                           -- the customer's, E.164
  agent_phone text not null,
  carrier text not null,
  line text not null,
  carrier_call_id text,
  -- In the callback URL; compared in constant time.
  callback_secret text not null,
  -- The promised callback this call keeps, so that it does not count against the attempt budget.
  keeps_action_id bigint,
  redial_reason text,

  -- Facts. Null is unknown; a known one only ever moves earlier.
  requested_at timestamptz not null,
  submission text not null default 'pending' check (submission in ('pending', 'accepted', 'refused', 'unknown')),
  submission_error jsonb,
  submitted_at timestamptz,
  dialled_at timestamptz,
  agent_rang_at timestamptz,
  agent_answered_at timestamptz,
  customer_rang_at timestamptz,
  customer_answered_at timestamptz,
  ended_at timestamptz,
  end_reason text,
  ended_by text,
  talk_seconds int,
  recording_url text,
  disposed_at timestamptz,

  -- Derived from the facts, for the indexes.
  phase text not null check (phase in ('queued', 'dialling', 'ringing', 'talking', 'wrapping', 'closed')),
  outcome text,
  -- When the carrier last said anything of it, a word that nothing is new included.
  last_news_at timestamptz not null,
  -- When to ask the carrier if it stays silent, and how often that was in vain; null: no more.
  check_at timestamptz,
  checks int not null default 0,
  -- Given up or refused, closed, and then the carrier told of it after all: it no longer keeps the agent from calling.
  reopened boolean not null default false,

  disposition text,
  notes text not null default '',
  notes_version int not null default 0
);
create unique index calls_carrier_call on calls (carrier, carrier_call_id) where carrier_call_id is not null;
-- The database itself refuses a second call: one undisposed call an agent, one live call a phone.
create unique index calls_one_per_agent on calls (agent_id) where phase <> 'closed' and not reopened;
create unique index calls_one_per_phone on calls (phone)
  where phase in ('queued', 'dialling', 'ringing', 'talking') and not reopened;
create index calls_open on calls (agent_id) where phase <> 'closed';
create index calls_lead on calls (lead_id, requested_at desc);
create index calls_agent on calls (agent_id, requested_at desc);
create index calls_team on calls (team_id, requested_at desc);
create index calls_requested on calls (requested_at desc, id desc);
create index calls_phone on calls (phone, requested_at desc);
create index calls_check on calls (check_at) where check_at is not null;
create index calls_talking on calls (id) where phase = 'talking';

-- Every message of a carrier as it came, before it is understood.
create table carrier_events (
  id bigint generated always as identity primary key,
  carrier text not null,
  call_id uuid,
  received_at timestamptz not null,
  transport text not null,                       -- json, form, multipart, query, poll, reply
  body text not null,
  verdict text not null check (verdict in ('received', 'applied', 'nothing-new', 'unknown', 'rejected')),
  detail text,
  digest bytea not null
);
create index carrier_events_call on carrier_events (call_id, id);
create index carrier_events_received on carrier_events (received_at) where verdict = 'received';
create index carrier_events_rejected on carrier_events (id) where verdict = 'rejected';

-- Every disposition ever given to a call; the newest holds.
create table dispositions (
  id bigint generated always as identity primary key,
  call_id uuid not null references calls,
  lead_id bigint not null references leads,
  code text not null,
  notes text not null default '',
  details jsonb not null default '{}',
  given_by bigint not null references users,
  given_at timestamptz not null,
  corrects bigint references dispositions
);
create index dispositions_call on dispositions (call_id, id desc);
create index dispositions_lead on dispositions (lead_id, given_at desc);

create table next_actions (
  id bigint generated always as identity primary key,
  lead_id bigint not null references leads on delete cascade,
  call_id uuid references calls,
  kind text not null check (kind in ('callback', 'retry', 'follow-up', 'visit', 'send-info', 'escalation')),
  due_at timestamptz not null,
  -- Null: the pool's.
  owner_id bigint references users,
  team_id bigint references teams,
  state text not null default 'open' check (state in ('open', 'done', 'cancelled')),
  details jsonb not null default '{}',
  created_at timestamptz not null,
  closed_at timestamptz,
  closed_by_call uuid,
  -- When the owner was told that a promised callback is near, and that it was missed.
  notified_at timestamptz,
  overdue_notified_at timestamptz
);
create index next_actions_lead on next_actions (lead_id) where state = 'open';
create index next_actions_owner on next_actions (owner_id, due_at, id) where state = 'open';
create index next_actions_team on next_actions (team_id, due_at, id) where state = 'open';
create index next_actions_call on next_actions (call_id) where call_id is not null;
create index next_actions_notify on next_actions (due_at)
  where state = 'open' and kind = 'callback' and overdue_notified_at is null;

create table notifications (
  id bigint generated always as identity primary key,
  user_id bigint not null references users on delete cascade,
  kind text not null,
  data jsonb not null,
  at timestamptz not null,
  read_at timestamptz
);
create index notifications_user on notifications (user_id, id desc);
create index notifications_unread on notifications (user_id) where read_at is null;
