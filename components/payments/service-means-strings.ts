/** A means for each service, in French. */
const fr = {
  byService: 'Un moyen par service',
  byServiceWhy: 'Le moyen par défaut renouvelle tout ce qui n’en a pas d’autre.',
  change: 'Changer',
  changeOf: (label: string) => `Changer le moyen de ${label}`,
};

const en: typeof fr = {
  byService: 'A method for each service',
  byServiceWhy: 'The default method renews all that has no other.',
  change: 'Change',
  changeOf: (label) => `Change the method of ${label}`,
};

/** Both languages in one: fewer letters than a further file would need for its hash. */
export const serviceMeansStrings = { fr, en };
