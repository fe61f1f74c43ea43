import { assert } from 'chai';
import { html } from 'lit';
import '../../../components/operations/define.ts';
import type { O2Operation } from '../../../components/operations/o2-operation.ts';
import type { Session } from '../../../components/session/session.ts';
import { expectAccessible } from '../../support/axe.ts';
import { leave, sessionOf, show, until } from '../support/shown.ts';

/** Long before the demo's own documents: nothing has to be made for these. */
const old = { issuedTo: '2024-12-31' };
let keys = 0;

const start = async (session: Session, input: object = old): Promise<string> =>
  (await session.call('archiveInvoices', input, { key: `element-test-archive-${++keys}` })).operation;

const work = async (): Promise<void> => void (await fetch('/test/work', { method: 'POST' }));

const textOf = (element: Element | null): string =>
  (element?.shadowRoot?.textContent ?? '').replaceAll(/[\s\u202f\u00a0]+/g, ' ').trim();

async function showOperation(id: string, session: Session, options = {}): Promise<O2Operation> {
  const around = await show(html`<o2-operation operation-id=${id}></o2-operation>`, session, options);
  const element = around.querySelector('o2-operation')!;
  await until(() => element.shadowRoot?.querySelector('.operation, .notice'), 'the work');
  return element;
}

const buttonOf = (element: Element, part: string): HTMLElement =>
  element.shadowRoot!.querySelector<HTMLElement>(`[part=${part}]`)!;

describe('<o2-operation>', () => {
  afterEach(leave);

  it('follows an archive live from its wish to its file, and the link gives it', async () => {
    const session = sessionOf('company');
    const element = await showOperation(await start(session), session);
    assert.match(textOf(element), /^Archive de \d+ documents En attente Commence dans un instant/);
    await expectAccessible(element);

    await work();
    await until(() => buttonOf(element, 'download'), 'the link');

    const link = buttonOf(element, 'download') as HTMLAnchorElement;
    assert.match(textOf(element), /Terminé Télécharger \([\d,]+ ko\) Disponible jusqu’au/);
    const answer = await fetch(link.href, { credentials: 'omit' });
    assert.equal(answer.status, 200);
    assert.deepEqual([...new Uint8Array(await answer.arrayBuffer()).subarray(0, 2)], [0x50, 0x4b]);
    assert.match(link.download, /^factures-\d{4}-\d\d-\d\d\.zip$/);
    await expectAccessible(element);
  });

  it('says what it waits for, is cancelled by keyboard, and starts again', async () => {
    const session = sessionOf('company');
    const id = await start(session, { issuedFrom: '2026-06-01' });
    await work();
    const element = await showOperation(id, session);
    assert.match(textOf(element), /En pause 0 % Des PDF sont encore en préparation/);
    await expectAccessible(element);

    buttonOf(element, 'cancel').focus();
    buttonOf(element, 'cancel').click();
    await until(() => textOf(element).includes('Annulé'), 'the end');
    await expectAccessible(element);
    buttonOf(element, 'relaunch').click();

    await until(() => textOf(element).includes('En attente'), 'a new start');
  });

  it('tells nobody else’s work from none', async () => {
    const theirs = await start(sessionOf('company'));
    const element = await showOperation(theirs, sessionOf('home'));
    await until(() => textOf(element).includes('Introuvable'), 'the refusal');
    const told = textOf(element);
    leave();
    const none = await showOperation('err_nobody', sessionOf('home'));

    await until(() => textOf(none) === told, 'the same refusal');
  });

  it('speaks English, at 360 px', async () => {
    const session = sessionOf('company');
    const id = await start(session);
    await work();
    const element = await showOperation(id, session, { lang: 'en', width: 360 });
    await until(
      () => /Done Download \([\d.]+ kB\) Available until/.test(textOf(element)),
      'the English words',
    );
    await expectAccessible(element);
  });
});

describe('<o2-operations>', () => {
  afterEach(leave);

  it('lists what the person started, newest first, and greets him who started nothing', async () => {
    const session = sessionOf('agency.operations');
    const empty = await show(html`<o2-operations></o2-operations>`, session);
    const list = empty.querySelector('o2-operations')!;
    await until(() => textOf(list).includes('Aucune opération'), 'the empty list');
    await expectAccessible(list);

    const first = await start(session);
    const second = await start(session);
    await until(() => list.shadowRoot!.querySelectorAll('o2-operation').length === 2, 'both, told live');

    const ids = [...list.shadowRoot!.querySelectorAll('o2-operation')].map(({ operationId }) => operationId);
    assert.deepEqual(ids.toSorted(), [first, second].toSorted());
    await expectAccessible(list);
  });
});
