import type { Text } from '../en/index.ts';

export const unseal: Text['unseal'] = {
  title: 'Ouvrir un nom scellé',
  reasonForAuthor:
    'L’auteur lira ceci sur la plateforme d’où il a écrit, qui ne peut pas le transmettre. Restez plus général.',
  reason: 'Motif',
  reasonHint: 'Conservé au dossier. L’auteur le lit.',
  deferUntil: 'Aviser l’auteur seulement après (DPS seulement)',
  deferReason: 'Motif du report (DPS seulement)',
  submit: 'Demander à un autre agent',
  onlyCsoDefers: 'Seul le DPS peut reporter l’avis à l’auteur.',
  deferNeedsBoth: 'Donnez la date et le motif du report.',
  deferPast: 'Donnez une date à venir.',
  notConfidential: (id) => `${id} n’est pas un signalement confidentiel. Il n’y a rien à ouvrir.`,
  broken: (id) =>
    `Le sceau du nom dans ${id} ne s’ouvre plus : il est endommagé ou vient d’une autre clé. Demandez la clé d’origine aux responsables de l’exploitation de Vigie.`,
  concerned:
    'Vous êtes l’auteur, vous traitez cet événement ou celui avec lequel il a été fusionné, ou votre nom y figure; vous ne pouvez donc pas participer à l’ouverture du nom. Demandez à un autre agent.',
  tooYoung: 'Votre rôle date de moins de 24 heures; il ne peut pas encore servir à cela.',
  nobody: (id) =>
    `Personne d’autre ne peut approuver l’ouverture du nom dans ${id} : il faut un agent ou le DPS, en fonction depuis au moins un jour, qui ne traite pas l’événement et n’y est pas nommé. Rien n’a été demandé.`,
  asked: (id) => `On a demandé à un deuxième agent d’approuver l’ouverture du nom dans ${id}.`,
  askedByLot: (id, names) =>
    `On a demandé d’approuver l’ouverture du nom dans ${id} à : ${names}. Tant qu’on n’en informe pas l’auteur, le sort décide qui, parmi les personnes qui pourraient approuver, reçoit la demande : ne pas la recevoir ne veut pas dire qu’on est l’auteur.`,
  request: (id, name) => `${name} demande d’ouvrir le nom scellé de ${id}.`,
  why: 'Motif donné :',
  askWhy: 'Le motif ne peut pas s’afficher ici; demandez-le à cette personne avant d’approuver.',
  approve: 'Approuver l’ouverture',
  samePerson: 'Il faut deux personnes pour ouvrir un nom. Un autre agent doit approuver.',
  actsFor:
    'L’un de vous deux assure l’intérim de l’autre; vous ne comptez donc pas pour deux. Un autre agent doit approuver.',
  noRequest: (id) => `Personne ne demande plus d’ouvrir le nom dans ${id}.`,
  lapsed: (id) =>
    `Cette demande d’ouvrir le nom dans ${id} ne tient plus : elle date de plus de sept jours, ou la personne qui l’a faite ne peut plus y participer. Il faut en présenter une nouvelle.`,
  approved: (id) =>
    `L’ouverture du nom dans ${id} est approuvée. Vous pouvez tous deux le voir pendant une heure.`,
  approvedByOther: (id) =>
    `Quelqu’un d’autre a approuvé l’ouverture du nom dans ${id}. Plus personne n’a à le faire.`,
  show: 'Afficher le nom',
  shownHeading: (id) => `Le nom scellé dans ${id}`,
  shown: (id, name, address) =>
    `${id} a été signalé par ${name} (${address}). Cette consultation est inscrite au journal de vérification.`,
  notYours: (id) =>
    `Vous n’êtes pas l’une des deux personnes autorisées à voir le nom dans ${id}, ou l’heure est écoulée.`,
  toAuthor: (id) => `Deux agents de sécurité ont ouvert votre nom dans le signalement confidentiel ${id}.`,
};
