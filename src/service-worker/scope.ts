// What is used of a service worker's global scope: TypeScript's own types of it cannot stand beside those of pages.

declare global {
  /** An event that keeps the worker alive: https://w3c.github.io/ServiceWorker/#extendableevent-interface */
  interface ExtendableEvent extends Event {
    waitUntil(work: Promise<unknown>): void;
  }
}

/** https://w3c.github.io/ServiceWorker/#serviceworkerglobalscope-interface */
export interface WorkerScope {
  readonly clients: {
    claim(): Promise<void>;
    matchAll(options: {
      type: 'window';
      includeUncontrolled?: boolean;
    }): Promise<readonly { id: string; url: string }[]>;
  };
  readonly navigator: Navigator & { connection?: { saveData?: boolean } };
  readonly registration: ServiceWorkerRegistration;
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: ExtendableEvent) => void): void;
  addEventListener(type: 'message', listener: (event: ExtendableEvent & { readonly data: unknown }) => void): void;
}
