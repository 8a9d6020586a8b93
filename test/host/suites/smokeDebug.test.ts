import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { debugToEnd } from '../inside/debugging.ts';
import { neighbourForgets, neighbourSaw } from '../inside/neighbour.ts';
import { eventually } from '../inside/wait.ts';
import { workbench } from '../inside/workbench.ts';

describe('the debuggers of the host', () => {
  for (const type of ['node', 'debugpy']) {
    for (const console of ['internalConsole', 'integratedTerminal']) {
      it(`run a program with ${type} in ${console}`, async () => {
        await neighbourForgets();
        const greeting = `hello from ${type} in ${console}`;
        const finished = await debugToEnd({
          type,
          request: 'launch',
          name: `${type} ${console}`,
          program: `\${workspaceFolder}/bot.${type === 'node' ? 'mjs' : 'py'}`,
          console,
          env: { BOT_GREETING: greeting },
        });
        const printed = `bot: ${greeting}`;
        if (console === 'internalConsole') assert.ok(finished.output.includes(printed));
        else {
          await vscode.commands.executeCommand('workbench.action.terminal.focus');
          await eventually('the terminal shows it', async () =>
            (await workbench.terminalText()).replaceAll('\n', '').includes(printed),
          );
        }
        const events = new Set((await neighbourSaw()).map(({ event }) => event));
        assert.ok(events.has('session started') && events.has('to adapter'));
        assert.ok(console === 'internalConsole' || events.has('terminal'));
      });
    }
  }
});
