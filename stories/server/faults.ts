import type { PageServer } from '../../components/index.ts';
import type { Fault } from './scenario.ts';

type Fetch = PageServer['fetch'];

const quietMs = 150;
const unreachable = (): Promise<never> => Promise.reject(new TypeError('Failed to fetch'));

/** A server as a page meets it on a bad day. `onCut` runs when the line breaks after the first answers. */
export function withFault(fetch: Fetch, fault: Fault | undefined, onCut: () => void): Fetch {
  if (fault === 'silent') return () => new Promise(() => {});
  if (fault === 'unreachable') return unreachable;
  return fault === 'cut' ? cutAfterAnswers(fetch, onCut) : fetch;
}

/** Answers until the first questions are all answered and nothing is asked for a moment; then the line is dead. */
function cutAfterAnswers(fetch: Fetch, onCut: () => void): Fetch {
  let open = 0;
  let cut = false;
  let timer: ReturnType<typeof setTimeout>;
  const settle = (): void => {
    if (--open > 0) return;
    timer = setTimeout(() => {
      cut = true;
      onCut();
    }, quietMs);
  };
  return async (request) => {
    if (cut) return unreachable();
    clearTimeout(timer);
    open += 1;
    return Promise.resolve(fetch(request)).finally(settle);
  };
}
