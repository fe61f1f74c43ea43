/** Changing the billing address, in French. */
export const fr = {
  name: 'Le nom et les numéros d’identification ne changent pas ici : ils figurent sur des factures déjà émises.',
  street: 'Adresse',
  more: 'Complément (facultatif)',
  postCode: 'Code postal',
  city: 'Ville',
  email: 'Factures envoyées à',
  wrong: {
    lines: 'Écrivez au moins une ligne d’adresse, de 80 caractères au plus.',
    postCode: 'Écrivez un code postal, en France à cinq chiffres.',
    city: 'Écrivez la ville.',
    email: 'Écrivez une adresse comme nom@exemple.fr.',
  },
  saved: 'C’est fait : les prochains documents porteront cette adresse.',
};

/** The shape that every language fills. */
export type BillingAddressStrings = typeof fr;
