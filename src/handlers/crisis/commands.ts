import type { Answer, Command } from '../../chat/command.ts';
import type { Language } from '../../chat/event.ts';
import type { Work } from '../work.ts';
import { meantCrisis } from './access.ts';
import { actionCommand } from './actions.ts';
import { brief, showBoard } from './board.ts';
import { closeCommand } from './closing.ts';
import { handoverCommand } from './handover.ts';
import { injectCommand } from './inject-work.ts';
import { decisionCommand, logCommand } from './log.ts';
import { askWhichLog } from './marked-message.ts';
import { openers } from './open-form.ts';
import { openCommand } from './open-line.ts';
import { reopenCommand } from './reopening.ts';
import { reportCommand } from './report.ts';
import { roleCommand } from './roles.ts';
import { severityCommand } from './severity.ts';

const head = { en: ['crisis'], fr: ['crise'] } as const;
const number = { kind: 'number', name: 'crisis', prefix: 'CR', optional: true } as const;
const words = { kind: 'text', name: 'words', optional: true } as const;
/** The roles that playbooks call in; whoever else is let in is told what to write. */
export const workers = [
  'officer',
  'cso',
  'communications',
  'it',
  'hr',
  'ohs',
  'legal',
  'privacy',
  'facilities',
  'executive',
  'deputy-head',
] as const;
/** Who belongs to it is asked of the record itself. */
const members = { who: 'everyone', shownTo: workers, privacy: 'private' } as const;

/** A command that means the room it is typed in, or the one whose number is given; its examples begin after its words. */
function inRoom(
  given: Pick<Command<Work>, 'summary' | 'examples'> & {
    sub: NonNullable<Command<Work>['sub']>;
    /** What is asked before it is known which room is meant. */
    before?(ctx: Work): Promise<Answer | undefined>;
    run(ctx: Work, id: string, words: string): ReturnType<Command<Work>['run']>;
  },
): Command<Work> {
  const whole = (language: Language) =>
    given.examples[language].map((rest) => `${head[language][0]} ${given.sub[language][0]} ${rest}`.trim());
  const examples = { en: whole('en'), fr: whole('fr') };
  return {
    ...given,
    name: `crisis ${given.sub.en[0]}`,
    examples,
    head,
    args: [number, words],
    ...members,
    async run(ctx, { crisis, words: rest = '' }) {
      const asked = await given.before?.(ctx);
      if (asked) return asked;
      const example = examples[ctx.language].find((each) => each.includes('CR-')) ?? '';
      // What is refused before the record is looked at is about it, too.
      ctx.about = await meantCrisis(ctx, crisis, example);
      return given.run(ctx, ctx.about, rest);
    },
  };
}

