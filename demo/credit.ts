import { isOperators, perform, usage } from './credit-commands.ts';
import { runCommand } from './operator-command.ts';

await runCommand({ perform, usage, isOperators });
