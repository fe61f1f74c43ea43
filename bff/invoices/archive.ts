import { archiveMost, type archiveInvoices } from '../../components/contract/invoices.ts';
import type { Output, ParsedInput } from '../../components/contract/operation.ts';
import type { Actor } from '../access/actor.ts';
import type { Deps } from '../deps.ts';
import { start } from '../operations/domain.ts';
import type { OperationKind, Turn, Work } from '../operations/kind.ts';
import { today } from '../ports/clock.ts';
import { Refusal } from '../refusal.ts';
import { inWrite, type Seal } from '../storage/write.ts';
import * as stored from './archive-storage.ts';
import { zip, zipSize, type ZipEntry } from './document/zip.ts';
import { filterOf } from './domain.ts';
import { bind } from './storage.ts';

/** The selection as it was frozen: documents issued later do not slip in. */
interface Selection {
  /** Oldest first. */
  readonly ids: readonly string[];
  /** The day of the wish, for the names. */
  readonly day: string;
}

/** What was found when all files were there. */
interface Found {
  /** Ids of documents for which no file was kept. */
  readonly missing: readonly string[];
}

type Archive = Work<Selection, Found | null>;

/** Files checked in one turn, and read at once while the archive streams. */
const checkedTogether = 50;
const readTogether = 8;
/** How long files that are being made are waited for. */
const patienceMs = 20 * 60_000;

/** Freezes the selection and has its archive made. Refuses with `not-found`, or `invalid-input` when it is too large. */
export async function startArchive(
  deps: Deps,
  actor: Actor,
  { ids: wanted, ...filters }: ParsedInput<typeof archiveInvoices>,
  seal: Seal,
): Promise<Output<typeof archiveInvoices>> {
  const day = today(deps.clock);
  const filter = bind({ ...filterOf(actor, filters, day), ...(wanted ? { ids: wanted } : {}) });
  const ids = await stored.idsOf(deps.db, filter, archiveMost + 1);
  if (ids.length > archiveMost)
    throw new Refusal('invalid-input', {
      errors: [{ pointer: '', detail: `more than ${archiveMost} documents match; narrow the period` }],
    });
  if (ids.length === 0 || (wanted && ids.length < new Set(wanted).size))
    throw new Refusal('not-found', { detail: 'There is no such document on this account.' });
  return inWrite(deps, async (write) => {
    const input: Selection = { ids, day };
    const wish = { type: 'invoice-archive', input, total: ids.length, facts: { count: ids.length } } as const;
    const answer = { operation: await start(deps, write, actor, wish), changed: ['operations'] };
    await seal(write, answer);
    return answer;
  });
}

/** The archive of a selection of documents, as slow work. Nothing is copied: files never change, so the archive is put together anew while it is fetched. */
export const invoiceArchive: OperationKind<Selection, Found | null> = {
  type: 'invoice-archive',
  needs: { right: 'invoice.view', scope: 'invoices:read' },
  steps: ['check-files'],
  keptMs: 24 * 3_600_000,
  mediaType: 'application/zip',
  turn: (deps, work) => (work.done < work.total ? check(deps, work) : finish(deps, work)),
  mayHave: async (deps, actor, { input }) => {
    const filter = { ...filterOf(actor, {}, today(deps.clock)), ids: input.ids };
    return (await stored.countOf(deps.db, bind(filter))) === input.ids.length;
  },
  file: (deps, work) => zip(entries(deps, work)),
};

/** Looks at the next files: each must be there, and hold the bytes that were kept of it. */
async function check(deps: Deps, work: Archive): Promise<Turn> {
  const { step, total, done } = work;
  const ids = work.input.ids.slice(done, done + checkedTogether);
  const facts = await stored.fileFacts(deps.db, work.customerId, ids);
  if (ids.some((id) => facts.get(id)?.isOurs && facts.get(id)?.size === null)) return wait(deps, work);
  for (const { invoiceId, sha256, bytes } of await stored.filesOf(deps.db, ids))
    if ((await hashOf(bytes)) !== sha256) throw new Error(`the file of ${invoiceId} is damaged`);
  return { is: 'going', step, total, done: done + ids.length };
}

const wait = (deps: Deps, { startedAt }: Archive): Turn =>
  deps.clock.now() - Date.parse(startedAt) > patienceMs
    ? { is: 'failed', why: 'files-missing' }
    : { is: 'blocked', by: 'files-being-made', afterMs: 5000 };

async function finish(deps: Deps, work: Archive): Promise<Turn> {
  const facts = await stored.fileFacts(deps.db, work.customerId, work.input.ids);
  const missing = work.input.ids.filter((id) => (facts.get(id)?.size ?? null) === null);
  const entriesOf = work.input.ids.flatMap((id) => {
    const it = facts.get(id);
    return it?.fileName && it.size !== null ? [{ name: it.fileName, size: it.size, date: it.issuedOn }] : [];
  });
  const listed = listOf(missing, facts, work.input.day);
  const size = zipSize([...entriesOf, ...listed.map((it) => ({ ...it, size: it.bytes.byteLength }))]);
  return { is: 'done', fileName: `factures-${work.input.day}.zip`, size, outcome: { missing } };
}

/** The files in the order of the selection, a few in memory at a time. */
async function* entries(deps: Deps, { customerId, input, outcome }: Archive): AsyncGenerator<ZipEntry> {
  const missing = new Set(outcome?.missing);
  const present = input.ids.filter((id) => !missing.has(id));
  for (let at = 0; at < present.length; at += readTogether) {
    const ids = present.slice(at, at + readTogether);
    const facts = await stored.fileFacts(deps.db, customerId, ids);
    const files = new Map((await stored.filesOf(deps.db, ids)).map((it) => [it.invoiceId, it.bytes]));
    for (const id of ids) {
      const it = facts.get(id);
      const bytes = files.get(id);
      if (!it?.fileName || !bytes) throw new Error(`the file of ${id} is gone`);
      yield { name: it.fileName, bytes: new Uint8Array(bytes), date: it.issuedOn };
    }
  }
  yield* listOf([...missing], await stored.fileFacts(deps.db, customerId, [...missing]), input.day);
}

/** The numbers of the documents that have no file: an archive does not keep silent about what it lacks. */
function listOf(
  missing: readonly string[],
  facts: ReadonlyMap<string, stored.FileFacts>,
  date: string,
): ZipEntry[] {
  if (missing.length === 0) return [];
  const numbers = missing.map((id) => facts.get(id)?.number ?? id);
  const text = `Sans fichier / without a file:\r\n${numbers.join('\r\n')}\r\n`;
  return [{ name: 'sans-fichier.txt', bytes: new TextEncoder().encode(text), date }];
}

const hashOf = async (bytes: Uint8Array): Promise<string> =>
  [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as BufferSource))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
