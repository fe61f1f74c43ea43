import { css } from 'lit';

/** The editors of name and tags, on one line where there is room. */
export const editStyles = css`
  .label-edit,
  .tag-edit {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    align-items: center;
  }
  .label-edit {
    grid-column: 2 / -1;
  }
  .label-edit input {
    flex: 1 1 14rem;
    width: auto;
    font-weight: 600;
  }
  .tag-edit input {
    flex: 1 1 9rem;
    width: auto;
  }
  .label-edit p,
  .tag-edit p,
  .tag-edit ul {
    flex-basis: 100%;
  }
  .tag-edit ul:empty {
    display: none;
  }
`;
