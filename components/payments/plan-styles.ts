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
    .rows .end {
      align-content: start;
      text-align: end;
    }
    .rows .whole,
    .rows .buttons {
      grid-column: 1 / -1;
    }
    .rows .buttons button {
      font-size: 0.9375em;
    }
    @container (max-width: 26rem) {
      .rows .buttons {
        display: grid;
        grid-template-columns: 1fr 1fr;
      }
      .rows .buttons button {
        padding-inline: 0.25rem;
        font-size: 0.875em;
      }
      .rows .buttons button:last-child:nth-child(odd) {
        grid-column: 1 / -1;
      }
    }
  `,
];
