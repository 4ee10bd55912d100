import type { Reporter, SerializedError, TestModule } from 'vitest/node'

/**
 * Ends a run with the line `N passed, N failed, N skipped`, from which CI sees that tests ran at all.
 * Whatever failed outside of a test counts as one that failed: a file that cannot be loaded, a hook, an
 * error that nobody caught.
 */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const groups = modules.flatMap((module) => [module, ...module.children.allSuites()])
    const count = (state: string): number => tests.filter((test) => test.result().state === state).length
    const failed = count('failed') + groups.flatMap((group) => group.errors()).length + unhandled.length
    // A test that never got its turn was skipped, whatever the reason.
    const skipped = count('skipped') + count('pending')
    process.stdout.write(`${count('passed')} passed, ${failed} failed, ${skipped} skipped\n`)
  }
}
