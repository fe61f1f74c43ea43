import { sandboxMailer } from '../adapters/sandbox/mailer.ts';

export const sign = sandboxMailer;
