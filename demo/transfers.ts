import { runCommand } from './operator-command.ts';
import { isOperators, perform, usage } from './transfer-commands.ts';

await runCommand({ perform, usage, isOperators });
