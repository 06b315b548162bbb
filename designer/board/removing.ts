/** Deleting a question, a section, an option or a form: what else speaks of it, and one change that mends all of that too. */
import { joinPointer, splitPointer, type Pointer, type Text } from '#core';
import { applyChange, findTree, textOf, type Change, type Draft, type Tree } from '#designer/edit';
import {
  flat,
  optionsOf,
  removeForm,
  removeItem,
  removeOption,
  uiFile,
  schemaFile,
  type Commanded,
  type Item,
  type Target,
} from '#designer/form';
import {
  proposeRemoval,
  removalChange,
  type Removal,
  type Remedy,
  type Repair,
  type Thing,
} from '#designer/refs';

export type Removing =
  /** Nothing else speaks of it. */
  | { readonly status: 'unused'; readonly commanded: Commanded }
  | {
      readonly status: 'used';
      readonly removal: Removal;
      /** The places outside the thing itself. */
      readonly repairs: readonly Repair[];
      /** The command with what was decided for each place; where nothing was, with what is proposed. */
      readonly commandFor: (decided: ReadonlyMap<Repair, Remedy>) => Commanded;
    };

/** A part of the form that goes with everything in it. */
export function removingItem(target: Target, item: Item): Removing {
  const thing: Thing = { kind: 'field', form: target.form, pointer: dataPointer(item.pointer) };
  const isOwn = ({ file, pointer }: Place): boolean =>
    isLayoutOrWords(target.form, file) ||
    (file === schemaFile(target.form) && pointer !== undefined && isOfRule(item, pointer));
  return plan(target, thing, namesIn(item), isOwn, (draft) => removeItem({ ...target, draft }));
}

/** One answer of a choice. */
export function removingOption(target: Target, item: Item, index: number): Removing {
  const options = optionsOf(item);
  const option = options?.source === 'own' ? options.list[index] : undefined;
  const remove = (draft: Draft): Commanded => removeOption({ ...target, draft }, index);
  const field = dataPointer(item.pointer);
  if (option === undefined) return { status: 'unused', commanded: remove(target.draft) };
  const pointer = item.kind === 'choices' ? `${field}/-` : field;
  const thing: Thing = { kind: 'option', form: target.form, pointer, value: option.value };
  const isOwn = ({ file }: Place): boolean => isLayoutOrWords(target.form, file);
  return plan(target, thing, [String(option.value)], isOwn, remove);
}

/** A whole form, with its layout and words. */
export function removingForm(draft: Draft, form: string, title: Text): Removing {
  const isOwn = ({ file }: Place): boolean => file.startsWith(`forms/${form}/`);
  return plan({ draft, form, pointer: '' }, { kind: 'form', form }, [form], isOwn, (now) =>
    removeForm(now, form, title),
  );
}

interface Place {
  readonly file: string;
  readonly pointer: Pointer | undefined;
}

function plan(
  target: Target,
  thing: Thing,
  names: readonly string[],
  isOwn: (place: Place) => boolean,
  remove: (draft: Draft) => Commanded,
): Removing {
  const { draft } = target;
  const commanded = remove(draft);
  if (commanded.status === 'refused' || !mayBeNamed(target, names)) return { status: 'unused', commanded };
  const removal = proposeRemoval(draft, thing);
  const all = removal?.repairs.filter(({ file, unit }) => {
    return !isOwn({ file, pointer: 'pointer' in unit ? unit.pointer : undefined });
  });
  // What stands in the question itself, its default, goes without asking.
  const [inside, repairs] = split(all ?? [], (repair) => isInside(target, repair));
  if (removal === undefined || (repairs.length === 0 && inside.length === 0))
    return { status: 'unused', commanded };
  const commandFor = (decided: ReadonlyMap<Repair, Remedy>): Commanded => {
    const gone = inside.map((one): readonly [Repair, Remedy] => [one, { kind: 'drop' }]);
    const change = repairChange(removal, [...inside, ...repairs], new Map([...gone, ...decided]));
    const changed = applyChange(draft, change);
    const rest = changed.status === 'changed' ? remove(changed.draft) : commanded;
    if (rest.status === 'refused' || changed.status === 'failed') return rest;
    return { status: 'ready', command: { ...rest.command, change: [...change, ...rest.command.change] } };
  };
  if (repairs.length === 0) return { status: 'unused', commanded: commandFor(new Map()) };
  return { status: 'used', removal, repairs, commandFor };
}

