import { ensureCodeServer } from './codeServer.ts';
import { ensurePython } from './python.ts';
import { ensureSystemPackages } from './systemPackages.ts';

/** Makes the machine ready for the tests; a second call finds everything there and does nothing. */
export async function setUp(host: 'offline' | 'desktop' = 'offline'): Promise<void> {
  if (host === 'offline') {
    await ensureSystemPackages('test');
    await ensureCodeServer();
  } else if (process.platform === 'linux') {
    await ensureSystemPackages('start');
  }
  await ensurePython();
}

if (process.argv[1] === import.meta.filename) {
  await setUp().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
