import type { AgencyRouting } from './agency-routing.ts';
import type { AlertTemplate } from './alert-template.ts';
import type { AwarenessTopic } from './awareness-topic.ts';
import type { EventTypes } from './event-type.ts';
import type { Playbook } from './playbook.ts';
import type { ScreeningAnswers } from './screening-answer.ts';

/** What is written and not programmed: the contents of `data/`, the same for every department that leaves them alone. */
export interface Authored {
  types: EventTypes;
  routing: AgencyRouting;
  templates: readonly AlertTemplate[];
  screeningAnswers: ScreeningAnswers;
  topics: readonly AwarenessTopic[];
  playbooks: readonly Playbook[];
}
