import type { DocumentDraft, DraftLine } from '../../../../bff/invoices/document/compose.ts';
import type { Buyer, Seller } from '../../../../bff/invoices/document/party.ts';

export const host: Seller = {
  code: 'HOST',
  name: 'O2 Hébergement SAS',
  tradingName: 'O2 Hébergement',
  legalForm: 'SAS au capital de 100 000 €',
  siren: '100000009',
  siret: '10000000900017',
  registration: 'RCS Clermont-Ferrand 100 000 009',
  vatId: 'FR88100000009',
  electronicAddress: { scheme: '0225', id: '100000009' },
  address: { lines: ['12 rue des Volcans'], postCode: '63000', city: 'Clermont-Ferrand', country: 'FR' },
  contact: { name: 'Service facturation', phone: '+33 4 00 00 00 00', email: 'facturation@o2.example' },
  website: 'www.o2.example',
  mediator: { name: 'Médiation Conso Exemple', website: 'www.mediation.example' },
};

export const care: Seller = {
  ...host,
  code: 'CARE',
  name: 'O2 Services à domicile SARL',
  tradingName: 'O2 Services à domicile',
  legalForm: 'SARL au capital de 20 000 €',
  siren: '200000008',
  siret: '20000000800017',
  registration: 'RCS Le Mans 200 000 008',
  vatId: 'FR37200000008',
  electronicAddress: { scheme: '0225', id: '200000008' },
  address: { lines: ['3 place du Marché'], postCode: '72000', city: 'Le Mans', country: 'FR' },
  contact: { name: 'Agence du Mans', phone: '+33 2 00 00 00 00', email: 'le-mans@o2.example' },
  homeServices: { declaration: 'SAP200000008', since: '2015-03-01' },
};

export const agency: Buyer = {
  kind: 'business',
  name: 'Atelier Numérique Léon & Œuvré',
  attention: 'Comptabilité fournisseurs',
  customerNumber: 'C-004217',
  siren: '300000007',
  siret: '30000000700017',
  vatId: 'FR83300000007',
  electronicAddress: { scheme: '0225', id: '300000007' },
  address: {
    lines: ['Bâtiment C, 2e étage', '48 avenue de la République'],
    postCode: '69003',
    city: 'Lyon',
    country: 'FR',
  },
};

export const person: Buyer = {
  kind: 'consumer',
  name: 'Françoise Lefèvre-Müller',
  customerNumber: 'C-019803',
  electronicAddress: { scheme: 'EM', id: 'francoise@exemple.fr' },
  address: { lines: ['7 impasse des Tilleuls'], postCode: '72100', city: 'Le Mans', country: 'FR' },
};

export const belgian: Buyer = {
  kind: 'business',
  name: 'Brouwerij De Halve Maat BV',
  customerNumber: 'C-020001',
  vatId: 'BE0403170701',
  electronicAddress: { scheme: 'EM', id: 'boekhouding@bier.example' },
  address: { lines: ['Walplein 26'], postCode: '8000', city: 'Brugge', country: 'BE' },
};

export const hostingLine: DraftLine = {
  name: 'Hébergement web Cloud — atelier-leon.fr',
  description: 'Formule Cloud, 20 Go NVMe, sauvegardes quotidiennes',
  sellerItemId: 'HOST-CLOUD-20',
  quantity: 10_000,
  unitCode: 'ANN',
  unitPrice: 69_000_000,
  priceIncludesVat: false,
  vatCategory: 'S',
  vatRate: 2000,
  period: { start: '2026-12-01', end: '2027-11-30' },
};

const domainLine: DraftLine = {
  name: 'Renouvellement du domaine atelier-leon.fr',
  sellerItemId: 'DOM-FR',
  quantity: 20_000,
  unitCode: 'ANN',
  unitPrice: 8_325_000,
  priceIncludesVat: false,
  discount: 333,
  discountReason: 'Remise de fidélité −20 %',
  vatCategory: 'S',
  vatRate: 2000,
  period: { start: '2026-12-01', end: '2028-11-30' },
};

/** A renewal already paid by card, between professionals (frame S2). */
export const paidRenewal: DocumentDraft = {
  kind: 'FA',
  number: 'FA-2026-000123',
  issueDate: '2026-11-23',
  operation: 'services',
  vatDueOn: 'debits',
  dueDate: '2026-11-30',
  deliveryDate: '2026-12-01',
  period: { start: '2026-12-01', end: '2027-11-30' },
  purchaseOrder: 'BC-2026/0815',
  seller: host,
  buyer: agency,
  lines: [hostingLine, domainLine],
  payment: { meansCode: '48', means: 'Carte bancaire', cardLastDigits: '4242' },
  payments: [{ date: '2026-11-22', label: 'Carte Visa se terminant par 4242', amount: 9878 }],
};

/** The same sale still to be paid by transfer (frame S1). */
export const openInvoice: DocumentDraft = {
  ...paidRenewal,
  number: 'FA-2026-000124',
  dueDate: '2026-12-23',
  payments: [],
  payment: {
    meansCode: '58',
    means: 'Virement SEPA',
    reference: 'RF18 O2FA 2026 0001 24',
    creditTransfer: {
      iban: 'FR82 3000 4000 0500 0001 2345 643',
      bic: 'BNPAFRPPXXX',
      accountName: 'O2 Hébergement SAS',
    },
    terms: 'Paiement à 30 jours, date d’émission de la facture.',
  },
};

