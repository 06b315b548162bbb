/** The list of all checks; a new one is a file and a line here. */
import { chart } from './chart/chart.ts';
import type { FlowCheck, FormCheck, TownCheck } from './Check.ts';
import { audience, readers } from './flow/audience.ts';
import { conditions } from './flow/conditions.ts';
import { deadlines } from './flow/deadlines.ts';
import { deadlineEvents, events, possible } from './flow/events.ts';
import { edits, forms, summary } from './flow/forms.ts';
import { assigned, assigns, grants, partyNames, reporter } from './flow/parties.ts';
import { prefills } from './flow/prefills.ts';
import { holders, posts } from './flow/posts.ts';
import { prints } from './flow/prints.ts';
import { states } from './flow/states.ts';
import { askedAgain } from './form/askedAgain.ts';
import { calculations } from './form/calculations.ts';
import { consent } from './form/consent.ts';
import { crossChecks } from './form/crossChecks.ts';
import { excess } from './form/excess.ts';
import { forbidden, photos } from './form/forbidden.ts';
import { keywords } from './form/keywords.ts';
import { layout } from './form/layout.ts';
import { personal } from './form/personal.ts';
import { personalUse } from './form/personalUse.ts';
import { position } from './form/position.ts';
import { required } from './form/required.ts';
import { sensitive } from './form/sensitive.ts';
import { translations } from './form/translations.ts';
import { calendar } from './town/calendar.ts';
import { divisionCodes } from './town/divisionCodes.ts';
import { groups } from './town/groups.ts';
import { lists } from './town/lists.ts';
import { seats } from './town/seats.ts';
import { templates } from './town/templates.ts';
import { wrongCopies } from './town/wrongCopies.ts';

export const CHECKS: {
  readonly town: readonly TownCheck[];
  readonly form: readonly FormCheck[];
  readonly flow: readonly FlowCheck[];
} = {
  town: [seats, groups, divisionCodes, calendar, wrongCopies, lists, templates],
  form: [
    keywords,
    required,
    layout,
    calculations,
    crossChecks,
    personal,
    personalUse,
    sensitive,
    consent,
    excess,
    forbidden,
    photos,
    position,
    askedAgain,
    translations,
  ],
  flow: [
    prefills,
    chart,
    events,
    possible,
    deadlineEvents,
    conditions,
    forms,
    summary,
    edits,
    states,
    posts,
    holders,
    reporter,
    partyNames,
    assigned,
    grants,
    assigns,
    deadlines,
    audience,
    readers,
    prints,
  ],
};
