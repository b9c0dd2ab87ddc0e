import {
  type FieldNode,
  type GraphQLCompositeType,
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
import { mergeSelections, type Selection } from '../compile/selection.js';

/** What an operation asks for: the fields of its root with all below them, fragments flattened and directives applied. */
export function readOperation(info: GraphQLResolveInfo): Selection[] {
  return readBelow(info.operation.selectionSet, info.parentType, info);
}

/** What a request asks for below a field. */
export function readSelection(info: GraphQLResolveInfo): Selection {
  const all = readOperation(info);
  return all.find(({ key }) => key === String(info.path.key))!;
}

function readBelow(
  set: SelectionSetNode | undefined,
  type: GraphQLCompositeType,
  info: GraphQLResolveInfo,
): Selection[] {
  const all: Selection[] = [];
  for (const [node, parent] of collect(set, type, info)) {
    const key = node.alias?.value ?? node.name.value;
    const only = parent === type ? {} : { onlyOn: typesOf(parent, info) };
    if (node.name.value === '__typename' || isUnionType(parent)) {
      all.push({ field: '__typename', key, args: {}, below: [], ...only });
      continue;
    }
    const field = parent.getFields()[node.name.value]!;
    const next = getNamedType(field.type);
    all.push({
      field: node.name.value,
      key,
      args: getArgumentValues(field, node, info.variableValues),
      below: isCompositeType(next) ? readBelow(node.selectionSet, next, info) : [],
      ...only,
    });
  }
  return isAbstractType(type) ? all : mergeSelections(all);
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
