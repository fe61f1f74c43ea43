import { assert } from 'chai';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import { leave, sessionOf, show, until } from '../support/shown.ts';
import { Seen } from '../support/seen.ts';
import { showList, type List } from './list.ts';

const place = async (list: List): Promise<ShadowRoot> => {
  const service = await until(() => list.root.querySelector('o2-service'), 'the service');
  await until(() => service.shadowRoot?.querySelector('h2'), 'its name');
  return service.shadowRoot!;
};

describe('a service chosen in the list', () => {
  afterEach(() => {
    leave();
    history.replaceState(null, '', location.pathname);
  });

  it('opens in place with the keyboard on its name, and gives it back to its row', async () => {
    const list = await showList();
    list.one<HTMLElement>('[data-id] .open').focus();
    const id = list.one('tbody tr').dataset['id'];
    await sendKeys({ press: 'Enter' });
    const root = await place(list);
    await until(() => root.activeElement?.tagName === 'H2', 'the focus');
    assert.equal(list.element.service, id);

    list.button('Tous les services').click();
    await list.settled();

    await until(() => list.root.activeElement?.closest('tr')?.dataset['id'] === id, 'the focus back');
    assert.isUndefined(list.element.service);
  });

  it('is left to the host that cancels the event', async () => {
    const list = await showList();
    let chosen = '';
    list.element.addEventListener('o2-service-open', (event) => {
      event.preventDefault();
      chosen = event.serviceId;
    });

    list.one<HTMLElement>('[data-id] .open').click();
    await list.element.updateComplete;

    assert.equal(chosen, list.one('tbody tr').dataset['id']);
    assert.isUndefined(list.element.service);
  });

  it('opens from a deep link, and says in words when there is no such service', async () => {
    const list = await showList({ service: 'svc_nobody' });
    const service = await until(() => list.root.querySelector('o2-service'), 'the place');
    const notice = await until(() => service.shadowRoot?.querySelector('.notice'), 'the notice');

    await until(() => notice.textContent.includes('Introuvable sur ce compte'), 'the reason');
    assert.isNull(notice.querySelector('button'));
  });

  it('stands in the address with `url-state`, with the view, and the back button leads back step by step', async () => {
    history.replaceState(null, '', '?other=kept');
    const around = await show(html`<o2-services url-state></o2-services>`, sessionOf('company'));
    const list = new Seen(around.querySelector('o2-services')!);
    await list.settled();

    list.one<HTMLElement>('#tab-expired').click();
    await list.settled();
    list.one<HTMLElement>('[data-id] .open').click();
    await place(list);
    const params = new URLSearchParams(location.search);
    assert.equal(params.get('other'), 'kept');
    assert.equal(params.get('services-tab'), 'expired');
    assert.equal(params.get('services-service'), list.element.service);

    history.back();
    await until(() => list.element.service === undefined, 'one step back');
    assert.equal(list.element.view, 'tab=expired');
    history.back();
    await until(() => list.element.view === '', 'two steps back');
    assert.equal(location.search, '?other=kept');
  });

  it('has an address for the middle button with `url-state`', async () => {
    const around = await show(
      html`<o2-services url-state view="tab=all"></o2-services>`,
      sessionOf('company'),
    );
    const list = new Seen(around.querySelector('o2-services')!);
    await list.settled();

    const link = list.one<HTMLAnchorElement>('[data-id] a.open');
    assert.equal(new URL(link.href).searchParams.get('services-service'), list.one('tbody tr').dataset['id']);
  });

  it('leads from the menu straight into the editor of the name', async () => {
    const list = await showList();
    list.button('Actions pour').click();
    await until(() => list.root.querySelector('#menu:popover-open'), 'the menu');
    list.button('Renommer').click();
    const root = await place(list).catch(() => list.root.querySelector('o2-service')!.shadowRoot!);

    const field = await until(() => root.querySelector<HTMLInputElement>('#label'), 'the field');
    await until(() => root.activeElement === field, 'the focus');
  });
});
