/** Somebody who can sign in to the demo. */
export interface DemoAccount {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  /** What one sees with this account, in one line of the table that the start prints. */
  readonly shows: string;
}

/** The passphrase of every demo account. */
export const demoPassphrase = 'cerises-au-printemps';

const account = (firstName: string, lastName: string, shows: string): DemoAccount => ({
  email: `${firstName}.${lastName}@demo.o2.example`
    .normalize('NFD')
    .replace(/[^\w.@-]/g, '')
    .toLowerCase(),
  firstName,
  lastName,
  shows,
});

/** The demo's main characters: the same in every run. */
export const demoAccounts = {
  company: account('Claire', 'Martin', 'a company with 25 services in every state'),
  home: account('Hélène', 'Roussel', 'a private person with home care and a web site'),
  agency: account('Karim', 'Benali', 'a web agency that looks after seven clients'),
  accountant: account('Sophie', 'Nguyen', 'an accountant: invoices of three companies'),
  large: account('Marc', 'Delacroix', 'a network with 10,000 services and invoices'),
  empty: account('Léa', 'Petit', 'a new customer who has nothing yet'),
} as const satisfies Record<string, DemoAccount>;
