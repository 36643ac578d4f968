/** What an operation asks for, before it runs: how deep its fields nest, and about how many values it can return. */
import {
  type ArgumentNode,
  type DocumentNode,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
} from 'graphql';

export interface Cost {
  depth: number;
  /** A field counts one and what it selects; a list with `first` that many times as much; a declared `complexity` comes on top. */
  total: number;
}

const NOTHING: Cost = { depth: 0, total: 0 };

/** The operation has been validated: its fragments exist and do not go round. */
export function costOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown> = {},
): Cost {
  const fragments = new Map(
    document.definitions
      .filter((node): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  );
  const measured = new Map<string, Cost>();

  const ofSet = (set: SelectionSetNode | undefined, parent: GraphQLNamedType | null | undefined): Cost =>
    (set?.selections ?? []).reduce<Cost>((sum, selection) => {
      const { depth, total } = ofSelection(selection, parent);
      return { depth: Math.max(sum.depth, depth), total: sum.total + total };
    }, NOTHING);

  const ofSelection = (node: SelectionNode, parent: GraphQLNamedType | null | undefined): Cost => {
    if (node.kind === Kind.FRAGMENT_SPREAD) return ofFragment(node.name.value);
    if (node.kind === Kind.INLINE_FRAGMENT)
      return ofSet(node.selectionSet, node.typeCondition ? schema.getType(node.typeCondition.name.value) : parent);
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined;
    const inner = ofSet(node.selectionSet, field && getNamedType(field.type));
    return { depth: 1 + inner.depth, total: 1 + declared(field) + inner.total * first(node.arguments, field) };
  };

  const ofFragment = (name: string): Cost => {
    const known = measured.get(name);
    if (known) return known;
    const { selectionSet, typeCondition } = fragments.get(name)!;
    const cost = ofSet(selectionSet, schema.getType(typeCondition.name.value));
    measured.set(name, cost);
    return cost;
  };

  const first = (given: readonly ArgumentNode[] = [], field: GraphQLField<unknown, unknown> | undefined): number => {
    const value = given.find(({ name }) => name.value === 'first')?.value;
    const default_ = field?.args.find(({ name }) => name === 'first')?.defaultValue;
    if (value?.kind === Kind.INT) return count(Number(value.value));
    if (value?.kind === Kind.VARIABLE) return count(variables[value.name.value] ?? default_);
    return count(default_);
  };

  return ofSet(operation.selectionSet, schema.getRootType(operation.operation));
}

const count = (first: unknown): number => (typeof first === 'number' && first > 1 ? first : 1);

const declared = (field: GraphQLField<unknown, unknown> | undefined): number =>
  typeof field?.extensions.complexity === 'number' ? field.extensions.complexity : 0;
