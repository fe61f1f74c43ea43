/** What a customer does on hosted pages: fill in a number, answer 3-D Secure, follow the redirects. */
export interface Visit {
  readonly kind?: 'card' | 'sepa_debit';
  readonly number: string;
  readonly expiry?: string;
  /** Answer to 3-D Secure; `accept` when absent. */
  readonly challenge?: 'accept' | 'deny' | 'leave';
}

export type Outcome =
  /** Sent back to the merchant, to this address. */
  | { readonly back: string }
  /** The page says no and stays. */
  | { readonly refused: string }
  /** The page was closed already. */
  | { readonly closed: true }
  /** Left on the 3-D Secure page, at this address. */
  | { readonly left: string };

/** Goes through the pages by plain HTTP. Node does not resolve `*.localhost`, browsers do. */
export async function visit(url: string, how: Visit): Promise<Outcome> {
  const provider = new URL(url).origin;
  let at = url;
  for (let step = 0; step < 6; step++) {
    const page = await request(at);
    if (page.status === 410) return { closed: true };
    if (page.status !== 200) throw new Error(`${at} answered ${page.status}`);
    const challenge = new URL(at).pathname.startsWith('/3ds/');
    if (challenge && how.challenge === 'leave') return { left: at };
    const answer = await request(at, challenge ? { answer: how.challenge ?? 'accept' } : fields(how));
    if (answer.status !== 303) return { refused: answer.text };
    const next = new URL(answer.location, at);
    if (next.origin !== provider) return { back: answer.location };
    if (next.searchParams.has('refused')) return { refused: (await request(next.href)).text };
    at = next.href;
  }
  throw new Error(`no end of redirects from ${url}`);
}

const fields = ({ kind = 'card', number, expiry = '12/40' }: Visit): Record<string, string> => ({
  kind,
  number,
  expiry,
});

async function request(url: string, form?: Record<string, string>) {
  const local = new URL(url);
  if (local.hostname.endsWith('.localhost')) local.hostname = '127.0.0.1';
  const init: RequestInit = form ? { method: 'POST', body: new URLSearchParams(form) } : {};
  const response = await fetch(local, { ...init, redirect: 'manual' });
  return {
    status: response.status,
    location: response.headers.get('location') ?? '',
    text: await response.text(),
  };
}
