import { compose, type Envelope } from '../../ports/letter.ts';
import type { Mail } from '../../ports/mailer.ts';
import { en } from './notice-en.ts';
import { fr } from './notice-fr.ts';
import type { Facts, Noticed, Step, Words } from './notice-words.ts';

const words = { fr, en } as const;

/** Services named one by one; more than these are counted. */
const namedMost = 20;

function factsOf(of: Words, { services }: Noticed): Facts {
  const [first, ...others] = services;
  const more = services.length > namedMost ? [of.more(services.length - namedMost)] : [];
  const listed = (line: Words['until']): string[] => [...services.slice(0, namedMost).map(line), ...more];
  return {
    some: others.length > 0 ? of.count(services.length) : (first?.label ?? ''),
    isOne: others.length === 0,
    end: first?.expiresOn ?? '',
    cut: first?.suspendedOn ?? '',
    until: listed(of.until),
    ended: listed(of.ended),
  };
}

/** Tells of services whose period ends, or has ended, and what becomes of them. */
export function noticeLetter(envelope: Envelope, step: Step, it: Noticed): Mail {
  const of: Words = words[envelope.locale];
  const facts = factsOf(of, it);
  const after = of.after[step];
  return compose(
    {
      subject: of.subjects[step](facts),
      name: it.name,
      before: of.before[step](facts),
      after: after ? [after] : [],
      ...(it.refuseBy ? { boxed: of.box(it.refuseBy) } : {}),
      action: { label: step === 'tacit-renewal' ? of.refuse : of.renew(facts.isOne), url: it.url },
    },
    envelope,
  );
}
