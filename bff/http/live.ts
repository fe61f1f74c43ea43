import type { Context, Hono } from 'hono';
import type { Right, Scope } from '../../components/contract/access.ts';
import type { Actor } from '../access/actor.ts';
import { atPartner, sees } from '../access/actor.ts';
import { readActor } from '../access/sessions.ts';
import type { Deps, Settings } from '../deps.ts';
import type { BusEvent } from '../ports/event-bus.ts';
import type { SessionKind } from '../ports/session-carrier.ts';
import { Refusal } from '../refusal.ts';
import { eventsAfter } from '../storage/events.ts';
import { standingOf } from './etag.ts';
import type { Kernel } from './execute.ts';
import { apiHeaders } from './headers.ts';
import { checkOrigin } from './origin-check.ts';
import type { OpenOutlet } from './outlet.ts';
import { portalHeaders } from './portal-cors.ts';
import { problemAnswer } from './problem-answer.ts';
import { defaultPerMinute } from './rate-limit.ts';
import { factsOf } from './request.ts';
import type { PeerOf } from './rest.ts';
import { traceOf } from './trace.ts';

/** The greatest number of open streams. */
const most = { session: 4, person: 10 } as const;
/** Openings of one session a minute: a bad line opens each of its streams again every two seconds. */
const opensPerMinute = 120;
/** How soon a stream ends whose access ends by itself; at every fourth look it is told that it lives. */
const lookEveryMs = 5000;
const looksPerBeat = 4;

interface Stream {
  actor: Actor;
  readonly send: (text: string) => void;
  readonly end: () => void;
}

/** What one must be allowed to see to hear of a resource; without a scope it is never heard on a partner's page. */
const hearing: Readonly<Record<string, { readonly right: Right; readonly scope?: Scope }>> = {
  service: { right: 'service.view', scope: 'services:read' },
  services: { right: 'service.view', scope: 'services:read' },
  invoice: { right: 'invoice.view', scope: 'invoices:read' },
  invoices: { right: 'invoice.view', scope: 'invoices:read' },
  wallet: { right: 'invoice.view', scope: 'invoices:read' },
  payment: { right: 'invoice.view', scope: 'invoices:read' },
  payments: { right: 'invoice.view', scope: 'invoices:read' },
  scheduledPayment: { right: 'invoice.view', scope: 'invoices:read' },
  scheduledPayments: { right: 'invoice.view', scope: 'invoices:read' },
  paymentMethods: { right: 'invoice.view' },
  billing: { right: 'invoice.view' },
  operation: { right: 'invoice.view', scope: 'invoices:read' },
  operations: { right: 'invoice.view', scope: 'invoices:read' },
  operationLink: { right: 'invoice.view', scope: 'invoices:read' },
};

/** Whether this actor may hear that this resource changed. */
export function mayHear(actor: Actor, resource: string): boolean {
  const [kind = '', id] = resource.split(':');
  const need = hearing[kind];
  if (!need || !actor.rights.has(need.right)) return false;
  if (actor.partner && !(need.scope && actor.partner.scopes.has(need.scope))) return false;
  return kind !== 'service' || id === undefined || sees(actor, id);
}

/** All open streams of this process. */
export interface Live {
  readonly mount: (app: Hono, path: '/api/events' | '/embed/events', kind: SessionKind) => void;
  /** Ends every stream, for an orderly stop. */
  readonly close: () => void;
  readonly count: () => number;
}

/** What the streams share with the calls. */
export type LiveKernel = Pick<Kernel, 'deps' | 'findActor' | 'spend'>;

/**
 * The live stream (server-sent events, WHATWG HTML): ids and versions only, filtered by the same rights as reading,
 * replayed after `Last-Event-ID`, ended when the session or its grant ends.
 */
export function liveStreams(kernel: LiveKernel, outletOf: OpenOutlet, peerOf: PeerOf): Live {
  const { deps, findActor, spend } = kernel;
  const streams = new Set<Stream>();
  let changes = 0;
  deps.events.subscribe((event) => {
    if (event.customerId === '') {
      changes++;
      void recheck(deps, streams, ({ actor }) => event.changed.some((subject) => concerns(subject, actor)));
    } else
      for (const stream of streams) if (stream.actor.customerId === event.customerId) tell(stream, [event]);
  });
  // Who was looked up while access changed is looked up again: no stream of his was there to be judged.
  const find: Kernel['findActor'] = async (kind, secret) => {
    for (;;) {
      const before = changes;
      const actor = await findActor(kind, secret);
      if (before === changes) return actor;
    }
  };
  let looks = 0;
  const beat = setInterval(() => void look(deps, streams, ++looks % looksPerBeat === 0), lookEveryMs);
  (beat as { unref?: () => void }).unref?.();
  return {
    count: () => streams.size,
    close: () => {
      clearInterval(beat);
      for (const stream of streams) stream.end();
    },
    mount: (app, path, kind) => {
      app.get(path, async (c) => {
        try {
          checkOrigin(c.req.raw, deps.settings);
          const secret = deps.carrier.read(c.req.raw, kind);
          const actor = secret ? atPartner(await find(kind, secret), c.req.query('partner')) : undefined;
          if (actor) spend(`live:${actor.sessionHash}`, opensPerMinute);
          else spend(`live:${factsOf(deps, c.req.raw, kind, peerOf(c)).ip}`, defaultPerMinute.address);
          if (!actor) throw new Refusal('unauthenticated', { detail: 'Sign in to listen.' });
          admit(streams, actor);
          if (c.req.method === 'HEAD') return new Response(null, { headers: streamHeaders });
          const [stream, answer] = open(c, streams, actor, outletOf, deps.settings);
          void greet(deps, stream, Number(c.req.header('last-event-id') ?? c.req.query('after') ?? NaN));
          return answer;
        } catch (error) {
          return problemAnswer(error, c.req.raw);
        }
      });
    },
  };
}

