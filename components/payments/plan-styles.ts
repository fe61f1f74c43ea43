import { css } from 'lit';
import { styles } from './styles.ts';

/** The charges to come: what each of them offers, in two columns on a phone. */
export const planStyles = [
  ...styles,
  css`
    .ways {
      display: flex;
      gap: 0.5rem;
      justify-content: end;
    }
    .ways [aria-disabled='true'] {
      border-color: transparent;
      background: none;
    }
    .rows .month {
      align-content: start;
    }
    .rows .end {
      text-align: end;
    }
    .rows .whole,
    .rows .buttons {
      grid-column: 1 / -1;
    }
    .rows .buttons button {
      padding-inline: 0.625rem;
      font-size: 0.875em;
    }
    @container (max-width: 26rem) {
      .rows .buttons {
        display: grid;
        grid-template-columns: 1fr 1fr;
      }
      .rows .buttons button {
        padding-inline: 0.25rem;
      }
      .rows .buttons button:last-child:nth-child(odd) {
        grid-column: 1 / -1;
      }
    }
  `,
];
