import { css } from 'lit';
import { styles } from './styles.ts';

/** The saved means. */
export const meansStyles = [
  ...styles,
  css`
    .buttons.way {
      margin-block-start: 1rem;
    }
    .buttons.add {
      justify-content: start;
    }
    .notice .buttons.add {
      justify-content: center;
    }
    summary {
      cursor: pointer;
    }
    details > :not(summary) {
      margin-block-start: 0.5rem;
    }
    .head {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem;
      align-items: center;
      justify-content: space-between;
    }
  `,
];
