// The questions, sorted and joined. The only caller of getCollection('faq').
import { getCollection, type CollectionEntry } from 'astro:content';
import type { QuestionFields } from '../content.config.ts';
import type { Start } from '../machine/start.ts';
import { machineFor } from '../snippets/start.ts';
import { firstQuestions, listed, topicOf, topics, type TopicId } from '../site.ts';
import { bodyOf } from './body.ts';
import { once } from './once.ts';

export interface Question extends QuestionFields {
  slug: string;
  topic: TopicId;
  /** Address from the base path, as in "faq/docker-ps-not-working/". */
  path: string;
  /** File the writer edits, from the root of the repository. */
  file: string;
  /** The machine its snippets run on; undefined where it has none that run. */
  start: Start | undefined;
  entry: CollectionEntry<'faq'>;
}

/** All questions, by topic in reading order, within a topic by `order`, then by slug. */
export const getQuestions = once(async (): Promise<Question[]> => {
  const entries = await getCollection('faq');
  const rank = new Map(topics.map((topic, index) => [topic.id, index]));
  return entries
    .map(questionOf)
    .sort(
      (a, b) =>
        (rank.get(a.topic) ?? 0) - (rank.get(b.topic) ?? 0) || a.order - b.order || a.slug.localeCompare(b.slug),
    );
});

/** The topics that have questions, in reading order, each with its questions. */
export const getQuestionsByTopic = once(async () => {
  const questions = await getQuestions();
  return topics
    .map((topic) => ({ topic, questions: questions.filter((question) => question.topic === topic.id) }))
    .filter((group) => group.questions.length > 0);
});

export interface TopicList {
  topic: (typeof topics)[number];
  questions: Question[];
  /** Where the others are: how many questions the topic has in all, and the address of its own page. */
  all?: { count: number; path: string };
}

/**
 * What the lists of the whole site show of each topic: all questions while these are few; then the first of each topic,
 * and all that old links into the original page may lead to.
 */
export const getTopicLists = once(async (): Promise<TopicList[]> => {
  const groups = await getQuestionsByTopic();
  const count = groups.reduce((sum, { questions }) => sum + questions.length, 0);
  if (count <= listed.together) return groups;
  return groups.map(({ topic, questions }) => {
    const others = listed.first - questions.filter(({ anchors }) => anchors.length > 0).length;
    const first = new Set(questions.filter(({ anchors }) => anchors.length === 0).slice(0, Math.max(0, others)));
    return {
      topic,
      questions: questions.filter((question) => question.anchors.length > 0 || first.has(question)),
      all: { count: questions.length, path: `faq/${topic.id}/` },
    };
  });
});

/** The topics that have pages of their own, each with all its questions. */
export async function getTopicsWithPages() {
  const lists = await getTopicLists();
  return (await getQuestionsByTopic()).filter((_, at) => lists[at]?.all);
}

const getQuestionsBySlug = once(async () => new Map((await getQuestions()).map((each) => [each.slug, each])));

/** The questions a newcomer is led through, in order. Throws where one of them does not exist. */
export async function getFirstQuestions(): Promise<Question[]> {
  return pick(firstQuestions, 'src/site.ts: firstQuestions');
}

/** The questions named by `related`, in the writer's order. Throws where one of them does not exist. */
export async function getRelatedQuestions(question: Question): Promise<Question[]> {
  return pick(question.related, `${question.file}: related`);
}

const getFamilies = once(async () => Map.groupBy(await getQuestions(), ({ family }) => family));

/** The questions that are mixed up with one, itself among them, in order; none where it has no family. */
export async function getFamilyOf({ family }: Question): Promise<Question[]> {
  return family === undefined ? [] : ((await getFamilies()).get(family) ?? []);
}

/**
 * Of the questions of the same topic those nearest to one, in order, how many there are and where all of them stand, and
 * the ones before and after.
 */
export async function getTopicOfQuestion(question: Question) {
  const groups = await getQuestionsByTopic();
  const questions = groups.find(({ topic }) => topic.id === question.topic)?.questions ?? [];
  const at = questions.indexOf(question);
  const list = (await getTopicLists()).find(({ topic }) => topic.id === question.topic);
  return {
    topic: topicOf(question.topic),
    wholePath: list?.all?.path ?? `faq/#topic-${question.topic}`,
    questions: around(questions, at, listed.beside),
    count: questions.length,
    previous: questions[at - 1],
    next: questions[at + 1],
  };
}

/** As many items of a list as asked for, those nearest to one of them. */
function around<Item>(items: Item[], at: number, count: number): Item[] {
  const begin = Math.max(0, Math.min(at - Math.floor(count / 2), items.length - count));
  return items.slice(begin, begin + count);
}

async function pick(slugs: readonly string[], place: string): Promise<Question[]> {
  const questions = await getQuestionsBySlug();
  return slugs.map((slug) => {
    const question = questions.get(slug);
    if (!question) throw new Error(`${place}: there is no question "${slug}".`);
    return question;
  });
}

function questionOf(entry: CollectionEntry<'faq'>): Question {
  const file = entry.filePath ?? '';
  const folder = file.split('/').at(-2) ?? '';
  return {
    ...entry.data,
    slug: entry.id,
    topic: topicOf(folder).id,
    path: `faq/${entry.id}/`,
    file,
    start: machineFor(entry, bodyOf(entry)),
    entry,
  };
}
