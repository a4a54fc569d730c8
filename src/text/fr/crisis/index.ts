import type { Text } from '../../en/index.ts';
import { afterAction, closing } from './closing.ts';
import { inject, scorecard } from './exercise.ts';
import { log } from './log.ts';
import { lapse, lost } from './lost.ts';
import { board, report, services, severity } from './report.ts';
import { icsRoles, role, roles } from './roles.ts';
import { alerts, briefing, open, opener } from './room.ts';
import { action, task } from './tasks.ts';

export const crisis: Text['crisis'] = {
  platforms: { slack: 'Slack', teams: 'Teams', console: 'la console' },
  states: { open: 'en cours', closed: 'close' },
  fields: {
    name: 'Ce qui se passe',
    kind: 'Genre',
    severity: 'Gravité',
    marking: 'Marque de sécurité',
    level: 'Cote ou habilitation requise',
    opened: 'Ouverture',
    event: 'Événement de sécurité',
    lead: 'Responsable de l’événement',
    nextReport: 'Prochain rapport',
    follows: 'Suite de',
    exercise: 'Exercice',
    room: 'Salle',
    people: 'Personnes',
  },
  none: (id) =>
    `Il n’y a aucune crise ${id} à laquelle vous travailliez. « ⏵crise tableau » montre celles que vous pouvez voir.`,
  notHere: (id, marking) =>
    `${id} porte la marque ${marking} et ne peut pas être montrée sur cette plateforme.`,
  over: (id) => `${id} est close. Rouvrez-la avec « ⏵crise rouvrir ${id} » et la raison.`,
  readOnly: (id) =>
    `Vous pouvez lire ${id}, mais pas y travailler. Le responsable de l’événement peut vous faire entrer.`,
  whichRoom: 'Dites de quelle crise il s’agit.',
  yours: (ids) => `Les vôtres : ${ids}.`,
  aboveMarking: (id, most, found) =>
    `${id} accepte au plus ${most}, et ce texte porte la marque ${found}. Rien n’en a été gardé. Dites-le au responsable par téléphone.`,

  /** In the names of files. */
  documents: { afterAction: 'rapport-apres-action', report: 'rapport-de-situation' },

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
