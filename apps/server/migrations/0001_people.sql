-- People: who signs in, where they belong, what they are doing now.

create table teams (
  id bigint generated always as identity primary key,
  name text not null check (name <> ''),
  created_at timestamptz not null default now()
);
create unique index teams_name on teams (lower(name));

create table users (
  id bigint generated always as identity primary key,
  email text not null check (email = lower(email)),
  name text not null check (name <> ''),
  role text not null check (role in ('agent', 'manager', 'admin')),
  team_id bigint references teams,
  -- The handset the carrier rings first, E.164. An agent without one cannot call.
  phone text,
  languages text[] not null default '{}',
  password_hash text not null,
  password_changed_at timestamptz not null default now(),
  failed_sign_ins int not null default 0,
  locked_until timestamptz,
  disabled_at timestamptz,
  created_at timestamptz not null default now()
);
create unique index users_email on users (email);
create index users_team on users (team_id);

-- One row per signed-in browser. Each refresh replaces token_hash; the one before is kept, so that its reuse is seen.
create table sessions (
  id uuid primary key,
  user_id bigint not null references users on delete cascade,
  token_hash bytea not null,
  previous_token_hash bytea,
  created_at timestamptz not null,
  last_used_at timestamptz not null,
  expires_at timestamptz not null,
  ip text,
  user_agent text,
  revoked_at timestamptz,
  revoked_because text
);
create unique index sessions_token on sessions (token_hash);
create index sessions_previous_token on sessions (previous_token_hash) where previous_token_hash is not null;
create index sessions_user on sessions (user_id);

-- Presence now, and its history as closed spans (for hours worked and time in state).
create table presence (
  user_id bigint primary key references users on delete cascade,
  state text not null check (state in ('offline', 'available', 'on-call', 'wrapping', 'break')),
  reason text,
  since timestamptz not null,
  -- What the agent chose last (available or break): what a finished call returns to.
  chosen text not null default 'offline' check (chosen in ('offline', 'available', 'break')),
  chosen_reason text,
  last_seen_at timestamptz
);
create index presence_here on presence (user_id) where state <> 'offline';
create table presence_spans (
  user_id bigint not null references users on delete cascade,
  state text not null,
  reason text,
  started_at timestamptz not null,
  ended_at timestamptz not null,
  primary key (user_id, started_at, state)
);

-- Settings are data: one row a topic, the value checked by its contract.
create table settings (
  key text primary key,
  value jsonb not null,
  updated_at timestamptz not null default now(),
  updated_by bigint references users
);
