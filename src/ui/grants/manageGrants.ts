import * as vscode from 'vscode';

import type { HostSystem } from '../../app/host.ts';
import type { listGrants, withdrawGrants } from '../../app/injection/manageGrants.ts';
import type { ListedGrant } from '../../app/injection/ports.ts';
import { assertNever } from '../../core/kernel/assertNever.ts';
import {
  describeAuditFault,
  describeIndexFault,
  describeStoreFailure,
} from '../messages/faults.ts';
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
  if (!listed.ok) return describeFault(listed.error, use.host);
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
  return withdrawn.ok ? grantsWithdrawn(withdrawn.value) : describeFault(withdrawn.error, use.host);
}

type Fault = Extract<Awaited<ReturnType<typeof listGrants>>, { readonly ok: false }>['error'];

function describeFault(fault: Fault, host: HostSystem): Told {
  switch (fault.code) {
    case 'store':
      return describeStoreFailure(fault.failure, host);
    case 'index':
      return describeIndexFault(fault.fault);
    case 'audit':
      return describeAuditFault(fault.fault, host);
    default:
      return assertNever(fault);
  }
}
