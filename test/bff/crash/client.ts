import { randomUUID } from 'node:crypto';
import { ask, type Answer } from '../../support/child.ts';
import { cookieName } from '../../../bff/adapters/cookie-carrier.ts';
import type { Holding } from './estate.ts';

/** What a service looks like to somebody who only knows what he was told. */
export interface Seen {
  readonly version: number;
  readonly label: string;
  readonly tags: readonly string[];
  readonly on: boolean;
}

interface Request {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: object;
}

/** A write that was sent; `heard` says what it comes to once it is acknowledged. */
interface Wish {
  readonly request: Request;
  /** Whether this answer says that it is done; false for « not yet, ask again ». */
  readonly heard: (answer: Answer, repeated: boolean) => boolean;
}

/** One of a customer's browsers: writes one thing after another and remembers what it was told. */
export interface Client {
  readonly holding: Holding;
  readonly services: Map<string, Seen>;
  /** What a service looks like if the write under way was done. */
  readonly under: Map<string, Seen>;
  /** Each payment sent: its invoice, and what was answered to it. */
  readonly payments: Map<string, { readonly invoice: string; answer?: string }>;
  readonly signUps: string[];
  /** Answers that should not have come. */
  readonly faults: string[];
  acknowledged: number;
  /** Writes until the server is `gone`; what got no answer then stays under way. */
  readonly write: (space: string, gone: () => boolean) => Promise<void>;
  /** Sends again what got no answer, as a browser would; true when all of it is done now. */
  readonly repeat: (space: string) => Promise<boolean>;
  /** Sends every payment again; what is answered must be what was answered. */
  readonly payAgain: (space: string) => Promise<void>;
}

const consent = '2026-11';
let count = 0;

export function openClient(holding: Holding, services: readonly string[], invoices: string[]): Client {
  const open: Wish[] = [];
  const fresh: Seen = { version: 1, label: '', tags: [], on: true };
  const client: Client = {
    holding,
    services: new Map(services.map((id) => [id, fresh])),
    under: new Map(),
    payments: new Map(),
    signUps: [],
    faults: [],
    acknowledged: 0,
    write: async (space, gone) => {
      while (!gone()) {
        const wish = next();
        open.push(wish);
        // A connection may also be lost without a crash: then it is sent again at once.
        for (let tries = 0; !(await say(space, wish, tries > 0)) && !gone(); tries++);
      }
    },
    repeat: async (space) => {
      for (const wish of [...open]) if (!(await say(space, wish, true))) return false;
      return open.length === 0;
    },
    payAgain: async (space) => {
      for (const [key, { invoice, answer }] of client.payments) {
        const again = await send(space, payment(key, invoice));
        if (answer !== undefined && again.body !== answer)
          client.faults.push(`${key}: ${answer}, then ${again.body}`);
      }
    },
  };
  const acts = [() => label(), () => tag(), () => renew(), () => pay(), () => signUp()];
  const next = (): Wish => (acts[Math.floor(Math.random() * acts.length)] ?? label)();

  /** False when nobody answers any more. */
  async function say(space: string, wish: Wish, repeated: boolean): Promise<boolean> {
    try {
      const answer = await send(space, wish.request);
      if (!wish.heard(answer, repeated)) return true;
      open.splice(open.indexOf(wish), 1);
      client.acknowledged++;
      return true;
    } catch {
      return false;
    }
  }

  const send = (space: string, { path, headers, ...rest }: Request): Promise<Answer> =>
    ask(space + path, {
      ...rest,
      headers: { cookie: `${cookieName.portal}=${holding.session}`, ...headers },
    });

  function change(part: string, method: string, body: object, then: (seen: Seen) => Partial<Seen>): Wish {
    const ids = [...client.services.keys()].filter((id) => !client.under.has(id));
    const id = ids[Math.floor(Math.random() * ids.length)] as string;
    const before = client.services.get(id) as Seen;
    const after = { ...before, ...then(before), version: before.version + 1 };
    client.under.set(id, after);
    const headers = { 'if-match': `"${before.version}"` };
    return {
      request: { method, path: `/api/services/${id}/${part}`, headers, body },
      heard: ({ status, body: text }, repeated) => {
        client.under.delete(id);
        client.services.set(id, after);
        const done = status === 200 && (JSON.parse(text) as Seen).version === after.version;
        // The first try had been done; only its answer was lost.
        if (!done && !(repeated && status === 412)) client.faults.push(`${part} ${status} ${text}`);
        return true;
      },
    };
  }

  const label = (): Wish => {
    const text = `Nom ${++count}`;
    return change('label', 'PATCH', { label: text }, () => ({ label: text }));
  };
  const tag = (): Wish => {
    const tags = [`a${++count}`, `b${count}`];
    return change('tags', 'PATCH', { tags }, () => ({ tags }));
  };
  const renew = (): Wish => {
    const body = { on: false as boolean };
    return change('auto-renew', 'PUT', body, ({ on }) => {
      Object.assign(body, on ? { on: false } : { on: true, consent });
      return { on: !on };
    });
  };
  const payment = (key: string, invoice: string): Request => ({
    method: 'POST',
    path: '/api/payments',
    headers: { 'idempotency-key': key },
    body: { invoices: [{ id: invoice, cents: 5000 }], method: holding.method },
  });
  const pay = (): Wish => {
    const invoice = invoices.pop();
    if (!invoice) return label();
    const key = randomUUID();
    const kept: { invoice: string; answer?: string } = { invoice };
    client.payments.set(key, kept);
    return {
      request: payment(key, invoice),
      heard: ({ status, body }) => {
        if (status === 409 && body.includes('idempotency-in-progress')) return false;
        if (status === 200) kept.answer = body;
        else client.faults.push(`pay ${status} ${body}`);
        return true;
      },
    };
  };
  const signUp = (): Wish => {
    const address = `crash${++count}@example.fr`;
    const body = { email: address, kind: 'person', firstName: 'Ada', lastName: 'Nouvelle', terms: true };
    return {
      request: {
        method: 'POST',
        path: '/api/sign-up',
        headers: { 'x-forwarded-for': `2001:db8:${count.toString(16)}::1` },
        body,
      },
      heard: ({ status, body: text }) => {
        if (status === 200) client.signUps.push(address);
        else client.faults.push(`sign-up ${status} ${text}`);
        return true;
      },
    };
  };
  return client;
}
