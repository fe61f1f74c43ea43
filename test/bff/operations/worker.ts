import { testBff } from '../../support/bff.ts';

// Works on the outbox of a database until it is killed, one job after the other, and says each turn of slow work.
const bff = await testBff(process.env['DATABASE_URL'] ?? '');
bff.clock.set(process.env['NOW'] ?? '');
bff.deps.events.subscribe(({ changed }) => {
  if (changed.some((it) => it.startsWith('operation:'))) console.log('turn');
});
bff.jobs.start();
