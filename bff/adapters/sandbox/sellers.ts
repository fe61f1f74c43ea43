import type { Sellers } from '../../invoices/sellers.ts';

const transfer = (iban: string): Sellers['host']['payment'] => ({
  meansCode: '58',
  means: 'Virement SEPA',
  creditTransfer: { iban, bic: 'AGRIFRPP878' },
  terms: 'Payable à l’échéance, par carte dans votre espace client ou par virement.',
});

/** The stand-ins for the two sellers: invented companies with well-formed numbers. */
export const sandboxSellers: Sellers = {
  host: {
    vatDueOn: 'debits',
    vatRate: 2000,
    payment: transfer('FR7630006000011234567890189'),
    creditorId: 'FR22ZZZ100009',
    party: {
      code: 'HOST',
      name: 'O2 Hébergement',
      tradingName: 'Espace O2 Hébergement',
      legalForm: 'SAS au capital de 100 000 €',
      siren: '100000009',
      siret: '10000000900017',
      registration: 'RCS Clermont-Ferrand 100 000 009',
      vatId: 'FR88100000009',
      electronicAddress: { scheme: '0225', id: '100000009' },
      address: { lines: ['12 rue des Serveurs'], postCode: '63000', city: 'Clermont-Ferrand', country: 'FR' },
      contact: { name: 'Service clients', phone: '+33400000000', email: 'facturation@o2.example' },
      website: 'https://www.o2.example',
      mediator: { name: 'Médiateur du numérique (exemple)', website: 'https://mediateur.example' },
    },
  },
  care: {
    vatDueOn: 'payments',
    vatRate: 1000,
    payment: transfer('FR7630006000019876543210166'),
    creditorId: 'FR44ZZZ732829',
    party: {
      code: 'CARE',
      name: 'O2 Services à domicile',
      tradingName: 'Espace O2 Maison',
      legalForm: 'SARL au capital de 50 000 €',
      siren: '732829320',
      siret: '73282932000074',
      registration: 'RCS Le Mans 732 829 320',
      vatId: 'FR44732829320',
      electronicAddress: { scheme: '0225', id: '732829320' },
      address: { lines: ['4 place du Ménage'], postCode: '72000', city: 'Le Mans', country: 'FR' },
      contact: { name: 'Agence du Mans', phone: '+33200000000', email: 'maison@o2.example' },
      mediator: { name: 'Médiateur de la consommation (exemple)', website: 'https://mediateur.example' },
      homeServices: { declaration: 'SAP732829320', since: '2012-01-01' },
    },
  },
};
