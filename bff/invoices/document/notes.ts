import { consumerPaymentTexts, legalPaymentTexts, type MentionFacts } from './mentions.ts';
import type { Note } from './model.ts';
import { isProfessional, type Buyer } from './party.ts';

/** Which flow of the French reform a document belongs to, note `BAR`. */
export type Flow = 'B2B' | 'B2BINT' | 'B2C' | 'B2CINT' | 'OUTOFSCOPE' | 'ARCHIVEONLY';

/**
 * The flow of a sale: French taxable buyers get an e-invoice, everything else is reported. An association without a VAT
 * number counts as a consumer.
 */
export function flowOf(buyer: Buyer): Flow {
  const flow = isProfessional(buyer) ? 'B2B' : 'B2C';
  return frenchTerritories.has(buyer.address.country) ? flow : `${flow}INT`;
}

/** Mainland and overseas departments, as ISO 3166-1 writes them. */
const frenchTerritories = new Set(['FR', 'GP', 'MQ', 'GF', 'RE', 'YT']);

/**
 * The notes of the XML (BG-1). The French rules want `PMT`, `PMD` and `AAB` exactly once even where the law on late payment
 * does not apply; consumers then read that it does not.
 */
export function notesOf(facts: MentionFacts, reason?: string): Note[] {
  const { seller, buyer } = facts;
  const texts = isProfessional(buyer) ? (facts.paymentTexts ?? legalPaymentTexts) : consumerPaymentTexts;
  return [
    { subjectCode: 'REG', text: seller.legalForm },
    { subjectCode: 'ABL', text: seller.registration },
    { subjectCode: 'PMD', text: texts.latePenalty },
    { subjectCode: 'PMT', text: texts.recoveryFee },
    { subjectCode: 'AAB', text: texts.earlyPayment },
    { subjectCode: 'BAR', text: flowOf(buyer) },
    ...general(facts).map((text) => ({ subjectCode: 'AAI', text })),
    ...(reason ? [{ subjectCode: 'ACD', text: reason }] : []),
  ];
}

function general({ seller, vatDueOn }: MentionFacts): string[] {
  const declared = seller.homeServices;
  return [
    ...(vatDueOn === 'debits' ? ['Option pour le paiement de la taxe d’après les débits'] : []),
    ...(declared ? [`Services à la personne, déclaration ${declared.declaration} du ${declared.since}`] : []),
  ];
}
