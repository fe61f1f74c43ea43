import { css } from 'lit';
import { styles } from './styles.ts';

/** The form that pays: nothing to type in, so without the kit's sheet for fields. */
export const payStyles = [
  ...styles,
  css`
    fieldset {
      min-width: 0;
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend,
    .error {
      padding: 0;
      font-weight: 550;
    }
    legend {
      margin-block-end: 0.5rem;
    }
    .choice {
      display: grid;
      grid-template-columns: auto 1fr;
      gap: 0.125rem 0.625rem;
      align-content: center;
      min-height: 1.75rem;
    }
    .choice input {
      width: 1.125rem;
      height: 1.125rem;
      margin: 0.2em 0;
      accent-color: var(--_accent);
    }
    .hint {
      color: var(--_soft);
      font-size: 0.875em;
    }
    .error {
      color: var(--_bad);
    }
    .error::before {
      content: '⚠ ' / '';
    }
    .total {
      display: flex;
      justify-content: space-between;
      font-size: 1.125em;
      font-weight: 650;
    }
  `,
];
