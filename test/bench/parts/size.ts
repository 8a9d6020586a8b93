import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkVsix, MAX_BYTES, packageVsix } from '../../meta/vsix.ts';
import { buildProduct } from '../../host/runner/build.ts';
import { cache, root } from '../../setup/paths.ts';
import { verdict, type Outcome } from '../report.ts';

interface Bundles {
  readonly outputs: Readonly<
    Record<string, { readonly bytes: number; readonly inputs: Readonly<Record<string, unknown>> }>
  >;
}

/** The package that users download, and the bundles in it. */
export async function measureSize(): Promise<Outcome> {
  buildProduct();
  const vsix = join(cache, 'bench.vsix');
  await packageVsix(root, vsix);
  const { bytes, entries } = checkVsix(vsix);
  const { outputs } = JSON.parse(readFileSync(join(root, 'dist', 'meta.json'), 'utf8')) as Bundles;
  const bundles = Object.entries(outputs).map(([file, bundle]) => ({
    file,
    bytes: bundle.bytes,
    modules: Object.keys(bundle.inputs).length,
  }));
  return {
    rows: [
      {
        what: 'VSIX',
        measured: `${megabytes(bytes)} MB, ${entries.length} files`,
        budget: `≤ ${megabytes(MAX_BYTES)} MB`,
        verdict: verdict(bytes <= MAX_BYTES),
        runs: '1',
      },
      ...bundles.map(({ file, bytes: size, modules }) => ({
        what: `  ${file}`,
        measured: `${(size / 1024).toFixed(1)} kB, ${modules} modules`,
        budget: '',
        verdict: '' as const,
        runs: '1',
      })),
    ],
    notes: ['sizes: 1 MB is 2²⁰ bytes; bundles are minified and not yet compressed.'],
    data: { vsixBytes: bytes, files: entries.length, bundles },
  };
}

function megabytes(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(2);
}
