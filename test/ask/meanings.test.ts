// What questions to a small made-up graph are read as: their names, and the forms that they may mean. A question is a line that begins
// with ? in a file of test/gold/meanings; what stands below it is what it is read as (npx vitest run test/ask/meanings.test.ts -u).
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { interpretQuestion } from '../../src/ask/interpret/interpret.js';
import { setAside } from '../../src/ask/understand/asides.js';
import { knowledge } from '../ingest/read.js';
import { learned } from './graph.js';

const FOLDER = 'test/gold/meanings';

const written = (value: number) => String(Number(value.toFixed(3)));

/** A part of a form in short: things by their names, words with how they are written, nothing that is not so. */
function inShort(_: string, value: unknown): unknown {
  if (value === null || value === false || (Array.isArray(value) && value.length === 0)) return undefined;
  if (typeof value !== 'object') return value;
  const { said, written: forms, weight, isShort, type, id, name } = value as Record<string, unknown>;
  if (typeof said === 'string' && Array.isArray(forms)) {
    const others = forms.filter((form) => form !== said).slice(0, 3);
    const how = `${said} ${written(Number(weight))}${isShort ? ' short' : ''}`;
    return others.length > 0 ? `${how} ${others.join('/')} of ${forms.length}` : how;
  }
  return typeof type === 'string' && id === name && name ? `${type} ${name}` : value;
}

/** What a question is read as, a line for each form: = accounts for all of its words, ~ is weighed, with what it is weighed by. */
function readQuestion(text: string): string {
  const question = setAside(learned.read(text), knowledge, learned.words.readTerms);
  const { literal, weighed } = interpretQuestion(question, knowledge, learned.words);
  const { frame, language, names } = question;
  const named = names.map(({ text: said, reference }) => `${said}: ${reference.type} ${reference.name}`);
  const lines = [
    [language, frame, ...named].join(' | '),
    ...literal.map((form) => `= ${JSON.stringify(form, inShort)}`),
    ...weighed.map(({ form, features }) => {
      const known = Object.entries(features).flatMap(([feature, value]) =>
        value === 0 ? [] : ` ${feature}=${written(value)}`,
      );
      return `~ ${JSON.stringify(form, inShort)}${known.join('')}`;
    }),
  ];
  return [`? ${text}`, ...lines.map((line) => `  ${line}`)].join('\n');
}

describe('what questions are read as', () => {
  it.each(readdirSync(FOLDER))('%s', async (file) => {
    const questions = readFileSync(`${FOLDER}/${file}`, 'utf8').match(/^\? .+$/gm) ?? [];
    expect(questions.length).toBeGreaterThan(0);
    const read = questions.map((line) => readQuestion(line.slice(2)));
    await expect(`${read.join('\n')}\n`).toMatchFileSnapshot(`../gold/meanings/${file}`);
  });
});
