import { demoAccounts, type DemoAccount } from './accounts.ts';
import { agencyClients, agencyServices, clientServices, type Client } from './agency.ts';
import { companyServices } from './company.ts';
import { householdServices } from './household.ts';
import { firstNames, lastNames, towns, trades } from './names.ts';
import { networkServices } from './network.ts';
import { numberBills } from './numbering.ts';
import { addPartners } from './partners.ts';
import { addAccount, addCustomer, addMembership, addPerson, type Holder } from './people.ts';
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
  const { empty } = demoAccounts;
  addCustomer(world, 'person', nameOf(empty), { id: addAccount(world, empty), name: nameOf(empty) }, 1);
  for (let index = 0; index < options.others; index++) addOther(world);
  addPartners(world);
  numberBills(world);
  return batchesOf(world.rows);
}

const nameOf = ({ firstName, lastName }: Pick<DemoAccount, 'firstName' | 'lastName'>): string =>
  `${firstName} ${lastName}`;

function held(world: World, account: DemoAccount, kind: 'company' | 'person', name: string): Holder {
  return addCustomer(world, kind, name, { id: addAccount(world, account), name: nameOf(account) });
}

function addCompany(world: World): Holder {
  const company = held(
    world,
    demoAccounts.company,
    'company',
    'Établissements Vandenbroucke-Lemaître & Fils',
  );
  for (const sketch of companyServices) addService(world, company, sketch);
  return company;
}

function addHousehold(world: World): void {
  const household = held(world, demoAccounts.home, 'person', nameOf(demoAccounts.home));
  for (const sketch of householdServices) addService(world, household, sketch);
}

function addAgency(world: World, accountant: string): void {
  const karim = addAccount(world, demoAccounts.agency);
  const agency = addCustomer(world, 'company', 'Atelier Pixel & Plume', {
    id: karim,
    name: nameOf(demoAccounts.agency),
  });
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
  const holder = {
    id: addPerson(world, firstName, lastName, `client-${turn + 1}@demo.o2.example`),
    name: `${firstName} ${lastName}`,
  };
  const customer = addCustomer(world, client.kind, client.name, holder, 900);
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

function addNetwork(world: World): void {
  const network = held(world, demoAccounts.large, 'company', 'Réseau Horizon Optique');
  for (const sketch of networkServices(world)) addService(world, network, sketch);
}

/** One of the many whom nobody plays: they give the invoices of the others believable numbers. */
function addOther(world: World): void {
  const { chance } = world;
  const [firstName, lastName, town] = [chance.pick(firstNames), chance.pick(lastNames), chance.pick(towns)];
  const index = world.count('other');
  const person = addPerson(world, firstName, lastName, `personne-${index}@demo.o2.example`);
  const trade = `${chance.pick(trades)} ${lastName}, ${town}`;
  const customer = addCustomer(
    world,
    'company',
    trade,
    { id: person, name: `${firstName} ${lastName}` },
    chance.between(100, 1300),
  );
  const client = { domain: `client-${index}.fr` } as Client;
  for (const sketch of clientServices(client, chance.between(0, 40))) addService(world, customer, sketch);
}
