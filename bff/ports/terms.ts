/** The operator's general terms in one language. */
export interface OwnText {
  readonly format: 'markdown' | 'plain';
  readonly words: string;
}

/** The operator's general terms; the French text stands for English too when there is no other. */
export interface OwnTerms {
  readonly fr: OwnText;
  readonly en?: OwnText;
}
