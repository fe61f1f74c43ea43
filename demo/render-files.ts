import { setTimeout as pause } from 'node:timers/promises';
import type { Deps } from '../bff/deps.ts';
import type { DocumentSnapshot } from '../bff/invoices/document/model.ts';
import { insertFile } from '../bff/invoices/file-storage.ts';
import { isoAt } from '../bff/ports/clock.ts';
import { inWrite } from '../bff/storage/write.ts';

/**
 * Makes the files of the documents that the demo came with, newest first and gently, while the demo is looked at already;
 * nobody gets a mail about them. Ends early when told to stop, and goes on at the next start.
 */
export async function renderFiles(deps: Deps, stop: AbortSignal): Promise<void> {
  for (let next = await withoutFile(deps); next && !stop.aborted; next = await withoutFile(deps)) {
    const { invoiceId, customerId, snapshot } = next;
    const { bytes, sha256, fileName, mediaType } = await deps.documents!.render(
      JSON.parse(snapshot) as DocumentSnapshot,
    );
    await inWrite(deps, async (write) => {
      await insertFile(write.tx, {
        invoiceId,
        fileName,
        mediaType,
        sha256,
        bytes,
        createdAt: isoAt(deps.clock),
      });
      write.changed(customerId, [`invoice:${invoiceId}`]);
    });
    await pause(50);
  }
}

/** The newest document that has no file and that no job will give one. */
const withoutFile = ({ db }: Deps) =>
  db
    .selectFrom('invoiceDocument as d')
    .leftJoin('invoiceFile as f', 'f.invoiceId', 'd.invoiceId')
    .leftJoin('outbox as o', (on) =>
      on.on((e) => e('o.key', '=', e.fn<string>('concat', [e.val('document:'), 'd.invoiceId']))),
    )
    .where('f.invoiceId', 'is', null)
    .where('o.id', 'is', null)
    .select(['d.invoiceId', 'd.customerId', 'd.snapshot'])
    .orderBy('d.finalizedAt', 'desc')
    .limit(1)
    .executeTakeFirst();
