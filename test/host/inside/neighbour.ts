import * as vscode from 'vscode';

/** One thing that the neighbouring extension saw. */
export interface Sighting {
  readonly event: string;
  readonly what: unknown;
}

/** All that another extension has seen since `neighbourForgets`. */
export async function neighbourSaw(): Promise<readonly Sighting[]> {
  const text = await vscode.commands.executeCommand<string>('neighbour.seen');
  return JSON.parse(text) as readonly Sighting[];
}

/** Empties the neighbour's memory. */
export async function neighbourForgets(): Promise<void> {
  await vscode.commands.executeCommand('neighbour.forget');
}

/** The events in which a value is found in the neighbour's memory; the value is not quoted. */
export async function neighbourSawValue(value: string): Promise<readonly string[]> {
  const quoted = JSON.stringify(value).slice(1, -1);
  return (await neighbourSaw())
    .filter(({ what }) => JSON.stringify(what).includes(quoted))
    .map(({ event }) => event);
}
