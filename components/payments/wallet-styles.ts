import { css } from 'lit';
import { baseStyles } from '../kit/base-styles.ts';
import { buttonStyles } from '../kit/button-styles.ts';
import { cardStyles } from '../kit/card-styles.ts';
import { noticeStyles } from '../kit/notice-styles.ts';

/** The balance, and the movements that made it. */
export const walletStyles = [
  ...baseStyles,
  buttonStyles,
  noticeStyles,
  cardStyles,
  css`
    .balance {
      font-size: 2em;
      font-weight: 650;
    }
    section + section {
      margin-block-start: var(--_gap);
    }
    .ask {
      display: grid;
      gap: 0.75rem;
    }
    .acts {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem;
    }
    .moves {
      display: grid;
      gap: 0.75rem;
    }
    .moves li {
      display: flex;
      gap: 1rem;
      justify-content: space-between;
    }
    .moves .small {
      display: block;
    }
    [role='status']:empty {
      display: none;
    }
  `,
];
