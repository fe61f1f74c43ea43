import type { Deps } from '../deps.ts';
import { Hopeless, type Handler } from '../jobs/runner.ts';
import { isoAt } from '../ports/clock.ts';
import { euros, longDate } from '../ports/words.ts';
import { leave } from '../storage/outbox.ts';
import { inWrite, type Write } from '../storage/write.ts';
import type { DocumentSnapshot } from './document/model.ts';
import * as ledger from './ledger/storage.ts';
import { issuedLetter } from './letters/issued.ts';
import * as stored from './file-storage.ts';
import type { InvoiceFileTable } from './table.ts';

/**
 * Renders an issued document once and keeps its bytes for ever; then tells the customer, and the accountant if one is
 * named. A fault here undoes nothing of the document: it is tried again.
 */
export const documentJob =
  (deps: Deps): Handler<{ readonly invoiceId: string }> =>
  async ({ payload: { invoiceId }, done }) => {
    const document = await ledger.findDocument(deps.db, invoiceId);
    if (!document) throw new Hopeless(`${invoiceId} has no document`);
    if (!deps.documents) throw new Error('no renderer is set up here');
    const snapshot = JSON.parse(document.snapshot) as DocumentSnapshot;
    const { bytes, sha256, fileName, mediaType } = await deps.documents.render(snapshot);
    const file = { invoiceId, fileName, mediaType, sha256, bytes, createdAt: isoAt(deps.clock) };
    await inWrite(deps, async (write) => {
      if (await stored.insertFile(write.tx, file))
        await tell(deps, write, document.customerId, snapshot, file);
      write.changed(document.customerId, [`invoice:${invoiceId}`]);
      await done(write);
    });
  };

async function tell(
  deps: Deps,
  write: Write,
  customerId: string,
  snapshot: DocumentSnapshot,
  file: InvoiceFileTable,
): Promise<void> {
  const reader = await stored.reader(write.tx, customerId);
  if (!reader) return;
  const { locale } = reader;
  const facts = {
    number: snapshot.number,
    isCreditNote: snapshot.kind === 'AV',
    total: euros(snapshot.totals.vatIncluded, locale),
    // A charge may have paid it since it was issued.
    due: (await stored.dueOf(write.tx, file.invoiceId)) > 0 ? longDate(snapshot.dueDate, locale) : '',
    url: `${deps.settings.origin}/invoice?invoice-id=${file.invoiceId}`,
  };
  const content = base64(file.bytes);
  const attachments = [{ fileName: file.fileName, mediaType: file.mediaType, content }];
  for (const to of new Set([reader.email, ...(reader.accountantEmail ? [reader.accountantEmail] : [])])) {
    const envelope = { id: `issued:${file.invoiceId}:${to}`, to, locale, origin: deps.settings.origin };
    const mail = {
      ...issuedLetter(envelope, { ...facts, name: to === reader.email ? reader.name : '' }),
      attachments,
    };
    await leave(write.tx, deps.clock, { kind: 'mail', key: `mail:${mail.id}`, payload: mail });
  }
}

/** Bytes as base64, without Node's Buffer. */
const base64 = (bytes: Uint8Array): string => {
  let binary = '';
  for (let i = 0; i < bytes.length; i += 8192) binary += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return btoa(binary);
};
