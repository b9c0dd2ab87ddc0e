import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/** Names that may stand in several files, and why. */
const SHARED: Readonly<Record<string, string>> = {
  categoryOf:
    'the explorer knows of the program its schema alone, and works out the same (`test/docs/docs.test.ts` compares both)',
};

/** All that a file exports, by its own names. */
function exportsOf(file: string, text: string): string[] {
  const { statements } = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  return statements.flatMap((statement) => {
    if (ts.isExportDeclaration(statement)) {
      const { exportClause } = statement;
      return exportClause && ts.isNamedExports(exportClause)
        ? exportClause.elements.map(({ name }) => name.text)
        : [];
    }
    if (!ts.canHaveModifiers(statement)) return [];
    const isExported = ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    return isExported ? namesOf(statement) : [];
  });
}

/** The names that a statement declares; a pattern declares those in it. */
function namesOf(node: ts.Node): string[] {
  if (ts.isVariableStatement(node)) return node.declarationList.declarations.flatMap(namesOf);
  const { name } = node as ts.NamedDeclaration;
  if (!name) return [];
  return ts.isObjectBindingPattern(name) || ts.isArrayBindingPattern(name)
    ? name.elements.filter(ts.isBindingElement).flatMap(namesOf)
    : [name.getText()];
}

describe('the names that src/ exports', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.tsx?$/.test(file) && !file.startsWith(join('explorer', 'generated')),
  );
  const places = new Map<string, Set<string>>();
  for (const file of files)
    for (const name of exportsOf(file, readFileSync(join('src', file), 'utf8')))
      places.set(name, (places.get(name) ?? new Set()).add(file));
  const inSeveral = [...places].filter(([, of]) => of.size > 1);

  it('are found whatever declares them', () => {
    const text =
      'export const a = 1, { b, c: [d] } = x; export type E = 1; export interface F {} export default function g() {} const h = 1; export { h as i };';
    expect(exportsOf('one.ts', text)).toEqual(['a', 'b', 'd', 'E', 'F', 'g', 'i']);
    expect(places.size).toBeGreaterThan(1000);
  });

  it('stand in one file each', () => {
    expect(inSeveral.filter(([name]) => !(name in SHARED)).map(([name, of]) => [name, ...of])).toEqual([]);
  });

  it('have no exception that none needs', () => {
    expect(Object.keys(SHARED).filter((name) => !inSeveral.some(([other]) => other === name))).toEqual([]);
  });
});
