import { lstat, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem, Text } from '#core';

/** What was read, by path below the folder with forward slashes, and what could not be. */
export interface ConfigFolder {
  readonly files: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
}

/** The largest file of the sample town has 40 KB; a division drawn in detail may have some hundred. */
const MOST_BYTES = 2 * 1024 * 1024;
const MOST_FILES = 5000;
const MOST_DEPTH = 8;
const READ = /\.(?:json|geojson|hbs)$/;

/**
 * The files of a config folder. A link is not followed, because it may lead out of the folder; neither it nor a file
 * that is too large or no UTF-8 is passed over in silence. Names that begin with a dot belong to tools.
 */
export async function readConfigFolder(folder: string): Promise<ConfigFolder> {
  const reading: Reading = { folder, files: new Map(), problems: [] };
  const found = await lstat(folder).catch(() => undefined);
  if (found?.isDirectory() === true) await readFolder(reading, '', 0);
  else reading.problems.push(problem('folder.missing', '', NO_FOLDER));
  return { files: reading.files, problems: reading.problems };
}

interface Reading {
  readonly folder: string;
  readonly files: Map<string, string>;
  readonly problems: Problem[];
}

async function readFolder(reading: Reading, below: string, depth: number): Promise<void> {
  const entries = await readdir(join(reading.folder, below), { withFileTypes: true });
  for (const entry of entries.sort((left, right) => (left.name < right.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue;
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) {
      if (depth < MOST_DEPTH) await readFolder(reading, path, depth + 1);
      else reading.problems.push(problem('folder.too-deep', path, TOO_DEEP));
    } else if (entry.isFile()) {
      await readOne(reading, path);
    } else {
      reading.problems.push(problem('file.link', path, LINK));
    }
  }
}

async function readOne({ folder, files, problems }: Reading, path: string): Promise<void> {
  if (files.size >= MOST_FILES) {
    if (files.size === MOST_FILES) problems.push(problem('folder.too-many', path, TOO_MANY));
    files.set(path, '');
    return;
  }
  const { size } = await lstat(join(folder, path));
  if (size > MOST_BYTES) {
    problems.push(problem('file.too-large', path, TOO_LARGE));
    return;
  }
  // What is no config file need not be text; the kit says that it does nothing.
  if (!READ.test(path)) {
    files.set(path, '');
    return;
  }
  try {
    files.set(path, new TextDecoder('utf-8', { fatal: true }).decode(await readFile(join(folder, path))));
  } catch {
    problems.push(problem('file.encoding', path, ENCODING));
  }
}

function problem(code: string, file: string, message: Text): Problem {
  return { code, severity: 'error', file, pointer: '', message };
}

const NO_FOLDER: Text = {
  'zh-CN': '没有这个配置文件夹。请用 --config 指定，或到项目文件夹里运行。',
  en: 'There is no such config folder. Name it with --config, or run this in the project folder.',
};
const TOO_DEEP: Text = {
  'zh-CN': `文件夹套得太深（超过 ${MOST_DEPTH} 层）。请移出配置文件夹。`,
  en: `Folders are nested more than ${MOST_DEPTH} deep. Move this out of the config folder.`,
};
const LINK: Text = {
  'zh-CN': '这是链接或特殊文件，不会读取。请换成文件本身。',
  en: 'This is a link or a special file and is not read. Put the file itself here.',
};
const TOO_MANY: Text = {
  'zh-CN': `文件超过 ${MOST_FILES} 个，其余的没有读取。请移出不属于配置的文件。`,
  en: `There are more than ${MOST_FILES} files; the rest was not read. Move out what is no config.`,
};
const TOO_LARGE: Text = {
  'zh-CN': '文件超过 2 MB，没有读取。请拆分或精简。',
  en: 'The file is larger than 2 MB and was not read. Split or simplify it.',
};
const ENCODING: Text = {
  'zh-CN': '文件不是 UTF-8 编码，没有读取。请另存为 UTF-8。',
  en: 'The file is not UTF-8 and was not read. Save it as UTF-8.',
};
