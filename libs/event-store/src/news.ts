/** Wakes whoever waits for the log to grow. */
export class News {
  private readonly waiting = new Set<() => void>();

  tell(): void {
    for (const wake of this.waiting) wake();
  }

  /**
   * Resolves at the next `tell`, when the signal aborts, or after `patience` milliseconds where
   * given: another process tells nobody here.
   */
  next(signal: AbortSignal, patience?: number): Promise<void> {
    if (signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = (): void => {
        this.waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        clearTimeout(timer);
        resolve();
      };
      const timer = patience === undefined ? undefined : setTimeout(wake, patience);
      this.waiting.add(wake);
      signal.addEventListener('abort', wake);
    });
  }
}
