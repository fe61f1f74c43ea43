import type { EditStrings } from './edit-strings.ts';

export const en: EditStrings = {
  label: 'Name of the service',
  labelHint: 'Your own name for this service; empty, it takes that of the plan. Enter saves, Esc cancels.',
  anyway: 'Save anyway',
  keepTheirs: 'Keep the other name',
  renamedMeanwhile: (by, label, when) =>
    `${by || 'Somebody'} ${label ? `renamed this service “${label}”` : 'removed the name of this service'}${when ? ` (${when})` : ''} while you were typing.`,
  newTag: 'New tag',
  addTag: 'Add',
  removeTag: 'Remove the tag',
  done: 'Done',
  tagHint: 'Each change is saved at once.',
  tagsFull: 'Ten tags at most: remove one first.',
  merged: 'The tags had changed meanwhile; both changes are kept.',
};
