import { assert } from 'chai';
import { sendKeys } from '@web/test-runner-commands';
import { expectAccessible } from '../../support/axe.ts';
import { createSession } from '../../../components/session/create-session.ts';
import { leave, lineOf, sessionOf, until } from '../support/shown.ts';
import { announce, buttonOf as button, planned, rowsOf as rows, showDesk } from './desk.ts';

const show = (options = {}) => showDesk('o2-scheduled-payments', planned, options);
type Shown = Awaited<ReturnType<typeof show>>;
const dialogOf = (desk: Shown) =>
  until(() => desk.root.querySelector<HTMLDialogElement>('dialog[open]'), 'the question');
/** Waits until the server takes the charges of a week in one, or one by one. */
async function grouped(wanted: boolean): Promise<void> {
  for (let turn = 0; turn < 100; turn++) {
    const { grouping } = await sessionOf('company').call('listScheduledPayments', {});
    if (grouping?.on === wanted) return;
    await new Promise((again) => setTimeout(again, 20));
  }
  assert.fail(`grouping is not ${wanted ? 'on' : 'off'}`);
}
const renewalOf = async (row: Element): Promise<string | undefined> => {
  const label = row.querySelector('strong')?.textContent ?? '';
  const { items } = await sessionOf('company').call('listServices', { limit: 100 });
  return items.find((it) => [it.label, it.domain, it.product].includes(label))?.renewal;
};

