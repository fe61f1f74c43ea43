import { demoAccounts, type DemoAccount } from './accounts.ts';
import { agencyClients, agencyServices, clientServices, type Client } from './agency.ts';
import { companyServices } from './company.ts';
import { householdServices } from './household.ts';
import { firstNames, lastNames, towns, trades } from './names.ts';
import { networkServices } from './network.ts';
import { issueBills } from './issue.ts';
import type { Holder } from './holder.ts';
import { writeJournal } from './journal.ts';
import { addMeans } from './means.ts';
import { addPartners } from './partners.ts';
import { addAccount, addCustomer, addMembership, addPerson, type NewCustomer } from './people.ts';
import { batchesOf, type Batch } from './rows.ts';
import { addService } from './service.ts';
import { worldOf, type DemoOptions, type World } from './world.ts';

/** The whole demo, the same for the same options: rows by table, the referred before the referring. */
export function demoData(options: DemoOptions): Batch[] {
  const world = worldOf(options);
  const company = addCompany(world);
  addHousehold(world);
  const accountant = addAccount(world, demoAccounts.accountant);
  addMembership(world, { personId: accountant, customerId: company.id, role: 'billing' });
  addAgency(world, accountant);
  addNetwork(world);
  held(world, demoAccounts.empty, { kind: 'person', name: nameOf(demoAccounts.empty), daysAgo: 1 });
  for (let index = 0; index < options.others; index++) addOther(world);
  addPartners(world);
  issueBills(world);
  writeJournal(world);
  return batchesOf(world.rows);
}

const nameOf = ({ firstName, lastName }: Pick<DemoAccount, 'firstName' | 'lastName'>): string =>
  `${firstName} ${lastName}`;

function held(world: World, account: DemoAccount, it: Omit<NewCustomer, 'person'>): Holder {
  return addCustomer(world, { ...it, person: { id: addAccount(world, account), name: nameOf(account) } });
}

function addCompany(world: World): Holder {
  const name = 'Établissements Vandenbroucke-Lemaître & Fils';
  const company = addMeans(
    world,
    held(world, demoAccounts.company, { kind: 'company', name, town: 'Lille', records: true }),
    [
      { of: 'success', label: 'Carte de la maison' },
      { of: 'success-mastercard', label: 'Carte des achats', endsIn: 1 },
      { of: 'debit', label: 'Compte courant' },
    ],
  );
  for (const sketch of companyServices) addService(world, company, sketch);
  return company;
}

function addHousehold(world: World): void {
  const { home } = demoAccounts;
  const household = addMeans(
    world,
    held(world, home, { kind: 'person', name: nameOf(home), records: true }),
    [{ of: 'success', label: '' }],
  );
  for (const sketch of householdServices) addService(world, household, sketch);
}

function addAgency(world: World, accountant: string): void {
  const name = 'Atelier Pixel & Plume';
  const karim = addAccount(world, demoAccounts.agency);
  const person = { id: karim, name: nameOf(demoAccounts.agency) };
  const agency = addMeans(world, addCustomer(world, { kind: 'company', name, person, records: true }), [
    { of: 'success-mastercard', label: 'Carte de l’atelier' },
  ]);
  for (const sketch of agencyServices) addService(world, agency, sketch);
  agencyClients.forEach((client, turn) => addClient(world, client, turn, { karim, accountant }));
}

function addClient(
  world: World,
  client: Client,
  turn: number,
  { karim, accountant }: { karim: string; accountant: string },
): void {
  const [firstName, lastName] = client.holder;
  const id = addPerson(world, firstName, lastName, `client-${turn + 1}@demo.o2.example`);
  const person = { id, name: `${firstName} ${lastName}` };
  const { kind, name } = client;
  const customer = addMeans(world, addCustomer(world, { kind, name, person, daysAgo: 900, records: true }), [
    { of: turn % 3 === 1 ? 'kept-then-declined' : 'success', label: '' },
  ]);
  const services = clientServices(client, turn).map((sketch) =>
    addService(world, { ...customer, delegate: nameOf(demoAccounts.agency) }, sketch),
  );
  const { role, rights, endsIn, revoked, shared } = client;
  addMembership(world, {
    personId: karim,
    customerId: customer.id,
    role,
    ...(rights ? { rights } : {}),
    ...(shared ? { services: services.slice(0, shared) } : {}),
    ...(endsIn ? { endsIn } : {}),
    ...(revoked ? { revoked } : {}),
  });
  if (client.accounted)
    addMembership(world, { personId: accountant, customerId: customer.id, role: 'billing' });
}

/** Services of the network whose documents were issued here: a file for each of ten thousand would take minutes. */
const recordedServices = 100;

function addNetwork(world: World): void {
  const it = { kind: 'company', name: 'Réseau Horizon Optique' } as const;
  const network = addMeans(world, held(world, demoAccounts.large, it), [
    { of: 'debit', label: 'Compte du siège' },
  ]);
  let index = 0;
  for (const sketch of networkServices(world))
    addService(world, { ...network, records: index++ < recordedServices }, sketch);
}

/** One of the many whom nobody plays: they give the invoices of the others believable numbers. */
function addOther(world: World): void {
  const { chance } = world;
  const [firstName, lastName, town] = [chance.pick(firstNames), chance.pick(lastNames), chance.pick(towns)];
  const index = world.count('other');
  const id = addPerson(world, firstName, lastName, `personne-${index}@demo.o2.example`);
  const name = `${chance.pick(trades)} ${lastName}, ${town}`;
  const person = { id, name: `${firstName} ${lastName}` };
  const customer = addCustomer(world, { kind: 'company', name, person, daysAgo: chance.between(100, 1300) });
  const client = { domain: `client-${index}.fr` } as Client;
  for (const sketch of clientServices(client, chance.between(0, 40)))
    addService(world, customer, { ...sketch, renewal: 'manual' });
}
