export const sandboxMailer = 1;
