import type { Text } from '../../en/index.ts';

export const roles: Text['crisis']['roles'] = {
  lead: 'Responsable de l’événement',
  deputy: 'Responsable adjoint',
  scribe: 'Secrétaire',
  communications: 'Service des communications',
  safety: 'Santé et sécurité',
  facilities: 'Immeubles',
  it: 'Technologie de l’information',
  hr: 'Ressources humaines',
  legal: 'Services juridiques',
  atip: 'Accès à l’information et renseignements personnels (AIPRP)',
  'executive-liaison': 'Liaison avec la direction',
  'goc-liaison': 'Liaison avec le COG et le BCP',
};

export const icsRoles: Text['crisis']['icsRoles'] = {
  ...roles,
  lead: 'Commandant des interventions',
  deputy: 'Commandant adjoint des interventions',
  scribe: 'Chef de l’unité de la documentation',
  communications: 'Agent d’information',
  safety: 'Agent de sécurité des lieux',
  facilities: 'Chef de la section Logistique',
  it: 'Chef de la section Opérations, TI',
  'executive-liaison': 'Agent de liaison, direction',
  'goc-liaison': 'Agent de liaison, COG et BCP',
};

export const role: Text['crisis']['role'] = {
  heading: 'Rôles',
  nobody: 'personne',
  nobodyCritical: 'PERSONNE; il faut le pourvoir',
  claim: 'Prendre un rôle',
  already: (role) => `C’est déjà le cas : ${role}.`,
  given: (role, name) => `${role} : ${name}.`,
  youHave: (id, role, by) => `${by} vous confie un rôle dans ${id} : ${role}.`,
  lost: (id, role, name) => `${name} a maintenant votre rôle dans ${id} : ${role}.`,
  notYours: (role, name) =>
    `${name} a ce rôle (${role}). Seuls cette personne, le responsable, son adjoint, un agent ou le DPS peuvent le confier à quelqu’un d’autre.`,
  unknown: (found, all) =>
    `« ${found} » n’est pas un rôle. Choix possibles : ${all}. « membre » fait entrer quelqu’un sans rôle.`,
  nobodySuch: (who) =>
    `Je ne trouve personne au répertoire sous « ${who} ». Donnez une adresse ou mentionnez la personne.`,
  letIn: (name) => `${name} peut entrer.`,
  chase: (all) => `Personne n’a ces rôles, et la salle ne peut s’en passer : ${all}. Qui les prend?`,
  chaseYou: (id, all) => `Il manque à ${id} : ${all}. Prenez un rôle ou confiez-le à quelqu’un.`,
  handover: {
    title: 'Transmettre un rôle',
    role: 'Rôle',
    to: 'À qui (adresse)',
    note: 'Ce que la relève doit savoir',
    needNote: 'Écrivez ce que la relève doit savoir.',
    none: 'Vous n’avez ici aucun rôle à transmettre.',
    self: 'C’est vous. Nommez quelqu’un d’autre.',
    asked: (role, name) => `${name} a votre note. ${role} : le rôle reste à vous jusqu’à sa confirmation.`,
    askByTelephone: (role, name, id) =>
      `Le clavardage ne permet pas de joindre ${name} : appelez cette personne. ${role} : le rôle reste à vous jusqu’à sa confirmation ici; « ⏵crise role ${id} » suivi du rôle et de son adresse le lui donne tout de suite.`,
    request: (id, role, from) => `${from} vous transmet un rôle dans ${id} : ${role}`,
    confirm: 'J’ai lu la note et je prends la relève',
    confirmed: (role) => `À vous maintenant : ${role}.`,
    waiting: (id, role, name) =>
      `${name} n’a pas encore confirmé. Ce rôle est toujours à vous : ${role}, ${id}. Appelez cette personne, ou transmettez-le à quelqu’un d’autre.`,
    done: (id, role, name) => `${name} a confirmé et a maintenant ce rôle : ${role}, ${id}.`,
    gone: 'Cette relève n’est plus en cours.',
  },
};
