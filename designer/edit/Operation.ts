import type { Pointer } from '#core';
import type { Tree } from './Tree.ts';

/**
 * One step of RFC 6902 on one JSON file. `before` is ours, because the RFC knows no order of members and an author's file has one:
 * the key of the sibling in front of which a new member stands; without it at the end. It means nothing in an array.
 */
export type Operation =
  | AddOperation
  | { readonly op: 'remove'; readonly path: Pointer }
  /** What stands there keeps its place. */
  | { readonly op: 'replace'; readonly path: Pointer; readonly value: Tree }
  | MoveOperation
  /** Goes on only if the place has this value, whatever the order of members. */
  | { readonly op: 'test'; readonly path: Pointer; readonly value: Tree };

/** Onto a key that is there already, it replaces the value in its place. In an array, `-` is its end. */
export interface AddOperation {
  readonly op: 'add';
  readonly path: Pointer;
  readonly value: Tree;
  readonly before?: string;
}

/** Also from a place to itself with another `before`: that changes the order only. */
export interface MoveOperation {
  readonly op: 'move';
  readonly from: Pointer;
  readonly path: Pointer;
  readonly before?: string;
}

export type FailureCode =
  /** Not a JSON Pointer. */
  | 'pointer'
  /** There is no such place. */
  | 'place'
  /** There is no such sibling. */
  | 'before'
  /** The whole document can be replaced, but neither removed nor moved. */
  | 'root'
  /** A value cannot be moved into itself. */
  | 'inside-itself'
  /** The place has another value than the test says. */
  | 'test'
  /** More brackets than a config file may have. */
  | 'deep'
  /** There is no such file. */
  | 'file'
  /** The file cannot be edited by places, only as a text. */
  | 'text-only'
  /** The file has another text than the edit was made for. */
  | 'text-changed';
