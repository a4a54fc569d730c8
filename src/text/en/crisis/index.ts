import { afterAction, closing } from './closing.ts';
import { inject, scorecard } from './exercise.ts';
import { log } from './log.ts';
import { lapse, lost } from './lost.ts';
import { board, report, services, severity } from './report.ts';
import { icsRoles, role, roles } from './roles.ts';
import { alerts, briefing, open, opener } from './room.ts';
import { action, task } from './tasks.ts';

export const crisis = {
  platforms: { slack: 'Slack', teams: 'Teams', console: 'the console' },
  states: { open: 'running', closed: 'closed' },
  fields: {
    name: 'What is happening',
    kind: 'Kind',
    severity: 'Severity',
    marking: 'Marking',
    level: 'Screening level needed',
    opened: 'Opened',
    event: 'Security event',
    lead: 'Event lead',
    nextReport: 'Next report',
    follows: 'Goes on from',
    exercise: 'Exercise',
    room: 'Room',
    people: 'People',
  },
  none: (id: string) =>
    `There is no crisis ${id} that you work on. “⏵crisis board” shows those that you may see.`,
  notHere: (id: string, marking: string) =>
    `${id} is marked ${marking} and cannot be shown on this platform.`,
  over: (id: string) => `${id} is closed. Open it again with “⏵crisis reopen ${id}” and why.`,
  readOnly: (id: string) => `You may read ${id}, but not work in it. Its event lead can let you in.`,
  whichRoom: 'Say which crisis you mean.',
  yours: (ids: string) => `Yours: ${ids}.`,
  aboveMarking: (id: string, most: string, found: string) =>
    `${id} takes at most ${most}, and this is marked ${found}. Nothing of it was kept. Tell the event lead by telephone.`,

  /** In the names of files. */
  documents: { afterAction: 'after-action', report: 'situation-report' },

  roles,
  icsRoles,
  role,
  open,
  opener,
  briefing,
  alerts,
  lost,
  lapse,
  log,
  task,
  action,
  report,
  severity,
  services,
  board,
  inject,
  scorecard,
  closing,
  afterAction,
};
