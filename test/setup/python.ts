import { rmSync } from 'node:fs';
import { python } from './paths.ts';
import { isStamped, stamp, step } from './step.ts';

const packages = ['ccxt==4.5.84', 'debugpy==1.8.22'];
const recipe = packages.join(' ');

/** Makes a Python environment with debugpy and ccxt in .vscode-test/python. */
export async function ensurePython(): Promise<void> {
  if (isStamped(python.folder, recipe)) return;
  await step('Python environment (debugpy, ccxt)', async (execute) => {
    rmSync(python.folder, { recursive: true, force: true });
    await execute('python3', ['-m', 'venv', python.folder]);
    await execute(python.executable, ['-m', 'pip', 'install', '--no-input', ...packages]);
  });
  stamp(python.folder, recipe);
}
