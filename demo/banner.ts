import { today } from '../bff/ports/clock.ts';
import type { DemoClock } from './clock.ts';
import { demoAccounts, demoPassphrase } from './data/accounts.ts';

/** Where the demo answers. */
export interface Addresses {
  readonly space: string;
  readonly agency: string;
  readonly bank: string;
  /** The sandbox payment site, when it stands in for a real provider. */
  readonly payments?: string | undefined;
  readonly clock: DemoClock;
  /** The database, without its password. */
  readonly database: string;
}

/** What the start prints: where to go, and as whom. */
export function banner({ space, agency, bank, payments, database, clock }: Addresses): string {
  const places = [
    ['Customer space', space],
    ['Partner site, a web agency', agency],
    ['Partner site, a bank', bank],
    ['Mails that were sent', `${space}/dev/mail`],
    ...(payments ? [['Payments, no real money', payments]] : []),
    ['Database', database],
    ...(clock.aheadMs() > 0 ? [['Its clock says', today(clock)]] : []),
  ];
  const people = Object.values(demoAccounts).map(({ email, shows }) => [email, shows]);
  return `
  Espace O2 is ready. Open it in a browser (*.localhost leads to this machine):

${columns(places)}

  Sign in with the passphrase ${demoPassphrase} as

${columns(people)}

  Ctrl-C stops it. npm run demo:advance -- --days 8 lets time pass.
`;
}

function columns(rows: readonly (readonly string[])[]): string {
  const width = Math.max(...rows.map(([first = '']) => first.length));
  return rows.map(([first = '', second = '']) => `    ${first.padEnd(width)}  ${second}`).join('\n');
}
