import type { Language } from './document.ts';

/** The version that consents are stored with. */
export const termsVersion = '2026-11';

/** The terms of one language. */
export interface DefaultTerms {
  readonly title: string;
  readonly intro: string;
  readonly parts: readonly (readonly [title: string, sentences: readonly string[]])[];
}

/** What the space does with money and consent, in words, until the operator gives his own text. */
export const defaultTerms: Readonly<Record<Language, DefaultTerms>> = {
  fr: {
    title: 'Conditions générales',
    intro: `Version ${termsVersion}. C’est la version enregistrée avec chacun de vos accords.`,
    parts: [
      [
        'Prix et factures',
        [
          'Le prix affiché au moment de votre accord est celui qui est facturé. Il est indiqué TTC aux particuliers, HT aux entreprises.',
          'Chaque facture est émise avec un numéro et ne change plus. Une erreur se corrige par un avoir.',
        ],
      ],
      [
        'Renouvellement automatique',
        [
          'Il est désactivé tant que vous ne l’avez pas activé, service par service, avec votre accord.',
          'Chaque prélèvement est annoncé par e-mail quinze jours avant l’échéance, avec son montant, sa date et un lien pour l’arrêter. Il a lieu sept jours avant l’échéance.',
          'Si le prix dépasse celui que vous avez accepté, rien n’est prélevé sans un nouvel accord.',
          'Vous pouvez à tout moment sauter un prélèvement, le déplacer, ou arrêter le renouvellement.',
        ],
      ],
      [
        'Moyens de paiement',
        [
          'Les numéros de carte et de compte se saisissent sur la page de notre prestataire de paiement et ne sont jamais enregistrés chez nous.',
          'Un prélèvement SEPA autorisé peut être contesté auprès de votre banque dans les huit semaines.',
        ],
      ],
      [
        'Désaccord',
        [
          'Une facture se conteste depuis sa page. Aucun rappel n’est envoyé pour le montant contesté tant que nous n’avons pas répondu.',
        ],
      ],
      [
        'Sites connectés',
        [
          'Un autre site ne voit de votre espace que ce que vous lui avez accordé. Vous pouvez le lui retirer à tout moment sous « Sites connectés ».',
        ],
      ],
    ],
  },
  en: {
    title: 'General terms',
    intro: `Version ${termsVersion}. It is the version stored with each of your consents.`,
    parts: [
      [
        'Prices and invoices',
        [
          'The price shown when you agree is the price that is billed. It includes VAT for persons and is without VAT for companies.',
          'Each invoice is issued with a number and never changes. A mistake is corrected by a credit note.',
        ],
      ],
      [
        'Automatic renewal',
        [
          'It is off until you turn it on, service by service, with your consent.',
          'Each charge is announced by e-mail fifteen days before the due date, with its amount, its day and a link that stops it. It is taken seven days before the due date.',
          'If the price is above the one you agreed to, nothing is charged without a new consent.',
          'At any time you can skip a charge, move it, or stop renewing.',
        ],
      ],
      [
        'Payment methods',
        [
          'Numbers of cards and accounts are entered on the page of our payment provider and are never stored by us.',
          'An authorised SEPA direct debit can be disputed at your bank within eight weeks.',
        ],
      ],
      [
        'Disagreement',
        [
          'An invoice is contested on its page. No reminder is sent for the contested amount until we have answered.',
        ],
      ],
      [
        'Connected sites',
        [
          'Another site sees of your space only what you granted to it. You can take that back at any time under “Connected sites”.',
        ],
      ],
    ],
  },
};
