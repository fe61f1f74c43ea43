import { unicodeDomain } from '../../components/contract/domain-name.ts';

/** Lower case without accents, domains as people write them: how names are sorted and searched. */
export const foldKey = (text: string): string =>
  text
    .replace(/\S*xn--\S*/gi, (domain) => unicodeDomain(domain.toLowerCase()))
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .trim();
