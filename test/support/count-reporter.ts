import type { TestEvent } from 'node:test/reporters';
import { leaveCounts } from './counts.ts';

/** A reporter of node:test that writes nothing but leaves the counts of the whole run. */
export default async function* countReporter(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const event of source) {
    if (event.type !== 'test:summary' || event.data.file !== undefined) continue;
    const { passed, skipped, todo, tests } = event.data.counts;
    leaveCounts({ passed, failed: tests - passed - skipped - todo, skipped: skipped + todo });
  }
  yield '';
}
