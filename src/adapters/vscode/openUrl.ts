import * as vscode from 'vscode';

/** Opens a web page in the user's browser; false when it is no https address or could not be opened. */
export async function openUrl(url: string): Promise<boolean> {
  if (!url.startsWith('https://')) return false;
  return vscode.env.openExternal(vscode.Uri.parse(url, true));
}