function admit(streams: ReadonlySet<Stream>, actor: Actor): void {
  let ofSession = 0;
  let ofPerson = 0;
  for (const stream of streams) {
    if (stream.actor.sessionHash === actor.sessionHash) ofSession++;
    if (stream.actor.personId === actor.personId) ofPerson++;
  }
  if (ofSession >= most.session || ofPerson >= most.person)
    throw new Refusal('quota-exceeded', {
      detail: 'Too many live streams are open; close one.',
      retryAfter: 30,
    });
}

/** A reader who is too slow is sent away and comes back with `Last-Event-ID`. */
function open(
  c: Context,
  streams: Set<Stream>,
  actor: Actor,
  outletOf: OpenOutlet,
  settings: Settings,
): [Stream, Response] {
  const { id } = Object.assign(traceOf(c.req.raw), { named: true });
  const headers = { ...streamHeaders, ...portalHeaders(c.req.raw, settings), 'request-id': id };
  const outlet = outletOf(c, headers, () => void streams.delete(stream));
  const end = (): void => {
    if (streams.delete(stream)) outlet.end();
  };
  const send = (text: string): void => {
    if (streams.has(stream) && !outlet.write(text)) end();
  };
  const stream: Stream = { actor, send, end };
  streams.add(stream);
  send('retry: 2000\n\n');
  return [stream, outlet.answer];
}

const streamHeaders = { ...apiHeaders, 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' };

/**
 * What was missed since the last event heard, then how the customer stands now, by which a page knows whether its first
 * answers still hold; when it cannot be read, the client is sent to ask anew.
 */
async function greet(deps: Deps, stream: Stream, lastId: number): Promise<void> {
  try {
    if (Number.isSafeInteger(lastId))
      tell(stream, await eventsAfter(deps.db, stream.actor.customerId, lastId));
    stream.send(`event: standing\ndata: ${await standingOf(deps, stream.actor)}\n\n`);
  } catch (err) {
    deps.log.error({ err }, 'a stream could not be opened');
    stream.end();
  }
}

/** Tells of events in one piece, so that many missed ones do not look like a reader who is too slow. */
function tell(stream: Stream, events: readonly BusEvent[]): void {
  const text = events.map((event) => heardBy(stream.actor, event)).join('');
  if (text !== '') stream.send(text);
}

function heardBy(actor: Actor, event: BusEvent): string {
  const changed = event.changed.filter((resource) => mayHear(actor, resource));
  if (changed.length === 0) return '';
  return `id: ${event.id}\ndata: ${JSON.stringify({ id: String(event.id), changed })}\n\n`;
}

/** Access changed or ended somewhere: each stream that it concerns is judged anew. */
async function recheck(
  deps: Deps,
  streams: ReadonlySet<Stream>,
  isMeant: (stream: Stream) => boolean,
): Promise<void> {
  for (const stream of [...streams].filter(isMeant)) {
    try {
      const actor = await readActor(deps, stream.actor.kind, stream.actor.sessionHash);
      if (actor) stream.actor = actor;
      else dismiss(stream);
    } catch (err) {
      deps.log.error({ err }, 'a stream could not be judged');
      stream.end();
    }
  }
}

function concerns(subject: string, { sessionHash, personId, kind, partner }: Actor): boolean {
  const at = subject.indexOf(':');
  const id = subject.slice(at + 1);
  if (subject.startsWith('session:')) return id === sessionHash;
  if (subject.startsWith('person:')) return id === personId;
  if (subject.startsWith('partner:')) return id === partner?.id;
  return subject.startsWith('consent:') ? kind === 'embed' : true;
}

function dismiss(stream: Stream): void {
  stream.send('event: end\ndata: {}\n\n');
  stream.end();
}

async function look(deps: Deps, streams: ReadonlySet<Stream>, beats: boolean): Promise<void> {
  const now = deps.clock.now();
  await recheck(deps, streams, ({ actor }) => beats || actor.until <= now);
  if (beats) for (const stream of streams) stream.send(': beat\n\n');
}
