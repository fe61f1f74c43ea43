import assert from 'node:assert/strict';
import { it } from 'node:test';
import { delayMs, Hopeless, jobRunner, triesMost, type Handler } from '../../../bff/jobs/runner.ts';
import { mailJob } from '../../../bff/jobs/mail.ts';
import { MailRejected, type Mail } from '../../../bff/ports/mailer.ts';
import { leave } from '../../../bff/storage/outbox.ts';
import { inWrite } from '../../../bff/storage/write.ts';
import { testSettings, type TestBff } from '../../support/bff.ts';
import { onBothEngines } from '../../support/engines.ts';

const rows = ({ deps }: TestBff) => deps.db.selectFrom('outbox').selectAll().orderBy('id').execute();
const put = (bff: TestBff, kind: string, count = 1, afterMs = 0) =>
  inWrite(bff.deps, async ({ tx }) => {
    for (let n = 0; n < count; n++)
      await leave(tx, bff.deps.clock, { kind, key: `${kind}:${n}`, payload: { n }, afterMs });
  });

onBothEngines('the outbox', ({ open, place, openAt }) => {
  it('holds a job only if its write was committed, and one for each key', async () => {
    const bff = await open();

    await assert.rejects(
      inWrite(bff.deps, async ({ tx }) => {
        await leave(tx, bff.deps.clock, { kind: 'a', key: 'lost', payload: {} });
        throw new Error('undo');
      }),
    );
    await put(bff, 'a');
    await put(bff, 'a');

    assert.deepEqual(
      (await rows(bff)).map(({ key }) => key),
      ['a:0'],
    );
  });

  it('runs what is due in its order, and what is due later, later', async () => {
    const bff = await open();
    const ran: string[] = [];
    const note: Handler = ({ key }) => Promise.resolve(void ran.push(key));
    const jobs = jobRunner(bff.deps, { now: note, later: note });
    await put(bff, 'later', 1, 60_000);
    await put(bff, 'now');

    await jobs.drain();
    const before = [...ran];
    bff.clock.advance(60_000);
    await jobs.drain();
    await jobs.drain();

    assert.deepEqual(before, ['now:0']);
    assert.deepEqual(ran, ['now:0', 'later:0']);
  });

  it('gives each job to one worker of two processes', async () => {
    const url = await place();
    const first = await openAt(url);
    const second = await openAt(url);
    const ran: string[] = [];
    const slow: Handler = async ({ key }) => {
      await new Promise((done) => setTimeout(done, Math.random() * 5));
      ran.push(key);
    };
    await put(first, 'a', 60);

    const tries = await Promise.all([first, second].map(({ deps }) => jobRunner(deps, { a: slow }).drain()));

    assert.equal(ran.length, 60);
    assert.equal(new Set(ran).size, 60);
    assert.equal((tries[0] ?? 0) + (tries[1] ?? 0), 60);
    assert.ok((await rows(first)).every(({ doneAt }) => doneAt !== null));
  });

  it('gives a job of a process that died to another once its lease is over', async () => {
    const url = await place();
    const [dying, heir] = [await openAt(url), await openAt(url)];
    await put(dying, 'a');
    void jobRunner(dying.deps, { a: () => new Promise(() => {}) }).drain();
    while ((await rows(heir))[0]?.leasedUntil === null) await new Promise((done) => setTimeout(done, 5));
    const ran: number[] = [];
    const jobs = jobRunner(heir.deps, { a: ({ attempts }) => Promise.resolve(void ran.push(attempts)) });

    await jobs.drain();
    const early = ran.length;
    heir.clock.advance(90_000);
    await jobs.drain();

    assert.equal(early, 0);
    assert.deepEqual(ran, [2]);
  });

  it('undoes the late write of a process that lost its lease', async () => {
    const url = await place();
    const [slow, heir] = [await openAt(url), await openAt(url)];
    await slow.deps.db
      .insertInto('customer')
      .values({ id: 'cus', number: '1', kind: 'person', name: '', locale: 'fr', revision: 0, createdAt: '' })
      .execute();
    await put(slow, 'a');
    const effect =
      (bff: TestBff, wait: () => Promise<void>): Handler =>
      async ({ done }) => {
        await wait();
        await inWrite(bff.deps, async (write) => {
          await write.tx
            .updateTable('customer')
            .set((e) => ({ revision: e('revision', '+', 1) }))
            .execute();
          await done(write);
        });
      };
    let wake = (): void => {};
    const sleeping = jobRunner(slow.deps, {
      a: effect(slow, () => new Promise((done) => (wake = done))),
    }).drain();
    while ((await rows(heir))[0]?.leasedUntil === null) await new Promise((done) => setTimeout(done, 5));
    heir.clock.advance(90_001);
    await jobRunner(heir.deps, { a: effect(heir, () => Promise.resolve()) }).drain();
    wake();
    await sleeping;

    const { revision } = await heir.deps.db
      .selectFrom('customer')
      .select('revision')
      .executeTakeFirstOrThrow();
    assert.equal(revision, 1);
    assert.equal((await rows(heir))[0]?.lastError, null);
  });

  it('keeps the effect of the process that has the lease, not of the one that lost it', async () => {
    const url = await place();
    const [slow, heir] = [await openAt(url), await openAt(url)];
    await slow.deps.db
      .insertInto('customer')
      .values({ id: 'cus', number: '1', kind: 'person', name: '', locale: 'fr', revision: 0, createdAt: '' })
      .execute();
    await put(slow, 'a');
    const wakers: (() => void)[] = [];
    const run = (bff: TestBff, name: string) =>
      jobRunner(bff.deps, {
        a: async ({ done }) => {
          await new Promise<void>((wake) => wakers.push(wake));
          await inWrite(bff.deps, async (write) => {
            await write.tx.updateTable('customer').set({ name }).execute();
            await done(write);
          });
        },
      }).drain();
    const asleep = async (count: number) => {
      while (wakers.length < count) await new Promise((look) => setTimeout(look, 5));
    };

    const late = run(slow, 'slow');
    await asleep(1);
    heir.clock.advance(90_001);
    const inTime = run(heir, 'heir');
    await asleep(2);
    wakers[0]?.();
    await late;
    wakers[1]?.();
    await inTime;

    const { name } = await heir.deps.db.selectFrom('customer').select('name').executeTakeFirstOrThrow();
    assert.equal(name, 'heir');
  });

  it('tries again with growing delays, then gives up and says why', async () => {
    const bff = await open();
    let tries = 0;
    const jobs = jobRunner(bff.deps, {
      a: () => {
        tries++;
        return Promise.reject(new Error(`no ${tries}`));
      },
    });
    await put(bff, 'a');

    await jobs.drain();
    const [first] = await rows(bff);
    await jobs.drain();
    const atOnce = tries;
    for (let n = 0; n < 40; n++) {
      bff.clock.advance(2 * 3_600_000);
      await jobs.drain();
    }
    const [last] = await rows(bff);

    assert.equal(atOnce, 1);
    const delay = Date.parse(first?.dueAt ?? '') - Date.parse(first?.createdAt ?? '');
    assert.ok(delay >= 5000 && delay <= 5500);
    assert.equal(first?.lastError, 'no 1');
    assert.equal(tries, triesMost);
    assert.equal(last?.lastError, `no ${triesMost}`);
    assert.notEqual(last?.doneAt, null);
    assert.deepEqual(
      [1, 2, 3, 11, 20].map((n) => delayMs(n, 0)),
      [5000, 10_000, 20_000, 3_600_000, 3_600_000],
    );
  });

  it('closes at once what is hopeless or nobody’s, and goes on with the rest', async () => {
    const bff = await open();
    const ran: string[] = [];
    const jobs = jobRunner(bff.deps, {
      hopeless: () => Promise.reject(new Hopeless('never')),
      fine: ({ key }) => Promise.resolve(void ran.push(key)),
    });
    for (const kind of ['hopeless', 'unknown', 'fine']) await put(bff, kind);

    await jobs.drain();

    const held = await rows(bff);
    assert.deepEqual(
      held.map(({ lastError }) => lastError),
      ['never', 'no handler runs unknown', null],
    );
    assert.ok(held.every(({ doneAt }) => doneAt !== null));
    assert.deepEqual(ran, ['fine:0']);
  });

  it('forgets a mail once it is sent, and keeps it where the outbox is the letter box', async () => {
    const mail: Mail = { id: 'm1', to: 'a@example.fr', subject: 's', text: 'link', html: '', locale: 'fr' };
    const kept = await open({ settings: { ...testSettings, sandboxes: ['mail'] } });
    const sent = await open();
    for (const bff of [kept, sent]) {
      await inWrite(bff.deps, ({ tx }) =>
        leave(tx, bff.deps.clock, { kind: 'mail', key: 'mail:m1', payload: mail }),
      );
      await bff.jobs.drain();
    }

    assert.deepEqual(JSON.parse((await rows(kept))[0]?.payload ?? ''), mail);
    assert.equal((await rows(sent))[0]?.payload, '{}');
  });

  it('sends no mail whose link is dead, and none again that was refused for good', async () => {
    const bff = await open();
    const sent: string[] = [];
    const mailer = {
      send: ({ id }: Mail) => {
        sent.push(id);
        return id === 'refused' ? Promise.reject(new MailRejected('550 no such mailbox')) : Promise.resolve();
      },
    };
    const mail = (id: string, until?: string): Mail => ({
      id,
      to: '',
      subject: '',
      text: '',
      html: '',
      locale: 'fr',
      ...(until ? { until } : {}),
    });
    const until = new Date(bff.clock.now() + 1000).toISOString();
    for (const it of [mail('late', until), mail('refused'), mail('fine', '2027-01-01T00:00:00.000Z')])
      await inWrite(bff.deps, ({ tx }) =>
        leave(tx, bff.deps.clock, { kind: 'mail', key: it.id, payload: it }),
      );
    bff.clock.advance(1000);

    const jobs = jobRunner(bff.deps, { mail: mailJob({ ...bff.deps, mailer }) });
    await jobs.drain();
    bff.clock.advance(3_600_000);
    await jobs.drain();

    assert.deepEqual(sent.toSorted(), ['fine', 'refused']);
    const held = await rows(bff);
    assert.deepEqual(
      held.map(({ lastError }) => lastError),
      ['its time is over', '550 no such mailbox', null],
    );
  });

  it('finds work by itself once started, and finishes it before it stops', async () => {
    const bff = await open();
    let finished = false;
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    const jobs = jobRunner(bff.deps, {
      a: async () => {
        begin();
        await new Promise((done) => setTimeout(done, 50));
        finished = true;
      },
    });
    await put(bff, 'a');

    jobs.start();
    await begun;
    await jobs.stop();

    assert.equal(finished, true);
    assert.notEqual((await rows(bff))[0]?.doneAt, null);
  });
});
