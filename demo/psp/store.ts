import type { Kind, Objects } from './objects.ts';
import type { Sqlite } from './sqlite.ts';

const schema = [
  `CREATE TABLE IF NOT EXISTS object (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, parent TEXT, token TEXT UNIQUE, dueAt INTEGER, body TEXT NOT NULL
  ) STRICT`,
  `CREATE INDEX IF NOT EXISTS objectByParent ON object (kind, parent, seq)`,
  `CREATE INDEX IF NOT EXISTS objectDue ON object (dueAt) WHERE dueAt IS NOT NULL`,
  `CREATE TABLE IF NOT EXISTS answer (idempotencyKey TEXT PRIMARY KEY, request TEXT NOT NULL, status INTEGER NOT NULL, body TEXT NOT NULL) STRICT`,
  `CREATE TABLE IF NOT EXISTS delivery (
    seq INTEGER PRIMARY KEY, event TEXT NOT NULL, copy INTEGER NOT NULL, body TEXT NOT NULL, tries INTEGER NOT NULL DEFAULT 0,
    dueAt INTEGER, UNIQUE (event, copy)
  ) STRICT`,
  `CREATE INDEX IF NOT EXISTS deliveryDue ON delivery (dueAt) WHERE dueAt IS NOT NULL`,
  `CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT`,
];

/** Where a document hangs: whose it is, by which secret it is reached, and when something happens to it by itself. */
export interface Place {
  readonly parent?: string;
  readonly token?: string | undefined;
  readonly dueAt?: number | undefined;
}

export interface Delivery {
  readonly seq: number;
  readonly event: string;
  readonly body: string;
  readonly tries: number;
}

/** The site's memory. Everything inside `atomically` happens wholly or not at all. */
export interface Store {
  atomically<T>(work: () => T): T;
  get<K extends Kind>(kind: K, id: string): Objects[K] | undefined;
  byToken<K extends Kind>(kind: K, token: string): Objects[K] | undefined;
  /** The documents of a kind under a parent, newest first. */
  under<K extends Kind>(kind: K, parent: string): Objects[K][];
  /** A page of the documents of a kind, newest first, from after one; at most a hundred. */
  newest<K extends Kind>(kind: K, after: string): Objects[K][];
  /** Documents whose time has come, oldest first. */
  due(now: number): { readonly kind: Kind; readonly id: string }[];
  put<K extends Kind>(kind: K, object: Objects[K], place?: Place): void;
  answerOf(
    key: string,
  ): { readonly request: string; readonly status: number; readonly body: string } | undefined;
  keepAnswer(key: string, request: string, status: number, body: string): void;
  queue(event: string, copy: number, body: string, dueAt: number): void;
  dueDeliveries(now: number): Delivery[];
  /** After a try: when the next one is due, or undefined when there is none. */
  tried(seq: number, nextAt: number | undefined): void;
  setting(name: string): string | undefined;
  set(name: string, value: string): void;
}

export function openStore(db: Sqlite): Store {
  for (const statement of schema) db.run(statement);
  const documents = <T>(sql: string, values: readonly unknown[]) =>
    db.all(sql, values).map((row) => JSON.parse(row['body'] as string) as T);
  return {
    atomically: transactions(db),
    get: <K extends Kind>(kind: K, id: string) =>
      documents<Objects[K]>('SELECT body FROM object WHERE id = ? AND kind = ?', [id, kind])[0],
    byToken: <K extends Kind>(kind: K, token: string) =>
      documents<Objects[K]>('SELECT body FROM object WHERE token = ? AND kind = ?', [token, kind])[0],
    under: <K extends Kind>(kind: K, parent: string) =>
      documents<Objects[K]>('SELECT body FROM object WHERE kind = ? AND parent = ? ORDER BY seq DESC', [
        kind,
        parent,
      ]),
    newest: <K extends Kind>(kind: K, after: string) =>
      documents<Objects[K]>(
        `SELECT body FROM object WHERE kind = ?
           AND seq < coalesce((SELECT seq FROM object WHERE id = ?), 9223372036854775807)
         ORDER BY seq DESC LIMIT 100`,
        [kind, after],
      ),
    due: (now) =>
      db.all('SELECT kind, id FROM object WHERE dueAt <= ? ORDER BY dueAt, seq LIMIT 100', [now]) as {
        kind: Kind;
        id: string;
      }[],
    put: (kind, object, { parent, token, dueAt } = {}) =>
      db.run(
        `INSERT INTO object (id, kind, parent, token, dueAt, body) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET parent = coalesce(excluded.parent, parent), token = excluded.token,
           dueAt = excluded.dueAt, body = excluded.body`,
        [object.id, kind, parent ?? null, token ?? null, dueAt ?? null, JSON.stringify(object)],
      ),
    ...answers(db),
    ...deliveries(db),
  };
}

/** One inside another is a savepoint: the inner one can be given up alone. */
function transactions(db: Sqlite): Store['atomically'] {
  let depth = 0;
  return (work) => {
    const [begin, commit, undo] =
      depth === 0
        ? ['BEGIN IMMEDIATE', 'COMMIT', 'ROLLBACK']
        : [`SAVEPOINT s${depth}`, `RELEASE s${depth}`, `ROLLBACK TO s${depth}`];
    db.run(begin);
    depth++;
    try {
      const result = work();
      db.run(commit);
      return result;
    } catch (error) {
      db.run(undo);
      throw error;
    } finally {
      depth--;
    }
  };
}

type Answers = Pick<Store, 'answerOf' | 'keepAnswer' | 'setting' | 'set'>;
const answers = (db: Sqlite): Answers => ({
  answerOf: (key) =>
    db.all('SELECT request, status, body FROM answer WHERE idempotencyKey = ?', [key])[0] as ReturnType<
      Store['answerOf']
    >,
  keepAnswer: (key, request, status, body) =>
    db.run('INSERT INTO answer (idempotencyKey, request, status, body) VALUES (?, ?, ?, ?)', [
      key,
      request,
      status,
      body,
    ]),
  setting: (name) =>
    db.all('SELECT value FROM setting WHERE name = ?', [name])[0]?.['value'] as string | undefined,
  set: (name, value) =>
    db.run(
      'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
      [name, value],
    ),
});

type Deliveries = Pick<Store, 'queue' | 'dueDeliveries' | 'tried'>;
const deliveries = (db: Sqlite): Deliveries => ({
  queue: (event, copy, body, dueAt) =>
    db.run('INSERT INTO delivery (event, copy, body, dueAt) VALUES (?, ?, ?, ?)', [event, copy, body, dueAt]),
  dueDeliveries: (now) =>
    db.all('SELECT seq, event, body, tries FROM delivery WHERE dueAt <= ? ORDER BY dueAt, seq LIMIT 50', [
      now,
    ]) as unknown as Delivery[],
  tried: (seq, nextAt) =>
    db.run('UPDATE delivery SET tries = tries + 1, dueAt = ? WHERE seq = ?', [nextAt ?? null, seq]),
});
