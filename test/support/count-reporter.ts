import type { TestEvent } from 'node:test/reporters';
import { leaveCounts } from './counts.ts';
import type { Failure } from './report.ts';

type Failed = Extract<TestEvent, { type: 'test:fail' }>['data'];

/** A reporter of node:test that writes nothing but leaves the counts of the whole run, and what failed. */
export default async function* countReporter(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const failures: Failure[] = [];
  const complaints = new Map<string, string>();
  const path: string[] = [];
  for await (const { type, data } of source) {
    // The runner orders its events by file and by place in it, so that the path to a test is what started last at each depth.
    if (type === 'test:start') path.splice(data.nesting, Infinity, data.name);
    if (type === 'test:stderr') complaints.set(data.file, (complaints.get(data.file) ?? '') + data.message);
    if (type === 'test:fail' && isOwnFailure(data)) {
      const names = [...path.slice(0, data.nesting), data.name];
      failures.push(failureOf(names, data, complaints.get(data.name)));
    }
    if (type !== 'test:summary' || data.file !== undefined) continue;
    const { passed, skipped, todo, tests } = data.counts;
    leaveCounts({ passed, failed: tests - passed - skipped - todo, skipped: skipped + todo }, failures);
  }
  yield '';
}

/** Not one that only holds a test that failed, nor one that is known not to work yet. */
function isOwnFailure({ todo, details }: Failed): boolean {
  const { failureType } = details.error as { failureType?: string };
  return (todo === undefined || todo === false) && failureType !== 'subtestsFailed';
}

function failureOf(names: readonly string[], { file, line, details }: Failed, complaint?: string): Failure {
  const { message, cause } = details.error;
  const reason = cause instanceof Error ? cause.message : message;
  // A file that could not be read or that ended by itself says why on stderr alone, and there last.
  const last = complaint?.trim().split('\n').slice(-20).join('\n');
  return {
    name: names.join(' › '),
    ...(file === undefined ? {} : { file: line === undefined ? file : `${file}:${line}` }),
    message: last === undefined ? reason : `${reason}\n${last}`,
  };
}
