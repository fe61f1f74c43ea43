import { css } from 'lit';
import { styles } from './styles.ts';

/** The question: who asks, and groups of boxes to tick. */
export const consentStyles = [
  ...styles,
  css`
    .card {
      background: var(--_raised);
    }
    .title {
      font-size: 1.25em;
      font-weight: 400;
      line-height: 1.3;
      text-wrap: balance;
    }
    .lead {
      margin-bottom: 0.75rem;
    }
    .origin {
      color: var(--_text);
    }
    button.inline {
      min-height: 1.5rem;
      padding: 0 0.25rem;
    }
    fieldset {
      display: grid;
      gap: 0.25rem;
      min-width: 0;
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      margin-bottom: 0.25rem;
      padding: 0;
      font-weight: 550;
    }
    .choice {
      display: flex;
      gap: 0.625rem;
      align-items: start;
      min-height: 1.75rem;
    }
    input {
      flex: none;
      width: 1.125rem;
      height: 1.125rem;
      margin: 0.2em 0;
      accent-color: var(--_accent);
    }
  `,
];
