import {
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLResolveInfo,
  GraphQLSkipDirective,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isUnionType,
  type SelectionSetNode,
} from 'graphql';
import { mergeSelections, type Selection } from '../query/selection.js';

/** What an operation asks for: the fields of its root with all below them, fragments flattened and directives applied. */
export function readOperation(info: GraphQLResolveInfo): Selection[] {
  return readBelow(info.operation.selectionSet, info.parentType, { info, path: [] });
}

/** What a request asks for below a field. */
export function readSelection(info: GraphQLResolveInfo): Selection {
  const all = readOperation(info);
  return all.find(({ key }) => key === String(info.path.key))!;
}

/** Where in an operation a selection is read. */
interface Place {
  readonly info: GraphQLResolveInfo;
  readonly path: readonly string[];
}

function readBelow(
  set: SelectionSetNode | undefined,
  type: GraphQLCompositeType,
  { info, path: over }: Place,
): Selection[] {
  const all: Selection[] = [];
  for (const [node, parent] of collect(set, type, info)) {
    const key = node.alias?.value ?? node.name.value;
    const path = [...over, key];
    const only = parent === type ? {} : { onlyOn: typesOf(parent, info) };
    if (node.name.value === '__typename' || isUnionType(parent)) {
      all.push({ field: '__typename', key, path, args: {}, below: [], ...only });
      continue;
    }
    const field = parent.getFields()[node.name.value];
    // What the schema says of itself (`__schema`, `__type`) is in no store.
    if (!field) continue;
    const next = getNamedType(field.type);
    all.push({
      field: node.name.value,
      key,
      path,
      args: readArguments(field, node, info),
      below: isCompositeType(next) ? readBelow(node.selectionSet, next, { info, path }) : [],
      ...only,
    });
  }
  return isAbstractType(type) ? all : mergeSelections(all);
}

/** The arguments of a field. Who asks for the last ones has not asked for the first ones, which are the default. */
function readArguments(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  { variableValues }: GraphQLResolveInfo,
): Selection['args'] {
  const { first, ...args } = getArgumentValues(field, node, variableValues);
  const given = node.arguments?.find(({ name }) => name.value === 'first')?.value;
  const isDefault = !given || (given.kind === 'Variable' && !(given.name.value in variableValues));
  return first === undefined || (isDefault && typeof args.last === 'number') ? args : { ...args, first };
}

/** The names of the object types that a fragment on a type is about. */
function typesOf(type: GraphQLCompositeType, { schema }: GraphQLResolveInfo): string[] {
  return isAbstractType(type) ? schema.getPossibleTypes(type).map(({ name }) => name) : [type.name];
}

function* collect(
  set: SelectionSetNode | undefined,
  type: GraphQLCompositeType,
  info: GraphQLResolveInfo,
): Generator<[FieldNode, GraphQLCompositeType]> {
  for (const node of set?.selections ?? []) {
    if (getDirectiveValues(GraphQLSkipDirective, node, info.variableValues)?.if === true) continue;
    if (getDirectiveValues(GraphQLIncludeDirective, node, info.variableValues)?.if === false) continue;
    if (node.kind === 'Field') {
      yield [node, type];
      continue;
    }
    const fragment = node.kind === 'InlineFragment' ? node : info.fragments[node.name.value]!;
    const condition = fragment.typeCondition ? info.schema.getType(fragment.typeCondition.name.value) : type;
    if (isCompositeType(condition)) yield* collect(fragment.selectionSet, condition, info);
  }
}
