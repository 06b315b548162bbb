/**
 * JSON with its members in the order in which the author wrote them. A plain object would not do: JavaScript moves a key like "2024"
 * to the front and gives "__proto__" a meaning of its own. A tree is plain data itself, so a change that holds one can be
 * stored and read again.
 */
export type Tree = ObjectTree | ArrayTree | ScalarTree;

export interface ObjectTree {
  readonly kind: 'object';
  /** No key stands here twice. */
  readonly members: readonly Member[];
}

export interface Member {
  readonly key: string;
  readonly tree: Tree;
}

export interface ArrayTree {
  readonly kind: 'array';
  readonly items: readonly Tree[];
}

interface ScalarTree {
  readonly kind: 'scalar';
  /** A text, number, true, false or null in JSON's notation, as the formatter writes it. */
  readonly json: string;
}
