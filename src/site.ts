// The words every part of the site shares: its name, its topics in reading order, the releases with their dates.

/** Name of the site, as it stands in titles and in the header. */
export const siteName = 'Photon OS FAQ';

/** One sentence on what the site is; the description of the home page. */
export const siteDescription =
  'Questions and answers about Photon OS, the Linux container host: symptom, fix and check, with sources.';

/** Where a question goes that this site does not answer. */
export const askAddress = 'https://github.com/vmware/photon/issues';

/** The topics in reading order. A question's topic is the folder it lies in: content/faq/<id>/. */
export const topics = [
  { id: 'getting-started', title: 'Getting started' },
  { id: 'packages', title: 'Packages' },
  { id: 'access', title: 'Logging in' },
  { id: 'network', title: 'Network' },
  { id: 'docker', title: 'Docker' },
  { id: 'system', title: 'System' },
  { id: 'about', title: 'About the project' },
] as const;

export type TopicId = (typeof topics)[number]['id'];

/**
 * How many questions a list holds. Up to `together`, the home page and /faq/ show every one: so many fit into the 14,000
 * bytes of a first round trip. Beyond, they show the first of each topic, and each topic has pages of its own.
 */
export const listed = { together: 86, first: 10, onPage: 60, beside: 24 };

/** The questions a newcomer is led through first, by slug. */
export const firstQuestions = ['what-is-photon-os', 'get-started', 'install-packages', 'docker-ps-not-working'];

/**
 * The releases, oldest first. `released` and `supportEnds` are ISO dates; `supportEnds` is null
 * where no date has been published. 6.0 is a development branch and therefore no release.
 *
 * Sources: tags of vmware/photon; https://github.com/endoflife-date/endoflife.date/pull/9025 for the
 * dates of 3.0 and 4.0; endoflife.date for 2.0; the VMware vSphere blog of January 2022 for 1.0.
 */
export const releases = [
  { id: '1.0', kernel: '4.4', released: '2016-06-11', supportEnds: '2022-02-28' },
  { id: '2.0', kernel: '4.9', released: '2017-11-01', supportEnds: '2022-12-01' },
  { id: '3.0', kernel: '4.19', released: '2019-02-08', supportEnds: '2025-10-02' },
  { id: '4.0', kernel: '5.10', released: '2021-02-25', supportEnds: '2027-10-11' },
  { id: '5.0', kernel: '6.1', released: '2023-05-02', supportEnds: null },
] as const;

export type ReleaseId = (typeof releases)[number]['id'];

/** The ids of all releases, oldest first. */
export const releaseIds: readonly ReleaseId[] = releases.map((release) => release.id);

/** Questions that readers mix up: each page of a family shows by which message to tell it from its siblings. */
export const families = {
  docker: 'Docker does not do as it should',
  password: 'A password is the problem',
  tdnf: 'tdnf stops with an error',
} as const;

export type FamilyId = keyof typeof families;

/** The ids of the releases whose support has ended by a day. */
export function endedBy(day: Date): ReleaseId[] {
  return releases.filter(({ supportEnds }) => supportEnds !== null && new Date(supportEnds) < day).map(({ id }) => id);
}

/** The topic with this id. Throws where there is none. */
export function topicOf(id: string) {
  const topic = topics.find((candidate) => candidate.id === id);
  if (!topic) {
    throw new Error(`There is no topic "${id}". The topics are: ${topics.map((t) => t.id).join(', ')}.`);
  }
  return topic;
}