/** What is typed after `crisis` to open a room and to work in it. */
export const crisisCommands: readonly Command<Work>[] = [
  {
    name: 'crisis open',
    head,
    sub: { en: ['open'], fr: ['ouvrir'] },
    args: [{ kind: 'text', name: 'what', optional: true }],
    who: openers,
    privacy: 'private',
    summary: {
      en: 'Open a crisis room; alone, it opens the form',
      fr: 'Ouvrir une salle de crise; seul, montre le formulaire',
    },
    examples: {
      en: [
        'crisis open flood at 90 Elgin',
        'crisis open exercise high EV-2026-0001 ransomware on the file servers',
      ],
      fr: [
        'crise ouvrir inondation au 90 Elgin',
        'crise ouvrir exercice elevee EV-2026-0001 rançongiciel sur les serveurs de fichiers',
      ],
    },
    run: (ctx, { what = '' }) => openCommand(ctx, what),
  },
  inRoom({
    sub: { en: ['role'], fr: ['role'] },
    summary: {
      en: 'The roles of a room; take one, give one to somebody, or let a member in',
      fr: 'Les rôles d’une salle; en prendre un, en confier un ou faire entrer un membre',
    },
    examples: {
      en: ['scribe', 'CR-2026-0001 facilities facilities1@sample.example', 'member hr1@sample.example'],
      fr: ['secretaire', 'CR-2026-0001 immeubles facilities1@sample.example', 'membre hr1@sample.example'],
    },
    run: roleCommand,
  }),
  inRoom({
    sub: { en: ['severity'], fr: ['gravite'] },
    summary: {
      en: 'Change how grave a crisis is, and with it how often it is reported on; alone, shows it',
      fr: 'Changer la gravité d’une crise et, avec elle, le rythme des rapports; seul, la montre',
    },
    examples: {
      en: ['very-high', 'CR-2026-0001 medium'],
      fr: ['tres-elevee', 'CR-2026-0001 moyenne'],
    },
    run: severityCommand,
  }),
  inRoom({
    sub: { en: ['log'], fr: ['journal'] },
    summary: {
      en: 'Put something on the log, or correct an entry; alone, shows it',
      fr: 'Inscrire quelque chose au journal ou corriger une entrée; seul, le montre',
    },
    examples: {
      en: ['water reached floor 2', 'CR-2026-0001 the landlord was called', 'correct 12 it was floor 3'],
      fr: [
        'l’eau est au 2e étage',
        'CR-2026-0001 le propriétaire a été appelé',
        'corriger 12 c’était au 3e étage',
      ],
    },
    before: askWhichLog,
    run: logCommand,
  }),
  inRoom({
    sub: { en: ['decision'], fr: ['decision'] },
    summary: { en: 'Put a decision on the log', fr: 'Inscrire une décision au journal' },
    examples: {
      en: ['we close floor 2', 'CR-2026-0001 we close floor 2'],
      fr: ['on ferme le 2e étage', 'CR-2026-0001 on ferme le 2e étage'],
    },
    run: decisionCommand,
  }),
  inRoom({
    sub: { en: ['action'], fr: ['action', 'mesure'] },
    summary: {
      en: 'Give somebody something to do, with a due time; alone, it opens the form',
      fr: 'Confier quelque chose à faire, avec une échéance; seul, montre le formulaire',
    },
    examples: {
      en: [
        'call the landlord facilities1@sample.example due:15:30',
        'CR-2026-0001 call the landlord',
        'CR-2026-0001 AC-2026-0001 officer2@sample.example due:17:00',
      ],
      fr: [
        'appeler le propriétaire facilities1@sample.example echeance:15:30',
        'CR-2026-0001 appeler le propriétaire',
        'CR-2026-0001 AC-2026-0001 officer2@sample.example echeance:17:00',
      ],
    },
    run: actionCommand,
  }),
  inRoom({
    sub: { en: ['handover'], fr: ['releve'] },
    summary: {
      en: 'Hand your role over to the next shift with a note, which they confirm',
      fr: 'Transmettre votre rôle à la relève avec une note, qu’elle confirme',
    },
    examples: {
      en: ['', 'CR-2026-0001 officer2@sample.example'],
      fr: ['', 'CR-2026-0001 officer2@sample.example'],
    },
    run: handoverCommand,
  }),
  inRoom({
    sub: { en: ['sitrep'], fr: ['rapport'] },
    summary: {
      en: 'Write a situation report from what changed; “share” makes a copy of the last for other departments',
      fr: 'Écrire un rapport de situation d’après ce qui a changé; « communiquer » fait une copie du dernier pour d’autres ministères',
    },
    examples: {
      en: ['', 'CR-2026-0001', 'CR-2026-0001 2 share'],
      fr: ['', 'CR-2026-0001', 'CR-2026-0001 2 communiquer'],
    },
    run: reportCommand,
  }),
  inRoom({
    sub: { en: ['brief'], fr: ['breffage'] },
    summary: {
      en: 'How a crisis stands, for whoever comes to it now',
      fr: 'L’état d’une crise, pour qui arrive maintenant',
    },
    examples: {
      en: ['', 'CR-2026-0001'],
      fr: ['', 'CR-2026-0001'],
    },
    run: brief,
  }),
  {
    name: 'crisis board',
    head,
    sub: { en: ['board'], fr: ['tableau'] },
    args: [],
    ...members,
    summary: {
      en: 'Every running crisis that you may see, and people whom two of them need',
      fr: 'Les crises en cours que vous pouvez voir, et les personnes dont plus d’une a besoin',
    },
    examples: { en: ['crisis board'], fr: ['crise tableau'] },
    run: showBoard,
  },
  inRoom({
    sub: { en: ['inject'], fr: ['injection'] },
    summary: {
      en: 'What an exercise brings in; name one to bring it in now, or write one of your own',
      fr: 'Les injections d’un exercice; en nommer une pour la lancer maintenant, ou en écrire une',
    },
    examples: {
      en: ['', 'CR-2026-0001 the fire alarm rings'],
      fr: ['', 'CR-2026-0001 l’alarme d’incendie sonne'],
    },
    run: injectCommand,
  }),
  inRoom({
    sub: { en: ['close'], fr: ['clore'] },
    summary: {
      en: 'Close a room once nothing is left over; a closed one shows its after-action report',
      fr: 'Clore une salle quand il ne reste rien en suspens; une salle close montre son rapport après action',
    },
    examples: {
      en: ['', 'CR-2026-0001'],
      fr: ['', 'CR-2026-0001'],
    },
    run: closeCommand,
  }),
  inRoom({
    sub: { en: ['reopen'], fr: ['rouvrir'] },
    summary: {
      en: 'Open a closed room again; after the set time, a new room that goes on from it',
      fr: 'Rouvrir une salle close; après le délai fixé, une nouvelle salle en prend la suite',
    },
    examples: {
      en: ['CR-2026-0001 the water is back'],
      fr: ['CR-2026-0001 l’eau est revenue'],
    },
    run: reopenCommand,
  }),
];
