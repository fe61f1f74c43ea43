import type { OperationStrings } from './strings.ts';

/** Slow work in English. */
export const en: OperationStrings = {
  titles: {
    'invoice-archive': ({ count = 0 }, shown) =>
      count === 1 ? 'Archive of one document' : `Archive of ${shown} documents`,
  },
  states: {
    todo: 'Waiting',
    doing: 'Under way',
    blocked: 'Paused',
    done: 'Done',
    failed: 'Failed',
    cancelled: 'Cancelled',
  },
  steps: { 'check-files': 'Checking the PDFs' },
  blocks: { 'files-being-made': 'Some PDFs are still being made. It goes on by itself.' },
  blocked: 'It goes on by itself as soon as possible.',
  needed: 'Needed from you:',
  needs: {},
  failures: {
    'files-missing': 'Some PDFs could not be made. Start it again in a few minutes.',
    unexpected: 'Something went wrong on our side. Nothing is lost: start it again.',
  },
  waits: 'Starts in a moment. You can go on, or close this page.',
  goesOn: 'You can go on, or close this page: it continues without you.',
  progress: (percent) => `${percent} done`,
  download: (size) => `Download (${size})`,
  fetching: 'Preparing the link…',
  until: (when) => `Available until ${when}.`,
  gone: 'The file is no longer kept. Start again to have it once more.',
  startedOn: (when) => `Asked for on ${when}`,
  cancel: 'Cancel',
  cancelOf: (title) => `Cancel: ${title}`,
  relaunch: 'Start again',
  relaunchOf: (title) => `Start again: ${title}`,
  list: 'Operations',
  none: 'No operation. What takes time, such as an archive of invoices, is followed here.',
};
