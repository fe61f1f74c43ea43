import { css } from 'lit';
import { baseStyles } from '../kit/base-styles.ts';
import { buttonStyles } from '../kit/button-styles.ts';
import { cardStyles } from '../kit/card-styles.ts';
import { noticeStyles } from '../kit/notice-styles.ts';

/** The ground of the elements of this room, which have no field to type in: without the kit's sheet for those. */
export const styles = [
  ...baseStyles,
  buttonStyles,
  cardStyles,
  noticeStyles,
  css`
    .error {
      color: var(--_bad);
      font-weight: 550;
    }
    .error::before {
      content: '⚠ ' / '';
    }
    .buttons {
      display: flex;
      gap: 0.5rem;
      justify-content: end;
    }
  `,
];
