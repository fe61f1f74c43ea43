import { css } from 'lit';
import { baseStyles } from '../kit/base-styles.ts';
import { buttonStyles } from '../kit/button-styles.ts';
import { formStyles } from '../kit/form-styles.ts';

/** The ground of the forms of this room: one column, fields under each other, the way out at the bottom. */
export const styles = [
  ...baseStyles,
  buttonStyles,
  formStyles,
  css`
    form,
    .panel {
      display: grid;
      gap: 1rem;
      padding: 1.25rem;
      border: 1px solid var(--_line);
      border-radius: calc(var(--_radius) * 1.5);
      background: var(--_raised);
    }
    h1 {
      font-size: 1.375em;
      line-height: 1.25;
      overflow-wrap: anywhere;
      text-wrap: balance;
    }
    h1:focus-visible {
      outline-offset: 4px;
    }
    .wide {
      width: 100%;
    }
    .choice .hint {
      grid-column: 2;
    }
    .ways {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem 1.5rem;
      padding-top: 0.25rem;
    }
    .ways a {
      padding: 0.25rem 0;
    }
  `,
];
