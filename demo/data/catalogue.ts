import type { ServiceKind } from '../../components/contract/services.ts';

/** What is sold: one commercial name, one price, one period. */
export interface Product {
  readonly kind: ServiceKind;
  readonly name: string;
  /** Price of one period: without tax for the web, with tax for home care (per hour). */
  readonly cents: number;
  /** Months of one period; 0 when billed in arrears. */
  readonly months: number;
}

const product = (kind: ServiceKind, name: string, cents: number, months: number): Product => ({
  kind,
  name,
  cents,
  months,
});

export const catalogue = {
  essential: product('hosting', 'Hébergement Essentiel', 4900, 12),
  pro: product('hosting', 'Hébergement Pro', 11_900, 12),
  shop: product('hosting', 'Hébergement Boutique en ligne', 1990, 1),
  multisite: product('hosting', 'Hébergement Multisite Agence', 34_900, 12),
  archive: product('hosting', 'Hébergement Archive, trois ans', 9900, 36),
  fr: product('domain', 'Nom de domaine .fr', 890, 12),
  com: product('domain', 'Nom de domaine .com', 1290, 12),
  eu: product('domain', 'Nom de domaine .eu', 990, 12),
  org: product('domain', 'Nom de domaine .org', 1390, 12),
  boutique: product('domain', 'Nom de domaine .boutique', 3990, 12),
  bzh: product('domain', 'Nom de domaine .bzh', 4490, 12),
  sslSimple: product('ssl', 'Certificat SSL, un domaine', 2900, 12),
  sslWild: product('ssl', 'Certificat SSL, domaine et sous-domaines', 9900, 12),
  sslExtended: product('ssl', 'Certificat SSL, validation étendue de l’organisation', 18_900, 12),
  serverS: product('managed_server', 'Serveur infogéré S', 7900, 1),
  serverM: product('managed_server', 'Serveur infogéré M', 14_900, 1),
  serverL: product('managed_server', 'Serveur infogéré L, haute disponibilité', 28_900, 1),
  cleaning: product('home_care', 'Ménage régulier, 3 h par semaine', 2790, 0),
  ironing: product('home_care', 'Repassage, 2 h toutes les deux semaines', 2890, 0),
  windows: product('home_care', 'Grand nettoyage de printemps', 3190, 0),
} as const satisfies Record<string, Product>;

const byExtension: Readonly<Record<string, Product>> = {
  fr: catalogue.fr,
  com: catalogue.com,
  eu: catalogue.eu,
  org: catalogue.org,
  boutique: catalogue.boutique,
  bzh: catalogue.bzh,
};

/** The product of a domain name by its extension; `.fr` for those that are not sold alone. */
export const productOfDomain = (domain: string): Product =>
  byExtension[domain.split('.').at(-1) ?? ''] ?? catalogue.fr;