/** What is done at these places, and nothing to the thing itself. */
export function repairChange(
  removal: Removal,
  repairs: readonly Repair[],
  decided: ReadonlyMap<Repair, Remedy>,
): Change {
  return removalChange({ ...removal, own: [], repairs }, decided);
}

function split<One>(
  list: readonly One[],
  isFirst: (one: One) => boolean,
): readonly [readonly One[], readonly One[]] {
  return [list.filter(isFirst), list.filter((one) => !isFirst(one))];
}

function isInside({ form, pointer }: Target, { file, unit }: Repair): boolean {
  return file === schemaFile(form) && 'pointer' in unit && unit.pointer.startsWith(`${pointer}/`);
}

/** Both go with the part itself. */
function isLayoutOrWords(form: string, file: string): boolean {
  return file === uiFile(form) || file.startsWith(`forms/${form}/i18n/`);
}

/** Where a part is said to be required, and the rules that say when it or something in it is asked, go with it. */
function isOfRule(item: Item, pointer: Pointer): boolean {
  const tokens = splitPointer(item.pointer);
  const owner = item.pointer.slice(0, item.pointer.lastIndexOf('/properties/'));
  const rules = flat(item).flatMap(({ shown }) => (shown === undefined ? [] : [shown.at]));
  return (
    tokens.length > 0 &&
    (pointer.startsWith(`${owner}/required/`) || rules.some((at) => pointer.startsWith(`${at}/`)))
  );
}

function namesIn(item: Item): readonly string[] {
  return flat(item).map(({ key }) => key);
}

/** `/properties/members/items/properties/name` → `/members/-/name`. */
function dataPointer(pointer: Pointer): Pointer {
  const tokens = splitPointer(pointer);
  let data = '';
  for (let at = 0; at < tokens.length; at += 1) {
    if (tokens[at] === 'properties') {
      at += 1;
      data += joinPointer([tokens[at] ?? '']);
    } else if (tokens[at] === 'items') data += '/-';
  }
  return data;
}

/**
 * Whether one of these names stands anywhere but at the part itself. What uses a thing writes its name; a name that stands nowhere is
 * used nowhere, and the whole town need not be looked through. Names that the designer gives stand nowhere by accident.
 */
function mayBeNamed({ draft, form, pointer }: Target, given: readonly string[]): boolean {
  const schema = schemaFile(form);
  const names = given.flatMap((name) => [
    name,
    JSON.stringify(name).slice(1, -1),
    joinPointer([name]).slice(1),
  ]);
  for (const [path, file] of draft) {
    if (isLayoutOrWords(form, path) || path === schema) continue;
    const text = textOf(file);
    if (names.some((name) => text.includes(name))) return true;
  }
  const root = findTree(draft, schema, '');
  return root !== undefined && standsIn(root, '', { names, part: pointer, owner: ownerOf(pointer) });
}

const ownerOf = (pointer: Pointer): Pointer => pointer.slice(0, pointer.lastIndexOf('/properties/'));

interface Sought {
  readonly names: readonly string[];
  readonly part: Pointer;
  readonly owner: Pointer;
}

function standsIn(tree: Tree, at: Pointer, sought: Sought): boolean {
  const { names, part, owner } = sought;
  if (at === part || at === `${owner}/required`) return false;
  if (tree.kind === 'scalar') return names.some((name) => tree.json.includes(name));
  if (tree.kind === 'array')
    return tree.items.some((item, index) => standsIn(item, `${at}/${String(index)}`, sought));
  return tree.members.some(({ key, tree: member }) => {
    const here = at + joinPointer([key]);
    return (here !== part && names.some((name) => key.includes(name))) || standsIn(member, here, sought);
  });
}