/** Example B: 3 × 9.99 with VAT, a consumer, paid. */
export const consumerInvoice: DocumentDraft = {
  ...paidRenewal,
  number: 'FA-2026-000125',
  buyer: person,
  purchaseOrder: undefined as never,
  lines: [
    {
      name: 'Domaine lefevre-muller.fr',
      quantity: 30_000,
      unitCode: 'ANN',
      unitPrice: 9_990_000,
      priceIncludesVat: true,
      vatCategory: 'S',
      vatRate: 2000,
    },
  ],
  payments: [{ date: '2026-11-23', label: 'Carte Mastercard se terminant par 0005', amount: 2997 }],
};

/** Three visits in arrears, direct debit to come. */
export const careInvoice: DocumentDraft = {
  kind: 'FA',
  number: 'FA-2026-000017',
  issueDate: '2026-12-01',
  operation: 'services',
  vatDueOn: 'payments',
  dueDate: '2026-12-10',
  deliveryDate: '2026-11-30',
  period: { start: '2026-11-01', end: '2026-11-30' },
  contract: 'CARE-000381',
  seller: care,
  buyer: person,
  deliverTo: {
    name: 'Mme Odette Lefèvre',
    address: { lines: ['22 rue de la Mairie'], postCode: '72230', city: 'Arnage', country: 'FR' },
  },
  lines: [
    {
      name: 'Ménage et repassage',
      description:
        'Intervenante n° 0427 : 3, 10 et 17 novembre 2026, 3 visites de 2 h\nPrestation à domicile, matériel du client',
      quantity: 60_000,
      unitCode: 'HUR',
      unitPrice: 25_450_000,
      priceIncludesVat: false,
      vatCategory: 'S',
      vatRate: 1000,
      period: { start: '2026-11-01', end: '2026-11-30' },
    },
  ],
  payment: {
    meansCode: '59',
    means: 'Prélèvement SEPA',
    directDebit: { mandate: 'RUM-CARE-000381-1', creditorId: 'FR12ZZZ123456', accountLastDigits: '5643' },
  },
  payments: [],
};

/** A withdrawal: part of a paid invoice is given back. */
export const creditNote: DocumentDraft = {
  ...consumerInvoice,
  kind: 'AV',
  number: 'AV-2026-000007',
  issueDate: '2026-11-28',
  dueDate: '2026-11-28',
  precedingInvoices: [{ number: 'FA-2026-000125', issueDate: '2026-11-23' }],
  reason: 'Rétractation du 27 novembre 2026 (article L221-18 du Code de la consommation)',
  settlement: 'refund',
  payments: [],
};

/** Example D: a bigger plan, the rest of the old one taken off. */
export const upgrade: DocumentDraft = {
  ...openInvoice,
  number: 'FA-2026-000126',
  lines: [
    {
      ...hostingLine,
      name: 'Formule Cloud, du 22 novembre 2026 au 28 février 2027',
      unitPrice: 18_720_000,
      unitCode: 'C62',
    },
    {
      ...hostingLine,
      name: 'Avoir sur la formule Start, même période',
      unitPrice: 7_870_000,
      unitCode: 'C62',
      quantity: -10_000,
    },
  ],
};

/** A company of another member state pays its own VAT. */
export const reverseCharge: DocumentDraft = {
  ...openInvoice,
  number: 'FA-2026-000127',
  buyer: belgian,
  lines: [{ ...hostingLine, vatCategory: 'AE', vatRate: 0 }],
};

/** Outside the scope of French VAT: a company in Switzerland. */
export const outsideScope: DocumentDraft = {
  ...openInvoice,
  number: 'FA-2026-000128',
  buyer: {
    ...belgian,
    name: 'Käserei Bergblick AG',
    vatId: 'CHE123456788',
    address: { lines: ['Dorfstrasse 4'], postCode: '3855', city: 'Brienz', country: 'CH' },
  },
  lines: [{ ...hostingLine, vatCategory: 'O', vatRate: 0 }],
};

/** Three rates, discounts and both readings of the price in one document. */
export const mixedRates: DocumentDraft = {
  ...openInvoice,
  number: 'FA-2026-000129',
  operation: 'mixed',
  lines: [
    hostingLine,
    domainLine,
    {
      ...hostingLine,
      name: 'Livre « Héberger sereinement »',
      unitCode: 'C62',
      unitPrice: 24_900_000,
      vatRate: 550,
      priceIncludesVat: true,
    },
    {
      ...hostingLine,
      name: 'Ménage des bureaux',
      unitCode: 'HUR',
      quantity: 12_500,
      unitPrice: 25_450_000,
      vatRate: 1000,
    },
    {
      ...hostingLine,
      name: 'Formation exonérée',
      unitCode: 'C62',
      unitPrice: 300_000_000,
      vatCategory: 'E',
      vatRate: 0,
    },
  ],
  exemptions: {
    E: { reason: 'Exonération de TVA, article 261, 4, 4° a du CGI.', code: 'VATEX-FR-CGI261-4' },
  },
};

export const samples: Readonly<Record<string, DocumentDraft>> = {
  paidRenewal,
  openInvoice,
  consumerInvoice,
  careInvoice,
  creditNote,
  upgrade,
  reverseCharge,
  outsideScope,
  mixedRates,
};
