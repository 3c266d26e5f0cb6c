// The two builds that the tests look at: at the root of a host, and under a path.

export const root = { dir: 'dist', base: '/', port: 4331 };
export const subPath = { dir: 'node_modules/.cache/photon-os-faq/sub-path', base: '/photon/', port: 4332 };
