import { assignmentVariable, type Assignment } from '../workbench/protocol.ts';

/** What the runner asked this extension host to do. */
export function assignment(): Assignment {
  const text = process.env[assignmentVariable];
  if (text === undefined) throw new Error(`${assignmentVariable} is not set`);
  return JSON.parse(text) as Assignment;
}
