// Words that say nothing about what is asked: of the language, and of this site, which is all about Photon OS.

const language = `a about after again all also am an and any are as at be because been before being but by can cant could
did didnt do does doesnt doing dont each for from get gets getting give got had has have having he help her here hers
him his how hows i if im in into is isnt it its itself ive just know let like make me my need no nor not now of off on
once only or other our out over own please same she should so some such than thank thanks that the their them then there these they
this those through to too try trying under until up us use using very want was wasnt we were what whats when where
which while who whom why will with wont would wouldnt you your`;

/** Each question is about a problem, and most are about getting something. */
const domain = `photon photonos os vmware anymore broken bug issue issues longer possible problem problems question
request way wrong`;

const words = new Set(`${language} ${domain}`.split(/\s+/));

/** Whether a word, in lower case and without apostrophes, is left out where other words are there. */
export function isStopWord(word: string): boolean {
  return words.has(word);
}
