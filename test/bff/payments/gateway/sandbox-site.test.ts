import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { testMeans } from '../../../../demo/psp/test-means.ts';
import {
  back,
  charge,
  declineOf,
  fresh,
  hosted,
  newCustomer,
  refusedAs,
  saveFor,
  savedMethod,
} from './acts.ts';
import { visit } from './customer.ts';
import { card, iban } from './numbers.ts';
import { apiKey, openSandbox, type Sandbox } from './sandbox.ts';

const day = 24 * 60 * 60_000;

describe('the sandbox payment site', () => {
  let dataDir: string;
  let site: Sandbox;
  before(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'psp-site-'));
    site = await openSandbox({ dataDir, returnOrigins: ['http://app.o2.localhost'] });
  });
  after(async () => {
    await site.close();
    await rm(dataDir, { recursive: true, force: true });
  });
  const local = (url: string): string => url.replace(site.psp.publicUrl, site.psp.apiUrl);
  const page = async (url: string) => {
    const response = await fetch(local(url), { redirect: 'manual' });
    return { response, text: await response.text() };
  };
  const aPage = async (): Promise<string> =>
    (await hosted(site.gateway, await newCustomer(site.gateway))).redirectUrl ?? '';

  it('says on every page and in both languages that nothing is real', async () => {
    const url = await aPage();
    for (const address of [`${site.psp.publicUrl}/`, url, `${site.psp.publicUrl}/p/p_unknown`]) {
      const french = await page(`${address}?lang=fr`);
      const english = await page(`${address}?lang=en`);
      assert.match(french.text, /<html lang="fr">[\s\S]*Bac à sable\s: aucune carte réelle/);
      assert.match(english.text, /<html lang="en">[\s\S]*Sandbox: no real card/);
    }
  });

  it('prints every number that it accepts, on the payment page too', async () => {
    const texts = [(await page(`${site.psp.publicUrl}/`)).text, (await page(await aPage())).text];
    for (const { number } of testMeans) {
      for (const text of texts) assert.ok(text.includes(number.replace(/(.{4})(?=.)/g, '$1 ')), number);
    }
  });

  it('takes no other number, right key or not, and does not show it again', async () => {
    const url = await aPage();
    // Luhn-valid, of no issuer's test range that the site prints.
    for (const number of ['4970101234567890', '4111 1111 1111 1111', '5105105105105100', '']) {
      const response = await fetch(local(url), {
        method: 'POST',
        body: new URLSearchParams({ kind: 'card', number, expiry: '12/40' }),
      });
      const text = await response.text();
      assert.equal(response.status, 422);
      assert.match(text, /role="alert"/);
      if (number) assert.ok(!text.includes(number));
    }
  });

  it('stores no number that was typed', async () => {
    const customer = await newCustomer(site.gateway);
    const mastercard = '5555555555554444';
    await saveFor(site, customer, { number: mastercard });
    await saveFor(site, customer, { kind: 'sepa_debit', number: iban.good });
    const method = await saveFor(site, customer, { number: card.good });
    await charge(site.gateway, { customer, method });

    const files = await Promise.all(
      (await readdir(dataDir)).map((name) => readFile(join(dataDir, name), 'latin1')),
    );
    const memory = files.join('');

    assert.ok(memory.includes(customer), 'the memory is where we look');
    for (const { number } of testMeans) assert.ok(!memory.includes(number), number);
    assert.ok(!memory.includes(number4(mastercard)));
  });

  it('allows nothing but its own style sheet, and no frame', async () => {
    const { response, text } = await page(await aPage());

    const policy = response.headers.get('content-security-policy') ?? '';
    assert.match(policy, /default-src 'none'; style-src 'self'/);
    assert.match(policy, /form-action 'self' http:\/\/app\.o2\.localhost;/);
    assert.match(policy, /frame-ancestors 'none'/);
    assert.equal(response.headers.get('cache-control'), 'no-store');
    assert.equal(response.headers.get('referrer-policy'), 'no-referrer');
    assert.doesNotMatch(text, /<script|\sstyle=|\son\w+=/);
  });

  it('shows hostile text as text', async () => {
    const description = '<script>alert(1)</script>"\'&';
    const payment = await hosted(site.gateway, await newCustomer(site.gateway), { description });

    const { text } = await page(payment.redirectUrl ?? '');

    assert.ok(!text.includes('<script'));
    assert.ok(text.includes('&lt;script&gt;alert(1)&lt;/script&gt;'));
  });

  it('sends customers back to registered origins only', async () => {
    const customer = await newCustomer(site.gateway);
    for (const returnUrl of [
      'http://evil.localhost/back',
      'http://app.o2.localhost.evil.test/',
      'javascript:alert(1)',
      '/back',
    ]) {
      await assert.rejects(hosted(site.gateway, customer, { returnUrl }), refusedAs('invalid'), returnUrl);
    }
  });

  it('brings the customer who cancels back, and leaves the page open for the merchant to close', async () => {
    const url = await aPage();

    const response = await fetch(`${local(url)}/cancel`, { method: 'POST', redirect: 'manual' });

    assert.equal(response.status, 303);
    assert.equal(response.headers.get('location'), back.returnUrl);
    assert.equal((await page(url)).response.status, 200);
  });

  it('closes a page on the minute, before the clockwork has seen to it', async () => {
    const bench = await openSandbox();
    const payment = await hosted(bench.gateway, await newCustomer(bench.gateway));

    bench.clock.move(day + 1);
    const outcome = await visit(payment.redirectUrl ?? '', { number: card.good });
    await bench.close();

    assert.deepEqual(outcome, { closed: true });
  });

  it('takes a number by its button as by typing', async () => {
    const url = await aPage();

    const body = new URLSearchParams({ kind: 'card', number: '', expiry: '12/40', pick: '4242424242424242' });
    const response = await fetch(local(url), { method: 'POST', body, redirect: 'manual' });

    assert.equal(response.headers.get('location'), back.returnUrl);
  });

  it('asks for an expiry that is a month', async () => {
    for (const expiry of ['', '13/30', 'soon', '00/30']) {
      assert.ok('refused' in (await visit(await aPage(), { number: card.good, expiry })), expiry);
    }
  });

  it('declines a kept card once its month is over', async () => {
    const bench = await openSandbox();
    const soon = new Date(Date.now() + 20 * day);
    const expiry = `${soon.getUTCMonth() + 1}/${String(soon.getUTCFullYear()).slice(2)}`;
    const { customer, method } = await savedMethod(bench, { number: card.good, expiry });
    const before = await charge(bench.gateway, { customer, method });

    await bench.pass(60 * day);
    const { failure } = await declineOf(charge(bench.gateway, { customer, method }));
    await bench.close();

    assert.equal(before.status, 'succeeded');
    assert.deepEqual(failure, { code: 'expired_card', declineCode: 'expired_card', severity: 'hard' });
  });

  it('loses a kept card as it should', async () => {
    const { customer, method } = await savedMethod(site, { number: '4000000000002222' });

    const { failure } = await declineOf(charge(site.gateway, { customer, method }));

    assert.deepEqual(failure, { code: 'card_declined', declineCode: 'lost_card', severity: 'hard' });
  });

  it('pays late with the delayed card', async () => {
    const { customer, method } = await savedMethod(site, { number: '4000000000001117' });

    const waiting = await charge(site.gateway, { customer, method });
    await site.pass(60_000);

    assert.equal(waiting.status, 'processing');
    assert.equal((await site.gateway.fetchPayment(waiting.ref)).status, 'succeeded');
  });

  it('ends the mandate of a forgotten account', async () => {
    const { method } = await savedMethod(site, { kind: 'sepa_debit', number: iban.good });

    await site.gateway.detachMethod(method.ref);

    assert.equal((await site.gateway.fetchMandate(method.mandate?.ref ?? '')).status, 'inactive');
  });

  it('answers writes only with a key of the merchant and an idempotency key', async () => {
    const post = (headers: Record<string, string>) =>
      fetch(`${site.psp.apiUrl}/v1/customers`, { method: 'POST', headers, body: '{}' });

    assert.equal((await post({})).status, 401);
    assert.equal((await post({ authorization: 'Bearer wrong' })).status, 401);
    assert.equal((await post({ authorization: `Bearer ${apiKey}` })).status, 400);
    const malformed = await post({ authorization: `Bearer ${apiKey}`, 'idempotency-key': fresh('k') });
    assert.match(await malformed.text(), /reference: /);
  });

  it('has no page of its own fields, and says so', async () => {
    const customer = await newCustomer(site.gateway);
    const asked = {
      customer,
      kinds: ['card'],
      reference: 'r',
      ...back,
      idempotencyKey: fresh('k'),
      entry: 'fields',
    } as const;

    await assert.rejects(site.gateway.startMethodSetup(asked), refusedAs('invalid'));
  });
});

const number4 = (number: string): string => number.replace(/(.{4})(?=.)/g, '$1 ');
