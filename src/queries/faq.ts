// The questions, sorted and joined. The only caller of getCollection('faq').
import { getCollection, type CollectionEntry } from 'astro:content';
import type { QuestionFields } from '../content.config.ts';
import type { Start } from '../machine/start.ts';
import { machineFor } from '../snippets/start.ts';
import { firstQuestions, topicOf, topics, type TopicId } from '../site.ts';
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
export async function getQuestionsByTopic() {
  const questions = await getQuestions();
  return topics
    .map((topic) => ({ topic, questions: questions.filter((question) => question.topic === topic.id) }))
    .filter((group) => group.questions.length > 0);
}

/** The questions a newcomer is led through, in order. Throws where one of them does not exist. */
export async function getFirstQuestions(): Promise<Question[]> {
  return pick(await getQuestions(), firstQuestions, 'src/site.ts: firstQuestions');
}

/** The questions named by `related`, in the writer's order. Throws where one of them does not exist. */
export async function getRelatedQuestions(question: Question): Promise<Question[]> {
  return pick(await getQuestions(), question.related, `${question.file}: related`);
}

/** The questions that are mixed up with one, itself among them, in order; none where it has no family. */
export async function getFamilyOf({ family }: Question): Promise<Question[]> {
  return family === undefined ? [] : (await getQuestions()).filter((other) => other.family === family);
}

/** The questions of the same topic, in order, and the ones before and after this. */
export async function getTopicOfQuestion(question: Question) {
  const questions = (await getQuestions()).filter((other) => other.topic === question.topic);
  const at = questions.findIndex((other) => other.slug === question.slug);
  return { topic: topicOf(question.topic), questions, previous: questions[at - 1], next: questions[at + 1] };
}

function pick(questions: Question[], slugs: readonly string[], place: string): Question[] {
  return slugs.map((slug) => {
    const question = questions.find((candidate) => candidate.slug === slug);
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
    start: machineFor(entry),
    entry,
  };
}
