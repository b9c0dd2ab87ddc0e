// What may be changed in a source or a rule file so that a special case is gone: each change is of one place, and of one kind.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import ts from 'typescript';
import { isMap, isSeq, parseDocument, visit } from 'yaml';

/** The text of a file from `start` to `end` stands as `text` in the mutant. */
export interface Mutation {
  readonly file: string;
  readonly kind: Kind;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** What is changed, in a line. */
  readonly what: string;
}

/** How often a kind is drawn for each time that another one is: the cases that somebody added to what held already come first. */
export const WEIGHTS = {
  'if dropped': 3,
  'operand dropped': 3,
  'ternary forced': 2,
  'filter dropped': 2,
  'bound moved': 1,
  'rule dropped': 1,
} as const;
export type Kind = keyof typeof WEIGHTS;

/** How a node is changed: `from` stands as `text`. */
interface Change {
  readonly kind: Kind;
  readonly from: ts.Node;
  readonly text: string;
  readonly what: string;
}

const MOVED = new Map<ts.SyntaxKind, string>([
  [ts.SyntaxKind.LessThanToken, '<='],
  [ts.SyntaxKind.LessThanEqualsToken, '<'],
  [ts.SyntaxKind.GreaterThanToken, '>='],
  [ts.SyntaxKind.GreaterThanEqualsToken, '>'],
]);
const LONGEST_SHOWN = 90;

const shorten = (text: string): string => {
  const line = text.replace(/\s+/g, ' ');
  return line.length > LONGEST_SHOWN ? `${line.slice(0, LONGEST_SHOWN)}…` : line;
};

/** An `if` that has no other branch. */
function* dropIf(node: ts.Node): Generator<Change> {
  if (ts.isIfStatement(node) && !node.elseStatement)
    yield { kind: 'if dropped', from: node, text: ';', what: shorten(node.getText()) };
}

/** One condition of several: a chain `a && b && c` is two nodes, of which the inner one drops a and b. */
function* dropOperand(node: ts.Node): Generator<Change> {
  if (!ts.isBinaryExpression(node)) return;
  const { left, right, operatorToken } = node;
  const { kind } = operatorToken;
  if (kind !== ts.SyntaxKind.AmpersandAmpersandToken && kind !== ts.SyntaxKind.BarBarToken) return;
  const drop = (dropped: ts.Node, kept: ts.Node): Change => ({
    kind: 'operand dropped',
    from: node,
    text: kept.getText(),
    what: `${shorten(dropped.getText())} in ${shorten(node.getText())}`,
  });
  yield drop(right, left);
  if (!(ts.isBinaryExpression(left) && left.operatorToken.kind === kind)) yield drop(left, right);
}

function* forceTernary(node: ts.Node): Generator<Change> {
  if (!ts.isConditionalExpression(node)) return;
  for (const branch of [node.whenTrue, node.whenFalse])
    yield {
      kind: 'ternary forced',
      from: node,
      text: `(${branch.getText()})`,
      what: `${shorten(node.getText())} is always ${shorten(branch.getText())}`,
    };
}

/** The bound of a comparison, but for the end of a loop over all there is. */
function* moveBound(node: ts.Node): Generator<Change> {
  if (!ts.isBinaryExpression(node) || ts.isForStatement(node.parent)) return;
  const moved = MOVED.get(node.operatorToken.kind);
  if (moved)
    yield {
      kind: 'bound moved',
      from: node.operatorToken,
      text: moved,
      what: `${moved} in ${shorten(node.getText())}`,
    };
}

function* dropFilter(node: ts.Node): Generator<Change> {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return;
  const { name, expression } = node.expression;
  if (name.text === 'filter')
    yield {
      kind: 'filter dropped',
      from: node,
      text: expression.getText(),
      what: shorten(node.getText().slice(expression.getText().length).trim()),
    };
}

const OPERATORS = [dropIf, dropOperand, forceTernary, moveBound, dropFilter];

/** All that may be changed in a source. */
export function listMutations(file: string): Mutation[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true);
  const found: Mutation[] = [];
  const walk = (node: ts.Node): void => {
    for (const operator of OPERATORS)
      for (const { from, ...change } of operator(node))
        found.push({ file, ...change, start: from.getStart(), end: from.getEnd() });
    ts.forEachChild(node, walk);
  };
  walk(source);
  return found;
}

/** The rules of a file, each of which may go; the last one of a list stays, which may not be empty. */
export function listRuleMutations(file: string): Mutation[] {
  const text = readFileSync(file, 'utf8');
  const found: Mutation[] = [];
  visit(parseDocument(text), {
    Seq(_key, list) {
      if (list.flow || list.items.length < 2) return;
      for (const item of list.items) {
        if (!(isMap(item) || isSeq(item)) || !item.range) continue;
        const [from, end] = item.range;
        const start = text.lastIndexOf('\n', from) + 1;
        const what = shorten(text.slice(start, end).trim());
        found.push({ file, kind: 'rule dropped', start, end, text: '', what });
      }
    },
  });
  return found;
}

export const applyMutation = (text: string, { start, end, text: by }: Mutation): string =>
  text.slice(0, start) + by + text.slice(end);

/** The program as its own check reads it, except that what is not used any more where a case is gone is no mistake. */
function openChecker(): (mutation: Mutation) => boolean {
  const config = ts.readConfigFile('tsconfig.json', ts.sys.readFile).config;
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, process.cwd());
  const changed = new Map<string, { readonly version: string; readonly text: string }>();
  const textOf = (name: string) => changed.get(resolve(name))?.text ?? ts.sys.readFile(name);
  let version = 0;
  const service = ts.createLanguageService({
    getCompilationSettings: () => ({ ...options, noUnusedLocals: false, noUnusedParameters: false }),
    getScriptFileNames: () => fileNames.filter((name) => name.startsWith(resolve('src'))),
    getScriptVersion: (name) => changed.get(resolve(name))?.version ?? '0',
    getScriptSnapshot: (name) => {
      const text = textOf(name);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => process.cwd(),
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
    readDirectory: ts.sys.readDirectory,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
  });
  return (mutation) => {
    const text = applyMutation(readFileSync(mutation.file, 'utf8'), mutation);
    const name = resolve(mutation.file);
    version++;
    changed.set(name, { version: String(version), text });
    const found = [...service.getSyntacticDiagnostics(name), ...service.getSemanticDiagnostics(name)];
    changed.delete(name);
    return found.length === 0;
  };
}

let checker: ((mutation: Mutation) => boolean) | null = null;

/** Whether a mutant is a program: what its types refuse is noticed before any test. */
export function compiles(mutation: Mutation): boolean {
  if (mutation.file.endsWith('.yaml')) return true;
  checker ??= openChecker();
  return checker(mutation);
}
