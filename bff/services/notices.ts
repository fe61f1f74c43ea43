import { unicodeDomain } from '../../components/contract/domain-name.ts';
import type { Deps } from '../deps.ts';
import { addDays, isoAt, today } from '../ports/clock.ts';
import type { Mail } from '../ports/mailer.ts';
import { euros, longDate } from '../ports/words.ts';
import { leaveAll } from '../storage/outbox.ts';
import { readersOf, type Reader } from '../storage/readers.ts';
import { markTold } from '../storage/reminders.ts';
import type { Write } from '../storage/write.ts';
import { noticeLetter } from './letters/notice.ts';
import type { Step } from './letters/notice-words.ts';
import * as stored from './notice-storage.ts';
import type { Ending, Place, Wanted } from './notice-storage.ts';

interface Moment extends Pick<Wanted, 'state' | 'renewal' | 'evenPlanned' | 'monthsLeast'> {
  /** Days after the last day of the period, first and last: a night that did not run is caught up within them. */
  readonly from: number;
  readonly until: number;
}

/** Days before the end of a period on which its next charge is taken: until the day before it can be refused. */
const chargedBefore = 7;
const refusedBefore = chargedBefore + 1;

const moments = (suspendedAfter: number): Readonly<Record<Step, Moment>> => ({
  // Between three months and one month before the last day to refuse (C. conso. L215-1); professionals are told too.
  'tacit-renewal': {
    ...{ from: -60, until: -(31 + refusedBefore), state: 'active', evenPlanned: true },
    ...{ renewal: 'auto', monthsLeast: 12 },
  },
  'ends-in-30': { from: -30, until: -24, state: 'active', renewal: 'manual', evenPlanned: false },
  'ends-in-3': { from: -3, until: -2, state: 'active', evenPlanned: false },
  'ends-tomorrow': { from: -1, until: 0, state: 'active', evenPlanned: false },
  expired: { from: 1, until: suspendedAfter - 3, state: 'expired', evenPlanned: false },
  'suspended-soon': { from: suspendedAfter - 2, until: suspendedAfter, state: 'expired', evenPlanned: false },
  suspended: { from: suspendedAfter + 1, until: suspendedAfter + 4, state: 'suspended', evenPlanned: false },
});

/** The moments at which the end of a period is spoken of. */
export const noticeSteps = Object.keys(moments(0)) as Step[];

/** The next services of which a step is to be told. */
export function biteToNotice(
  deps: Deps,
  step: Step,
  suspendedAfter: number,
  after: Place,
  limit: number,
): Promise<Ending[]> {
  const day = today(deps.clock);
  const { from, until, ...moment } = moments(suspendedAfter)[step];
  const days = { from: addDays(day, -until), until: addDays(day, -from) };
  return stored.ending(deps.db, { ...moment, ...days, step }, after, limit);
}

/** What a notice needs to know of other rooms. */
export interface NoticeTerms {
  /** Days after the end of its period on which a service still works. */
  readonly suspendedAfter: number;
  /** What its next period costs, VAT included, in cents. */
  readonly amountOf: (service: Ending) => number;
}

/** Mails each customer of a bite once of this step, and marks its services; answers how many mails there were. */
export async function notice(
  deps: Deps,
  write: Write,
  step: Step,
  services: readonly Ending[],
  terms: NoticeTerms,
): Promise<number> {
  const fresh = await markTold(write.tx, step, services.map(subjectOf), isoAt(deps.clock));
  const customers = Map.groupBy(
    services.filter((it) => fresh.has(subjectOf(it))),
    ({ customerId }) => customerId,
  );
  const readers = await readersOf(write.tx, [...customers.keys()]);
  const mails = [...customers].flatMap(([customerId, own]) => {
    const reader = readers.get(customerId);
    return reader?.email ? [mailOf(deps, reader, step, own, terms)] : [];
  });
  await leaveAll(
    write.tx,
    deps.clock,
    mails.map((mail) => ({ kind: 'mail', key: `mail:${mail.id}`, payload: mail })),
  );
  return mails.length;
}

/** A period of a service: its next one is told of anew. */
const subjectOf = ({ id, expiresOn }: Ending): string => `${id} ${expiresOn}`;

function mailOf(
  deps: Deps,
  { name, email, locale }: Reader,
  step: Step,
  services: readonly Ending[],
  { suspendedAfter, amountOf }: NoticeTerms,
): Mail {
  const { origin } = deps.settings;
  const [first] = services;
  const word = (date: string): string => longDate(date, locale);
  const refuseBy = step === 'tacit-renewal' && first ? word(addDays(first.expiresOn, -refusedBefore)) : '';
  const id = `service-${step}:${first?.id ?? ''}:${first?.expiresOn ?? ''}`;
  return noticeLetter({ id, to: email, locale, origin }, step, {
    name,
    services: services.map((it) => ({
      label: it.label || unicodeDomain(it.domain) || it.product,
      expiresOn: word(it.expiresOn),
      amount: euros(amountOf(it), locale),
      suspendedOn: word(addDays(it.expiresOn, suspendedAfter + 1)),
    })),
    refuseBy,
    url: `${origin}/`,
  });
}
