const LONGEST = 300;
const MOST = 200;

/** Sentences as they may stand in a commit: one line each, without control characters. */
export function sentencesOf(message: readonly string[]): readonly string[] {
  return message
    .slice(0, MOST)
    .map((sentence) =>
      sentence
        .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
        .trim()
        .slice(0, LONGEST),
    )
    .filter((sentence) => sentence !== '');
}

const START = /\n\nKit-Start: ([0-9a-f]+)\n$/;

/** The message of a commit: a first line, all sentences as a list when there are several, and the config it began with. */
export function commitMessage(what: string, message: readonly string[], start: string): string {
  const sentences = sentencesOf(message);
  const [first = `草稿：${what}`, ...rest] = sentences;
  const trailer = `\n\nKit-Start: ${start}\n`;
  if (rest.length === 0) return first + trailer;
  const list = sentences.map((one) => `- ${one}`).join('\n');
  return `${first}（等 ${String(sentences.length)} 处）\n\n${list}${trailer}`;
}

/** What `commitMessage` put in. */
export function readMessage(text: string): {
  readonly sentences: readonly string[];
  readonly start: string | undefined;
} {
  const lines = text.replace(START, '').split('\n');
  const listed = lines.filter((line) => line.startsWith('- ')).map((line) => line.slice(2));
  const sentences = listed.length > 0 ? listed : lines.slice(0, 1).filter((line) => line !== '');
  return { sentences, start: START.exec(text)?.[1] };
}
