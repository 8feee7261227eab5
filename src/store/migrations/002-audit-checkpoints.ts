import type { Migration } from './migration.ts'

/**
 * The monotonic clock beside the wall clock in every audit entry, a count of entries that outlives them, and the
 * checkpoints that the device signs and headquarters countersigns.
 */
export const auditCheckpoints: Migration = db => {
  db.exec(`
    ALTER TABLE audit ADD COLUMN run TEXT;
    ALTER TABLE audit ADD COLUMN uptime_ms INTEGER;

    -- Against our own mistakes. Whoever means harm can drop these; the chain is what shows them.
    CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
    BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
    CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit
    BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;

    INSERT INTO serial (name, value) SELECT 'audit', max(sequence) FROM audit HAVING count(*) > 0;

    CREATE TABLE checkpoint (
      device_id TEXT NOT NULL,
      -- Of the last audit entry that it covers.
      sequence INTEGER NOT NULL,
      -- Canonical JSON with the device's signature: the very bytes whose hash headquarters countersigns.
      checkpoint TEXT NOT NULL,
      -- The key that signed it: raw Ed25519 public key, base64url.
      public_key TEXT NOT NULL,
      countersignature TEXT,
      refusal TEXT,
      PRIMARY KEY (device_id, sequence)
    ) STRICT;
  `)
}
