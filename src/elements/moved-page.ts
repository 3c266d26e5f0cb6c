// <moved-page>: leads on to the address of its link, with the query and the fragment of this one. Markup: pages/[...moved].astro

/** Stands around the link, which is there for whoever has no script. */
export class MovedPage extends HTMLElement {
  connectedCallback() {
    const link = this.querySelector('a');
    if (!link) throw new Error('<moved-page> needs a link inside.');
    const { search, hash } = location;
    location.replace(new URL(search + hash, link.href));
  }
}
customElements.define('moved-page', MovedPage);
