import { assert } from 'chai';
import { expectAccessible } from '../../support/axe.ts';
import { leave, sessionOf, until } from '../support/shown.ts';
import { serviceOf, showPage } from './page.ts';

const session = () => sessionOf('company');

describe('<o2-service>', () => {
  afterEach(leave);

  it('says in words where the service stands, what comes next, when and for how much', async () => {
    const { id } = await serviceOf(session(), ({ domain }) => domain === 'vandenbroucke-lemaitre.com');
    const page = await showPage(id);

    assert.equal(page.one('h2').textContent, 'vandenbroucke-lemaitre.com');
    assert.match(page.text, /Expire bientôt Il fonctionne, mais arrive à échéance/);
    assert.match(page.text, /Sans renouvellement de votre part, il expirera le 28 novembre 2026\./);
    assert.match(page.text, /Échéance ?dans 5 jours 28 nov\. 2026/);
    assert.match(page.text, /Prix ?12,90 € HT \/ an/);
    assert.match(page.text, /N° de commande ?CMD-\d{4}-\d+/);
  });

  it('tells the charge that is planned, and the price that changes', async () => {
    const { id } = await serviceOf(
      session(),
      ({ product }) => product === 'Serveur infogéré L, haute disponibilité',
    );
    const page = await showPage(id);

    assert.match(
      page.text,
      /289,00 € HT seront prélevés le \d+(?:er)? \S+ 2026, puis le service sera prolongé\.|renouvellement automatique prolonge ce service/,
    );
    assert.equal(page.one('[role=switch]').getAttribute('aria-checked'), 'true');
  });

  it('signs each line of the history with who did it', async () => {
    const { id } = await serviceOf(session(), ({ label }) => label === 'Serveur de préproduction');
    const page = await showPage(id);

    const history = await until(() => page.root.querySelector('.timeline'), 'the history');
    assert.match(
      history.textContent.replaceAll(/\s+/g, ' '),
      /Nommé « Serveur de préproduction » .* · Claire Martin/,
    );
    assert.match(history.textContent, /Automatique/);
  });

  it('explains each refused action beside it, to eye and ear', async () => {
    const { id } = await serviceOf(session(), ({ cancelOn }) => cancelOn !== undefined);
    const page = await showPage(id);
    const turn = page.one('[role=switch]');

    assert.equal(turn.getAttribute('aria-disabled'), 'true');
    const why = page.one(`#${turn.getAttribute('aria-describedby')}`);
    await until(() => why.textContent.includes('Une résiliation est programmée'), 'the reason');
    turn.click();
    await page.element.updateComplete;
    assert.isNull(page.root.querySelector('dialog[open]'));
  });

  it('closes everything on a terminated service and says so once at each place', async () => {
    const { id } = await serviceOf(session(), ({ state }) => state === 'terminated');
    const page = await showPage(id);

    assert.match(page.text, /Résilié Il est arrêté définitivement\./);
    assert.lengthOf(page.root.querySelectorAll('.refusal'), 3);
  });

  it('links to the invoices only where the host can show them', async () => {
    const { id } = await serviceOf(session(), () => true);
    const page = await showPage(id);
    assert.notInclude(page.text, 'Factures de ce service');

    page.element.invoicesHref = (service) => `/factures?service=${service.id}`;
    await page.element.updateComplete;

    assert.equal(page.one<HTMLAnchorElement>('a.button').getAttribute('href'), `/factures?service=${id}`);
  });

  it('leads from the word for what is due to where it is paid, and only then', async () => {
    const hrefOf = async (isUnpaid: boolean): Promise<string | undefined> => {
      const { id } = await serviceOf(session(), ({ unpaid }) => unpaid.cents > 0 === isUnpaid);
      const page = await showPage(id);
      page.element.invoicesHref = (service) => `/factures?service=${service.id}`;
      await page.element.updateComplete;
      return page.root.querySelector('.why a')?.getAttribute('href')?.replace(id, 'ID');
    };

    assert.equal(await hrefOf(true), '/factures?service=ID');
    assert.equal(await hrefOf(false), undefined);
  });

  it('never shows one service under the id of another', async () => {
    const own = session();
    const first = await serviceOf(own, ({ kind }) => kind === 'domain');
    const second = await serviceOf(own, ({ kind }) => kind === 'ssl');
    const page = await showPage(first.id, { session: own });

    page.element.serviceId = second.id;
    await page.element.updateComplete;
    assert.isNull(page.root.querySelector('h2'), 'the former one is gone at once');
    await until(() => page.root.querySelector('h2'), 'the other one');

    assert.include(page.text, second.product);
  });

  it('finds nothing under an id that cannot be, instead of asking to correct a field', async () => {
    for (const id of ['../../x', "svc_'x", 'é'.repeat(2000)]) {
      const page = await showPage(id);

      await until(() => page.text.includes('Introuvable sur ce compte.'), 'the word');
      assert.notInclude(page.text, 'Réessayer');
      leave();
    }
  });

  it('shows the invitation to sign in to a visitor, and nothing of any service', async () => {
    const page = await showPage('svc_anything', { session: sessionOf('nobody') });

    assert.match(page.text, /Connectez-vous/);
    await expectAccessible(page.element);
  });

  it('speaks English where the page does', async () => {
    const { id } = await serviceOf(session(), ({ domain }) => domain === 'vandenbroucke-lemaitre.com');
    const page = await showPage(id, { lang: 'en' });
    await until(
      () =>
        page.text.includes('Unless you renew it, it will expire on 28 November 2026.') &&
        page.text.includes('Ends soon'),
      'English',
    );

    assert.match(page.text, /Ends soon It is running, but ends soon/);
    assert.match(page.text, /Order number/);
  });

  for (const width of [1200, 360])
    it(`everybody can use it at ${width} px in both themes`, async () => {
      const { id } = await serviceOf(session(), ({ unpaid, tags }) => unpaid.cents > 0 && tags.length > 0);
      const page = await showPage(id, { width });
      page.element.invoicesHref = () => '/factures';
      await page.element.updateComplete;

      await expectAccessible(page.element);
    });
});
