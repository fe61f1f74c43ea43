/** Lower case without accents: how names are sorted and searched. */
export const foldKey = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
