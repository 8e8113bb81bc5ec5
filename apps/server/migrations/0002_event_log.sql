-- The event log. Readers take rows whose transaction is older than every running one, so none is ever overtaken:
--   where xid < pg_snapshot_xmin(pg_current_snapshot()) and (xid, id) > ($1, $2) order by xid, id
create table event_log (
  id bigint generated always as identity,
  xid xid8 not null default pg_current_xact_id(),
  at timestamptz not null default now(),
  type text not null,
  -- Who hears of it: this agent, managers of this team, and admins.
  user_id bigint,
  team_id bigint,
  data jsonb not null,
  primary key (xid, id)
);
create index event_log_user on event_log (user_id, xid, id);
create index event_log_team on event_log (team_id, xid, id);
create index event_log_at on event_log (at);
