import { createServer, type Socket } from 'node:net';
import { once } from 'node:events';
import type { BridgeRequest, Report } from './protocol.ts';

/** What the bridge does for the code inside the extension host. */
export interface BridgeHandlers {
  readonly call: (method: string, args: readonly unknown[]) => Promise<unknown>;
  readonly report: (report: Report) => void;
}

/** Serves one JSON line per connection at `path`; the answer is one JSON line. */
export async function serveBridge(
  path: string,
  handlers: BridgeHandlers,
): Promise<{ readonly close: () => void }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    let text = '';
    socket.on('data', (data: Buffer) => {
      text += data.toString();
      if (!text.endsWith('\n')) return;
      void answer(text, handlers).then((line) => socket.end(`${line}\n`));
    });
  });
  server.listen(path);
  await once(server, 'listening');
  return {
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

async function answer(text: string, handlers: BridgeHandlers): Promise<string> {
  try {
    // Both ends are this repository's own code, of the same build.
    const request = JSON.parse(text) as BridgeRequest;
    switch (request.kind) {
      case 'call':
        return JSON.stringify({ value: await handlers.call(request.method, request.args) });
      case 'report':
        handlers.report(request.report);
        return JSON.stringify({});
    }
  } catch (error) {
    return JSON.stringify({ error: error instanceof Error ? error.message : String(error) });
  }
}
