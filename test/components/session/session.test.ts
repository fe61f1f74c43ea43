import { assert } from 'chai';
import type { Call, Reply } from '../../../components/contract/batch.ts';
import type { SessionInfo } from '../../../components/contract/profile.ts';
import { createSession } from '../../../components/session/create-session.ts';
import type { Heard, Transport } from '../../../components/session/transport.ts';
import { leave, sessionOf, until } from '../support/shown.ts';

const info = (account: string): SessionInfo => ({
  signedIn: true,
  accounts: [],
  activeAccount: account,
  rights: [],
  locale: 'fr',
  sandboxes: [],
});
const nobody: SessionInfo = { signedIn: false, accounts: [], rights: [], locale: 'fr', sandboxes: [] };

/** A line whose session the test changes; every service is named after the account that asks. */
function lineWith(first: SessionInfo) {
  const line = { now: first, hear: undefined as ((heard: Heard) => void) | undefined, streams: 0 };
  const answer = ({ op }: Call): Reply => {
    if (op === 'getSession') return { status: 200, output: { ...line.now } };
    if (op === 'switchAccount') {
      line.now = info('cus_b');
      line.hear?.('ended');
      return { status: 200, output: line.now };
    }
    return line.now.signedIn
      ? { status: 200, output: { items: [line.now.activeAccount] } }
      : { status: 401, problem: { type: '', code: 'unauthenticated', title: '', status: 401, instance: '' } };
  };
  const transport = {
    send: (calls) => Promise.resolve(calls.map(answer)),
    listen: (hear) => {
      line.hear = hear;
      line.streams += 1;
      return () => {
        line.hear = undefined;
        line.streams -= 1;
      };
    },
  } as Partial<Transport> as Transport;
  return { line, session: createSession(transport) };
}

describe('the session', () => {
  afterEach(leave);

  it('shows the new account after a switch without ever saying that the session ended', async () => {
    const { line, session } = lineWith(info('cus_a'));
    const statuses: string[] = [];
    session.subscribe(({ status }) => statuses.push(status));
    const rows: unknown[] = [];
    session.watch('listServices', {}, ({ data }) => rows.push(data?.items[0]));
    await until(() => rows.includes('cus_a'), 'the first account');

    await session.call('switchAccount', { account: 'cus_b' });
    await until(() => rows.at(-1) === 'cus_b', 'the other account');

    assert.notInclude(statuses, 'expired');
    assert.equal(session.state.info?.activeAccount, 'cus_b');
    assert.equal(line.streams, 1, 'one stream, the new one');
    const lastOfA = rows.lastIndexOf('cus_a');
    assert.isUndefined(rows[lastOfA + 1], 'the former rows went before the new ones came');
  });

  it('asks who is there when its stream ends, and tells an ended session from another account', async () => {
    const { line, session } = lineWith(info('cus_a'));
    await until(() => line.hear, 'the stream');

    line.now = info('cus_b');
    line.hear?.('ended');
    await until(() => session.state.info?.activeAccount === 'cus_b', 'the account of the other tab');
    await until(() => line.hear, 'a stream again');

    line.now = nobody;
    line.hear?.('ended');
    await until(() => session.state.status === 'expired', 'the end');
    assert.equal(line.streams, 0);
  });

  it('looks again when a tab comes back into sight after somebody signed in elsewhere', async () => {
    const { line, session } = lineWith(nobody);
    await until(() => session.state.status === 'anonymous', 'nobody');

    line.now = info('cus_a');
    dispatchEvent(new Event('focus'));

    await until(() => session.state.status === 'active', 'somebody');
  });

  it('shows nothing of whoever was here before, after the session ended, to whoever signs in next', async () => {
    const { line, session } = lineWith(info('cus_a'));
    const rows: unknown[] = [];
    session.watch('listServices', {}, ({ data }) => rows.push(data?.items[0]));
    session.watch('listInvoices', {}, () => {});
    await until(() => rows.at(-1) === 'cus_a', 'the first account');

    line.now = nobody;
    await session.call('listInvoices', {}).catch(() => {});
    await until(() => session.state.status === 'expired', 'the end');
    line.now = info('cus_b');
    dispatchEvent(new Event('focus'));
    await until(() => rows.at(-1) === 'cus_b', 'the rows of the other');

    assert.isUndefined(rows[rows.lastIndexOf('cus_a') + 1], 'the former rows went before');
  });

  it('sends what several elements ask in one turn as one batch', async () => {
    const session = sessionOf('company.batch');
    const before = performance.getEntriesByType('resource').length;
    session.watch('listServices', {}, () => {});
    session.watch('countServices', {}, () => {});
    await until(() => session.state.status === 'active', 'the session');

    const batches = performance
      .getEntriesByType('resource')
      .slice(before)
      .filter(({ name }) => name.endsWith('/as/company.batch/api/batch'));
    assert.lengthOf(batches, 1);
  });
});
