import { css } from 'lit';
import { badgeStyles } from '../kit/badge-styles.ts';
import { dialogStyles } from '../kit/dialog-styles.ts';
import { styles } from './styles.ts';

export const connectionsStyles = [
  ...styles,
  badgeStyles,
  dialogStyles,
  css`
    .intro {
      display: grid;
      gap: 0.25rem;
      margin-bottom: var(--_gap);
    }
    .name {
      font-size: 1.0625em;
    }
    .scopes {
      display: grid;
      gap: 0.125rem;
    }
    .status {
      margin-bottom: var(--_gap);
    }
    .status:empty {
      display: none;
    }
  `,
];
