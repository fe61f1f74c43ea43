import { isOperators, perform, usage } from './dispute-commands.ts';
import { runCommand } from './operator-command.ts';

await runCommand({ perform, usage, isOperators });
