-- Imports: one row a file, one ledger row an input row. Progress is the input position up to which rows are written.

create table import_mappings (
  id bigint generated always as identity primary key,
  name text not null,
  -- The headings it was made for, normalised: a file with the same ones gets it proposed.
  signature text not null,
  columns jsonb not null,
  created_by bigint references users,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index import_mappings_name on import_mappings (lower(name));
create index import_mappings_signature on import_mappings (signature);

create table imports (
  id bigint generated always as identity primary key,
  file_name text not null,
  storage_key text not null,
  sha256 text not null,
  bytes bigint not null,
  status text not null check (status in ('uploaded', 'previewing', 'previewed', 'queued', 'running', 'completed', 'cancelled', 'failed')),
  reading jsonb not null,
  mapping jsonb not null,
  -- Source, campaign, team, owner, update rule: what holds for every row of the file.
  options jsonb not null default '{}',
  preview jsonb,
  -- Rows read and written so far, and the counts of their outcomes.
  position bigint not null default 0,
  total bigint,
  counts jsonb not null default '{}',
  error jsonb,
  created_by bigint references users,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz
);
create index imports_created on imports (created_at desc, id desc);

create table import_rows (
  -- No foreign key: the row's transaction holds the import locked, and a check a row costs more than the row.
  import_id bigint not null,
  -- Counts the records of the file from 1; `line` is what a clerk sees in the file.
  row_number int not null,
  line int not null,
  outcome text not null check (outcome in ('created', 'updated', 'merged', 'unchanged', 'rejected')),
  lead_id bigint,
  reason text,
  warnings text[],
  -- Only of rejected rows: what to correct and send again.
  cells jsonb,
  primary key (import_id, row_number)
);
-- Most rows are created ones, and nobody looks for those alone.
create index import_rows_outcome on import_rows (import_id, outcome, row_number) where outcome <> 'created';
