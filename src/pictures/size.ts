// How large the pictures of the pages are: known to the pages without what draws them.

/** In pixels; 1.91 to 1, which the services that show them ask for. */
export const pictureSize = { width: 1200, height: 630 };
