/** Prevents: rules about a part that nobody plays in the case, or that its holder can never play. */
import { isObject, type JsonValue, own, type Problem } from '#core/base';
import type { PartyFile } from '#core/model';
import type { FlowCheck, FlowSubject, Place } from '../Check.ts';
import { checkProblem } from '../codes.ts';
import { ANY_ITEM, schemasAt, schemasAtPointer } from '../fields.ts';
import { unlessKnown } from '../names.ts';
import { dataSchema } from '../scope.ts';
import { unlessField } from './forms.ts';

export const reporter: FlowCheck = ({ flow, at }) =>
  own(flow.parties, 'reporter')?.kind === 'person'
    ? []
    : [checkProblem('party.reporter-missing', at().file, at('parties').pointer)];

export const partyNames: FlowCheck = ({ flow, at }) => {
  const known = Object.keys(flow.parties);
  return Object.entries(flow.actions).flatMap(([act, { by, unless, assigns }]) => [
    ...by.flatMap(({ as }, index) =>
      as === undefined
        ? []
        : unlessKnown('flow.party-unknown', at('actions', act, 'by', index, 'as'), as, known),
    ),
    ...(unless ?? []).flatMap((party, index) =>
      unlessKnown('flow.party-unknown', at('actions', act, 'unless', index), party, known),
    ),
    ...Object.keys(assigns ?? {}).flatMap((party) =>
      unlessKnown('flow.party-unknown', at('actions', act, 'assigns', party), party, known),
    ),
  ]);
};

export const assigned: FlowCheck = ({ flow, at }) => {
  const given = new Set(Object.values(flow.actions).flatMap(({ assigns }) => Object.keys(assigns ?? {})));
  return Object.entries(flow.parties)
    .filter(([party]) => party !== 'reporter' && !given.has(party))
    .map(([party, { title }]) =>
      checkProblem('party.never-assigned', at().file, at('parties', party).pointer, { party: title }),
    );
};

export const grants: FlowCheck = (subject) =>
  Object.entries(subject.flow.actions).flatMap(([act, { title, by, unless }]) =>
    by.flatMap(({ post, as }, index): readonly Problem[] => {
      const party = as === undefined ? undefined : own(subject.flow.parties, as);
      if (as === undefined || party === undefined) return [];
      const place = subject.at('actions', act, 'by', index);
      const words = { action: title, party: party.title };
      const contradiction = unless?.includes(as)
        ? [checkProblem('action.grant-contradicts', place.file, place.pointer, words)]
        : [];
      return [...contradiction, ...unlessPlayable(subject, place, post, party)];
    }),
  );

/** A unit plays its part through the posts of the unit, a person through any other. */
function unlessPlayable(
  { kit }: FlowSubject,
  place: Place,
  postId: string,
  party: PartyFile,
): readonly Problem[] {
  const post = own(kit.posts, postId);
  if (post === undefined || (post.reach === 'unit') === (party.kind === 'unit')) return [];
  const why =
    party.kind === 'unit'
      ? {
          'zh-CN': '这个角色是单位，而这个岗位不属于任何单位',
          en: 'the party is a unit, and the post belongs to none',
        }
      : {
          'zh-CN': '这个角色是个人，而单位的岗位只代表单位办事',
          en: 'the party is a person, and a unit’s post acts for its unit',
        };
  const params = { post: post.title, party: party.title, why };
  return [checkProblem('action.party-kind-wrong', place.file, place.pointer, params)];
}

export const assigns: FlowCheck = (subject) =>
  Object.entries(subject.flow.actions).flatMap(([act, action]) =>
    Object.entries(action.assigns ?? {}).flatMap(([name, source]): readonly Problem[] => {
      const party = own(subject.flow.parties, name);
      if (party === undefined) return [];
      const place = subject.at('actions', act, 'assigns', name);
      if (source.startsWith('@')) return source === `@${party.kind}` ? [] : [wrongSource(place, party)];
      return fromField(subject, place, act, source, party);
    }),
  );

function fromField(
  { kit, flow }: FlowSubject,
  place: Place,
  act: string,
  pointer: string,
  party: PartyFile,
): readonly Problem[] {
  const form = act === 'open' ? flow.form : own(flow.actions, act)?.form;
  if (form === undefined) return [wrongSource(place, party)];
  const unknown = unlessField('flow.field-unknown', place, kit, form, pointer);
  if (unknown.length > 0) return unknown;
  const found = schemasAtPointer(dataSchema(kit, flow, act), pointer);
  const kinds = [...found, ...found.flatMap((schema) => schemasAt(schema, [ANY_ITEM]))].map(kindOf);
  return own(kit.forms, form) === undefined || kinds.includes(party.kind) ? [] : [wrongSource(place, party)];
}

function kindOf(schema: JsonValue): JsonValue | undefined {
  return isObject(schema) ? own(schema, 'x-kind') : undefined;
}

function wrongSource(place: Place, party: PartyFile): Problem {
  const wanted =
    party.kind === 'unit'
      ? {
          'zh-CN': '单位（@unit，或 x-kind 为 unit 的字段）',
          en: 'a unit (@unit, or a field with x-kind unit)',
        }
      : {
          'zh-CN': '个人（@person，或 x-kind 为 person 的字段）',
          en: 'a person (@person, or a field with x-kind person)',
        };
  return checkProblem('action.assigns-wrong', place.file, place.pointer, { party: party.title, wanted });
}
