import { sample } from '../../test/support/sample.ts';

export const tested = sample;
