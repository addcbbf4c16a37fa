/// The tables, as docs/DATA.md explains them. A migration never sees live types.
enum Schema {
  static let first = """
    -- One value a name: organisation, root unit, own replicas, versions of rules.
    CREATE TABLE meta(name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;

    -- Replicas by small numbers, so that rows stay small.
    CREATE TABLE replica(id INTEGER PRIMARY KEY, replica BLOB NOT NULL UNIQUE) STRICT;

    -- Names of kinds and fields by small numbers.
    CREATE TABLE name(id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;

    -- Scopes held. fold: running digest of the folded state, 32 bytes. told: digest of the `org`
    -- heads that this node's last change in the scope named.
    CREATE TABLE scope(
      id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, fold BLOB NOT NULL,
      changes INTEGER NOT NULL, told BLOB NOT NULL) STRICT;

    -- Replicated history. frame and body are the exact bytes their author wrote.
    -- status: 0 counts, 1 quarantined (reason says why), 2 beyond a cut or without certificate.
    -- body_check: first four bytes of the body's hash, so that damage can be told from damage of
    -- the frame. depth: over what counts (orders siblings). height: over everything held (causal
    -- order).
    CREATE TABLE journal(
      id INTEGER PRIMARY KEY, scope INTEGER NOT NULL, replica INTEGER NOT NULL,
      number INTEGER NOT NULL, chain BLOB NOT NULL, frame BLOB NOT NULL, body BLOB,
      signature BLOB, depth INTEGER NOT NULL, height INTEGER NOT NULL, status INTEGER NOT NULL,
      reason TEXT, received INTEGER NOT NULL, body_check INTEGER NOT NULL) STRICT;
    CREATE UNIQUE INDEX journal_place ON journal(scope, replica, number, chain);
    CREATE INDEX journal_quarantine ON journal(scope) WHERE status = 1;

    -- Which changes touch a record: history and quarantine of one record.
    CREATE TABLE journal_record(
      record BLOB NOT NULL, journal INTEGER NOT NULL, PRIMARY KEY(record, journal))
      STRICT, WITHOUT ROWID;

    -- Dots that held changes name and that are not held: their coming folds the scope anew.
    CREATE TABLE missing(
      scope INTEGER NOT NULL, replica BLOB NOT NULL, number INTEGER NOT NULL,
      hash BLOB NOT NULL, PRIMARY KEY(scope, replica, number, hash)) STRICT, WITHOUT ROWID;

    -- Ends of the lines of each feed, over everything held.
    CREATE TABLE head(
      scope INTEGER NOT NULL, replica INTEGER NOT NULL, number INTEGER NOT NULL,
      chain BLOB NOT NULL, journal INTEGER NOT NULL, PRIMARY KEY(scope, replica, number, chain))
      STRICT, WITHOUT ROWID;

    -- The fold: one row a record, all siblings inside. Derived; `rebuild` makes it anew.
    CREATE TABLE record(
      record BLOB NOT NULL, scope INTEGER NOT NULL, kind INTEGER NOT NULL, state BLOB NOT NULL,
      PRIMARY KEY(record, scope, kind)) STRICT, WITHOUT ROWID;
    CREATE INDEX record_kind ON record(kind, scope, record);

    -- Shown values of the fields a kind declares as keys. Derived.
    CREATE TABLE record_key(
      kind INTEGER NOT NULL, field INTEGER NOT NULL, value TEXT NOT NULL, record BLOB NOT NULL,
      scope INTEGER NOT NULL, PRIMARY KEY(kind, field, value, record, scope))
      STRICT, WITHOUT ROWID;

    -- Records that wait for a person: a field with siblings, or a delete that met an edit. Derived.
    CREATE TABLE conflict(
      record BLOB NOT NULL, scope INTEGER NOT NULL, kind INTEGER NOT NULL,
      PRIMARY KEY(record, scope, kind)) STRICT, WITHOUT ROWID;

    -- Local serial numbers, never synced.
    CREATE TABLE serial(counter TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;

    -- Units this node calls, in order of `place`.
    CREATE TABLE peer(
      unit TEXT PRIMARY KEY, address TEXT NOT NULL, place INTEGER NOT NULL,
      last_success INTEGER, last_error TEXT) STRICT, WITHOUT ROWID;

    -- What a replica is known to hold of a scope, by its last receipt or exchange: a hint.
    CREATE TABLE peer_vector(
      replica INTEGER NOT NULL, scope INTEGER NOT NULL, heads BLOB NOT NULL,
      PRIMARY KEY(replica, scope)) STRICT, WITHOUT ROWID;

    -- How far own changes were handed out, receipt or not.
    CREATE TABLE sent(
      scope INTEGER NOT NULL, replica INTEGER NOT NULL, number INTEGER NOT NULL,
      PRIMARY KEY(scope, replica)) STRICT, WITHOUT ROWID;

    -- The newest receipt of each replica for a scope: what it signed to hold.
    CREATE TABLE receipt(
      scope INTEGER NOT NULL, replica INTEGER NOT NULL, serial INTEGER NOT NULL,
      heads BLOB NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY(scope, replica))
      STRICT, WITHOUT ROWID;

    -- Which receipts were already passed on to which peer.
    CREATE TABLE receipt_passed(
      peer INTEGER NOT NULL, scope INTEGER NOT NULL, replica INTEGER NOT NULL,
      serial INTEGER NOT NULL, PRIMARY KEY(peer, scope, replica)) STRICT, WITHOUT ROWID;

    -- Signed heads without content, of feeds in scopes this node does not hold or lacks.
    CREATE TABLE seal(
      scope TEXT NOT NULL, replica BLOB NOT NULL, number INTEGER NOT NULL, chain BLOB NOT NULL,
      signature BLOB NOT NULL, witness INTEGER NOT NULL,
      PRIMARY KEY(scope, replica, number, chain)) STRICT, WITHOUT ROWID;

    -- Which seals were already handed up to which peer.
    CREATE TABLE seal_passed(
      peer INTEGER NOT NULL, scope TEXT NOT NULL, replica BLOB NOT NULL,
      number INTEGER NOT NULL, PRIMARY KEY(peer, scope, replica)) STRICT, WITHOUT ROWID;

    -- Invitations this node gave: only a hash of the secret.
    CREATE TABLE invitation(
      secret BLOB PRIMARY KEY, unit TEXT NOT NULL, expires INTEGER NOT NULL,
      used INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    """
}
