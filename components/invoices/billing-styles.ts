import { css } from 'lit';
import { baseStyles } from '../kit/base-styles.ts';
import { buttonStyles } from '../kit/button-styles.ts';
import { cardStyles } from '../kit/card-styles.ts';
import { formStyles } from '../kit/form-styles.ts';
import { noticeStyles } from '../kit/notice-styles.ts';

/** Two cards: who is billed, who else receives the documents. */
export const billingStyles = [
  ...baseStyles,
  buttonStyles,
  noticeStyles,
  cardStyles,
  formStyles,
  css`
    h2 {
      font-size: 1em;
    }
    form {
      display: grid;
      gap: 0.5rem;
    }
    #told {
      min-height: 1.25rem;
    }
    .lines {
      white-space: pre-line;
    }
  `,
];