describe('<o2-scheduled-payments>', () => {
  before(async function () {
    // The first to ask opens the demo’s database.
    this.timeout(60_000);
    await announce();
  });
  afterEach(leave);

  it('shows the charges to come with their means, and twelve months by month and by service', async () => {
    const desk = await show();
    await until(() => rows(desk).length > 0 && desk.text.includes('Douze mois'), 'the charges');

    assert.match(
      rows(desk)[0]?.textContent.replaceAll(/\s+/g, ' ') ?? '',
      /renouvelle jusqu’au .* Carte de la maison/,
    );
    assert.isAbove(desk.all('.month-name').length, 3);
    assert.include(desk.text, 'Par service');
  });

  it('has pages where there are more charges than one holds', async () => {
    const line = lineOf('company');
    const { send } = line;
    line.send = (calls) =>
      send(
        calls.map((call) =>
          call.op === 'listScheduledPayments' ? { ...call, input: { ...call.input, limit: 1 } } : call,
        ),
      );
    const desk = await show({ session: createSession(line) });
    const ways = (): HTMLElement[] =>
      desk
        .all('[part=pager]')
        .flatMap((it) => [...it.querySelectorAll('button')])
        .slice(0, 2);
    await until(() => ways().length === 2, 'the ways');
    const first = rows(desk)[0]?.textContent;
    assert.deepEqual(
      ways().map((it) => it.getAttribute('aria-disabled')),
      ['true', 'false'],
    );

    ways()[1]?.focus();
    ways()[1]?.click();
    await until(
      () => rows(desk)[0]?.textContent !== first && ways()[0]?.ariaDisabled === 'false',
      'the next',
    );
    assert.equal(desk.root.activeElement, ways()[1]);
    await expectAccessible(desk.element);
    ways()[0]?.click();
    await until(() => rows(desk)[0]?.textContent === first, 'the first');
  });

  it('counts the services of a month beyond a dozen, instead of naming hundreds', async () => {
    const desk = await show({ session: sessionOf('large') });
    await until(() => desk.text.includes('Par service'), 'the forecast');

    const inMonths = desk.all('.whole').map((it) => it.textContent);
    assert.isTrue(inMonths.some((names) => / et \d+ autres$/.test(names)));
    assert.lengthOf(desk.all('details li'), 0, 'nor each service before somebody asks');
  });

  it('tells services of one name apart by what they are, in each month and by service', async () => {
    const { months } = await sessionOf('company').call('forecastPayments', {});
    const services = months.flatMap((month) => month.services);
    const bearers = Map.groupBy(services, ({ label }) => label);
    const alike = [...bearers.values()].find((some) => new Set(some.map((it) => it.serviceId)).size > 1);
    const [one] = alike ?? [];
    assert.isDefined(one, 'the demo has two services of one name');
    const desk = await show();
    await until(() => desk.text.includes('Par service'), 'the forecast');

    desk.one<HTMLDetailsElement>('details').open = true;
    await until(() => desk.all('details li').length > 0, 'the services');
    const listed = desk.all('details li').map((row) => row.textContent.replaceAll(/\s+/g, ' ').trim());
    assert.equal(new Set(listed.map((row) => row.split(' · ')[0])).size, listed.length, listed.join('\n'));
    for (const { label, product } of alike ?? [])
      assert.isTrue(
        listed.some((row) => row.startsWith(label) && row.includes(product)),
        product,
      );
    const inMonths = desk.all('.whole').map((it) => it.textContent);
    assert.isTrue(inMonths.some((names) => names.includes(`${one?.label} (${one?.product})`)));
    await expectAccessible(desk.element);
  });

  it('moves a charge inside its window by keyboard, and nowhere else', async () => {
    const desk = await show();
    await until(() => rows(desk).length > 0, 'the charges');
    button(rows(desk)[0], 'Déplacer')?.focus();
    await sendKeys({ press: 'Enter' });
    const dialog = await dialogOf(desk);
    const day = dialog.querySelector<HTMLInputElement>('[name=day]')!;
    await expectAccessible(desk.element);

    day.value = '2030-01-01';
    dialog.querySelector('form')?.requestSubmit();
    assert.isTrue(dialog.open, 'outside the window');
    day.value = day.max;
    dialog.querySelector('form')?.requestSubmit();
    await desk.says('Prélèvement déplacé.');
  });

  it('asks the next question anew, however fast it follows the last one', async () => {
    const desk = await show();
    await until(() => rows(desk).length > 0, 'the charges');
    button(rows(desk)[0], 'Déplacer')?.click();
    const dialog = await dialogOf(desk);
    const day = (): HTMLInputElement | null => dialog.querySelector('[name=day]');
    const planned = day()?.value;
    day()!.value = '2030-01-01';

    const ended = new Promise((done) => dialog.addEventListener('close', done, { once: true }));
    dialog.close();
    button(rows(desk)[0], 'Déplacer')?.click();
    await ended;
    await desk.element.updateComplete;

    assert.isTrue(dialog.open);
    assert.equal(day()?.value, planned);
    dialog.close();
  });

  it('gives a charge another means', async () => {
    const desk = await show();
    await until(() => rows(desk).length > 0, 'the charges');
    const row = rows(desk).at(-1);
    button(row, 'Changer de moyen')?.click();
    const dialog = await dialogOf(desk);
    const choice = await until(
      () => [...dialog.querySelectorAll('label')].find((it) => it.textContent.includes('Compte courant')),
      'the means',
    );
    choice.querySelector('input')?.click();
    dialog.querySelector('form')?.requestSubmit();
    await desk.says('Moyen de paiement changé.');

    await until(() => rows(desk).some((it) => it.textContent.includes('Compte courant')), 'the other means');
  });

  it('has the charges of a week taken in one, for who wants that', async () => {
    const desk = await show();
    const find = () => desk.root.querySelector<HTMLInputElement>('[aria-describedby=group-why]');
    const choice = await until(find, 'the choice');
    assert.isFalse(choice.checked);

    choice.click();
    choice.click();
    await grouped(true);
    assert.isTrue(choice.checked);
    await expectAccessible(desk.element);
    choice.click();
    await grouped(false);
    assert.isFalse(find()?.checked);
  });

  it('shows that nothing was charged yet', async () => {
    const desk = await show();
    await desk.says('Aucun prélèvement pour le moment');
  });

  it('skips one charge, says what then happens, and lets it be paid after all', async () => {
    const desk = await show();
    await until(() => rows(desk).length > 1, 'the charges');
    const before = rows(desk).length;
    button(rows(desk).at(-1), 'Sauter cette fois')?.focus();
    await sendKeys({ press: 'Enter' });
    const dialog = await dialogOf(desk);

    assert.match(dialog.textContent, /le service expire le \d/);
    assert.match(dialog.textContent, /Le renouvellement automatique reste actif/);
    await expectAccessible(desk.element);
    dialog.querySelector('form')?.requestSubmit();
    await desk.says('reste actif');
    const skipped = await until(
      () => rows(desk).find((row) => row.textContent.includes('Arrêté')),
      'the past charge',
    );
    assert.isAtLeast(rows(desk).length, before);
    assert.exists(button(skipped, 'Payer maintenant'));
    assert.notExists(button(skipped, 'Sauter cette fois'));
    assert.equal(await renewalOf(skipped), 'auto');
    // Where the charge stood stands another one: the keyboard is not left at its buttons.
    await until(() => desk.root.activeElement?.matches('.status'), 'the keyboard at the word');
  });

  it('renews a service no more: another act than skipping, with another end', async () => {
    const desk = await show();
    await until(() => rows(desk).length > 1, 'the charges');
    const label = rows(desk)[0]?.querySelector('strong')?.textContent ?? '';
    button(rows(desk)[0], 'Arrêter le renouvellement')?.click();
    const dialog = await dialogOf(desk);
    assert.match(dialog.textContent, /et tous les suivants aussi/);
    await expectAccessible(desk.element);
    dialog.querySelector('form')?.requestSubmit();
    await desk.says('plus rien ne sera prélevé pour ce service');

    const row = await until(
      () => rows(desk).find((it) => it.textContent.includes(label) && it.textContent.includes('Arrêté')),
      'the past charge',
    );
    assert.equal(await renewalOf(row), 'manual');
    assert.notExists(button(row, 'Payer maintenant'), 'it could not be charged');
    assert.include(row.textContent, 'réactivez-le sur la page du service');
    await expectAccessible(desk.element);
  });

  it('makes a calendar address that is shown once, replaced and deleted', async () => {
    const session = sessionOf('home');
    const desk = await show({ session });
    await desk.says('Dans votre calendrier');
    desk.button('Créer l’adresse').click();
    const field = await until(() => desk.root.querySelector<HTMLInputElement>('#feed'), 'the address');
    assert.match(field.value, /\/calendar\/[\w-]{43}\.ics$/);
    await until(() => desk.text.includes('Supprimer l’adresse'), 'the way to delete it');
    await expectAccessible(desk.element);
    const first = field.value;

    desk.button('Créer une nouvelle adresse').click();
    await until(() => field.value !== first, 'the new address');
    desk.button('Supprimer l’adresse').click();
    await desk.says('Adresse supprimée');
    await desk.says('Créer l’adresse');
    assert.isNull(desk.root.querySelector('#feed'));
  });

  for (const width of [1200, 360])
    it(`everybody can use it at ${width} px in both themes`, async () => {
      const desk = await show({ width });
      await desk.says('Douze mois');
      for (const fold of desk.all<HTMLDetailsElement>('details')) fold.open = true;

      assert.isAtMost(desk.element.scrollWidth, width);
      await expectAccessible(desk.element);
    });
});
