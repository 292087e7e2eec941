/** The few things of a browser that the page uses; a test hands in its own. */
export interface PageElement {
  textContent: string | null;
  className: string;
  hidden: boolean;
  /** Of a text field. */
  value: string;
  /** Of a file field. */
  readonly files: Iterable<PageFile> | null;
  append(...children: readonly (PageElement | string)[]): void;
  replaceChildren(...children: readonly PageElement[]): void;
  setAttribute(name: string, value: string): void;
  addEventListener(type: string, listener: (event: PageEvent) => void): void;
}

export interface PageFile {
  readonly name: string;
  arrayBuffer(): Promise<ArrayBuffer>;
}

export interface PageEvent {
  preventDefault(): void;
  readonly dataTransfer?: { readonly files: Iterable<PageFile> } | null;
}

export interface PageDocument {
  createElement(tag: string): PageElement;
  getElementById(id: string): PageElement | null;
  addEventListener(type: string, listener: (event: PageEvent) => void): void;
}
