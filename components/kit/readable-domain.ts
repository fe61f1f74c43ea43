import { arrivals } from './tables-on-demand.ts';

let decode: ((domain: string) => string) | undefined;
let coming: Promise<void> | undefined;

/** A domain as people write it. What turns A-labels (`xn--…`) into letters is fetched with the first of them. */
export function readableDomain(domain: string): string {
  if (!domain.includes('xn--')) return domain;
  if (!decode) coming ??= fetchDecoder();
  return decode?.(domain) ?? domain;
}

async function fetchDecoder(): Promise<void> {
  try {
    decode = (await import('../contract/domain-name.ts')).unicodeDomain;
    arrivals.dispatchEvent(new Event('arrived'));
  } catch {
    // Out of reach: tried again with the next domain, the A-label stands.
    coming = undefined;
  }
}
