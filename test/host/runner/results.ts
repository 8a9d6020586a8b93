import type { Report } from '../workbench/protocol.ts';

interface Failure {
  readonly run: string;
  readonly title: string;
  readonly stack: string;
}

/** The results of all runs, printed as they come. */
export class Results {
  readonly #failures: Failure[] = [];
  readonly #path: string[] = [];
  #run = '';
  #passed = 0;
  #finished = true;

  /** Begins a run; until `endRun` a crash of the host counts as one failure. */
  startRun(name: string): void {
    this.#run = name;
    this.#finished = false;
    this.#path.length = 0;
    console.log(`\n${name}`);
  }

  /** Takes one report from the extension host. */
  take(report: Report): void {
    const indent = 'depth' in report ? '  '.repeat(report.depth + 1) : '';
    switch (report.kind) {
      case 'start':
        return;
      case 'suite':
        this.#path.splice(report.depth, Infinity, report.title);
        console.log(`${indent}${report.title}`);
        return;
      case 'pass':
        this.pass(report.title, report.ms, indent);
        return;
      case 'pending':
        // A test that did not run has shown nothing.
        this.#fail([...this.#path, report.title].join(' › '), 'it was skipped', indent);
        return;
      case 'fail':
        this.#fail([...this.#path, report.title].join(' › '), report.stack, indent);
        return;
      case 'end':
        this.#finished = true;
    }
  }

  pass(title: string, ms: number, indent = '  '): void {
    this.#passed++;
    console.log(`${indent}✔ ${title} (${ms.toFixed(0)} ms)`);
  }

  /** Notes a failure that is not a mocha test's, such as a leak. */
  fail(title: string, reason: string): void {
    this.#fail(title, reason, '  ');
  }

  /** Ends a run; `why` explains a host that ended before its tests did. */
  endRun(why: () => string): void {
    if (!this.#finished) this.#fail('the host ended before its tests did', why(), '  ');
  }

  /** Prints failures and the totals; returns the exit code. */
  summarise(): number {
    for (const { run, title, stack } of this.#failures) {
      console.log(`\n✘ ${run} › ${title}\n${stack.replaceAll(/^/gm, '    ')}`);
    }
    if (this.#passed === 0 && this.#failures.length === 0) console.log('\nno test ran');
    console.log(`\n${this.#passed} passed, ${this.#failures.length} failed`);
    return this.#failures.length === 0 && this.#passed > 0 ? 0 : 1;
  }

  #fail(title: string, stack: string, indent: string): void {
    this.#failures.push({ run: this.#run, title, stack });
    console.log(`${indent}✘ ${title}`);
  }
}
