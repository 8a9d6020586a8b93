import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../inside/wait.ts';
import { workbench } from '../inside/workbench.ts';

describe('an untrusted workspace', () => {
  it('is untrusted until the user trusts it', async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    await workbench.trustWorkspace();
    await eventually('the workspace is trusted', () => vscode.workspace.isTrusted);
  });
});
