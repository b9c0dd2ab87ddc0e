import {
  type FieldNode,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  GraphQLSkipDirective,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql';
import type { Selection } from '../compile/selection.js';

/** What a request asks for below a field, fragments flattened and directives applied. */
export function readSelection(info: GraphQLResolveInfo): Selection {
  const field = info.parentType.getFields()[info.fieldName]!;
  return {
    field: info.fieldName,
    key: String(info.path.key),
    args: getArgumentValues(field, info.fieldNodes[0]!, info.variableValues),
    below: info.fieldNodes.flatMap((node) =>
      readBelow(node.selectionSet, getNamedType(field.type) as GraphQLObjectType, info),
    ),
  };
}

function readBelow(
  set: SelectionSetNode | undefined,
  type: GraphQLObjectType,
  info: GraphQLResolveInfo,
): Selection[] {
  const byKey = new Map<string, Selection>();
  for (const [node, parent] of collect(set, type, info)) {
    const key = node.alias?.value ?? node.name.value;
    if (node.name.value === '__typename') {
      byKey.set(key, { field: '__typename', key, args: {}, below: [] });
      continue;
    }
    const field = parent.getFields()[node.name.value]!;
    const next = getNamedType(field.type);
    const below = isCompositeType(next) ? readBelow(node.selectionSet, next as GraphQLObjectType, info) : [];
    const before = byKey.get(key);
    byKey.set(key, {
      field: node.name.value,
      key,
      args: getArgumentValues(field, node, info.variableValues),
      below: before ? [...before.below, ...below] : below,
    });
  }
  return [...byKey.values()];
}

function* collect(
  set: SelectionSetNode | undefined,
  type: GraphQLObjectType,
  info: GraphQLResolveInfo,
): Generator<[FieldNode, GraphQLObjectType]> {
  for (const node of set?.selections ?? []) {
    if (getDirectiveValues(GraphQLSkipDirective, node, info.variableValues)?.if === true) continue;
    if (getDirectiveValues(GraphQLIncludeDirective, node, info.variableValues)?.if === false) continue;
    if (node.kind === 'Field') {
      yield [node, type];
      continue;
    }
    const fragment = node.kind === 'InlineFragment' ? node : info.fragments[node.name.value]!;
    const condition = fragment.typeCondition ? info.schema.getType(fragment.typeCondition.name.value) : type;
    if (isObjectType(condition) || isInterfaceType(condition))
      yield* collect(fragment.selectionSet, condition as GraphQLObjectType, info);
  }
}
