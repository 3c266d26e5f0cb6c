// Names of images, as github.com/distribution/reference reads them.
import { NotSimulated } from '../program.ts';
import { Failure } from './docker-arguments.ts';

/** The name of an image in parts. */
export interface Reference {
  /** "docker.io", "localhost:5000". */
  domain: string;
  /** "library/nginx". */
  path: string;
  /** As docker shows it: "nginx", "localhost:5000/nginx". */
  repository: string;
  tag: string;
}

/** Reads the name of an image. @throws {Failure} where it is none, with the text of the client of that version */
export function referenceOf(written: string, version: 24 | 27): Reference {
  const [, name = '', tag, digest] = /^([^@]*?)(?::([\w][\w.-]{0,127}))?(@.*)?$/.exec(written) ?? [];
  const slash = name.indexOf('/');
  const first = slash < 0 ? '' : name.slice(0, slash);
  const own = first !== '' && !/[.:]/.test(first) && first !== 'localhost';
  const domain = first === '' || own ? 'docker.io' : first;
  const rest = domain === 'docker.io' ? name.replace(/^(index\.)?docker\.io\//, '') : name.slice(slash + 1);
  const path = domain === 'docker.io' && !rest.includes('/') ? `library/${rest}` : rest;
  if (/[A-Z]/.test(path) && /^[\w./-]+$/.test(path)) {
    const which = version === 27 ? ` (${path})` : '';
    throw new Failure(`invalid reference format: repository name${which} must be lowercase`);
  }
  const component = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
  if (!new RegExp(`^${component}(/${component})*$`).test(path)) throw new Failure('invalid reference format');
  if (digest) throw new NotSimulated('an image by its digest');
  const repository = domain === 'docker.io' ? path.replace(/^library\//, '') : `${domain}/${path}`;
  return { domain, path, repository, tag: tag ?? 'latest' };
}
