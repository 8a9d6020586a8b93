import * as vscode from 'vscode';

import type { AuditLog } from '../../app/ports.ts';
import { auditDocumentName, auditEmpty, auditSummary, notAnEvent } from '../messages/audit.ts';
import type { Told } from '../messages/told.ts';
import { auditRows, type AuditRow } from './rows.ts';

const SCHEME = 'exchange-keyring-audit';

export interface AuditDocument extends vscode.Disposable {
  /** Opens the log as it is now, one event a line; it cannot be edited there. */
  show(): Promise<Told | undefined>;
}

/** Renders the audit log as a read-only document of its own, so that looking cannot change the file. */
export function registerAuditDocument(audit: Pick<AuditLog, 'path'>): AuditDocument {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${auditDocumentName()}` });
  const registered = vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    onDidChange: changed.event,
    provideTextDocumentContent: async () => render(await readLog(audit.path), audit.path),
  });
  const show = async (): Promise<Told | undefined> => {
    if ((await readLog(audit.path)) === '') return auditEmpty();
    changed.fire(uri);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { preview: true });
    return undefined;
  };
  return Object.assign(vscode.Disposable.from(changed, registered), { show });
}

function render(text: string, path: string): string {
  const rows = auditRows(text);
  return [auditSummary(rows.length, path), ...rows.map(line), ''].join('\n');
}

function line({ at, type, key, details }: AuditRow): string {
  if (type === '') return notAnEvent();
  return [at, type.padEnd(16), key, details].filter((part) => part !== '').join('  ');
}

async function readLog(path: string): Promise<string> {
  const file = vscode.Uri.file(path);
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return '';
    throw error;
  }
}
