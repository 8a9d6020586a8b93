import { connect } from 'node:net';
import type { BridgeRequest } from '../workbench/protocol.ts';
import { assignment } from './assignment.ts';

/** Sends one request to the runner. Rejects with the runner's message if it could not be done. */
export function ask(request: BridgeRequest): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const socket = connect(assignment().bridge);
    let text = '';
    socket.on('connect', () => socket.write(`${JSON.stringify(request)}\n`));
    socket.on('data', (data: Buffer) => (text += data.toString()));
    socket.on('error', reject);
    socket.on('end', () => {
      const answer = JSON.parse(text) as { readonly value?: unknown; readonly error?: string };
      if (answer.error === undefined) resolve(answer.value);
      else reject(new Error(answer.error));
    });
  });
}
