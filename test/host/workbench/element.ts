/** The part of the DOM's Element that helpers read inside the page. */
export interface PageElement {
  readonly textContent: string | null;
  readonly className: string;
  readonly value?: string;
  readonly type?: string;
  readonly placeholder?: string;
  readonly checked?: boolean;
  readonly offsetHeight: number;
  readonly getAttribute: (name: string) => string | null;
  readonly matches: (selector: string) => boolean;
  readonly closest: (selector: string) => PageElement | null;
  readonly querySelector: (selector: string) => PageElement | null;
  readonly querySelectorAll: (selector: string) => Iterable<PageElement>;
}
