import * as vscode from 'vscode';

import type { HostSystem } from '../../app/host.ts';
import type { listGrants, withdrawGrants } from '../../app/injection/manageGrants.ts';
import type { ListedGrant } from '../../app/injection/ports.ts';
import { describeKeyFault } from '../messages/faults.ts';
import { grantRow, grantsWithdrawn, grantsWords, noGrants } from '../messages/grants.ts';
import type { Told } from '../messages/told.ts';

/** What *Manage Grants…* does, bound to its world. */
interface GrantsUse {
  readonly list: () => ReturnType<typeof listGrants>;
  readonly withdraw: (listed: readonly ListedGrant[]) => ReturnType<typeof withdrawGrants>;
  readonly host: HostSystem;
}

/** Lists every grant and withdraws the chosen ones. */
export async function manageGrantsCommand(use: GrantsUse): Promise<Told | undefined> {
  const listed = await use.list();
  if (!listed.ok) return describeKeyFault(listed.error, use.host);
  if (listed.value.length === 0) return noGrants();
  const items = listed.value.map((grant) => ({ ...grantRow(grant), listed: grant }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: grantsWords.title(),
    placeHolder: grantsWords.placeholder(),
    canPickMany: true,
    ignoreFocusOut: true,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (!chosen || chosen.length === 0) return undefined;
  const withdrawn = await use.withdraw(chosen.map((item) => item.listed));
  return withdrawn.ok
    ? grantsWithdrawn(withdrawn.value)
    : describeKeyFault(withdrawn.error, use.host);
}
