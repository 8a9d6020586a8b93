import type Mocha from 'mocha';
import type { Report } from '../workbench/protocol.ts';
import { ask } from './bridge.ts';

/** Tells the runner what mocha does, in order; `flush` waits until it has heard everything. */
export function reportTo(runner: Mocha.Runner): { readonly flush: () => Promise<void> } {
  let sent: Promise<unknown> = Promise.resolve();
  let depth = 0;
  const send = (report: Report) => {
    sent = sent.then(() => ask({ kind: 'report', report }));
  };
  send({ kind: 'start' });
  runner.on('suite', (suite) => {
    if (suite.root) return;
    send({ kind: 'suite', title: suite.title, depth });
    depth++;
  });
  runner.on('suite end', (suite) => {
    if (!suite.root) depth--;
  });
  runner.on('pass', (test) => {
    send({ kind: 'pass', title: test.title, depth, ms: test.duration ?? 0 });
  });
  runner.on('pending', (test) => {
    send({ kind: 'pending', title: test.title, depth });
  });
  runner.on('fail', (test, error: unknown) => {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    send({ kind: 'fail', title: test.title, depth, ms: test.duration ?? 0, stack });
  });
  return {
    flush: async () => {
      send({ kind: 'end' });
      await sent;
    },
  };
}
