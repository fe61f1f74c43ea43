import { it } from 'node:test';
import fc from 'fast-check';
import { onBothEngines } from '../../support/engines.ts';
import { openAccount } from './model/account.ts';
import { anyCommand } from './model/commands.ts';
import { assertReconciled, leaveAlone } from './model/provider.ts';
import { openTill } from './till.ts';

// More runs find more: MODEL_RUNS=500 node --test test/bff/payments/model.test.ts
const numRuns = Number(process.env['MODEL_RUNS'] ?? 12);

onBothEngines('whatever customers, provider and time do', (engine) => {
  it('every step is one of its machine, the journal gives each balance, and the provider charged what we say', async () => {
    const till = await openTill(engine, { timeoutMs: 1000 });
    await fc.assert(
      fc.asyncProperty(fc.commands(anyCommand, { maxCommands: 30 }), async (commands) => {
        const account = await openAccount(till);
        try {
          await fc.asyncModelRun(() => ({ model: {}, real: account }), commands);
          await assertReconciled(account);
        } finally {
          till.psp.faults({ hangAfter: 0, dropBefore: 0, copies: 1, reorder: false });
          await leaveAlone(account);
        }
      }),
      // One till serves all runs and its clock only goes forward: a shortened run would be another run.
      { numRuns, endOnFailure: true },
    );
  });
});
