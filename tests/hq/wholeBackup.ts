import { sql } from 'kysely'
import type { Db } from '../../src/hq/database/transaction.ts'

/** All tables but the list of migrations, each before those that refer to it. */
async function tablesOf(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string; on: string | null }>`
    select distinct t.tablename as name, c.confrelid::regclass::text as on
    from pg_tables t left join pg_constraint c
      on c.conrelid = t.tablename::regclass and c.contype = 'f' and c.confrelid <> c.conrelid
    where t.schemaname = 'public' and t.tablename not like 'kysely%'`.execute(db)
  const names = new Set(rows.map(({ name }) => name))
  const ordered = new Set<string>()
  while (ordered.size < names.size)
    for (const name of names)
      if (rows.every(row => row.name !== name || row.on === null || ordered.has(row.on))) ordered.add(name)
  return [...ordered]
}

/** A backup of the whole database, and how to put it back. Nobody may be at work on it meanwhile. */
export async function backUpDatabase(db: Db): Promise<() => Promise<void>> {
  const tables = await tablesOf(db)
  await sql`drop schema if exists backup cascade`.execute(db)
  await sql`create schema backup`.execute(db)
  for (const table of tables)
    await sql.raw(`create table backup.${table} as table public.${table}`).execute(db)
  return async () => {
    await sql.raw(`truncate ${tables.join(', ')}`).execute(db)
    for (const table of tables)
      await sql.raw(`insert into public.${table} select * from backup.${table}`).execute(db)
  }
}
