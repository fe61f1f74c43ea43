import type { DocumentKind, DocumentSnapshot, VatBreakdown } from './model.ts';
import { isProfessional, type Buyer, type Seller } from './party.ts';
import { longDate } from './wording.ts';

/** Texts on payment between professionals that a seller may word himself; defaults are the law's (C. com. L441-10). */
export interface PaymentTexts {
  /** Note `PMD`. */
  readonly latePenalty: string;
  /** Note `PMT`. */
  readonly recoveryFee: string;
  /** Note `AAB`. */
  readonly earlyPayment: string;
}

/** The legal minimum: three times the legal interest, 40 €, no discount. */
export const legalPaymentTexts: PaymentTexts = {
  latePenalty: 'Tout retard de paiement entraîne une pénalité égale à trois fois le taux d’intérêt légal.',
  recoveryFee: 'Indemnité forfaitaire pour frais de recouvrement en cas de retard de paiement : 40 €.',
  earlyPayment: 'Pas d’escompte pour paiement anticipé.',
};

/** What the XML says in these notes to a buyer to whom that law does not apply; never printed. */
export const consumerPaymentTexts: PaymentTexts = {
  latePenalty: 'Sans objet : client non professionnel.',
  recoveryFee:
    'Sans objet : aucune indemnité forfaitaire de recouvrement n’est due par un client non professionnel.',
  earlyPayment: 'Pas d’escompte pour paiement anticipé.',
};

/** Category of operation, a mention since the 2026 reform, by the first letter of BT-23. */
export const operationCategories: Readonly<Record<string, string>> = {
  B: 'Livraison de biens',
  S: 'Prestation de services',
  M: 'Livraison de biens et prestation de services (mixte)',
};

/** What decides on the mentions of a document. */
export interface MentionFacts {
  readonly kind: DocumentKind;
  readonly seller: Seller;
  readonly buyer: Buyer;
  readonly vatDueOn: DocumentSnapshot['vatDueOn'];
  readonly vatBreakdown: readonly VatBreakdown[];
  readonly paymentTexts?: PaymentTexts;
}

/**
 * The legal texts to print, in order (CGI ann. II art. 242 nonies A; C. com. L441-9, L441-10; C. trav. D7233-1;
 * C. conso. L616-1). Penalties and the 40 € stand on invoices to professionals only.
 */
export const printedMentions = (facts: MentionFacts): string[] => [
  ...debits(facts),
  ...exemptions(facts),
  ...payment(facts),
  ...homeServices(facts),
  ...mediator(facts),
];

const debits = ({ vatDueOn }: MentionFacts): string[] =>
  vatDueOn === 'debits' ? ['Option pour le paiement de la taxe d’après les débits.'] : [];

const exemptions = ({ vatBreakdown }: MentionFacts): string[] =>
  vatBreakdown.flatMap(({ exemption }) => (exemption ? [exemption.reason] : []));

function payment({ kind, buyer, paymentTexts = legalPaymentTexts }: MentionFacts): string[] {
  if (kind === 'AV' || !isProfessional(buyer)) return [];
  return [paymentTexts.earlyPayment, paymentTexts.latePenalty, paymentTexts.recoveryFee];
}

function homeServices({ kind, seller, buyer }: MentionFacts): string[] {
  if (!seller.homeServices) return [];
  const { declaration, since } = seller.homeServices;
  const declared = `Organisme de services à la personne déclaré sous le numéro ${declaration} depuis le ${longDate(since)}.`;
  if (kind === 'AV' || buyer.kind !== 'consumer') return [declared];
  return [
    declared,
    'Les sommes effectivement payées ouvrent droit, sous conditions, à un crédit d’impôt de 50 % ' +
      '(article 199 sexdecies du CGI), à l’exclusion des paiements en espèces.',
  ];
}

const mediator = ({ seller, buyer }: MentionFacts): string[] =>
  seller.mediator && buyer.kind === 'consumer'
    ? [
        'En cas de litige, vous pouvez recourir gratuitement au médiateur de la consommation : ' +
          `${seller.mediator.name}, ${seller.mediator.website}.`,
      ]
    : [];
