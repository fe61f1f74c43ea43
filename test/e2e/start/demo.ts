import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { demoPassphrase } from '../../../demo/data/accounts.ts';
import { ask, startChild, type Child } from '../../support/child.ts';

/** What `npm start` runs, on free ports, once it is ready. */
export interface Demo extends Child {
  readonly space: string;
  readonly agency: string;
  readonly bank: string;
}

export const anyPorts = { PORT: '0', PARTNER_A_PORT: '0', PARTNER_B_PORT: '0', PSP_PORT: '0' };

/** A folder that goes away after the tests of the file. */
export function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'o2-start-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Waits until the demo says where it answers. */
export async function addressesOf(child: Child): Promise<Omit<Demo, keyof Child>> {
  const found = await child.prints(
    /(http:\/\/space\S+)[^]*(http:\/\/partner-a\S+)[^]*(http:\/\/partner-b\S+)[^]*Ctrl-C/,
  );
  const [, space = '', agency = '', bank = ''] = found;
  return { space, agency, bank };
}

/** Starts the demo, to be killed after the tests of the file. */
export async function startDemo(variables: Readonly<Record<string, string>>): Promise<Demo> {
  const child = startChild('demo/start.ts', { ...anyPorts, ...variables });
  after(() => child.signal('SIGKILL'));
  return { ...child, ...(await addressesOf(child)) };
}

/** Signs somebody in; returns the cookie to send. */
export async function cookieOf(space: string, email: string): Promise<string> {
  const answer = await ask(`${space}/api/sign-in`, {
    method: 'POST',
    body: { email, password: demoPassphrase },
  });
  return (answer.headers['set-cookie'] ?? []).map((cookie) => cookie.split(';')[0]).join('; ');
}
