import { test } from 'fast-check';

export const property = test;
